"""How well the probabilities of words tell where a translation is wrong: the table that the threshold is chosen from.

A word counts as wrong where the reference has it not, or not so often. Much of that is right all the same, said in
another way: the figures compare words with words, and don't tell how many are wrong.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.engines.complete import CompleteTranslator
from app.engines.language import Py3LangidDetector
from app.models.locate import find_model
from app.services.engines import batch_limits, decoding, load_bare_translator
from app.services.evaluation_data import read_parallel
from app.services.translation import TranslationOptions, TranslationService
from app.services.word_scores import GivenPair, WordScore, score_words
from app.services.worker import EngineWorker
from app.settings import Settings
from app.text.normalize import normalize
from app.text.words import tokens

THRESHOLDS = (0.01, 0.02, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a translation. is_wrong: it is not in the reference."""

    score: WordScore
    is_wrong: bool


def main(
    data: Annotated[Path, typer.Option(help="Pairs, French<TAB>English, a line each.")],
    *,
    lines: Annotated[int, typer.Option(min=1, help="How many lines, spread over the file.")] = 1000,
) -> None:
    """Translate lines, score the words of the translations, and hold both against the references."""
    words = asyncio.run(_measured(data, lines))
    names = [word for word in words if word.score.is_name]
    others = [word for word in words if not word.score.is_name]
    console = Console()
    console.print(f"{len(words)} words of {lines} lines, {len(others)} of them no names (AUC {_auc(others):.3f})")
    console.print(_table("words", others, len(words)), _table("names", names, len(words)))


async def _measured(data: Path, lines: int) -> list[Word]:
    pairs = read_parallel(data).pairs
    pairs = pairs[:: max(1, len(pairs) // lines)][:lines]
    settings = Settings()
    engine = load_bare_translator(find_model(settings.translation_model, "translation", settings), settings)
    worker = EngineWorker(CompleteTranslator(engine), batch_limits(settings))
    service = TranslationService(worker, Py3LangidDetector(), decoding(settings))
    try:
        # Each line as one sentence, as the references stand.
        options = TranslationOptions(split=False)
        translations = await service.translate([pair.french for pair in pairs], "fr", "en", options)
        given = [GivenPair(pair.french, item.text) for pair, item in zip(pairs, translations, strict=True)]
        scores = await score_words(worker, given)
    finally:
        worker.close()
    items = zip(given, scores, pairs, strict=True)
    return [word for pair, scored, both in items for word in _judged(pair.target, scored or (), both.english)]


def _judged(text: str, scored: Sequence[WordScore], reference: str) -> list[Word]:
    """Say of each word of a sentence whether the reference has it; each of the reference's words answers once."""
    left = Counter(_folded(word) for word in tokens(normalize(reference).text))
    words = []
    for score in scored:
        word = _folded(text[score.span.start : score.span.end])
        words.append(Word(score, is_wrong=not left[word]))
        left[word] -= 1 if left[word] else 0
    return words


def _folded(word: str) -> str:
    return normalize(word).text.casefold()


def _auc(words: Sequence[Word]) -> float:
    """How often a wrong word has a lower probability than a right one."""
    wrong = sum(word.is_wrong for word in words)
    seen = lower = 0
    for word in sorted(words, key=lambda word: word.score.probability):
        seen += word.is_wrong
        lower += 0 if word.is_wrong else seen
    return lower / (wrong * (len(words) - wrong))


def _table(title: str, words: Sequence[Word], of: int) -> Table:
    """Tell of each threshold what it would mark. of: how many words there are in all."""
    table = Table("probability up to", "marked, of all", "wrong among them", "among the others", title=title)
    for threshold in THRESHOLDS:
        marked = [word for word in words if word.score.probability <= threshold]
        others = [word for word in words if word.score.probability > threshold]
        table.add_row(f"{threshold:g}", f"{len(marked) / of:.1%}", _wrong(marked), _wrong(others))
    return table


def _wrong(words: Sequence[Word]) -> str:
    return f"{sum(word.is_wrong for word in words) / len(words):.1%}" if words else "-"


if __name__ == "__main__":
    typer.run(main)
