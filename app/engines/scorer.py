"""What a scorer of sentences is: an article's sentences in, how much each of them matters out."""

from typing import Protocol

from app.engines.story import Story
from app.engines.terms import TermMatrix, Vector


class SentenceScorer(Protocol):
    """Tells how much each candidate of a story matters to a summary of it."""

    @property
    def revision(self) -> str:
        """Names the weights: another revision may give other scores."""
        ...

    def scores(self, story: Story, terms: TermMatrix) -> Vector:
        """Score each candidate, the higher the better; terms are those of the candidates' texts."""
        ...

    def close(self) -> None:
        """Free what is held."""
        ...
