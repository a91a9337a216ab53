"""From chosen sentences of a story to the sentences of a summary, with names where a pronoun would hang in the air."""

from collections.abc import Sequence

from app.engines.protocol import SummarySentence
from app.engines.story import Candidate, Story


def tell(story: Story, chosen: Sequence[int]) -> list[SummarySentence]:
    """Give the summary of the chosen positions, rising.

    A name is put in unless the summary has told it right before: in the sentence that shows who is meant, or in a run
    of sentences that follow that one in the story.
    """
    kept = set(chosen)
    return [_tell(story.candidates, position, kept) for position in chosen]


def _tell(candidates: Sequence[Candidate], position: int, kept: set[int]) -> SummarySentence:
    candidate = candidates[position]
    named = candidate.named
    if named is None or kept.issuperset(range(max(named.evidence), position)):
        return SummarySentence(candidate.text, (candidate.index,))
    sources = (*(candidates[place].index for place in named.evidence), candidate.index)
    return SummarySentence(named.text, sources, (named.inserted,))
