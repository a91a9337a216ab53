"""Lists of known names, and how a sentence's words are looked up in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.text.facts.tokens import Line, Token
from app.text.names.tables import plain
from app.text.span import Span

_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A form of a name. key: the same for all forms of one name. acronym: of an organisation, where it is known.

    is_word: whether it is an ordinary word, too, so that its capital at a sentence's start shows nothing.
    """

    key: str
    acronym: str = ""
    is_word: bool = False
    is_country: bool = False


Names = Mapping[str, tuple[tuple[tuple[str, ...], Known], ...]]
"""Names by their first word; each with its words, the longest first."""


def find_known(line: Line, index: int, names: Names) -> tuple[int, Known] | None:
    """Find the longest known name that begins at a token: the number of its last token, and which one it is."""
    for parts, known in names.get(_folded(line.tokens[index].text), ()):
        last = index + len(parts) - 1
        if last >= len(line.tokens):
            continue
        run = line.tokens[index : last + 1]
        if all(map(_is_same, run, parts)) and all(_touches(line, place) for place in range(index + 1, last + 1)):
            return last, known
    return None


def _is_same(token: Token, part: str) -> bool:
    text = token.text.replace("’", "'")
    return text == part or plain(text) == plain(part)


def _touches(line: Line, index: int) -> bool:
    gap = line.text[line.tokens[index - 1].end : line.tokens[index].start]
    return gap in ("", " ", "\u00a0", "\u202f")


def by_first(forms: Mapping[str, Known]) -> Names:
    """Arrange names for `find_known`."""
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for form, known in forms.items():
        span = _tokens(form)
        if 0 < len(span) <= _MOST_WORDS:
            found.setdefault(_folded(span[0]), []).append((span, known))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _tokens(form: str) -> tuple[str, ...]:
    return tuple(token.text for token in Line.of(form, Span(0, len(form))).tokens)


def _folded(word: str) -> str:
    return plain(word).lower().replace("’", "'")
