"""A sentence while it is shortened: what is left of it, and its pieces between commas."""

import re
from dataclasses import dataclass

from app.text.span import Span
from app.text.tight.edits import Edit, Kind

_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "”"}
_SEPARATOR = re.compile(r",\s+|\s+[–—-]\s+|;\s+|:\s+")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}$")
_END = re.compile(r"(?<![.…])\.(?=[\s”»\"')]*$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between separators. before: the separator in front of it, empty for the first."""

    text: str
    start: int
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is left of a sentence. places: where each of its characters stood."""

    sentence: str
    text: str
    places: tuple[int, ...]
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, sentence: str) -> "Draft":
        """Begin with the sentence, without white space at its ends and its full stop."""
        start = len(sentence) - len(sentence.lstrip())
        text = sentence.strip()
        if (stop := _END.search(text)) and stop.end() == len(text) and not _is_abbreviated(text):
            text = text[:-1]
        return cls(sentence, text, tuple(range(start, start + len(text))))

    def without(self, kind: Kind, start: int, end: int) -> "Draft":
        """Take a stretch out."""
        text = self.text[:start] + self.text[end:]
        places = self.places[:start] + self.places[end:]
        span = Span(self.places[start], self.places[end - 1] + 1)
        inside = tuple(edit for edit in self.edits if edit.span.start < span.start or edit.span.end > span.end)
        edits = sorted(
            (*inside, Edit(kind, span, self.sentence[span.start : span.end])), key=lambda edit: edit.span.start
        )
        return Draft(self.sentence, text, places, tuple(edits))

    @property
    def headline(self) -> str:
        """What is left, with a capital."""
        return self.text[:1].upper() + self.text[1:]

    def pieces(self) -> list[Piece]:
        """Cut what is left at commas, dashes, semicolons and colons that stand in no quotation and no brackets."""
        bounds = [match for match in _SEPARATOR.finditer(self.text) if not self._inside[match.start()]]
        starts = [0, *(match.end() for match in bounds)]
        ends = [*(match.start() for match in bounds), len(self.text)]
        marks = ["", *(match.group() for match in bounds)]
        return [
            Piece(self.text[start:end], start, end, mark) for start, end, mark in zip(starts, ends, marks, strict=True)
        ]

    @property
    def is_balanced(self) -> bool:
        """Whether every quotation and bracket that is opened is closed."""
        return not self._inside[-1]

    @property
    def _inside(self) -> list[bool]:
        """Whether each character, and the end, stands within quotation marks or brackets."""
        closing: list[str] = []
        inside = []
        for character in self.text:
            if closing and character == closing[-1]:
                closing.pop()
            elif character == '"':
                closing.append(character)
            elif character in _PAIRS:
                closing.append(_PAIRS[character])
            inside.append(bool(closing))
        return [*inside, bool(closing)]


def _is_abbreviated(text: str) -> bool:
    """Whether the last full stop is a word's own: "the U.S."."""
    return _INITIALS.search(text[-20:]) is not None
