"""What a glossary of ten thousand terms costs a request."""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from articles import load_articles
from report import Budget, report
from turns import in_turns, ratio_figures, ratios

from app.services.container import Services
from app.services.engines import load_engines
from app.services.glossaries import Glossaries
from app.services.translation import TranslationOptions
from app.settings import Settings
from app.text.glossary import Glossary, Term
from app.text.glossary.files import read_glossary
from app.text.words import tokens

NAME = "bench"
SLOWDOWN = 0.10
SEED = 5
ANSWERS = 5


def main(
    *,
    data: Annotated[Path | None, typer.Option(help="Pairs to make articles of; without it, the samples.")] = None,
    terms: Annotated[
        Path | None, typer.Option(help="Terms: CSV, TSV, TMX. Without it, pairs of the articles' own words.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, help="Terms of the glossary; made ones fill it up.")] = 10_000,
    articles: Annotated[int, typer.Option(min=1, help="Articles a round, each a request.")] = 12,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; in each, all articles with and without.")] = 7,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Translate the same articles with a stored glossary and without one, in turn."""
    texts = load_articles(articles, data)
    given = read_glossary(terms.read_bytes(), 1_000_000) if terms else []
    glossary_terms = filled(given, texts, count)
    settings = Settings(memory_mb=0)  # what is remembered takes no time
    services = Services.build(load_engines(settings), settings)
    with tempfile.TemporaryDirectory() as folder:
        stored = Glossaries(Path(folder), count)

        async def translate(*, named: bool) -> None:
            for text in texts:
                options = TranslationOptions(glossary=stored.read(NAME) if named else None)
                await services.translation.translate([text], "fr", options=options)

        stored.write(NAME, glossary_terms)
        first_use = _milliseconds(lambda: stored.read(NAME))
        later_uses = [_milliseconds(lambda: stored.read(NAME)) for _ in range(ANSWERS)]
        pairs = {term.french: term.english for term in glossary_terms}
        brought = [_milliseconds(lambda: Glossaries(Path(folder), count).resolve(pairs)) for _ in range(ANSWERS)]
        try:
            without, named = asyncio.run(
                in_turns(rounds, lambda: translate(named=False), lambda: translate(named=True))
            )
        finally:
            services.close()
        found = _found(stored.read(NAME), texts)
    words = sum(len(text.split()) for text in texts)
    figures: dict[str, object] = {
        "terms": len(glossary_terms),
        "of these given": min(len(given), count),
        "articles": articles,
        "French words a round": words,
        "terms found in the articles": found,
        "without, words a second, median": round(words / statistics.median(without.wall)),
        "with, words a second, median": round(words / statistics.median(named.wall)),
        **ratio_figures(without, named),
        "stored, first use, ms": round(first_use, 1),
        "stored, later uses, median ms": round(statistics.median(later_uses), 2),
        "brought by a request for the first time, median ms": round(statistics.median(brought), 1),
    }
    slowdown = 1 - statistics.median(ratios(without.wall, named.wall))
    budgets = [Budget("slowdown by the glossary", slowdown, SLOWDOWN, "of words a second")]
    report(f"A glossary of {len(glossary_terms)} terms", figures, budgets, json_file)


def filled(given: Sequence[Term], texts: Sequence[str], count: int) -> list[Term]:
    """Fill up with pairs of words that stand in the articles, but not together: they are looked for in vain."""
    words = sorted({word for text in texts for word in tokens(text) if len(word) > 3})
    together = " ".join(texts).lower()
    made = {term.french: term for term in given[:count]}
    chance = random.Random(SEED)
    while len(made) < count:
        french = f"{chance.choice(words)} {chance.choice(words)}"
        if french.lower() not in together:
            made.setdefault(french, Term(french, f"term {len(made)}"))
    return list(made.values())


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _found(glossary: Glossary, texts: Sequence[str]) -> int:
    return sum(len(glossary.find(text)) for text in texts)


if __name__ == "__main__":
    typer.run(main)
