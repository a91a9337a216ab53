"""Articles and prepositions at the borders of an element: outside where the source has them outside."""

import re
from collections.abc import Sequence

_ENGLISH = frozenset(("the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into"))
# What English adds of itself: «veut <b>partir</b>», «<b>lundi</b>».
_ADDED = frozenset(("to", "on", "of"))
_FRENCH = (
    r"(?:[ld]['’]|(?:l[ea]s?|une?|d[ue]s?|des|aux?|à|en|dans|par|pour|sur|sous|avec|sans|chez|vers|entre|depuis|dès|"
    r"contre|ce|cet|cette|ces|[mts](?:a|es|on)|leurs?|notre|nos|votre|vos|qui|que|où)(?!\w))"
)
_BEGINS = re.compile(rf"[«“\"(\s]*{_FRENCH}", re.IGNORECASE)
_ENDS = re.compile(rf"(?<![\w'’]){_FRENCH}[«“\"(\s]*\Z", re.IGNORECASE)
LOOK = 12
"""Characters before an element that are looked at: more than the longest of these words."""


def without_small_words(text: str, before: str, words: Sequence[str], run: range) -> range:
    """Take off the ends of a run of words what stands outside the element in the source; never all of the run.

    text: of the element in the source. before: what stands in front of it, LOOK characters of it.
    """
    start, stop = run.start, run.stop
    if not _ENDS.search(text):
        while stop - start > 1 and words[stop - 1].lower() in _ENGLISH:
            stop -= 1
    if not _BEGINS.match(text):
        removable = _ENGLISH if _ENDS.search(before) else _ADDED
        while stop - start > 1 and words[start].lower() in removable:
            start += 1
    return range(start, stop)
