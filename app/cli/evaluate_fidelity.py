"""`depeche eval --report` and `--compare`: what translations kept of their sources, by several systems in one run."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.cli.evaluate_console import progress, report_bad_lines, say

if TYPE_CHECKING:
    from app.cli.evaluate_fidelity_report import FidelityReport
    from app.services.evaluation import Run, System
    from app.services.evaluation_data import ParallelText
    from app.services.evaluation_pipeline import LoadedPipeline
    from app.services.evaluation_variants import Variant
    from app.settings import Settings

ChecksChoice = Literal["on", "off", "both"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure.

    settings: those that all variants have unless they say otherwise. checks: None takes what suits, which is both for
    a report, and on for a comparison. compare: two variants or addresses. service: an address to measure as well.
    """

    data: Path
    limit: int
    batch: int
    settings: "Settings"
    checks: ChecksChoice | None
    compare: tuple[str, str] | None
    service: str | None

    @property
    def systems(self) -> tuple[str, ...]:
        """What to measure, each as text: a variant's settings or a running server's address."""
        if self.compare:
            off = ",checks=off" if self.checks == "off" else ""
            return tuple(text if is_address(text) or "checks=" in text else text + off for text in self.compare)
        service = (self.service,) if self.service else ()
        if self.checks is None and service:
            return service
        chosen = ("off", "on") if self.checks in ("both", None) else (self.checks,)
        return (*(f"checks={choice}" for choice in chosen), *service)


def is_address(text: str) -> bool:
    """Whether a system is a running server."""
    return text.startswith(("http://", "https://"))


def measure(wanted: Wanted) -> "FidelityReport":
    """Translate the file with all systems, batch by batch in turn, and hold every output against its source."""
    from app.cli.evaluate_fidelity_report import FidelityReport
    from app.services.evaluation_data import read_parallel
    from app.services.evaluation_fidelity import MeasuredFidelity
    from app.services.evaluation_significance import paired_bootstrap
    from app.services.machine import describe_machine

    text = read_parallel(wanted.data, wanted.limit, french_alone=True)
    report_bad_lines(text)
    runs = _run(wanted, text)
    measured = tuple(MeasuredFidelity.of(run, text) for run in runs)
    paired = []
    if wanted.compare and text.references:
        say("Resampling for the paired bootstrap …")
        paired = paired_bootstrap(runs[0].outputs, runs[1].outputs, text.references)
    policy = f"lines sorted by length, {wanted.batch} a call, each batch by every system in turn"
    return FidelityReport(wanted.data.name, text, policy, measured, tuple(paired), describe_machine())


def _run(wanted: Wanted, text: "ParallelText") -> "list[Run]":
    from app.services.evaluation import batches_by_length, run_systems

    lines = [pair.french for pair in text.pairs]
    with _opened(wanted) as systems, progress([system.name for system in systems], len(lines)) as advance:
        return run_systems(systems, lines, batches_by_length(lines, wanted.batch), advance)


@contextmanager
def _opened(wanted: Wanted) -> "Iterator[list[System]]":
    """Load or connect all systems; variants that differ in checks only share an engine."""
    from app.services.evaluation_http import RunningService
    from app.services.evaluation_variants import parse_variant

    chosen = [text if is_address(text) else parse_variant(text, wanted.settings) for text in wanted.systems]
    loaded: list[tuple[Settings, LoadedPipeline]] = []
    with ExitStack() as stack:
        systems: list[System] = []
        for item in chosen:
            if isinstance(item, str):
                systems.append(stack.enter_context(RunningService(item, name=item if wanted.compare else "service")))
            else:
                systems.append(_pipeline(item, loaded, stack).system(item))
        yield systems


def _pipeline(
    variant: "Variant", loaded: "list[tuple[Settings, LoadedPipeline]]", stack: ExitStack
) -> "LoadedPipeline":
    from app.models.locate import find_model
    from app.services.engines import load_bare_translator
    from app.services.evaluation_pipeline import LoadedPipeline

    for settings, pipeline in loaded:
        if settings == variant.settings:
            return pipeline
    model = find_model(variant.settings.translation_model, "translation", variant.settings)
    say(f"Loading {model.id} into {variant.settings.engine} …")
    pipeline = stack.enter_context(LoadedPipeline(load_bare_translator(model, variant.settings, say), variant.settings))
    loaded.append((variant.settings, pipeline))
    return pipeline
