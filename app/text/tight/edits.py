"""What was taken out of a sentence, and where."""

from dataclasses import dataclass
from typing import Literal

from app.text.span import Span

Kind = Literal["connective", "attribution", "parenthesis", "aside"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch that was taken out.

    span: its place in the sentence as it was given, in characters; the punctuation that went with it is part of it.
    removed: the text of that place.
    """

    kind: Kind
    span: Span
    removed: str


@dataclass(frozen=True, slots=True)
class Tightened:
    """A sentence and what was taken out of it.

    text: the given sentence without the spans of the edits; where its start went, the next letter became a capital.
    edits: in the order of the sentence; none overlaps another. Empty where the sentence stayed as it was.
    """

    text: str
    edits: tuple[Edit, ...] = ()
