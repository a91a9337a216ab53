"""Telling when a model has got stuck and says the same thing over and over."""

import re
from collections import Counter

# The block is as short as can be, and repeated at least three times after its first time.
_REPEATS = 3
_LONGEST_BLOCK = 12
_TOKEN = re.compile(r"\w+|[^\w\s]")
# Within a word: «Patrushevshevshevshev».
_STUTTER = re.compile(rf"([^\W\d_]{{2,{_LONGEST_BLOCK}}}?)\1{{{_REPEATS},}}", re.IGNORECASE)


def has_new_loop(output: str, source: str) -> bool:
    """Whether the output repeats words, or a part of a word, four times or more in a row, and the source doesn't.

    Takes time in proportion to the length of the texts.
    """
    return has_loop(output) and not has_loop(source)


def has_loop(text: str) -> bool:
    """Whether a text repeats up to 12 words, or 2 to 12 letters, four times or more in a row."""
    tokens = [match.group().casefold() for match in _TOKEN.finditer(text)]
    # Each word of a block that is there four times is, too; of most sentences none is.
    has_frequent = any(count > _REPEATS and token[0].isalnum() for token, count in Counter(tokens).items())
    repeats = has_frequent and any(_repeats(tokens, size) for size in range(1, _LONGEST_BLOCK + 1))
    return repeats or _STUTTER.search(text) is not None


def _repeats(tokens: list[str], size: int) -> bool:
    """Whether a block of this many tokens, not all of them punctuation, follows itself three times."""
    run = 0
    for index in range(size, len(tokens)):
        run = run + 1 if tokens[index] == tokens[index - size] else 0
        if run >= size * _REPEATS and any(token[0].isalnum() for token in tokens[index - size + 1 : index + 1]):
            return True
    return False
