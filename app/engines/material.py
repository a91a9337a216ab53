"""What a summary is chosen from: the sentences of one story or of several on one event, and what they are worth."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.engines.focus import towards
from app.engines.protocol import Reading
from app.engines.selection import Counts, Flags
from app.engines.story import Candidate, Story
from app.engines.terms import TermMatrix, Vector

Score = Callable[[Story, TermMatrix], Vector]

# Of the distance between the best score and the worst: what all articles say gains as much.
SUPPORT_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Candidates in the order of their articles, and what each is worth.

    articles: for each candidate, the number of its article. duplicates_of: see `Groups`.
    """

    candidates: tuple[Candidate, ...]
    scores: Vector
    articles: Sequence[int]
    duplicates_of: Callable[[int], Flags]

    @classmethod
    def read(cls, paragraphs: Sequence[Sequence[str]], reading: Reading, score: Score) -> "Material":
        """Read the stories and score each by itself, with what the reading is to bring out.

        score: gives a score for each candidate of a story; comparable between stories.
        """
        stories = list(_stories(paragraphs, reading))
        each = [TermMatrix.of([candidate.text for candidate in story.candidates]) for story in stories]
        scores = np.concatenate([score(story, terms) for story, terms in zip(stories, each, strict=True)])
        candidates = tuple(candidate for story in stories for candidate in story.candidates)
        emphasis = [reading.emphasis[candidate.index] for candidate in candidates if reading.emphasis]
        if len(stories) == 1:
            return cls(candidates, towards(scores, emphasis), [0] * len(candidates), each[0].near_duplicates)
        articles = [number for number, story in enumerate(stories) for _ in story.candidates]
        told = _Retold(TermMatrix.of([candidate.text for candidate in candidates]), np.array(articles))
        support = [told.others(place) / (len(stories) - 1) for place in range(len(candidates))]
        scores = towards(towards(scores, support, SUPPORT_WEIGHT), emphasis)
        return cls(candidates, scores, articles, told.duplicates_of)

    def sources(self, place: int) -> tuple[int, ...]:
        """Give the index of a candidate, then of the first in each other article that says the same."""
        found = {self.articles[place]: self.candidates[place].index}
        if len(set(self.articles)) > 1:
            for other in np.flatnonzero(self.duplicates_of(place)):
                found.setdefault(self.articles[other], self.candidates[other].index)
        own = found.pop(self.articles[place])
        return (own, *(found[article] for article in sorted(found)))


@dataclass(frozen=True, slots=True, eq=False)
class _Retold:
    """Which sentences of several articles say the same."""

    terms: TermMatrix
    articles: Counts

    def duplicates_of(self, place: int) -> Flags:
        """Near duplicates of the same article, and those that tell the same in others, in other words perhaps."""
        same = self.articles == self.articles[place]
        return self.terms.near_duplicates(place) | (self.terms.retellings(place) & ~same)

    def others(self, place: int) -> int:
        """How many other articles say the same."""
        return len(np.unique(self.articles[self.duplicates_of(place) & (self.articles != self.articles[place])]))


def _stories(paragraphs: Sequence[Sequence[str]], reading: Reading) -> Iterator[Story]:
    """Read each article, its sentences counted among all. None but the first begins with one that leans on nothing."""
    before = 0
    for start, end in itertools.pairwise([*reading.starts, len(paragraphs)]):
        story = Story.read(paragraphs[start:end])
        if before:
            story = replace(story, candidates=_standing(story.candidates, before))
        before += sum(map(len, paragraphs[start:end]))
        yield story


def _standing(candidates: Sequence[Candidate], before: int) -> tuple[Candidate, ...]:
    """Leave out the first ones that lean: they would be read as going on from another article."""
    leaning = itertools.takewhile(lambda candidate: candidate.leans, candidates)
    return tuple(replace(item, index=item.index + before) for item in candidates[len(list(leaning)) :])
