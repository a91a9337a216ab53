"""docs/training.md shows commands that there are, with options that they have."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from training.cli import train_app

ROOT = Path(__file__).parents[2]
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("docs/training.md", "README.md")}
GROUP = typer.main.get_command(train_app)
SHOWN = [(page, line) for page, text in PAGES.items() for line in re.findall(r"depeche train [a-z][^`\n]*", text)]


@pytest.mark.parametrize(("page", "line"), SHOWN)
def test_a_command_that_is_shown_is_there_with_its_options(page: str, line: str) -> None:
    name, *words = shlex.split(line)[2:]
    assert name in GROUP.commands, page
    options = {option for parameter in GROUP.commands[name].params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_each_command_is_on_the_page() -> None:
    assert {line.split()[2] for page, line in SHOWN if page == "docs/training.md"} >= GROUP.commands.keys()
