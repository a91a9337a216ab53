"""The snippets of integrations.md and newsroom.md work against a real server, as they stand but for the address."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / name for name in ("integrations.md", "newsroom.md")]
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


TEXT = "\n".join(page.read_text("utf-8") for page in PAGES)
SNIPPETS = [Snippet(match["language"], match["code"]) for match in _SNIPPET.finditer(TEXT)]


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
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(
        r"minister|meeting|Patrushev|rain|CIA (?:leader|chief|head)|(?:head|chief) of the CIA", done.stdout
    ), done.stdout


def test_every_snippet_in_a_language_that_can_be_run_is_marked():
    blocks = re.findall(r"```(?:python|javascript|bash)\n", TEXT)
    assert len(blocks) == len(SNIPPETS) > 5
