"""LexRank and TextRank as the sumy package has them, on our sentences: what others would choose."""

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import numpy as np

from app.engines.protocol import SummaryLength, SummarySentence
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_systems import Summarize, SummarySystem, of_equal_length, read_story
from app.text.words import Language, count_words, tokens

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer, SentenceInfo

_NAMES: dict[Language, str] = {"en": "english", "fr": "french"}
INSTALL = "pip install sumy, or the extra `eval` of this package"


def sumy_version() -> str | None:
    """Give the version of sumy, None where it is not installed."""
    try:
        return version("sumy")
    except PackageNotFoundError:
        return None


def sumy_systems(language: Language) -> list[SummarySystem]:
    """LexRank and TextRank in three sentences, and in no more words than the first three have. Needs sumy."""
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415 - may not be installed
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415

    kinds = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer}
    return [
        system
        for name, kind in kinds.items()
        for system in of_equal_length(name, _summarize(ranker(kind, language), language), is_baseline=True)
    ]


def ranker(kind: "Callable[..., AbstractSummarizer]", language: Language) -> "AbstractSummarizer":
    """Give a summarizer of sumy's with its stemmer and stop words for a language; neither needs a download."""
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415
    from sumy.utils import get_stop_words  # noqa: PLC0415

    summarizer = kind(Stemmer(_NAMES[language]))
    summarizer.stop_words = get_stop_words(_NAMES[language])
    return summarizer


def rank(
    summarizer: "AbstractSummarizer", sentences: Sequence[str], length: SummaryLength, language: Language
) -> list[int]:
    """Give the places of the sentences that sumy takes, rising.

    Under a limit of words it takes the best that still fit, one after the other, as our own choice does.
    """
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415

    words = _Words(language)
    made = [Sentence(sentence, words) for sentence in sentences]
    taken: list[int] = []

    def take(ranked: "Sequence[SentenceInfo]") -> "Sequence[SentenceInfo]":
        kept = _within([info.order for info in ranked], sentences, length)
        taken.extend(sorted(kept))
        return ranked

    # Of sentences that have nothing in common LexRank makes 0 / 0, and then keeps them in their order.
    with np.errstate(invalid="ignore"):
        summarizer(ObjectDocumentModel([Paragraph(made)]), take)
    return taken


class _Words:
    """The part of a sumy tokenizer that sentences need. Its own asks for data of NLTK's that would be downloaded."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Give the words of a sentence; figures are none to sumy."""
        return tuple(word for word in tokens(sentence, self._language) if not word[0].isdigit())


def _summarize(summarizer: "AbstractSummarizer", language: Language) -> Summarize:
    def summarize(article: ReferencedArticle, length: SummaryLength) -> list[SummarySentence]:
        candidates = read_story(article).candidates
        places = rank(summarizer, [candidate.text for candidate in candidates], length, language)
        return [SummarySentence(candidates[place].text, (candidates[place].index,)) for place in places]

    return summarize


def _within(ranked: Sequence[int], sentences: Sequence[str], length: SummaryLength) -> list[int]:
    if length.max_words is None:
        return list(ranked[: length.max_sentences])
    kept, left = [], length.max_words
    for place in ranked:
        words = count_words(sentences[place])
        if words <= left:
            kept.append(place)
            left -= words
    return kept
