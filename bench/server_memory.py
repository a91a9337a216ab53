"""Resident memory of a server, article after article, each translated: what it remembers has a bound of its own."""

import itertools
import statistics
from pathlib import Path
from typing import Annotated

import httpx
import psutil
import typer
from articles import load_articles
from report import Budget, report
from rich.progress import track
from server import running_server

MIB = 2**20
SETTLED = 20  # articles after which memory may not grow any more
# A leak is a steady climb; single steps, when a larger batch than ever before comes by, are none.
FLAT_MIB_PER_ARTICLE = 0.05


def main(
    data: Annotated[Path | None, typer.Option(help="Pairs to make articles of; without it, the samples.")] = None,
    articles: Annotated[int, typer.Option(min=SETTLED + 2, help="Articles to send.")] = 100,
    budget: Annotated[float, typer.Option(help="MiB that the server may take.")] = 400.0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Send articles one after another to /articles, and read the resident memory of the server after each."""
    texts = load_articles(articles, data)
    with running_server({"DEPECHE_MEMORY_MB": "0"}) as server, httpx.Client(base_url=server.url, timeout=600) as client:
        process = psutil.Process(server.process.pid)
        after_start = _resident(process)
        measured = []
        for text in track(texts, "articles"):
            client.post("/articles", json={"body": text, "source": "fr"}).raise_for_status()
            measured.append(_resident(process))
    settled = measured[SETTLED - 1 :]
    slope = median_slope(settled)
    figures: dict[str, object] = {
        "articles": articles,
        "mean length, words": round(statistics.mean(len(text.split()) for text in texts)),
        "after start, MiB": round(after_start, 1),
        "after the 1st article, MiB": round(measured[0], 1),
        f"after the {SETTLED}th, MiB": round(settled[0], 1),
        f"after the {articles}th, MiB": round(settled[-1], 1),
        "largest, MiB": round(max(measured), 1),
        f"median slope from the {SETTLED}th on, MiB per article": round(slope, 4),
        "series, MiB": [round(value, 1) for value in measured],
    }
    budgets = [
        Budget("resident memory, largest", max(measured), budget, "MiB"),
        Budget(
            f"growth from the {SETTLED}th on",
            slope,
            FLAT_MIB_PER_ARTICLE,
            "MiB/article",
        ),
    ]
    report(f"Memory of depeche serve over {articles} articles", figures, budgets, json_file)


def _resident(process: psutil.Process) -> float:
    """Resident memory of the server and its children, in MiB."""
    family = [process, *process.children(recursive=True)]
    return sum(float(member.memory_info().rss) for member in family) / MIB


def median_slope(values: list[float]) -> float:
    """Give the median of the slopes between all pairs of values (Theil 1950, Sen 1968): blind to single steps."""
    pairs = itertools.combinations(enumerate(values), 2)
    return statistics.median((second - first) / (later - earlier) for (earlier, first), (later, second) in pairs)


if __name__ == "__main__":
    typer.run(main)
