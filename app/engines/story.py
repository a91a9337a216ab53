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
    opens_paragraph: whether it is the first candidate of its paragraph.
    leans: whether it can't be understood without the candidate before it.
    """

    index: int
    text: str
    words: int
    opens_paragraph: bool
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
    index = 0
    for paragraph in paragraphs:
        opens_paragraph = True
        for sentence in paragraph:
            if sentence.strip() and (furniture or not is_furniture(sentence)):
                yield Candidate(index, sentence, count_words(sentence), opens_paragraph, leans_on_previous(sentence))
                opens_paragraph = False
            index += 1
