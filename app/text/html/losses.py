"""What may be dropped of a translation where a kept element takes its place.

A kept element (`code`, `translate="no"`) is part of the sentence that is translated, as a sentence without its object
or its subject translates badly. What the model made of it is then taken out and the element put in. Leaving its text
out of the sentence, as bergamot-translator does, loses the grammar; standing something in for it («X1») loses more, as
small models garble what they don't know. The danger here is an alignment that names too much, so only words that align
with nothing but the element go, and not all of these: a word too many is seen, a word too few is not.
"""

from collections.abc import Sequence

_MOST_GROWTH = 2  # a run longer than this many times its source, and some characters, is a bad alignment
_ALLOWANCE = 10
# Verbs and negations of English: what a sentence says hangs on them, and names and code seldom hold them.
_NEVER_DROPPED = frozenset(
    word
    for line in (
        "am are be been can cannot could did do does had has have is may might must neither never no nobody none nor",
        "not nothing shall should was were will without would",
    )
    for word in line.split()
)


def droppable(words: Sequence[str], run: range, kept_text: str) -> range:
    """Cut a run of words down to what may be dropped for an element with this text; may be empty."""
    best = range(run.start, run.start)
    start = run.start
    for place in [*run, run.stop]:
        if place == run.stop or _must_stay(words[place]):
            best = max(best, range(start, place), key=len)
            start = place + 1
    length = sum(len(words[place]) for place in best)
    return best if length <= _MOST_GROWTH * len(kept_text) + _ALLOWANCE else range(run.start, run.start)


def _must_stay(word: str) -> bool:
    lower = word.lower()
    return lower in _NEVER_DROPPED or lower.endswith(("n't", "n’t"))
