"""The command line around an engine without a model."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from app import cli
from app.cli import local
from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import DetectedLanguage
from app.engines.stub import StubTranslator
from app.services.engines import Engines

Invoke = Callable[..., Result]


class AnyLanguage:
    def detect(self, text: str) -> list[DetectedLanguage]:
        return [DetectedLanguage("en" if " the " in text else "fr", 0.9)]


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run `depeche` with arguments and standard input."""
    monkeypatch.setattr(
        local,
        "load_engines",
        lambda *_: Engines(StubTranslator(truncate_after=6), ExtractiveSummarizer(), AnyLanguage()),
    )
    runner = CliRunner()

    def run(*arguments: object, text: str | bytes | None = None) -> Result:
        return runner.invoke(cli.command(), [str(argument) for argument in arguments], input=text)

    return run
