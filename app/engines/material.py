"""What a summary is chosen from: the sentences of one story or of several on one event, and what they are worth."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.engines.focus import towards
from app.engines.protocol import Reading, SummarySentence
from app.engines.selection import Counts, Flags
from app.engines.story import Candidate, Story
from app.engines.telling import tell
from app.engines.terms import TermMatrix, Vector
from app.text.words import Language

Score = Callable[[Story, TermMatrix], Vector]

# Of the distance between the best score and the worst: what all articles say gains as much.
SUPPORT_WEIGHT = 0.5
# The same for what lies at the heart of all articles together: a short article's last sentence is no main point.
CENTRALITY_WEIGHT = 1.0
# Candidates that are looked for in other articles: a summary has 20 sentences at most.
MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class _Article:
    """A story among others.

    before: sentences of the articles before it. first: candidates of these. skipped: its own first ones, left out.
    """

    story: Story
    before: int
    first: int
    skipped: int

    def has(self, place: int) -> bool:
        """Whether a candidate, counted among all, is one of this article's."""
        return self.first <= place < self.first + len(self.candidates)

    @property
    def candidates(self) -> Sequence[Candidate]:
        """Those that may be chosen."""
        return self.story.candidates[self.skipped :]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Candidates in the order of their articles, and what each is worth.

    duplicates_of: see `Groups`. Of several articles it tells for a candidate of one which others tell the same, too.
    """

    candidates: tuple[Candidate, ...]
    scores: Vector
    duplicates_of: Callable[[int], Flags]
    _articles: tuple[_Article, ...]

    @classmethod
    def read(cls, paragraphs: Sequence[Sequence[str]], reading: Reading, score: Score) -> "Material":
        """Read the stories and score each by itself, with what the reading is to bring out.

        score: gives a score for each candidate of a story; comparable between stories.
        """
        articles = tuple(_each_article(paragraphs, reading))
        terms = [_terms(article.story.candidates, reading.language) for article in articles]
        scores = np.concatenate(
            [score(article.story, own)[article.skipped :] for article, own in zip(articles, terms, strict=True)]
        )
        candidates = tuple(candidate for article in articles for candidate in article.candidates)
        duplicates_of: Callable[[int], Flags] = terms[0].near_duplicates
        if len(articles) > 1:
            numbers = [number for number, article in enumerate(articles) for _ in article.candidates]
            told = _Retold(_terms(candidates, reading.language), np.array(numbers, dtype=np.intp))
            scores = towards(scores, told.terms.centrality(), CENTRALITY_WEIGHT)
            scores = towards(scores, _support(scores, told) / (len(articles) - 1), SUPPORT_WEIGHT)
            duplicates_of = told.duplicates_of
        return cls(candidates, towards(scores, _emphasis(articles, reading)), duplicates_of, articles)

    def tell(self, chosen: Sequence[int]) -> list[SummarySentence]:
        """Give the summary of the chosen positions, rising.

        Of several articles, a sentence that others tell, too, stands where the first of them tells it.
        """
        told = [sentence for article in self._articles for sentence in self._tell(article, chosen)]
        if len(self._articles) == 1:
            return told
        retold = [self._retold(place) for place in chosen]
        order = sorted(range(len(chosen)), key=self._first_told(chosen, retold).__getitem__)
        return [replace(told[number], retold=tuple(map(self._index, retold[number]))) for number in order]

    def _tell(self, article: _Article, chosen: Sequence[int]) -> Iterator[SummarySentence]:
        """Give those of one article, their sources counted among all sentences."""
        places = [place - article.first + article.skipped for place in chosen if article.has(place)]
        for sentence in tell(article.story, places):
            yield replace(sentence, sources=tuple(source + article.before for source in sentence.sources))

    def _first_told(self, chosen: Sequence[int], retold: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        """Give the place of each chosen sentence in the order of telling; what leans on one goes where that goes."""
        keys: list[tuple[int, int]] = []
        for number, place in enumerate(chosen):
            candidate = self.candidates[place]
            hangs = number > 0 and chosen[number - 1] == place - 1 and (candidate.leans or candidate.named is not None)
            keys.append((keys[-1][0] if hangs else min((place, *retold[number])), place))
        return keys

    def _retold(self, place: int) -> list[int]:
        """Give the first candidate of each other article that tells the same."""
        others = [int(other) for other in np.flatnonzero(self.duplicates_of(place))]
        firsts = (
            next((other for other in others if article.has(other)), None)
            for article in self._articles
            if not article.has(place)
        )
        return [other for other in firsts if other is not None]

    def _index(self, place: int) -> int:
        """Count a candidate among all sentences."""
        return self.candidates[place].index + next(item.before for item in self._articles if item.has(place))


@dataclass(frozen=True, slots=True, eq=False)
class _Retold:
    """Which sentences of several articles say the same. articles: for each, the number of its article."""

    terms: TermMatrix
    articles: Counts

    def duplicates_of(self, place: int) -> Flags:
        """Near duplicates of the same article, and those that tell the same in others, in other words perhaps."""
        same = self.articles == self.articles[place]
        duplicates: Flags = self.terms.near_duplicates(place) | (self.terms.retellings(place) & ~same)
        return duplicates

    def others(self, place: int) -> int:
        """How many other articles say the same."""
        return len(np.unique(self.articles[self.duplicates_of(place) & (self.articles != self.articles[place])]))


def _each_article(paragraphs: Sequence[Sequence[str]], reading: Reading) -> Iterator[_Article]:
    """Read each article. None but the first begins with what leans: it would be read as going on from another one."""
    before = first = 0
    for start, end in itertools.pairwise([*reading.starts, len(paragraphs)]):
        story = Story.read(paragraphs[start:end], reading.language)
        leaning = itertools.takewhile(lambda candidate: candidate.leans, story.candidates) if before else ()
        article = _Article(story, before, first, len(list(leaning)))
        yield article
        first += len(article.candidates)
        before += sum(map(len, paragraphs[start:end]))


def _support(scores: Vector, told: _Retold) -> Vector:
    """Count the other articles that tell the same as each of the best candidates; none but those can be chosen."""
    support = np.zeros(len(scores))
    for place in np.argsort(-scores, kind="stable")[:MOST_COMPARED]:
        support[place] = told.others(int(place))
    return support


def _emphasis(articles: Sequence[_Article], reading: Reading) -> list[float]:
    """Give the emphasis of each candidate; empty where there is none."""
    if not reading.emphasis:
        return []
    return [
        reading.emphasis[candidate.index + article.before] for article in articles for candidate in article.candidates
    ]


def _terms(candidates: Sequence[Candidate], language: Language) -> TermMatrix:
    return TermMatrix.of([candidate.text for candidate in candidates], language)
