"""A word that a model says twice in a row: “the Dead Sea Sea”, “60-meter-meter”."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

_DOUBLED: Final = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})(?: |-(?=\w{4}))\1(?![\w'’])")
# "He had had enough", "a very, very long day", "switched on on Monday", "you look like you", "New York, New York".
_SAID_TWICE: Final = """
had that is was very really so no yes bye blah many much far long big bad ha hey hear there now never knock night
on in for up over by out off as you her it this his him me us them she he we they one two three four five six
"""
_TWICE: Final = frozenset(_SAID_TWICE.split())
_TWICE_IN_FRENCH: Final = re.compile(r"(?<!\w)(\w{2,})\W{1,3}\1(?!\w)", re.IGNORECASE)


def doubled_words(source: str, target: str) -> Iterator[Span]:
    """Find what is said a second time, with the space or hyphen before it, where the French says no word twice."""
    found = [match for match in _DOUBLED.finditer(target) if match[1].lower() not in _TWICE]
    if found and not _TWICE_IN_FRENCH.search(source):
        for match in found:
            yield Span(match.end(1), match.end())
