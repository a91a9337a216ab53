"""A news story as a summarizer sees it: its headline and the sentences that may stand in a summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from app.text.coreference import Named, Reading, read_subjects
from app.text.discourse import leans_on_previous
from app.text.prose import is_furniture
from app.text.words import Language, count_words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the story.

    index: place among all sentences of the article, headings and captions included.
    words: length as `count_words` gives it, of the named sentence where there is one.
    leans: whether it can't be understood without the candidate before it.
    named: itself with the name of whom it speaks, where that makes it stand alone; its indices count candidates.
    """

    index: int
    text: str
    words: int
    leans: bool
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The candidates in the article's order, and the headline: what stands above the first of them.

    language: `en` or `fr`.
    """

    headline: str
    candidates: tuple[Candidate, ...]
    language: Language = "en"

    @classmethod
    def read(cls, paragraphs: Sequence[Sequence[str]], language: Language = "en") -> Self:
        """Tell sentences from page furniture; where there is nothing but furniture, that is what there is to choose.

        Names are put in in English alone.
        """
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
        candidates = _candidates(sentences, language, furniture=False)
        if not candidates:
            return cls("", _candidates(sentences, language, furniture=True), language)
        return cls(" ".join(sentences[: candidates[0].index]), candidates, language)


def _candidates(sentences: Sequence[str], language: Language, *, furniture: bool) -> tuple[Candidate, ...]:
    kept = [
        (index, sentence)
        for index, sentence in enumerate(sentences)
        if sentence.strip() and (furniture or not is_furniture(sentence))
    ]
    texts = [sentence for _, sentence in kept]
    if language == "en":
        readings = read_subjects(texts)
    else:
        readings = [Reading(leans_on_previous(text, language)) for text in texts]
    return tuple(
        Candidate(
            index,
            text,
            count_words(reading.named.text if reading.named else text),
            reading.leans and reading.named is None,
            reading.named,
        )
        for (index, text), reading in zip(kept, readings, strict=True)
    )
