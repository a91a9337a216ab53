"""What beam, arithmetic and shortlist bring and cost: the table that the defaults are chosen from.

Each point runs in a process of its own, as peak memory is of a process; words a second are of this engine alone,
without checks, one batch a core.
"""

import itertools
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import sacrebleu
import typer
from report import report
from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.engines.protocol import Decoding
from app.models.locate import find_model
from app.services.engines import load_bare_translator
from app.services.evaluation_data import read_parallel
from app.settings import Settings
from app.text.normalize import normalize

BEAMS = (1, 2, 4, 8)
COMPUTE_TYPES = ("int8", "int8_float32", "float32")


@dataclass(frozen=True, slots=True)
class Point:
    """One way of decoding."""

    compute_type: str
    beam: int
    shortlist: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """bleu, chrf: of the first answers. words: French ones. mib: the largest resident memory of the process."""

    bleu: float
    chrf: float
    words_a_second: float
    processor_seconds_per_1000_words: float
    mib: float


def main(
    data: Annotated[Path, typer.Option(help="Pairs, French<TAB>English, a line each.")],
    *,
    lines: Annotated[int, typer.Option(min=1, help="How many lines, spread over the file.")] = 1000,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; in each, every point once.")] = 3,
    beams: Annotated[str, typer.Option(help="Beams, separated by commas.")] = ",".join(map(str, BEAMS)),
    types: Annotated[str, typer.Option(help="Compute types, separated by commas.")] = ",".join(COMPUTE_TYPES),
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
    point: Annotated[str | None, typer.Option(hidden=True)] = None,
) -> None:
    """Translate the same lines at each point, in turn."""
    if point:
        sys.stdout.write(json.dumps(asdict(_measure(Point(**json.loads(point)), data, lines))))
        return
    points = [
        Point(compute_type, int(beam), shortlist)
        for compute_type, beam, shortlist in itertools.product(types.split(","), beams.split(","), (False, True))
    ]
    runs: dict[Point, list[Measured]] = {each: [] for each in points}
    for each in track([each for _ in range(rounds) for each in points], "points", console=Console(stderr=True)):
        runs[each].append(_apart(each, data, lines))
    medians = {each: _median(measured) for each, measured in runs.items()}
    _print(medians)
    figures = [asdict(each) | asdict(measured) for each, measured in medians.items()]
    report("Decoding", {"lines": lines, "rounds": rounds, "points": figures}, [], json_file)


def _apart(point: Point, data: Path, lines: int) -> Measured:
    command = [
        sys.executable,
        __file__,
        "--data",
        str(data),
        "--lines",
        str(lines),
        "--point",
        json.dumps(asdict(point)),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout))


def _measure(point: Point, data: Path, lines: int) -> Measured:
    pairs = read_parallel(data, None).pairs
    pairs = pairs[:: max(1, len(pairs) // lines)][:lines]
    sources = [normalize(pair.french).text for pair in pairs]
    settings = Settings(compute_type=point.compute_type, beam_size=point.beam)
    engine = load_bare_translator(find_model(settings.translation_model, "translation", settings), settings)
    decoding = Decoding(beam_size=point.beam, shortlist=point.shortlist)
    engine.translate(sources[:50], decoding)
    started, worked = time.perf_counter(), time.process_time()
    answers = [hypotheses[0].text for hypotheses in engine.translate(sources, decoding)]
    wall, work = time.perf_counter() - started, time.process_time() - worked
    words = sum(len(source.split()) for source in sources)
    references = [[pair.english for pair in pairs]]
    return Measured(
        bleu=sacrebleu.corpus_bleu(answers, references).score,
        chrf=sacrebleu.corpus_chrf(answers, references).score,
        words_a_second=words / wall,
        processor_seconds_per_1000_words=1000 * work / words,
        mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _median(measured: list[Measured]) -> Measured:
    columns = zip(*(asdict(each).values() for each in measured), strict=True)
    return Measured(*(round(statistics.median(column), 2) for column in columns))


def _print(medians: dict[Point, Measured]) -> None:
    table = Table("arithmetic", "beam", "shortlist", "BLEU", "chrF", "words/s", "CPU s/1000 words", "MiB")
    for point, measured in medians.items():
        row = [point.compute_type, str(point.beam), "on" if point.shortlist else "off"]
        table.add_row(*row, *(f"{value:g}" for value in asdict(measured).values()))
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
