"""Which slots run on into each other, and the sentences in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.text.span import Span, trimmed
from app.text.subtitles.cues import Cue
from app.text.subtitles.styled import Character, Slot

# A longer pause than this is no pause for breath.
_LONGEST_PAUSE = 3.0
# Captions made by machines may have no full stop in an hour.
_MOST_SLOTS = 12
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]\s]*\Z")
_ENCLOSED = re.compile(r"[\[(].*[\])]\Z")


@dataclass(frozen=True, slots=True)
class Share:
    """What a slot holds of a sentence: how many characters of it."""

    slot: Slot
    length: int


@dataclass(frozen=True, slots=True)
class StyledSentence:
    """A sentence, and the slots that it runs over, in order."""

    characters: tuple[Character, ...]
    shares: tuple[Share, ...]

    @property
    def text(self) -> str:
        """Without its tags."""
        return "".join(character for character, _ in self.characters)


def find_sentences(
    cues: Sequence[tuple[Cue, Sequence[Slot]]], split: Callable[[str], list[Span]]
) -> Iterator[StyledSentence]:
    """Find the sentences of all cues; one that runs over several is one.

    split: finds the sentences of a text, as spans in order.
    """
    for flow in _flows(cues):
        yield from _sentences(flow, split)


def _flows(cues: Sequence[tuple[Cue, Sequence[Slot]]]) -> Iterator[list[Slot]]:
    flow: list[Slot] = []
    last_end = 0.0
    for cue, slots in cues:
        for place, slot in enumerate(slots):
            if not slot.text:
                continue
            runs_on = _within(flow, slot) if place else _over(flow, slot, cue.start - last_end)
            if flow and not (runs_on and len(flow) < _MOST_SLOTS):
                yield flow
                flow = []
            flow.append(slot)
        last_end = cue.end
    if flow:
        yield flow


def _within(flow: Sequence[Slot], slot: Slot) -> bool:
    """Whether a slot goes on with what stands before it in the same cue."""
    if not flow or slot.breaks or flow[-1].tail:
        return False
    return not any(_ENCLOSED.match(one.text) for one in (flow[-1], slot))


def _over(flow: Sequence[Slot], slot: Slot, pause: float) -> bool:
    """Whether a cue goes on with the sentence of the one before."""
    if not _within(flow, slot) or not -_LONGEST_PAUSE <= pause <= _LONGEST_PAUSE:
        return False
    return not _SENTENCE_END.search(flow[-1].text) or slot.text[0].islower()


def _sentences(flow: Sequence[Slot], split: Callable[[str], list[Span]]) -> Iterator[StyledSentence]:
    characters: list[Character] = []
    owners: list[Slot] = []
    for slot in flow:
        if characters:
            # The space between two lines is styled as both are, else not at all.
            before, after = characters[-1][1], slot.characters[0][1]
            characters.append((" ", before if before == after else ()))
            owners.append(owners[-1])
        characters += slot.characters
        owners += [slot] * len(slot.characters)
    text = "".join(character for character, _ in characters)
    for part in split(text):
        span = trimmed(text, part.start, part.end)
        if span.start < span.end:
            yield StyledSentence(tuple(characters[span.start : span.end]), _shares(owners[span.start : span.end]))


def _shares(owners: Sequence[Slot]) -> tuple[Share, ...]:
    shares: list[Share] = []
    for owner in owners:
        if shares and shares[-1].slot is owner:
            shares[-1] = Share(owner, shares[-1].length + 1)
        else:
            shares.append(Share(owner, 1))
    return tuple(shares)
