"""What an editor would mark in a summary, and which part of the article it comes from; no reference is needed."""

from collections.abc import Sequence
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

    tenths: for each sentence that has a source, the tenth of the story that the first one stands in, from 0 to 9; of a
    sentence with a name put in, that of the sentence itself. has_lead: whether the story's first sentence is in it.
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
        self._language = article.language
        self._content = ArticleContent(article.sentences, article.language)

    def judge(self, summary: Sequence[SummarySentence]) -> Judged:
        """Find what is wrong with a summary, and where it comes from."""
        order = _order(self._story)
        places = [[order[index] for index in _own(sentence) if index in order] for sentence in summary]
        length = len(self._story.candidates)
        return Judged(
            (*self._leaning(summary), *self._foreign(summary)),
            tuple(TENTHS * found[0] // length for found in places if found),
            any(0 in found for found in places),
        )

    def _leaning(self, summary: Sequence[SummarySentence]) -> list[SummaryFault]:
        first = summary[0].text if summary else ""
        faults = [SummaryFault("start", "", first)] if leans_on_previous(first, self._language) else []
        loose = _dangling_sentence(summary, self._story)
        return faults if loose is None else [*faults, SummaryFault("dangling", "", loose.text)]

    def _foreign(self, summary: Sequence[SummarySentence]) -> list[SummaryFault]:
        faults = []
        for sentence in summary:
            found = self._content.foreign(sentence.text)
            faults += [SummaryFault("name", name, sentence.text) for name in found.names]
            faults += [SummaryFault("figure", figure, sentence.text) for figure in found.figures]
        return faults


def dangles(summary: Sequence[SummarySentence], paragraphs: Sequence[Sequence[str]], language: Language = "en") -> bool:
    """Whether a sentence of the summary leans on one that does not stand right before it."""
    return _dangling_sentence(summary, Story.read(paragraphs, language)) is not None


def _dangling_sentence(summary: Sequence[SummarySentence], story: Story) -> SummarySentence | None:
    """Give the first sentence of a summary that leans on one which does not stand right before it."""
    order = _order(story)
    previous: int | None = None
    for sentence in summary:
        first = order.get(sentence.sources[0]) if sentence.sources else None
        follows = previous is not None and first is not None and first == previous + 1
        if leans_on_previous(sentence.text, story.language) and not follows:
            return sentence
        previous = order.get(sentence.sources[-1]) if sentence.sources else None
    return None


def _own(sentence: SummarySentence) -> tuple[int, ...]:
    """Give the sources without those of a name that was put in."""
    return sentence.sources[-1:] if sentence.inserted else sentence.sources


def _order(story: Story) -> dict[int, int]:
    """Give the place in the story of each sentence of the article that is one of the story's."""
    return {candidate.index: place for place, candidate in enumerate(story.candidates)}
