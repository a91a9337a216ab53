"""Quotation marks as they reach the model when a writer had no better keys.

The service makes “ ” « » ’ and their like straight before the model sees them, white space inside guillemets included.
What it leaves as it was written: straight quotes set with spaces, as guillemets are (« " mot " »); "<<mot>>" and
"''mot''" for guillemets; marks without the space before them that French has, or with it. The English stays as it was.

Accents typed for apostrophes (´ and `) are not among them: the vocabulary has no piece for either, and what is
<unk> for an apostrophe is <unk> for everything else that is unknown.
"""

import re
from collections.abc import Callable
from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.quotes import opening_quotes

_SPACED_MARK: Final = re.compile(r"(?<=[^\W_]) (?=[?!;:](?: |$))")
_UNSPACED_MARK: Final = re.compile(r"(?<=[^\W\d_])(?=[?!;:](?: |$))")
_QUOTES: Final = (('" ', ' "'), ("<<", ">>"), ("<< ", " >>"), ("''", "''"))


def with_other_quotes(pair: Pair, chance: Generator) -> Pair | None:
    """Write the French quotes, or else the spaces before its marks, in one of those ways."""
    for otherwise in (_other_quotes, _other_spaces):
        french = otherwise(pair.french, chance)
        if french != pair.french and chance.random() < 0.7:
            return Pair(french, pair.english)
    return None


def _other_quotes(text: str, chance: Generator) -> str:
    opening, closing = opening_quotes(text)
    if len(opening) != len(closing) or not opening:
        return text
    before, after = _QUOTES[chance.integers(len(_QUOTES))]
    return "".join(
        before if place in opening else after if place in closing else character for place, character in enumerate(text)
    )


def _other_spaces(text: str, _: Generator) -> str:
    changes: tuple[Callable[[str], str], ...] = (
        lambda text: _SPACED_MARK.sub("", text),
        lambda text: _UNSPACED_MARK.sub(" ", text),
    )
    return next((changed for change in changes if (changed := change(text)) != text), text)
