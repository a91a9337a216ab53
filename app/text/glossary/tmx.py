"""Glossaries as TMX, the exchange format of translators' tools."""

from collections.abc import Sequence

from app.errors import InvalidGlossaryError
from app.text.glossary.terms import Entry, Term
from app.text.tmx import TmxError, Unit, read_units, written_units


def read_tmx(data: bytes) -> list[Entry]:
    """Read the units that have French and English of any region, each with its line; others are left out.

    Entities and references to other files are refused, not followed. Raises InvalidGlossaryError, with the line.
    """
    try:
        return [Entry(unit.french, unit.english, unit.place) for unit in read_units([data])]
    except TmxError as error:
        raise InvalidGlossaryError(str(error), fault="malformed", place=error.place) from error


def write_tmx(terms: Sequence[Term]) -> str:
    """Write terms so that read_tmx, and translators' tools, read the same terms."""
    return "".join(written_units((Unit(term.french, term.english) for term in terms), "phrase"))
