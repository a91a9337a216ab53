"""The words and marks of an English sentence, each with its place in the article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

from app.text.span import Span

Kind = Literal["word", "initial", "dotted", "possessive", "number", "mark"]
_TOKEN: Final = re.compile(
    r"(?P<dotted>(?:(?<![^\W_])[^\W\d_]\.(?:-?[^\W\d_]\.)+))"  # "U.S.", "J.-M."
    r"|(?P<initial>(?<![^\W_])[A-ZÀ-Þ]\.(?![^\W_]))"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:(?:[-‑]|['’](?!s\b))[^\W_]+)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_LONG_WORD, _FEWEST_WORDS, _CAPITALS = 4, 3, 0.8
_SPACES: Final = (" ", "\u00a0", "\u202f")
_OPENING: Final = frozenset('“"«‘(:;—–•[')
# "al-Assad", "d’Estaing"
_ELIDED: Final = re.compile(r"(?:d|l|al|el|ul|as|ad|ar|an|ash)['’-][A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, an initial ("N."), letters with dots ("U.S."), a possessive ("’s"), a figure or a mark."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def lower(self) -> str:
        """The token in lower case, its apostrophe straight."""
        return self.text.lower().replace("’", "'")

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.kind == "word" and self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is capitals alone, two at least: "CIA", "U.S."."""
        return self.kind == "dotted" or (self.kind == "word" and len(self.text) > 1 and self.text.isupper())

    @property
    def is_name_part(self) -> bool:
        """Whether it may be a part of a name by its shape."""
        return self.is_capital or (self.kind == "word" and _ELIDED.match(self.text) is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: the article's text, the sentence's place in it, and its tokens.

    is_title: whether it has capitals throughout, as a headline may: they tell no names then.
    """

    text: str
    span: Span
    tokens: tuple[Token, ...]
    is_title: bool = False

    @classmethod
    def of(cls, text: str, span: Span) -> Self:
        """Take a sentence apart. Linear."""
        matches = _TOKEN.finditer(text, span.start, span.end)
        tokens = tuple(Token(match.group(), *match.span(), _kind(match)) for match in matches)
        words = [token for token in tokens if token.kind == "word" and len(token.text) >= _LONG_WORD]
        is_title = len(words) > _FEWEST_WORDS and sum(token.is_capital for token in words) >= _CAPITALS * len(words)
        return cls(text, span, tokens, is_title)

    def follows(self, index: int) -> bool:
        """Whether nothing but one space stands between a token and the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] in _SPACES

    def is_initial(self, index: int) -> bool:
        """Whether a token begins a sentence, so that its capital tells nothing."""
        before = self.tokens[index - 1] if index else None
        if before is None or (before.kind == "mark" and before.text in _OPENING):
            return True
        return all(token.kind == "mark" for token in self.tokens[:index]) if index < 4 else False

    def written(self, first: int, last: int) -> str:
        """Give the text from one token to another, both included, on one line."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())

    def place(self, first: int, last: int) -> Span:
        """Give the place from one token to another, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def lower(self, index: int) -> str:
        """Give a token in lower case; empty outside of the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""


def _kind(match: re.Match[str]) -> Kind:
    kinds: dict[str, Kind] = {
        "word": "word", "initial": "initial", "dotted": "dotted", "possessive": "possessive", "number": "number",
        "mark": "mark",
    }  # fmt: skip
    return kinds[match.lastgroup or "mark"]


def lines_of(text: str, paragraphs: Sequence[Sequence[Span]]) -> list[Line]:
    """Take all sentences of an article apart."""
    return [Line.of(text, span) for spans in paragraphs for span in spans]
