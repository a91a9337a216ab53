"""How much each sentence of a story matters: a weighted sum of a few features, and where the weights come from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from app.engines.story import Candidate, Story
from app.engines.terms import TermMatrix, Vector
from app.text.discourse import presumes_context
from app.text.prose import breaks_quote, is_loose_quote, is_question
from app.text.words import Language, content_words, tokens


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each feature; every feature lies between 0 and 1.

    lead: the first sentence of the story.
    position: 1 for the first sentence, falling with the square root of the place.
    centrality: cosine with the whole article (see `TermMatrix.centrality`).
    headline: share of the headline's words that it has.
    names: share of the article's repeated names and numbers that it has, each weighted by the sentences it stands in.
    length: 1 from 12 to 40 words, less for shorter and for longer.
    context, question, speech, broken_quote: read badly alone (see `app.text.discourse` and `app.text.prose`); negative.
    """

    lead: float
    position: float
    centrality: float
    headline: float
    names: float
    length: float
    context: float
    question: float
    speech: float
    broken_quote: float


# Found by bench/tune_extractive.py on 1,325 BBC articles of 2004-05 and rounded; the optimum is flat. With them the
# mean of ROUGE-1 and -2 there is 43.3, that of the first three sentences 40.2, at equal words. Lead, position and the
# penalties are set by hand (see that script); the lead is in 98 of 100 three-sentence summaries.
WEIGHTS = Weights(
    lead=1.0,
    position=0.5,
    centrality=2.5,
    headline=0.4,
    names=0.8,
    length=0.4,
    context=-0.2,
    question=-1.0,
    speech=-0.8,
    broken_quote=-1.0,
)


def salience(story: Story, terms: TermMatrix, weights: Weights = WEIGHTS) -> Vector:
    """Score each candidate of the story; terms are those of the candidates' texts."""
    scores: Vector = features(story, terms) @ np.array(astuple(weights))
    return scores


def features(story: Story, terms: TermMatrix) -> npt.NDArray[np.float64]:
    """One row per candidate, one column per field of `Weights`, in their order."""
    candidates = story.candidates
    place = np.arange(len(candidates))
    columns = (
        place == 0,
        1 / np.sqrt(1 + place),
        terms.centrality(),
        terms.covered(content_words(story.headline, story.language)),
        _names(candidates, story.language),
        [_length(candidate.words) for candidate in candidates],
        [candidate.named is None and presumes_context(candidate.text, story.language) for candidate in candidates],
        [is_question(candidate.text) for candidate in candidates],
        [is_loose_quote(candidate.text, story.language) for candidate in candidates],
        [breaks_quote(candidate.text) for candidate in candidates],
    )
    return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def _length(words: int) -> float:
    if words < 12:
        return words / 12
    return 1.0 if words <= 40 else 40 / words


def _names(candidates: Sequence[Candidate], language: Language) -> Vector:
    """Names stand capitalised somewhere past the start of a sentence; they and numbers count from two sentences on."""
    spelled = [tokens(candidate.text, language) for candidate in candidates]
    marked = {word for words in spelled for word in words[1:] if word[0].isupper()}
    marked |= {word for words in spelled for word in words if word[0].isdigit()}
    used = [set(content_words(" ".join(word for word in words if word in marked), language)) for words in spelled]
    spread = Counter(name for names in used for name in names)
    repeated = {name: count for name, count in spread.items() if count > 1}
    total = sum(repeated.values()) or 1
    return np.array([sum(repeated.get(name, 0) for name in names) / total for names in used], dtype=np.float64)
