"""Pairs of which nobody has translated anything."""

import re

from training.data.filters.candidate import Candidate

# Names, titles and terms are the same in both languages; sentences are not.
_FEWEST_WORDS = 5
_SMALL_WORD = re.compile(r"(?<![\w/.@#:-])[a-zà-öø-ÿœ]{2,}(?![\w/@:-]|\.\w)")


def is_untranslated(pair: Candidate) -> bool:
    """Whether both sides are the same, capitals aside, and hold several words that are no names."""
    if pair.french.casefold() != pair.english.casefold():
        return False
    return len(_SMALL_WORD.findall(pair.french)) >= _FEWEST_WORDS
