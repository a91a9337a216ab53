"""`depeche eval` without a report: bare engines and a running server, their scores and their speed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.cli.evaluate_console import progress, report_bad_lines, say

if TYPE_CHECKING:
    from app.cli.evaluate_report import Measured, Report
    from app.services.evaluation import Run, System
    from app.services.evaluation_data import ParallelText
    from app.services.evaluation_stories import Stories
    from app.settings import Settings

EngineChoice = Literal["ctranslate2", "transformers", "both"]


@dataclass(frozen=True, slots=True)
class WantedSpeed:
    """What to measure.

    engine: None takes both, or none where a service is given. service: a running server's address.
    story, running: how lines become the texts that the server gets, see `Stories`.
    """

    data: Path
    limit: int
    batch: int
    settings: "Settings"
    engine: EngineChoice | None
    service: str | None
    story: int
    running: bool


def measure_speed(wanted: WantedSpeed) -> "Report":
    """Translate the file with every engine and the server, and score what they say."""
    from app.cli.evaluate_report import Report
    from app.services.evaluation_data import read_parallel
    from app.services.evaluation_stories import Stories
    from app.services.machine import describe_machine

    text = read_parallel(wanted.data, wanted.limit)
    report_bad_lines(text)
    stories = Stories(wanted.story, "space" if wanted.running else "line")
    references = stories.units([pair.english for pair in text.pairs])
    measured: list[Measured] = []
    policy: list[str] = []
    batch = wanted.batch
    names = _engine_names(wanted.engine, with_service=wanted.service is not None)
    if names:
        measured += _scored(_run_engines(names, wanted.settings, text, batch), stories.units, references)
        policy.append(f"Engines: lines sorted by length, {batch} a call, each batch by every engine in turn")
    if wanted.service is not None:
        count = len(text.pairs)
        size = max(1, batch // wanted.story)
        run = _run_service(wanted.service, stories, text, size)
        measured += _scored([run], lambda outputs: stories.unjoin(outputs, count), references)
        policy.append(f"Service: {stories}, {size} a request, one request at a time")
    sources = stories.units([pair.french for pair in text.pairs])
    return Report(
        wanted.data, text, tuple(policy), tuple(sources), tuple(references), tuple(measured), describe_machine()
    )


def _engine_names(
    engine: EngineChoice | None, *, with_service: bool
) -> tuple[Literal["ctranslate2", "transformers"], ...]:
    if engine is None:
        return () if with_service else ("ctranslate2", "transformers")
    return ("ctranslate2", "transformers") if engine == "both" else (engine,)


def _run_engines(
    names: Sequence[Literal["ctranslate2", "transformers"]], settings: "Settings", text: "ParallelText", batch: int
) -> "list[Run]":
    from app.engines.complete import CompleteTranslator
    from app.models.locate import find_model
    from app.services.engines import decoding, load_bare_translator
    from app.services.evaluation import BareEngine, batches_by_length, run_systems

    lines = [pair.french for pair in text.pairs]
    model = find_model(settings.translation_model, "translation", settings)
    with ExitStack() as stack:
        systems: list[System] = []
        for name in names:
            say(f"Loading {model.id} into {name} …")
            own = settings.model_copy(update={"engine": name})
            translator = load_bare_translator(model, own, say)
            stack.callback(translator.close)
            systems.append(BareEngine(name, translator, CompleteTranslator(translator), decoding(own)))
        with progress(names, len(lines)) as advance:
            return run_systems(systems, lines, batches_by_length(lines, batch), advance)


def _run_service(url: str, stories: "Stories", text: "ParallelText", batch: int) -> "Run":
    from app.services.evaluation import batches_in_order, run_systems
    from app.services.evaluation_http import RunningService

    texts = stories.join([pair.french for pair in text.pairs])
    with RunningService(url) as system, progress([system.name], len(texts)) as advance:
        return run_systems([system], texts, batches_in_order(texts, batch), advance)[0]


def _scored(
    runs: "Sequence[Run]", units: Callable[[Sequence[str]], list[str]], references: Sequence[str]
) -> "Iterator[Measured]":
    from app.cli.evaluate_report import Measured
    from app.services.evaluation_scores import score_translations

    for run in runs:
        scored = units(run.outputs)
        yield Measured(run, tuple(scored), score_translations(scored, references))
