"""A news story as a summarizer sees it: its headline and the sentences that may stand in a summary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from app.text.discourse import leans_on_previous
from app.text.prose import is_furniture
from app.text.words import count_words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the story.

    index: place among all sentences of the article, headings and captions included.
    words: length as `count_words` gives it.
    leans: whether it can't be understood without the candidate before it.
    """

    index: int
    text: str
    words: int
    leans: bool


@dataclass(frozen=True, slots=True)
class Story:
    """The candidates in the article's order, and the headline: what stands above the first of them."""

    headline: str
    candidates: tuple[Candidate, ...]

    @classmethod
    def read(cls, paragraphs: Sequence[Sequence[str]]) -> Self:
        """Tell sentences from page furniture; where there is nothing but furniture, that is what there is to choose."""
        candidates = tuple(_candidates(paragraphs, furniture=False))
        if not candidates:
            return cls("", tuple(_candidates(paragraphs, furniture=True)))
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
        return cls(" ".join(sentences[: candidates[0].index]), candidates)


def _candidates(paragraphs: Sequence[Sequence[str]], *, furniture: bool) -> Iterator[Candidate]:
    sentences = (sentence for paragraph in paragraphs for sentence in paragraph)
    for index, sentence in enumerate(sentences):
        if sentence.strip() and (furniture or not is_furniture(sentence)):
            yield Candidate(index, sentence, count_words(sentence), leans_on_previous(sentence))
