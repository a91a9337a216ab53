"""What the translation memory saves: the second version of a story, of which a few sentences have changed."""

import asyncio
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from report import Budget, report
from turns import Turns, in_turns, ratio_figures, ratios

from app.services.container import Services
from app.services.engines import load_engines
from app.services.evaluation_data import read_parallel
from app.services.memory import MemoryFigures, TranslationMemory
from app.services.translation import TranslationService
from app.settings import Settings

SPEEDUP = 8
SENTENCES_PER_PARAGRAPH = 5
ROOM = 2**26


def main(
    *,
    data: Annotated[Path, typer.Option(help="Pairs to make the story of: French<TAB>English lines.")],
    sentences: Annotated[int, typer.Option(min=2, help="Sentences of the story: the first of the file.")] = 40,
    changed: Annotated[int, typer.Option(min=1, help="How many are others in its second version.")] = 3,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; in each, both versions.")] = 7,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Translate a story with an empty memory, and a second version of it with one that knows the first, in turn.

    Each round's second version has other sentences that are new: the next ones of the file.
    """
    lines = [pair.french for pair in read_parallel(data, sentences + changed * (rounds + 1)).pairs]
    settings = Settings(memory_mb=0)
    services = Services.build(load_engines(settings), settings)
    try:
        first, second, again, before, used = asyncio.run(
            _measure(services, rounds, lines[:sentences], lines[sentences:], changed)
        )
    finally:
        services.close()
    words = sum(len(line.split()) for line in lines[:sentences])
    figures: dict[str, object] = {
        "sentences": sentences,
        "of these changed": changed,
        "French words": words,
        "first version, ms, median": round(1000 * statistics.median(first.wall), 1),
        "second version, ms, median": round(1000 * statistics.median(second.wall), 1),
        "the first version again, ms, median": round(1000 * statistics.median(again.wall), 1),
        "second versions, sentences known": used.hits - before.hits,
        "second versions, sentences that went to the engine": used.misses - before.misses,
        "bytes a sentence in the memory": round(used.bytes / used.entries),
        **ratio_figures(first, second),
    }
    share = 1 / statistics.median(ratios(first.wall, second.wall))
    budget = Budget("time of the second version", share, 1 / SPEEDUP, "of the first's")
    report("Translation memory", figures, [budget], json_file)


async def _measure(
    services: Services, rounds: int, story: Sequence[str], others: Sequence[str], changed: int
) -> tuple[Turns, Turns, Turns, MemoryFigures, MemoryFigures]:
    given = services.translation

    def remembering(memory: TranslationMemory) -> TranslationService:
        return TranslationService(given.worker, given.detector, given.decoding, memory)

    memory = TranslationMemory(ROOM)
    known = remembering(memory)
    await known.translate([_joined(story)], "fr")
    before = memory.figures
    versions = _versions(story, others, changed)
    first, second = await in_turns(
        rounds,
        lambda: remembering(TranslationMemory(ROOM)).translate([_joined(story)], "fr"),
        lambda: known.translate([_joined(next(versions))], "fr"),
    )
    used = memory.figures

    async def repeat() -> None:
        await known.translate([_joined(story)], "fr")

    again, _ = await in_turns(rounds, repeat, repeat)
    return first, second, again, before, used


def _versions(story: Sequence[str], others: Sequence[str], changed: int) -> Iterator[list[str]]:
    """Give versions of a story with so many other sentences, at equal distances."""
    for start in range(0, len(others), changed):
        version = list(story)
        for number, line in enumerate(others[start : start + changed]):
            version[(2 * number + 1) * len(story) // (2 * changed)] = line
        yield version


def _joined(lines: Sequence[str]) -> str:
    paragraphs = (
        lines[start : start + SENTENCES_PER_PARAGRAPH] for start in range(0, len(lines), SENTENCES_PER_PARAGRAPH)
    )
    return "\n\n".join(map(" ".join, paragraphs))


if __name__ == "__main__":
    typer.run(main)
