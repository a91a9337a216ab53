"""`depeche demo`, as a person runs it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest
from rich.console import Console

from app.cli.demo_report import DemoResult, print_report

DEMO = [sys.executable, "-m", "app.cli", "demo"]
MISSING = {**os.environ, "DEPECHE_TRANSLATION_MODEL": "no-such-model"}
SOURCE = "Le [bold] ministre est parti. Il reviendra."


def run(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DEMO, *arguments], capture_output=True, text=True, env=environment, check=False)


@pytest.mark.engine
def test_it_prints_the_english_the_summary_and_what_made_them():
    finished = run()

    assert finished.returncode == 0, finished.stderr
    printed = " ".join(finished.stdout.split())
    for expected in (
        "English",
        "Summary",
        "from: ",
        "model:depeche-fr-en|",
        "model:depeche-extractive|",
        "French words a second",
    ):
        assert expected in printed


@pytest.mark.engine
def test_as_json_it_gives_the_answers_and_the_server_is_gone(tmp_path: Path):
    file = tmp_path / "story.txt"
    file.write_text("Le ministre est arrivé lundi.\n\nIl repartira mardi.\n", "utf-8")

    finished = run("--json", "--file", str(file))

    assert finished.returncode == 0, finished.stderr
    result = json.loads(finished.stdout)
    assert result["words"] == 8
    assert result["startup"] > 0
    assert result["translation"]["translatedText"].count("\n\n") == 1
    assert result["translation_seconds"] > 0
    assert result["summary"]["complete"] is True
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{result['url']}/health", trust_env=False)


def test_a_server_that_can_not_start_is_shown_with_its_log():
    finished = run(environment=MISSING)

    assert finished.returncode == 1
    assert "The models could not be loaded" in finished.stderr  # the server's log
    assert finished.stderr.splitlines()[-1].startswith("depeche: The server can't get ready: ")
    assert "Traceback" not in finished.stderr


def test_a_file_that_is_not_there_starts_nothing():
    finished = run("--file", "no-such-file.txt")

    assert finished.returncode == 1
    assert finished.stderr.strip() == "depeche: no-such-file.txt: No such file or directory."


def test_a_server_that_is_not_there_is_named():
    finished = run("--url", "http://127.0.0.1:9/")

    assert finished.returncode == 1
    assert "http://127.0.0.1:9/translate can't be reached" in finished.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ended_from_outside_it_leaves_no_server_behind(ending: signal.Signals):
    demo = subprocess.Popen(DEMO, stderr=subprocess.PIPE, text=True)
    assert demo.stderr
    with demo.stderr:
        server = _listening_server(demo)

        demo.send_signal(ending)
        demo.stderr.read()

    assert demo.wait() != 0
    assert psutil.wait_procs([server], timeout=60)[1] == []


def _listening_server(demo: subprocess.Popen[str]) -> psutil.Process:
    """Wait until the demo has started its server, and the server answers."""
    while demo.poll() is None:
        for child in psutil.Process(demo.pid).children():
            if any(connection.status == psutil.CONN_LISTEN for connection in child.net_connections()):
                return child
        time.sleep(0.1)
    pytest.fail("the demo ended before its server listened")


def report(flags: list[dict[str, object]]) -> str:
    translation = {"translatedText": "The [bold] minister left. He will.", "details": {"signature": "model:x"}}
    sentence = {"text": "He will.", "source_sentences": {"english": ["He will."], "french": ["Il reviendra."]}}
    result = DemoResult(
        url="http://server",
        file="story.txt",
        words=7,
        startup=None,
        translation_seconds=0.5,
        translation=translation | ({"flags": flags} if flags else {}),
        summary_seconds=1.0,
        summary={"summary": "He will.", "sentences": [sentence], "signature": "model:extractive"},
    )
    console = Console(record=True, width=100, force_terminal=True)
    print_report(result, SOURCE, console)
    return console.export_text(styles=True)


def test_the_report_names_everything_and_takes_no_text_for_markup():
    printed = report([])

    for expected in (
        "The [bold] minister left.",
        "from: Il reviendra.",
        "Nothing was flagged.",
        "model:x",
        "it ran already",
        "0.50 s, 14 French words a second",
    ):
        assert expected in printed


def test_the_report_marks_what_an_editor_should_check():
    flag = {"code": "incomplete", "severity": "error", "message": "Words may be missing.", "source_start": 30}

    printed = report([flag | {"source_end": 43, "target_start": 26, "target_end": 34}])

    assert "Words may be missing." in printed
    assert "│ Il reviendra." in printed
    assert "\x1b[31mHe will.\x1b[0m" in printed
    assert "Nothing was flagged." not in printed
