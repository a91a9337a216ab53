"""A translated sentence cut into pieces for the lines that its source stood on."""

from collections.abc import Sequence

from app.text.subtitles.styled import Character

# A line had rather end with a comma than at the very place, and not with a word or figure that belongs to the next one.
_PAUSE_BONUS = 6
_BOUND_PENALTY = 4
# fmt: off
_BOUND = frozenset((
    "a", "an", "and", "at", "but", "by", "for", "from", "her", "his", "in", "its", "my", "of", "on", "or", "our",
    "that", "the", "their", "these", "this", "those", "to", "with", "your",
))
# fmt: on


def spread(characters: Sequence[Character], lengths: Sequence[int]) -> list[list[Character]]:
    """Cut at spaces, so that the pieces are to each other as the lengths are; the space goes.

    No piece is empty unless there are fewer words than lengths.
    """
    spaces = [place for place, (character, _) in enumerate(characters) if character == " "]
    cuts = _cuts("".join(character for character, _ in characters), spaces, lengths)
    starts = [0, *(min(cut + 1, len(characters)) for cut in cuts)]
    ends = [*cuts, len(characters)]
    return [list(characters[start:end]) for start, end in zip(starts, ends, strict=True)]


def _cuts(text: str, spaces: Sequence[int], lengths: Sequence[int]) -> list[int]:
    cuts: list[int] = []
    total = sum(lengths)
    passed, first = 0, 0
    for number, length in enumerate(lengths[:-1], 1):
        passed += length
        left = len(lengths) - 1 - number  # cuts that are still to be made after this one
        candidates = range(first, max(first, len(spaces) - left))
        ideal = len(text) * passed / total
        if not candidates and first < len(spaces):
            candidates = range(first, first + 1)
        if not candidates:
            cuts.append(len(text))
            continue
        best = min(candidates, key=lambda one: _cost(text, spaces[one], ideal))
        cuts.append(spaces[best])
        first = best + 1
    return cuts


def _cost(text: str, place: int, ideal: float) -> float:
    word = text[max(0, place - 12) : place].rpartition(" ")[2]
    bonus = _PAUSE_BONUS if text[place - 1] in ",;:.!?…" else 0
    penalty = _BOUND_PENALTY if word.lower() in _BOUND or word[-1:].isdigit() else 0
    return abs(place - ideal) - bonus + penalty
