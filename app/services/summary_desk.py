"""The articles that a summary is made of, and what is asked for, as a summarizer gets them; and the way back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.engines.protocol import Reading, SummarySentence
from app.services.results import ArticleSentence, Flag, ReadArticle, Retelling, SourcedSentence
from app.services.summary_wish import SummaryWish
from app.text.document import Span
from app.text.focus import focus_shares
from app.text.other_figures import other_figures

_SHOWN_OF_FOCUS = 60  # characters


@dataclass(frozen=True)
class Desk:
    """Articles that lie before a summarizer.

    articles: as they were sent, those without a sentence too. order: numbers of the others, as they are to be told.
    """

    articles: tuple[ReadArticle, ...]
    order: tuple[int, ...]
    wish: SummaryWish

    @cached_property
    def sentences(self) -> list[tuple[int, ArticleSentence]]:
        """All sentences in the order of telling, each with the number of its article."""
        return [(number, sentence) for number in self.order for sentence in self.articles[number].sentences]

    @cached_property
    def paragraphs(self) -> list[list[str]]:
        """The same as texts, in paragraphs."""
        return [
            [sentence.text for sentence in paragraph]
            for number in self.order
            for paragraph in self.articles[number].paragraphs
        ]

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """How much each sentence has of the focus; empty where there is none, or nothing of it in the articles."""
        if not self.wish.focus.strip():
            return ()
        languages = [self.articles[number].languages_of(sentence) for number, sentence in self.sentences]
        shares = focus_shares(self.wish.focus, languages)
        return tuple(shares) if any(shares) else ()

    @cached_property
    def reading(self) -> Reading:
        """What a summarizer is to know."""
        starts, start = [], 0
        for number in self.order:
            starts.append(start)
            start += len(self.articles[number].paragraphs)
        return Reading(self.wish.language, self.shares, tuple(starts))

    def notices(self, chosen: Sequence[SummarySentence]) -> tuple[Flag, ...]:
        """Tell where the focus is not in the summary, and why."""
        focus = " ".join(self.wish.focus.split())
        if not focus or any(self.shares[source] for item in chosen for source in item.sources if self.shares):
            return ()
        shown = focus if len(focus) <= _SHOWN_OF_FOCUS else focus[:_SHOWN_OF_FOCUS].rstrip() + "…"
        if self.shares:
            message = (
                f"What the text has on the focus “{shown}” can't stand alone at this length. Ask for more sentences."
            )
            return (Flag("focus_left_out", "warning", message),)
        message = f"Nothing in the text matches the focus “{shown}”; the summary is what it would be without."
        return (Flag("focus_not_found", "warning", message),)

    def sourced(self, sentence: SummarySentence) -> SourcedSentence:
        """Give a sentence that a summarizer chose the places that it comes from."""
        sources = [self.sentences[index] for index in sentence.sources]
        retold = [self.sentences[index] for index in sentence.retold]
        answer = sourced(sentence.text, sources, retold)
        contradicted = contradictions(answer, retold) if self.wish.language == "en" else ()
        flags = (*answer.flags, *contradicted, *_replacement(sentence, answer))
        return replace(answer, inserted=sentence.inserted, made=sentence.made, flags=flags)


def sourced(
    text: str,
    sources: Sequence[tuple[int, ArticleSentence]],
    retold: Sequence[tuple[int, ArticleSentence]] = (),
) -> SourcedSentence:
    """Give a sentence the places of its sources, the last of which is its own. retold: what says the same elsewhere."""
    number = sources[-1][0] if sources else 0
    own = [sentence for article, sentence in sources if article == number]
    others = (item for item in (*sources, *retold) if item[0] != number)
    return SourcedSentence(
        text=text,
        english=_spans(sentence.english for sentence in own),
        french=_spans(sentence.french for sentence in own),
        flags=tuple(dict.fromkeys(flag for sentence in own for flag in sentence.flags)),
        article=number,
        also_in=tuple(
            Retelling(article, _spans([sentence.english]), _spans([sentence.french])) for article, sentence in others
        ),
    )


def contradictions(sentence: SourcedSentence, retold: Sequence[tuple[int, ArticleSentence]]) -> Iterator[Flag]:
    """Flag the figures of a sentence in whose place another article has others."""
    for number, other in retold:
        if figures := other_figures(sentence.text, other.text):
            ours, theirs = figures
            message = f"Article {number} has another figure: “{theirs}” for “{ours}”."
            french = sentence.french[-1] if sentence.french else None
            yield Flag("figures_differ", "warning", message, french, sentence.english[-1] if sentence.english else None)


def _replacement(sentence: SummarySentence, answer: SourcedSentence) -> Iterator[Flag]:
    """Tell that a sentence stands for one that a model wrote, and what was wrong with that."""
    if sentence.foreign:
        said = ", ".join(f"“{text}”" for text in sentence.foreign)
        message = f"The model wrote {said}, which the article does not have; the article's own sentence stands here."
        french = answer.french[-1] if answer.french else None
        yield Flag("sentence_replaced", "warning", message, french, answer.english[-1] if answer.english else None)


def _spans(spans: Iterable[Span | None]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for span in spans if span))
