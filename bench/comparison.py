"""One run of the comparison: what was asked for is started, measured in turn, and stopped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.growth import Reach, grow
from bench.ratios import goals
from bench.rounds import Progress, Row, run_rounds
from bench.stories import Story, make_stories
from bench.systems.depeche import Depeche
from bench.systems.generate import Generate
from bench.systems.libretranslate import LibreTranslate
from bench.systems.protocol import System, UnavailableError
from bench.systems.raw import Raw
from bench.systems.summaries import Summaries

TRANSLATORS: Mapping[str, Callable[[], System]] = {
    "raw": Raw,
    "http": Depeche,
    "libretranslate": LibreTranslate,
    "transformers": Generate,
}
SUMMARY, GROWTH = "summary", "growth"
PARTS = (*TRANSLATORS, SUMMARY, GROWTH)


def groups(parts: Sequence[str]) -> Iterator[list[str]]:
    """Give the parts that are measured in the same rounds, group by group."""
    for group in (list(TRANSLATORS), [SUMMARY], [GROWTH]):
        if wanted := [part for part in group if part in parts]:
            yield wanted


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: so many rounds, of so many stories of so many sentences, and how far the curves go."""

    rounds: int
    stories: int
    sentences: int
    reach: Reach


@dataclass(slots=True)
class Comparison:
    """What was measured so far. systems: what each one says of itself. left_out: what can't run here, and why."""

    sentences: Sequence[str]
    size: Size
    progress: Progress
    systems: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)

    def run(self, parts: Sequence[str]) -> dict[str, object]:
        """Measure the parts, and give the report."""
        stories = make_stories(self.sentences, self.size.stories, self.size.sentences)
        rows = self._measured([name for name in TRANSLATORS if name in parts], TRANSLATORS, stories)
        summaries = self._summaries(stories) if SUMMARY in parts else {}
        curves = self._curves() if GROWTH in parts else {}
        return {
            "rounds": self.size.rounds,
            "systems": self.systems,
            "left out": self.left_out,
            "rows": _figures(rows),
            "summaries": _figures(summaries),
            "curves": {name: _figures(points) for name, points in curves.items()},
            "goals": [goal.as_json() for goal in goals(rows, curves)],
        }

    def _measured(
        self, names: Sequence[str], systems: Mapping[str, Callable[[], System]], stories: Sequence[Story]
    ) -> dict[str, Row]:
        with self._running(names, systems) as running:
            cases = [case for system in running for case in system.cases()]
            return run_rounds(cases, stories, self.size.rounds, self.progress)

    def _summaries(self, stories: Sequence[Story]) -> dict[str, Row]:
        """Summarize the stories' translations: their English sentences are what the service would summarize, too."""
        with self._running(["http"], TRANSLATORS) as (service,):
            if not isinstance(service, Depeche):
                raise TypeError("Summaries are made of what Dépêche translates.")
            self.progress("translating what is to be summarized")
            english = service.english(stories)
            with self._running([SUMMARY], {SUMMARY: Summaries}) as running:
                cases = [*service.summary_cases(), *(case for system in running for case in system.cases())]
                return run_rounds(cases, english, self.size.rounds, self.progress)

    def _curves(self) -> dict[str, dict[str, Row]]:
        return grow(self.sentences, self.size.reach, self.size.rounds, self.progress)

    @contextmanager
    def _running(self, names: Sequence[str], systems: Mapping[str, Callable[[], System]]) -> Iterator[list[System]]:
        made = {name: systems[name]() for name in names}
        running = []
        try:
            for name, system in made.items():
                self.progress(f"starting {name}")
                try:
                    self.systems[name] = system.start()
                    running.append(system)
                except UnavailableError as error:
                    self.left_out[name] = str(error)
            yield running
        finally:
            for system in made.values():
                system.stop()


def _figures(rows: Mapping[str, Row]) -> list[dict[str, object]]:
    return [row.figures() for row in rows.values()]
