"""What is plain to see of a sentence of a story, in any language: where it stands, how long it is, what is in it."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from app.engines.salience import length_fit, names_shared
from app.engines.story import Candidate, Story
from app.engines.terms import TermMatrix
from app.text.words import Language, content_words, tokens

_LONG = 40


def sentence_features(story: Story, terms: TermMatrix) -> npt.NDArray[np.float64]:
    """Give one row per candidate; terms are those of the candidates' texts."""
    candidates = story.candidates
    place = np.arange(len(candidates))
    columns = (
        place == 0,
        place == 1,
        1 / np.sqrt(1 + place),
        place / max(1, len(candidates)),
        np.full(len(candidates), np.log1p(len(candidates))),
        [length_fit(candidate.words) for candidate in candidates],
        [min(candidate.words, _LONG) / _LONG for candidate in candidates],
        terms.centrality(),
        terms.covered(content_words(story.headline, story.language)),
        names_shared(candidates, story.language),
        [_share(candidate, story.language, str.isdigit) for candidate in candidates],
        [_share(candidate, story.language, str.isupper) for candidate in candidates],
        [any(mark in candidate.text for mark in '"“”«»') for candidate in candidates],
        [candidate.text.rstrip('"”» ').endswith("?") for candidate in candidates],
        [candidate.leans for candidate in candidates],
    )
    return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def _share(candidate: Candidate, language: Language, kind: Callable[[str], bool]) -> float:
    words = tokens(candidate.text, language)[1:]
    return sum(kind(word[0]) for word in words) / max(1, len(words))
