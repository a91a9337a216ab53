"""The snippets of docs/integrations.md work against a real server, as they stand but for the address."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "integrations.md"
ADDRESS = "http://localhost:8000"

_SNIPPET = re.compile(r"<!-- run -->\n```(?P<language>\w+)\n(?P<code>.*?)```", re.DOTALL)
_TIME_LIMIT = 120


@dataclass(frozen=True)
class Snippet:
    language: str
    code: str

    def command(self, server_url: str) -> list[str]:
        code = self.code.replace(ADDRESS, server_url)
        if self.language == "python":
            return [sys.executable, "-c", code]
        if self.language == "bash":
            return ["bash", "-euo", "pipefail", "-c", code]
        return ["node", "--input-type=module", "--eval", code]


SNIPPETS = [Snippet(match["language"], match["code"]) for match in _SNIPPET.finditer(PAGE.read_text("utf-8"))]


@pytest.mark.engine
@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.language)
def test_a_snippet_runs_and_prints_english(snippet: Snippet, server_url: str):
    program = snippet.command(server_url)[0]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        snippet.command(server_url),
        capture_output=True,
        text=True,
        timeout=_TIME_LIMIT,
        check=False,
        cwd=PAGE.parents[1],
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"minister|meeting|Patrushev|rain", done.stdout), done.stdout


def test_every_snippet_in_a_language_that_can_be_run_is_marked():
    blocks = re.findall(r"```(?:python|javascript|bash)\n", PAGE.read_text("utf-8"))
    assert len(blocks) == len(SNIPPETS) > 5
