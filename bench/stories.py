"""Stories for the comparison: sentences of a file of pairs, or of the samples, joined in their order."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.services.evaluation_data import read_parallel
from app.text.sentences import split_french
from bench.articles import SAMPLES, article


@dataclass(frozen=True, slots=True)
class Story:
    """French sentences, and the text that they make as paragraphs of five."""

    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """As a caller sends it."""
        return article(self.sentences)

    @property
    def words(self) -> int:
        """French words, split at white space."""
        return sum(len(sentence.split()) for sentence in self.sentences)


def load_sentences(data: Path | None) -> list[str]:
    """Give the distinct French lines of a file that `depeche eval` reads, or the sentences of the samples."""
    if data is not None:
        return list(dict.fromkeys(pair.french for pair in read_parallel(data, french_alone=True).pairs))
    texts = (path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.fr.txt")))
    paragraphs = (line.strip() for text in texts for line in text.splitlines())
    return list(dict.fromkeys(line[span.start : span.end] for line in paragraphs for span in split_french(line)))


def make_stories(sentences: Sequence[str], count: int, length: int) -> list[Story]:
    """Give so many stories of `length` sentences.

    Where the sentences are too few they come again, each time in another order, always the same, and numbered: no
    system that translates what is alike once finds a sentence that it has seen.
    """
    supply = _endless(sentences)
    return [Story(tuple(itertools.islice(supply, length))) for _ in range(count)]


def _endless(sentences: Sequence[str]) -> Iterator[str]:
    for number in itertools.count():
        order = list(sentences)
        if number:
            random.Random(number).shuffle(order)
            order = [f"({number + 1}) {sentence}" for sentence in order]
        yield from order
