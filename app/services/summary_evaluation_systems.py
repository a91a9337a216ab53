"""What is measured side by side: a summarizer at several lengths, the first sentences, and what others have written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.engines.protocol import Reading, Summarizer, SummaryLength, SummarySentence
from app.engines.story import Story
from app.services.summary_data import ReferencedArticle
from app.text.grounding import ground
from app.text.words import count_words

Summarize = Callable[[ReferencedArticle, SummaryLength], list[SummarySentence]]
LengthOf = Callable[[ReferencedArticle], SummaryLength]
# How the length of a summary is told: by the system, by a number of sentences, by the words of another summary.
Kind = Literal["served", "sentences", "words"]

SENTENCES = 3
_SERVED = SummaryLength()


@dataclass(frozen=True, slots=True)
class SummarySystem:
    """Something that summarizes, under the name that the table gives it.

    length: how long the summary of an article may be; the time for telling that is not the system's.
    measures: of a baseline, the kinds of systems that are held against it; others have another length.
    is_timed: whether summarizing happens in this run.
    """

    name: str
    summarize: Summarize
    length: LengthOf
    kind: Kind = "served"
    measures: frozenset[Kind] = frozenset()
    is_timed: bool = True

    @property
    def is_baseline(self) -> bool:
        """Whether other systems are held against it."""
        return bool(self.measures)

    def run(self, article: ReferencedArticle) -> list[SummarySentence]:
        """Summarize an article at the system's own length."""
        return self.summarize(article, self.length(article))


def lead(sentences: int) -> SummarySystem:
    """Take the first sentences of the story; the headline and what else is no sentence is passed over."""

    def summarize(article: ReferencedArticle, length: SummaryLength) -> list[SummarySentence]:
        candidates = read_story(article).candidates[: length.max_sentences]
        return [SummarySentence(candidate.text, (candidate.index,)) for candidate in candidates]

    measures: frozenset[Kind] = frozenset(("served", "sentences", "words") if sentences == SENTENCES else ("served",))
    return SummarySystem(f"Lead-{sentences}", summarize, in_sentences(sentences), "sentences", measures)


def at_lengths(name: str, summarizer: Summarizer) -> list[SummarySystem]:
    """Summarize at the default length, in three sentences, and in no more words than the first three have."""

    def summarize(article: ReferencedArticle, length: SummaryLength) -> list[SummarySentence]:
        return summarizer.summarize(article.paragraphs, length, Reading(article.language))

    return [
        SummarySystem(name, summarize, lambda _: _SERVED),
        *of_equal_length(name, summarize, is_baseline=False),
    ]


def of_equal_length(name: str, summarize: Summarize, *, is_baseline: bool) -> list[SummarySystem]:
    """Summarize in three sentences, and in no more words than the first three have, so that length buys nothing."""
    by_sentences: frozenset[Kind] = frozenset(("served", "sentences") if is_baseline else ())
    by_words: frozenset[Kind] = frozenset(("words",) if is_baseline else ())
    return [
        SummarySystem(f"{name}, {SENTENCES} sentences", summarize, in_sentences(SENTENCES), "sentences", by_sentences),
        SummarySystem(f"{name}, equal words", summarize, words_of_lead, "words", by_words),
    ]


def written(name: str, articles: Sequence[ReferencedArticle], summaries: Sequence[Sequence[str]]) -> SummarySystem:
    """Take what another program has written of these articles.

    A sentence that stands in the article is that one; of any other the sources are found by the words that it shares.
    """
    by_article = {id(article): summary for article, summary in zip(articles, summaries, strict=True)}

    def summarize(article: ReferencedArticle, _: SummaryLength) -> list[SummarySentence]:
        sentences = article.sentences
        places = {sentence: index for index, sentence in reversed(list(enumerate(sentences)))}
        return [
            SummarySentence(
                text, (places[text],) if text in places else ground(text, sentences, article.language).sources
            )
            for text in by_article[id(article)]
        ]

    return SummarySystem(name, summarize, lambda _: _SERVED, is_timed=False)


def in_sentences(sentences: int) -> LengthOf:
    """Limit every summary to so many sentences."""
    length = SummaryLength(max_sentences=sentences)
    return lambda _: length


def words_of_lead(article: ReferencedArticle) -> SummaryLength:
    """Limit a summary to the words of the article's first sentences."""
    words = sum(count_words(sentence.text) for sentence in lead(SENTENCES).run(article))
    return SummaryLength(max_words=words)


@lru_cache(maxsize=1)
def read_story(article: ReferencedArticle) -> Story:
    """Tell the sentences of an article from headlines and page furniture: once for all systems that ask."""
    return Story.read(article.paragraphs, article.language)
