"""`depeche train run`."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import command
from tests.training.run.tiny import tiny_job
from training.errors import TrainingError

RECIPE = """
[schedule]
rate = 3e-3
warmup = 3

[cpu]
tokens = 80
window = 100
precision = "float32"
"""


@pytest.mark.torch
def test_it_trains_and_says_what_came_of_it(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(RECIPE, "utf-8")
    folders = ["--init", str(job.init), "--data", str(job.data), "--state", str(job.state), "--recipe", str(recipe)]
    first = CliRunner().invoke(command(), ["train", "run", *folders, "--steps", "8", "--for", "0.000001"])
    assert first.exit_code == 0, first.output
    assert "Stopped; the same command goes on from here: 1 steps" in first.stdout
    second = CliRunner().invoke(command(), ["train", "run", *folders, "--steps", "8"])
    assert "The budget is used up: 8 steps" in second.stdout
    assert "step 8, pairs" in second.stderr
    assert {"averaged.safetensors", "log.jsonl", "plot.svg", "state.pt"} <= {path.name for path in job.state.iterdir()}


@pytest.mark.torch
def test_a_fault_is_one_line(tmp_path: Path) -> None:
    job = tiny_job(tmp_path)
    (job.data / "source.npy").write_bytes(b"")
    arguments = ["train", "run", "--init", str(job.init), "--data", str(job.data), "--state", str(job.state)]
    result = CliRunner().invoke(command(), arguments)
    assert isinstance(result.exception, TrainingError)  # which `depeche` tells as one line
    assert result.exception.message.startswith(f"{job.data} holds no packed pairs")
    assert "\n" not in result.exception.message


def test_the_help_needs_no_torch() -> None:
    script = (
        "import sys; from app.cli import command\n"
        "try: command()(['train', 'run', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'torch', 'numpy', 'leather'} & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "--minutes" in result.stdout
    assert result.stderr.strip() == "[]"
