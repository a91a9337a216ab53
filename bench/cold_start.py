"""Time from starting `depeche serve` to the first 200 of /ready, with a model that is already converted.

The first start converts the model and fills the file cache; it is not counted. Then so many starts, and their median.
The processor's seconds are told besides: on a machine with other work, they vary less than the clock's.
One more start, not timed, lists every Python module that was imported.
"""

import re
import statistics
from pathlib import Path
from typing import Annotated

import httpx
import psutil
import typer
from report import Budget, report
from server import Server, running_server

HEAVY = ("torch", "transformers")
IMPORTED = re.compile(r"^import time:.*\|\s*(\w+)\s*$", re.MULTILINE)


def main(
    starts: Annotated[int, typer.Option(min=1, help="Starts to time.")] = 5,
    budget: Annotated[float, typer.Option(help="Seconds that the median may take.")] = 2.0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Measure cold starts."""
    with running_server() as server:
        first = server.ready_seconds
    seconds, processor = [], []
    for _ in range(starts):
        with running_server() as server:
            seconds.append(server.ready_seconds)
            processor.append(_processor_seconds(server))
    with running_server({"PYTHONPROFILEIMPORTTIME": "1"}) as server:
        imported, mapped = _heavy_modules(server), _heavy_libraries(server)
    figures: dict[str, object] = {
        "first start, converts if need be, s": round(first, 2),
        "starts, s": ", ".join(f"{value:.2f}" for value in seconds),
        "median, s": round(statistics.median(seconds), 3),
        "median of the processor's time up to then, s": round(statistics.median(processor), 3),
        "torch or transformers imported, translating included": ", ".join(imported) or "none",
        "their libraries in the process": ", ".join(mapped) or "none",
    }
    budgets = [
        Budget("cold start, median", statistics.median(seconds), budget, "s"),
        Budget("heavy modules loaded", len(imported) + len(mapped), 0, "modules"),
    ]
    report(f"Cold start of depeche serve, median of {starts}", figures, budgets, json_file)


def _processor_seconds(server: Server) -> float:
    times = psutil.Process(server.process.pid).cpu_times()
    return times.user + times.system


def _heavy_modules(server: Server) -> list[str]:
    """Name the heavy packages that Python imported up to the end of a first translation."""
    answer = httpx.post(f"{server.url}/translate", json={"q": "Bonjour.", "source": "fr", "target": "en"}, timeout=60)
    answer.raise_for_status()
    names = set(IMPORTED.findall(server.log.read_text(errors="replace")))
    if "fastapi" not in names:
        raise RuntimeError("The server's log does not list its imports.")
    return sorted(names.intersection(HEAVY))


def _heavy_libraries(server: Server) -> list[str]:
    """Name torch's shared libraries in the process; empty on systems that don't tell."""
    if not psutil.LINUX:
        return []
    maps = psutil.Process(server.process.pid).memory_maps()
    return sorted({Path(item.path).name for item in maps if Path(item.path).name.startswith("libtorch")})


if __name__ == "__main__":
    typer.run(main)
