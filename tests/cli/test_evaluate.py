import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.evaluate import eval_app
from app.engines.stub import StubTranslator
from app.errors import InvalidRequestError, NotReadyError
from app.models.locate import InstalledModel

# The stub answers with the French itself: these are half right on purpose.
PAIRS = [
    ("Le président Macron est arrivé à Berlin.", "President Macron has arrived in Berlin."),
    ("Il a dit : « L'Europe est prête. »", 'Il a dit : "L\'Europe est prête."'),
    ("Paris Berlin Rome Madrid Londres", "Paris Berlin Rome Madrid Londres"),
    ("Le vote aura lieu mardi prochain à Bruxelles.", "The vote will take place in Brussels next Tuesday."),
    ("Washington Moscou Kiev Varsovie", "Washington Moscou Kiev Varsovie"),
]


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{french}\t{english}\n" for french, english in PAIRS), "utf-8")
    return path


@pytest.fixture
def loaded(monkeypatch):
    """Load stubs instead of models; gives the settings that each was loaded with."""
    settings_seen = []

    def find_model(name, task, settings):
        return InstalledModel(
            id=f"found {name}", path=Path(), revision="1", task=task, languages=("fr", "en"), license="none"
        )

    def load_bare_translator(model, settings, report):
        settings_seen.append(settings)
        report("Converting.")
        # One engine is worse than the other, so that a mix-up shows.
        return StubTranslator("" if settings.engine == "ctranslate2" else "badly ")

    monkeypatch.setattr("app.models.locate.find_model", find_model)
    monkeypatch.setattr("app.services.engines.load_bare_translator", load_bare_translator)
    return settings_seen


@pytest.fixture
def server():
    """Serve translations over HTTP that are the French itself, with typographic quotes; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            texts = body["q"]
            if "details" not in body:  # that one asks for the signature
                requests.append(texts)
            curly = [text.replace("« ", "“").replace(" »", "”").replace("'", "’") for text in texts]
            body = json.dumps({"translatedText": curly}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    requests = []
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    http.requests = requests
    http.url = f"http://127.0.0.1:{http.server_port}"
    yield http
    http.shutdown()
    thread.join()
    http.server_close()


def run(*arguments):
    result = CliRunner().invoke(eval_app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_both_engines_are_measured_in_one_run(pairs, loaded, tmp_path):
    figures = tmp_path / "figures.json"
    result = run("--data", pairs, "--json", figures)
    assert result.exit_code == 0
    assert [settings.engine for settings in loaded] == ["ctranslate2", "transformers"]
    assert "5 pairs, 30 French words, 0 lines left out" in result.stdout
    assert "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:" in result.stdout
    assert "chrF|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:" in result.stdout
    assert "ctranslate2 against transformers: +" in result.stdout
    content = json.loads(figures.read_text("utf-8"))
    fast, slow = content["systems"]
    assert (fast["name"], slow["name"]) == ("ctranslate2", "transformers")
    assert 0 < slow["bleu"]["value"] < fast["bleu"]["value"] < 100
    assert fast["words"] == slow["words"] == 30
    (comparison,) = content["comparisons"]
    assert comparison["bleu"] == pytest.approx(fast["bleu"]["value"] - slow["bleu"]["value"])
    assert comparison["speed"]["overall"] == pytest.approx(slow["seconds"] / fast["seconds"])


def test_the_limit_is_kept_and_settings_reach_the_engine(pairs, loaded):
    result = run("--data", pairs, "--limit", 3, "--engine", "transformers", "--beam", 2, "--model", "mine")
    assert "3 pairs" in result.stdout
    assert "ctranslate2" not in result.stdout
    (settings,) = loaded
    assert (settings.engine, settings.beam_size, settings.translation_model) == ("transformers", 2, "mine")


def test_outputs_are_written_in_the_order_of_the_file(pairs, loaded, tmp_path):
    path = tmp_path / "out.tsv"
    run("--data", pairs, "--output", path, "--batch", 2)
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    assert rows[0] == ["French", "English", "ctranslate2", "transformers"]
    assert [tuple(row[:2]) for row in rows[1:]] == PAIRS
    assert rows[3][2:] == [PAIRS[2][0], f"badly {PAIRS[2][0]}"]
    assert "2 pairs" in run("--data", path, "--limit", 2).stdout


def test_bad_lines_are_reported_and_not_fatal(pairs, loaded):
    pairs.write_text("alone\n" * 7 + "Oui merci beaucoup.\tYes thank you.\n", "utf-8")
    result = run("--data", pairs, "--engine", "ctranslate2")
    assert result.exit_code == 0
    assert "1 pairs" in result.stdout
    assert "line 1 left out: 1 column, needs 2" in result.stderr
    assert "and 2 more" in result.stderr


def test_a_service_is_measured_with_and_without_its_quotation_marks(pairs, loaded, server, tmp_path):
    figures = tmp_path / "figures.json"
    result = run("--data", pairs, "--service", server.url, "--engine", "ctranslate2", "--json", figures)
    assert "straight: scored after" in result.stdout
    assert "service against ctranslate2: -" in result.stdout
    engine, service = json.loads(figures.read_text("utf-8"))["systems"]
    assert service["bleu"]["value"] < engine["bleu"]["value"]
    assert service["straight_bleu"]["value"] == pytest.approx(engine["straight_bleu"]["value"])


def test_a_service_alone_loads_no_engine(pairs, loaded, server):
    result = run("--data", pairs, "--service", server.url)
    assert loaded == []
    assert "each line a text" in result.stdout
    assert server.requests[-1] == [french for french, _ in PAIRS]


def test_stories_are_joined_by_lines_or_run_on(pairs, server):
    french = [line for line, _ in PAIRS]
    lines = run("--data", pairs, "--service", server.url, "--story", 3)
    assert server.requests[-1] == ["\n".join(french[:3]), "\n".join(french[3:])]
    assert "each 3 lines a text, joined by line breaks" in lines.stdout
    running = run("--data", pairs, "--service", server.url, "--story", 3, "--running")
    assert server.requests[-1] == [" ".join(french[:3]), " ".join(french[3:])]
    assert "joined by spaces" in running.stdout
    run("--data", pairs, "--service", server.url, "--story", 2, "--batch", 4)
    assert server.requests[-2:] == [["\n".join(french[:2]), "\n".join(french[2:4])], [french[4]]]


def test_faults_are_told(pairs, loaded, tmp_path):
    with pytest.raises(InvalidRequestError, match="No such file"):
        run("--data", tmp_path / "none.tsv")
    with pytest.raises(NotReadyError, match="does not answer"):
        run("--data", pairs, "--service", "http://127.0.0.1:9")
    with pytest.raises(InvalidRequestError, match="can't be written"):
        run("--data", pairs, "--json", tmp_path / "none" / "figures.json")


def test_without_a_file_the_usage_is_told():
    result = run()
    assert result.exit_code == 2
    assert "--data" in result.stderr


def test_summaries_are_measured_by_a_word_of_their_own(loaded):
    result = run("summary", "--data", "none.jsonl", "--help")
    assert result.exit_code == 0
    assert "ROUGE" in result.stdout
    assert loaded == []


@pytest.mark.engine
def test_the_embedded_model_is_measured(tmp_path):
    path, figures = tmp_path / "pairs.tsv", tmp_path / "figures.json"
    path.write_text(
        "Le président est arrivé à Paris mardi matin.\tThe president arrived in Paris on Tuesday morning.\n"
        "Les ministres se réuniront à Bruxelles lundi.\tThe ministers will meet in Brussels on Monday.\n",
        "utf-8",
    )
    run("--data", path, "--engine", "ctranslate2", "--json", figures)
    (system,) = json.loads(figures.read_text("utf-8"))["systems"]
    assert system["signature"].startswith("model:depeche-fr-en|")
    assert "engine:ctranslate2-" in system["signature"]
    assert system["bleu"]["value"] > 15
    assert system["chrf"]["value"] > 50
    assert system["truncated"] == 0
