import json

import pytest
from typer.testing import CliRunner

from app.cli.evaluate import eval_app
from app.errors import InvalidRequestError, ModelError

DOCUMENT = (
    "Rail strike halts trains\n\n"
    "A rail strike halted nine in ten trains across France on Wednesday. The unions want a pay rise of 8 per cent.\n\n"
    "Transport minister Anne Martin will meet the unions in Paris on Friday. She has ruled out a higher offer. "
    "Coach operators added 400 departures to Lyon. Hotels near Paris stations were full."
)
REFERENCE = "A rail strike halted trains across France. Minister Anne Martin will meet the unions in Paris."


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"document": DOCUMENT, "summary": REFERENCE}) + "\n" + json.dumps({"x": 1}), "utf-8")
    return path


def test_the_table_and_the_file_have_every_system(articles, tmp_path) -> None:
    figures = tmp_path / "figures.json"
    result = CliRunner().invoke(
        eval_app, ["summary", "--data", str(articles), "--limit", "1", "--json", str(figures)], catch_exceptions=False
    )
    assert result.exit_code == 0
    assert "articles.jsonl: 1 articles, references of 16.0 words" in result.output
    for shown in ("R-1", "R-2", "R-L", "R-Lsum", "dangling", "extractive, equal words", "Lead-3", "Lead-2", "Machine:"):
        assert shown in result.output
    content = json.loads(figures.read_text("utf-8"))
    systems = {system["name"]: system for system in content["systems"]}
    assert list(systems) == ["extractive", "extractive, 3 sentences", "extractive, equal words", "Lead-3", "Lead-2"]
    assert content["articles"] == 1
    assert content["signature"].startswith("model:extractive|")
    assert set(systems["Lead-3"]["rouge"]) == {"rouge1", "rouge2", "rougeL", "rougeLsum"}
    assert systems["extractive, equal words"]["words"] <= systems["Lead-3"]["words"]


def test_a_bad_line_or_model_stops_it(articles) -> None:
    runner = CliRunner()
    with pytest.raises(InvalidRequestError, match="line 2"):
        runner.invoke(eval_app, ["summary", "--data", str(articles)], catch_exceptions=False)
    with pytest.raises(ModelError):
        runner.invoke(
            eval_app,
            ["summary", "--data", str(articles), "--limit", "1", "--model", "no/such-model"],
            catch_exceptions=False,
        )
