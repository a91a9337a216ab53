"""`depeche prepare`: what it leaves is all that a server needs."""

import subprocess
import sys

import pytest

WITHOUT_TORCH = """
import sys
sys.modules.update(torch=None, transformers=None, tokenizers=None, sympy=None, mpmath=None, networkx=None)
sys.argv = ["depeche", *sys.argv[1:]]
from app.cli import main
main()
"""


def depeche(program: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *program, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.engine
def test_a_prepared_model_translates_without_torch(tmp_path):
    """The slim container image leaves out what this test blocks."""
    prepared = depeche(["-m", "app.cli"], "prepare")
    assert prepared.returncode == 0, prepared.stderr
    assert prepared.stdout.startswith("translation:   model:")

    story = tmp_path / "story.txt"
    story.write_text("Le ministre est arrivé lundi.\n", "utf-8")
    translated = depeche(["-c", WITHOUT_TORCH], "translate", str(story))

    assert translated.returncode == 0, translated.stderr
    assert "minister" in translated.stdout
    assert depeche(["-c", WITHOUT_TORCH], "summarize", str(story)).returncode == 0
