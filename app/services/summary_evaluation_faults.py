"""What an editor would mark in a summary, and which part of the article it comes from; no reference is needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.engines.protocol import SummarySentence
from app.engines.story import Story
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_systems import read_story
from app.text.discourse import leans_on_previous
from app.text.foreign import ArticleContent
from app.text.words import Language

FaultKind = Literal["start", "dangling", "name", "figure"]
TENTHS = 10
_LEANS: dict[Language, Callable[[str], bool]] = {"en": leans_on_previous}


@dataclass(frozen=True, slots=True)
class SummaryFault:
    """One thing that is wrong with a summary, and the sentence that it is in.

    kind: start: the first sentence leans on another. dangling: a sentence leans on one that is not right before it;
    one of each summary. name, figure: stands nowhere in the article.
    """

    kind: FaultKind
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A summary held against its article.

    tenths: for each sentence that has a source, the tenth of the story that the first one stands in, from 0 to 9.
    has_lead: whether the story's first sentence is a source.
    """

    faults: tuple[SummaryFault, ...]
    tenths: tuple[int, ...]
    has_lead: bool

    def count(self, kind: FaultKind) -> int:
        """How many faults of a kind there are."""
        return sum(fault.kind == kind for fault in self.faults)


class Judge:
    """Holds summaries against one article, which is read once for all of them."""

    def __init__(self, article: ReferencedArticle) -> None:
        self._story = read_story(article)
        self._leans = _LEANS.get(article.language)
        self._content = ArticleContent(article.sentences, article.language)

    def judge(self, summary: Sequence[SummarySentence]) -> Judged:
        """Find what is wrong with a summary, and where it comes from."""
        order = _order(self._story)
        places = [[order[index] for index in sentence.sources if index in order] for sentence in summary]
        length = len(self._story.candidates)
        return Judged(
            (*self._leaning(summary), *self._foreign(summary)),
            tuple(TENTHS * found[0] // length for found in places if found),
            any(0 in found for found in places),
        )

    def _leaning(self, summary: Sequence[SummarySentence]) -> list[SummaryFault]:
        if self._leans is None or not summary:
            return []
        first = summary[0].text
        faults = [SummaryFault("start", "", first)] if self._leans(first) else []
        loose = dangling_sentence(summary, self._story, self._leans)
        return faults if loose is None else [*faults, SummaryFault("dangling", "", loose.text)]

    def _foreign(self, summary: Sequence[SummarySentence]) -> list[SummaryFault]:
        faults = []
        for sentence in summary:
            found = self._content.foreign(sentence.text)
            faults += [SummaryFault("name", name, sentence.text) for name in found.names]
            faults += [SummaryFault("figure", figure, sentence.text) for figure in found.figures]
        return faults


def tells_leaning(language: Language) -> bool:
    """Whether there are rules for what leans in a language."""
    return language in _LEANS


def dangles(
    summary: Sequence[SummarySentence],
    paragraphs: Sequence[Sequence[str]],
    leans: Callable[[str], bool] = leans_on_previous,
) -> bool:
    """Whether a sentence of the summary leans on one that does not stand right before it."""
    return dangling_sentence(summary, Story.read(paragraphs), leans) is not None


def dangling_sentence(
    summary: Sequence[SummarySentence], story: Story, leans: Callable[[str], bool]
) -> SummarySentence | None:
    """Give the first sentence of a summary that leans on one which does not stand right before it."""
    order = _order(story)
    previous: int | None = None
    for sentence in summary:
        first = order.get(sentence.sources[0]) if sentence.sources else None
        follows = previous is not None and first is not None and first == previous + 1
        if leans(sentence.text) and not follows:
            return sentence
        previous = order.get(sentence.sources[-1]) if sentence.sources else None
    return None


def _order(story: Story) -> dict[int, int]:
    """Give the place in the story of each sentence of the article that is one of the story's."""
    return {candidate.index: place for place, candidate in enumerate(story.candidates)}
