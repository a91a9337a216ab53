import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.evaluate import eval_app
from app.cli.evaluate_fidelity import Wanted
from app.engines.stub import StubTranslator
from app.errors import InvalidRequestError
from app.models.locate import InstalledModel
from app.settings import Settings

# The stub answers with the French itself, so that names stand and «ne … pas» is flagged.
PAIRS = [
    ("Le président Macron est à Berlin.", "President Macron is in Berlin."),
    ("Le ministre ne viendra pas en 2014.", "The minister will not come in 2014."),
    ("Paris Berlin Rome Madrid Londres", "Paris Berlin Rome Madrid Londres"),
]


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{french}\t{english}\n" for french, english in PAIRS), "utf-8")
    return path


@pytest.fixture
def loaded(monkeypatch):
    """Load stubs instead of models; gives the settings that each was loaded with. A beam of 1 makes a worse one."""
    seen = []

    def find_model(name, task, settings):
        return InstalledModel(
            id=f"found {name}", path=Path(), revision="1", task=task, languages=("fr", "en"), license="none"
        )

    def load_bare_translator(model, settings, report):
        seen.append(settings)
        return StubTranslator("In 1999, " if settings.beam_size == 1 else "")

    monkeypatch.setattr("app.models.locate.find_model", find_model)
    monkeypatch.setattr("app.services.engines.load_bare_translator", load_bare_translator)
    return seen


@pytest.fixture
def server():
    """Serve the French itself, with a flag for each text, and signed where its path says so; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["q"]
            answer = {"translatedText": texts, "flags": [[{"code": "name_missing"}] for _ in texts]}
            if self.path.startswith("/signed"):
                answer["details"] = [{"signature": "model:served"}]
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    thread.join()
    http.server_close()


def run(*arguments):
    result = CliRunner().invoke(eval_app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def figures(tmp_path, *arguments):
    path = tmp_path / "figures.json"
    assert run(*arguments, "--json", path).exit_code == 0
    return json.loads(path.read_text("utf-8"))


def test_a_report_has_figures_before_and_after_the_checks_from_one_engine(pairs, loaded, tmp_path):
    content = figures(tmp_path, "--data", pairs, "--report")
    before, after = content["systems"]
    assert len(loaded) == 1
    assert (before["name"], after["name"]) == ("checks=off", "checks=on")
    assert before["numbers"] == {"found": 1, "expected": 1, "share": 1.0}
    assert before["kept_names"]["found"] == before["kept_names"]["expected"] == 3
    assert before["flags"] == {}
    assert after["flags"]["negation_lost"] == 1
    assert after["signature"] + "|checks:off" == before["signature"]
    assert before["bleu"]["value"] > 0


def test_a_report_is_a_table_with_signatures(pairs, loaded):
    shown = run("--data", pairs, "--report").stdout
    assert "3 lines" in shown
    assert "100.00 % (1/1)" in shown
    assert "negation_lost" in shown
    assert "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:" in shown


def test_french_alone_is_measured_without_scores(tmp_path, loaded):
    path = tmp_path / "french.tsv"
    path.write_text("fr\nIl est né en 1962.\nPas avant 2014 !\n", "utf-8")
    result = run("--data", path, "--report", "--checks", "on")
    assert "2 lines" in result.stdout
    assert "BLEU" not in result.stdout
    (system,) = figures(tmp_path, "--data", path, "--report", "--checks", "on")["systems"]
    assert "bleu" not in system
    assert system["kept_names"] is None
    assert system["numbers"]["expected"] == 2


def test_without_a_report_french_alone_is_refused(tmp_path, loaded):
    path = tmp_path / "french.tsv"
    path.write_text("Il est né en 1962.\n", "utf-8")
    with pytest.raises(InvalidRequestError, match="a tab and English"):
        run("--data", path)


def test_two_settings_are_compared_and_each_is_loaded(pairs, loaded, tmp_path):
    content = figures(tmp_path, "--data", pairs, "--compare", "beam=1", "beam=4", "--model", "mine")
    assert [(settings.beam_size, settings.translation_model) for settings in loaded] == [(1, "mine"), (4, "mine")]
    worse, better = content["systems"]
    assert (worse["name"], better["name"]) == ("beam=1", "beam=4")
    assert worse["invented"] == 3
    assert better["invented"] == 0
    bleu, chrf = content["paired"]
    assert bleu["first"]["score"] == pytest.approx(worse["straight_bleu"]["value"])
    assert bleu["second"]["score"] == pytest.approx(better["straight_bleu"]["value"])
    assert chrf["metric"] == "chrF2"


def test_a_comparison_reads_as_a_sentence(pairs, loaded):
    shown = run("--data", pairs, "--compare", "beam=1", "beam=4,checks=off").stdout
    assert "beam=4,checks=off against beam=1, paired bootstrap, straight" in shown
    assert ", p = 0." in shown
    assert "|bs:1000|seed:" in shown


def test_a_running_server_is_reported_on_alone_or_beside_the_pipeline(pairs, loaded, server, tmp_path):
    (system,) = figures(tmp_path, "--data", pairs, "--report", "--service", f"{server}/signed")["systems"]
    assert loaded == []
    assert (system["name"], system["signature"]) == ("service", "model:served")
    assert system["flags"] == {"name_missing": 3}
    both = figures(tmp_path, "--data", pairs, "--report", "--service", f"{server}/signed", "--checks", "on")
    assert [item["name"] for item in both["systems"]] == ["checks=on", "service"]


def test_a_server_without_a_signature_tells_no_flags(pairs, loaded, server, tmp_path):
    content = figures(tmp_path, "--data", pairs, "--compare", server, f"{server}/signed")
    assert [system["flags"] for system in content["systems"]] == [None, {"name_missing": 3}]
    assert [item["p_value"] for item in content["paired"]] == [1.0, 1.0]


def test_faults_and_outputs_are_written(pairs, loaded, tmp_path):
    faults, outputs = tmp_path / "faults.tsv", tmp_path / "outputs.tsv"
    run("--data", pairs, "--compare", "beam=1", "beam=4", "--faults", faults, "--output", outputs, "--batch", 2)
    rows = [line.split("\t") for line in faults.read_text("utf-8").splitlines()]
    assert rows[0] == ["system", "kind", "what", "French", "output", "English"]
    assert ["beam=1", "invented", "1999", PAIRS[1][0], f"In 1999, {PAIRS[1][0]}", PAIRS[1][1]] in rows
    assert not [row for row in rows if row[0] == "beam=4" and row[1] == "invented"]
    written = [line.split("\t") for line in outputs.read_text("utf-8").splitlines()]
    assert written[0] == ["French", "English", "beam=1", "beam=4"]
    assert [tuple(row[:2]) for row in written[1:]] == PAIRS


@pytest.mark.parametrize(
    "options",
    [
        ["--faults", "faults.tsv"],
        ["--report", "--engine", "both"],
        ["--report", "--story", "3"],
        ["--compare", "beam=1", "beam=1"],
        ["--compare", "beam=1", "beam=2", "--checks", "both"],
        ["--compare", "beam=1", "beam=2", "--service", "http://localhost:9"],
    ],
)
def test_options_that_do_not_go_together_are_refused(pairs, loaded, options):
    result = run("--data", pairs, *options)
    assert result.exit_code == 2
    assert loaded == []


def test_a_comparison_takes_the_checks_that_were_asked_for():
    wanted = Wanted(Path(), 0, 64, Settings(), "off", ("beam=1", "beam=2,checks=on"), None)
    assert wanted.systems == ("beam=1,checks=off", "beam=2,checks=on")


def test_the_help_teaches_by_examples():
    shown = run("--help").stdout
    assert "depeche eval --data pairs.tsv --compare beam=1 beam=4" in shown
    assert "--faults" in shown


@pytest.mark.engine
def test_the_checks_of_the_embedded_model_lose_nothing(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "William Burns est arrivé à Moscou le 2 novembre.\tWilliam Burns arrived in Moscow on Nov. 2.\n"
        "Les 12 000 habitants ont versé 283,82 euros.\tThe 12,000 residents paid €283.82.\n"
        "Voir https://example.org/a pour en savoir plus.\tSee https://example.org/a to learn more.\n",
        "utf-8",
    )
    before, after = figures(tmp_path, "--data", path, "--report")["systems"]
    assert before["numbers"]["expected"] == after["numbers"]["expected"] == 3
    assert after["numbers"]["found"] == 3
    assert after["kept_names"] == {"found": 1, "expected": 1, "share": 1.0}
    assert after["protected"] == {"found": 1, "expected": 1, "share": 1.0}
    assert after["bleu"]["value"] > 20
