"""How long /health takes to answer while the server translates many articles at once."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from articles import load_articles
from percentiles import percentile
from report import Budget, report
from server import Server, running_server

IDLE_SECONDS = 2.0


@dataclass(slots=True)
class Polls:
    """Answers of /health: milliseconds of each, and what went wrong."""

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def poll(self, client: httpx.AsyncClient) -> None:
        """Ask once, over a connection of its own, as load balancers do."""
        started = time.perf_counter()
        try:
            (await client.get("/health", headers={"Connection": "close"})).raise_for_status()
        except httpx.HTTPError as error:
            self.errors.append(repr(error))
        else:
            self.milliseconds.append((time.perf_counter() - started) * 1000)

    def figures(self, label: str) -> dict[str, object]:
        """Give median, 95th percentile and maximum."""
        times = sorted(self.milliseconds)
        return {
            f"/health {label}, polls": len(times),
            f"/health {label}, p50 ms": round(percentile(times, 50), 1),
            f"/health {label}, p95 ms": round(percentile(times, 95), 1),
            f"/health {label}, max ms": round(times[-1], 1),
            f"/health {label}, errors": len(self.errors),
        }


def main(
    data: Annotated[Path | None, typer.Option(help="Pairs to make articles of; without it, the samples.")] = None,
    articles: Annotated[int, typer.Option(min=1, help="Articles sent at once.")] = 20,
    interval: Annotated[float, typer.Option(help="Milliseconds from one poll to the next.")] = 50.0,
    budget: Annotated[float, typer.Option(help="Milliseconds that the median answer of /health may take.")] = 50.0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Send articles at once to /articles while /health is polled."""
    texts = load_articles(articles, data)
    with running_server({"DEPECHE_MEMORY_MB": "0"}) as server:
        idle, loaded, seconds, total = asyncio.run(_measure(server, texts, interval / 1000))
    figures: dict[str, object] = {
        "articles at once": articles,
        "words in all": sum(len(text.split()) for text in texts),
        **idle.figures("idle"),
        **loaded.figures("under load"),
        "all articles, s": round(total, 2),
        "first article, s": round(min(seconds), 2),
        "an article, median s": round(statistics.median(seconds), 2),
        "errors": loaded.errors,
    }
    budgets = [
        Budget("/health under load, median", statistics.median(loaded.milliseconds), budget, "ms"),
        Budget("/health errors", len(idle.errors) + len(loaded.errors), 0, "errors"),
    ]
    report(f"/health while {articles} articles are translated at once", figures, budgets, json_file)


async def _measure(server: Server, texts: Sequence[str], interval: float) -> tuple[Polls, Polls, list[float], float]:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=server.url, timeout=600, limits=limits) as client:
        await _translate(client, texts[0])  # a warm-up
        idle, loaded = Polls(), Polls()
        await _poll_while(asyncio.create_task(asyncio.sleep(IDLE_SECONDS)), idle, client, interval)
        started = time.perf_counter()
        work = asyncio.gather(*(_translate(client, text) for text in texts))
        await _poll_while(work, loaded, client, interval)
        return idle, loaded, await work, time.perf_counter() - started


async def _translate(client: httpx.AsyncClient, text: str) -> float:
    """Give the seconds that an article took."""
    started = time.perf_counter()
    (await client.post("/articles", json={"body": text, "source": "fr"})).raise_for_status()
    return time.perf_counter() - started


async def _poll_while(work: asyncio.Future[Any], polls: Polls, client: httpx.AsyncClient, interval: float) -> None:
    """Poll at each tick, whether or not the last answer has come: a slow answer may not hide the next ones."""
    pending = set()
    tick = time.perf_counter()
    while not work.done():
        pending.add(asyncio.create_task(polls.poll(client)))
        tick += interval
        await asyncio.wait([work], timeout=max(0.0, tick - time.perf_counter()))
    await asyncio.gather(*pending)


if __name__ == "__main__":
    typer.run(main)
