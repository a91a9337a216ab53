"""What README.md and docs/api.md show is what a real server answers."""

import json
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.mark.engine
def test_a_command_on_a_page_gives_an_answer_of_the_shape_shown(example, examples: ModuleType, server_url: str):
    answer = examples.request(example.command, server_url)

    assert answer.status < 500
    if example.kind == "json":
        assert answer.content_type == "application/json"
        assert examples.shape(json.loads(answer.text)) == examples.shape(json.loads(example.output))
    else:
        assert answer.status == 200
        assert answer.content_type.startswith("text/plain")
        assert answer.text.strip()
        assert answer.text.strip().count("\n\n") == example.output.strip().count("\n\n")


@pytest.mark.engine
def test_curl_and_its_stand_in_send_the_same(example, examples: ModuleType, server_url: str):
    """Where curl is missing the commands are still tested, so what stands in for it must do as it does."""
    command = example.command.replace(examples.PLACEHOLDER, server_url.removeprefix("http://"))
    real, stand_in = examples.request(example.command, server_url), examples._with_httpx(command)

    assert (stand_in.status, stand_in.content_type) == (real.status, real.content_type)
    if example.kind == "json":
        assert examples.shape(json.loads(stand_in.text)) == examples.shape(json.loads(real.text))
    else:
        assert stand_in.text == real.text


def test_the_readme_shows_the_three_commands_that_callers_are_promised():
    as_text = "curl --data-binary @samples/burns-patrushev.fr.txt -H 'Content-Type: text/plain' -H 'Accept: text/plain'"
    promised = (
        f"{as_text} localhost:8000/translate",
        f"{as_text} localhost:8000/summarize",
        "curl -d q='Bonjour' -d source=fr -d target=en localhost:8000/translate",
    )
    for command in promised:
        assert f"<!-- run -->\n```bash\n{command}\n```" in README


def test_every_request_on_the_pages_is_marked_to_be_run(examples: ModuleType):
    for page in examples.PAGES:
        text = page.read_text("utf-8")
        blocks = re.findall(r"```bash\n(.*?)```", text, re.DOTALL)
        requests = [block for block in blocks if block.startswith("curl")]
        run = [example.command for example in examples.examples() if example.page == page.name]
        assert requests == run
        assert requests


def test_links_and_words_of_make_in_the_readme_exist():
    root = Path(__file__).parents[2]
    makefile = (root / "Makefile").read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", README):
        assert "://" in target or (root / target).exists(), target
    for word in set(re.findall(r"`?\bmake (\w+)", README)):
        assert re.search(rf"^{word}:", makefile, re.MULTILINE), word


def test_shape_forgets_words_and_flags_but_not_names_and_types(examples: ModuleType):
    shown = {"a": "x", "b": [1.5], "flags": [{"code": "y"}]}

    assert examples.shape(shown) == examples.shape({"a": "other", "b": [2, 3]})
    assert examples.shape(shown) != examples.shape({"a": "x"})
    assert examples.shape(shown) != examples.shape({"a": 1, "b": [1.5]})


def test_writing_a_page_replaces_outputs_only(examples: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(examples, "request", lambda command, url: examples.Answer(200, "text/plain", shlex.quote(url)))
    page = "a\n<!-- run -->\n```bash\ncurl x\n```\n\n```text\n```\n\nb\n\n```json\n{}\n```\n"

    assert examples.written(page, "u") == page.replace("```text\n", "```text\nu\n")
