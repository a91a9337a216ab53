import json

import click
import pytest
from typer.testing import CliRunner

from app.cli.evaluate import eval_app
from app.errors import InvalidRequestError, ModelError
from app.services import summary_evaluation_sumy

DOCUMENT = (
    "Rail strike halts trains\n\n"
    "A rail strike halted nine in ten trains across France on Wednesday. The unions want a pay rise of 8 per cent.\n\n"
    "Transport minister Anne Martin will meet the unions in Paris on Friday. She has ruled out a higher offer. "
    "Coach operators added 400 departures to Lyon. Hotels near Paris stations were full."
)
REFERENCE = "A rail strike halted trains across France. Minister Anne Martin will meet the unions in Paris."
FRENCH = (
    "Les trains à l'arrêt\n\n"
    "Une grève a bloqué mercredi neuf trains sur dix en France. Les syndicats réclament une hausse de 8 %.\n\n"
    "La ministre Anne Martin recevra vendredi les syndicats à Paris. Les autocaristes ont ajouté 400 départs vers "
    "Lyon. Les hôtels proches des gares étaient complets."
)
OURS = ["depeche-extractive", "depeche-extractive, 3 sentences", "depeche-extractive, equal words"]
LEADS = ["Lead-3", "Lead-2"]
RANKS = ["LexRank, 3 sentences", "LexRank, equal words", "TextRank, 3 sentences", "TextRank, equal words"]


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": "a", "document": DOCUMENT, "summary": REFERENCE}), json.dumps({"x": 1})]
    path.write_text("\n".join(lines), "utf-8")
    return path


def run(*arguments, **more):
    return CliRunner(env={"COLUMNS": "120"}).invoke(eval_app, ["summary", *map(str, arguments)], **more)


def test_the_tables_and_the_files_have_every_system(articles, tmp_path) -> None:
    files = {name: tmp_path / name for name in ("figures.json", "page.md", "page.html", "out.tsv", "faults.tsv")}
    json_file, markdown, page, output, faults = files.values()
    first = run(
        *("--data", articles, "--limit", 1, "--json", json_file, "--report", markdown, "--output", output),
        *("--faults", faults),
        catch_exceptions=False,
    )
    assert first.exit_code == 0
    assert "articles.jsonl: 1 English articles, references of 16.0 words" in first.output
    for shown in ("R-1", "R-2", "R-L", "R-Lsum", "starts", "dangling", "lead", *OURS, *LEADS, *RANKS, "Machine:"):
        assert shown in first.output
    assert "rouge-score" in first.output
    assert "Porter stemmer" in first.output
    assert "LexRank, TextRank: sumy" in first.output
    content = json.loads(json_file.read_text("utf-8"))
    systems = {system["name"]: system for system in content["systems"]}
    assert list(systems) == [*OURS, *LEADS, *RANKS]
    assert (content["articles"], content["language"]) == (1, "en")
    assert content["signatures"][0].startswith("depeche-extractive: model:depeche-extractive|")
    assert set(systems["Lead-3"]["rouge"]) == {"rouge1", "rouge2", "rougeL", "rougeLsum"}
    assert systems["depeche-extractive, equal words"]["words"] <= systems["Lead-3"]["words"]
    assert systems["Lead-3"]["with_lead"] == 1
    assert all(system["foreign_names"] == system["foreign_figures"] == 0 for system in systems.values())
    held = [(item["system"], item["baseline"]) for item in content["differences"]]
    assert ("depeche-extractive, equal words", "TextRank, equal words") in held
    assert ("depeche-extractive, equal words", "TextRank, 3 sentences") not in held
    assert "| Lead-3 |" in markdown.read_text("utf-8")
    header, row = output.read_text("utf-8").splitlines()
    assert header.split("\t") == ["article", "reference", *OURS, *LEADS, *RANKS]
    assert row.split("\t")[:2] == ["a", REFERENCE]
    assert faults.read_text("utf-8").splitlines()[0] == "system\tarticle\tkind\twhat\tsentence"
    second = run("--data", articles, "--limit", 1, "--no-sumy", "--report", page, catch_exceptions=False)
    assert "<td>Lead-3</td>" in page.read_text("utf-8")
    assert "LexRank" not in second.output


def test_french_articles_are_measured_in_french(tmp_path) -> None:
    path, figures = tmp_path / "french.jsonl", tmp_path / "figures.json"
    path.write_text(json.dumps({"texte": FRENCH, "chapeau": "Une grève a bloqué neuf trains sur dix."}), "utf-8")
    fields = ("--document", "texte", "--summary", "chapeau")
    result = run("--data", path, *fields, "--json", figures, catch_exceptions=False)
    assert "1 French articles" in result.output
    assert "accented letters kept" in result.output
    content = json.loads(figures.read_text("utf-8"))
    systems = {system["name"]: system for system in content["systems"]}
    assert content["language"] == "fr"
    assert list(systems) == [*OURS, *LEADS, *RANKS]
    assert systems["Lead-2"]["rouge"]["rouge1"] > 30


def test_summaries_of_other_programs_are_judged_beside(articles, tmp_path) -> None:
    theirs, figures, faults = tmp_path / "theirs.jsonl", tmp_path / "figures.json", tmp_path / "faults.tsv"
    theirs.write_text(json.dumps({"summary": "He met Carlos Silva. 500 departures were added."}) + "\n", "utf-8")
    result = run(
        *("--data", articles, "--limit", 1, "--outputs", theirs, "--outputs", theirs, "--name", "one", "--name", "two"),
        *("--no-sumy", "--json", figures, "--faults", faults),
        catch_exceptions=False,
    )
    assert result.exit_code == 0
    systems = {system["name"]: system for system in json.loads(figures.read_text("utf-8"))["systems"]}
    assert list(systems) == [*OURS, "one", "two", *LEADS]
    assert systems["one"] | {"name": "two"} == systems["two"]
    assert (systems["one"]["leaning_starts"], systems["one"]["milliseconds"]) == (1, None)
    assert (systems["one"]["foreign_names"], systems["one"]["foreign_figures"]) == (100, 100)
    found = [line.split("\t") for line in faults.read_text("utf-8").splitlines()]
    assert ["one", "a", "name", "Carlos Silva", "He met Carlos Silva."] in found
    assert ["one", "a", "figure", "500", "500 departures were added."] in found
    assert ["one", "a", "start", "", "He met Carlos Silva."] in found


def test_without_sumy_it_says_how_to_get_it_and_goes_on(articles, monkeypatch) -> None:
    monkeypatch.setattr(summary_evaluation_sumy, "sumy_version", lambda: None)
    result = run("--data", articles, "--limit", 1, catch_exceptions=False)
    assert result.exit_code == 0
    assert "pip install" in result.output
    assert "Lead-3" in result.output
    assert "LexRank, 3 sentences" not in result.output


def test_a_bad_line_or_model_stops_it(articles) -> None:
    with pytest.raises(InvalidRequestError, match="line 2"):
        run("--data", articles, catch_exceptions=False)
    with pytest.raises(ModelError):
        run("--data", articles, "--limit", 1, "--model", "no/such-model", catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--report", "page.pdf"], ".md or .html"),
        (["--name", "theirs"], "one name is needed for each --outputs"),
        (["--outputs", "THEIRS", "--name", "Lead-3"], "2 systems are called 'Lead-3'"),
        (["--language", "de"], "'de' is not one of"),
    ],
)
def test_options_that_make_no_sense_are_refused(articles, tmp_path, arguments, message) -> None:
    theirs = tmp_path / "theirs.jsonl"
    theirs.write_text('{"summary": "He left."}\n', "utf-8")
    given = [str(theirs) if argument == "THEIRS" else argument for argument in arguments]
    result = run("--data", articles, "--limit", 1, *given)
    assert result.exit_code == 2
    assert message in click.unstyle(" ".join(result.output.replace("│", " ").split()))


def test_a_model_given_twice_is_measured_once(articles, tmp_path) -> None:
    figures = tmp_path / "figures.json"
    options = ("--model", "depeche-extractive", "--model", "depeche-extractive", "--no-sumy", "--json", figures)
    run("--data", articles, "--limit", 1, *options, catch_exceptions=False)
    assert [system["name"] for system in json.loads(figures.read_text("utf-8"))["systems"]] == [*OURS, *LEADS]
