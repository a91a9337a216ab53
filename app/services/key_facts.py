"""The use case: who, when, where and how many, each with its place in the English and the French sentence behind it."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from app.services.results import ReadArticle
from app.text.facts.model import KeyFacts
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts of an article. sentences: places of its English sentences, in order, and of the French ones."""

    facts: KeyFacts
    article: ReadArticle
    sentences: tuple[tuple[Span, Span | None], ...]

    def french(self, span: Span) -> tuple[Span, ...]:
        """Give the French sentences that a place in the English stands for; none where the article was English."""
        place = bisect_left(self.sentences, span.start + 1, key=lambda pair: pair[0].end)
        found: list[Span] = []
        while place < len(self.sentences) and self.sentences[place][0].start < span.end:
            french = self.sentences[place][1]
            if french is not None and french not in found:
                found.append(french)
            place += 1
        return tuple(found)


def article_facts(article: ReadArticle, day: date | None = None) -> ArticleFacts:
    """Find the facts of an article that is read in English.

    day: when it came out. Takes longer the longer the article is: to be run off the event loop.
    """
    from app.text.facts.find import find_facts  # noqa: PLC0415 - its rules are loaded when they are first asked for

    paragraphs = [
        [sentence.english for sentence in paragraph if sentence.english is not None] for paragraph in article.paragraphs
    ]
    sentences = tuple(
        (sentence.english, sentence.french) for sentence in article.sentences if sentence.english is not None
    )
    return ArticleFacts(find_facts(article.text, paragraphs, day), article, sentences)
