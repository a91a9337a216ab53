"""What it costs that every sentence is held against its source."""

import asyncio
import statistics
from pathlib import Path
from typing import Annotated

import typer
from articles import load_articles
from report import Budget, report
from turns import in_turns, ratio_figures, ratios

from app.services.container import Services
from app.services.engines import load_engines
from app.services.translation import TranslationOptions
from app.settings import Settings

SLOWDOWN = 0.15


def main(
    *,
    data: Annotated[Path | None, typer.Option(help="Pairs to make articles of; without it, the samples.")] = None,
    articles: Annotated[int, typer.Option(min=1, help="Articles a round, each a request.")] = 40,
    clients: Annotated[int, typer.Option(min=1, help="Requests that are open at a time.")] = 8,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; in each, all articles with and without.")] = 5,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Translate the same articles without checks and with them, in turn."""
    texts = load_articles(articles, data)
    settings = Settings(memory_mb=0)  # what is remembered takes no time
    services = Services.build(load_engines(settings), settings)

    async def translate(*, checks: bool) -> None:
        room = asyncio.Semaphore(clients)

        async def request(text: str) -> None:
            async with room:
                await services.translation.translate([text], "fr", options=TranslationOptions(checks=checks))

        await asyncio.gather(*(request(text) for text in texts))

    try:
        without, checked = asyncio.run(
            in_turns(rounds, lambda: translate(checks=False), lambda: translate(checks=True))
        )
    finally:
        services.close()
    words = sum(len(text.split()) for text in texts)
    figures: dict[str, object] = {
        "articles": articles,
        "requests at a time": clients,
        "French words a round": words,
        "without, words a second, median": round(words / statistics.median(without.wall)),
        "with, words a second, median": round(words / statistics.median(checked.wall)),
        **ratio_figures(without, checked),
    }
    slowdown = 1 - statistics.median(ratios(without.wall, checked.wall))
    report("Checks", figures, [Budget("slowdown by the checks", slowdown, SLOWDOWN, "of words a second")], json_file)


if __name__ == "__main__":
    typer.run(main)
