"""A glossary's file: which format it has, and its terms."""

from collections.abc import Sequence
from typing import Literal

from app.errors import InvalidGlossaryError
from app.text.glossary.tables import read_table, write_table
from app.text.glossary.terms import Term, checked_terms
from app.text.glossary.tmx import read_tmx, write_tmx

FileFormat = Literal["csv", "tsv", "tmx"]


def read_glossary(data: bytes, max_terms: int) -> list[Term]:
    """Read a file of terms: TMX, or else a table. Raises InvalidGlossaryError, with the line where there is one."""
    is_xml = data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1] == b"<"
    terms = checked_terms(read_tmx(data) if is_xml else read_table(data), max_terms)
    if not terms:
        raise InvalidGlossaryError("There is no term with French and English in it.", fault="no_terms")
    return terms


def write_glossary(terms: Sequence[Term], file_format: FileFormat) -> str:
    """Write terms in a format; read_glossary reads the same terms from its UTF-8."""
    if file_format == "tmx":
        return write_tmx(terms)
    return write_table(terms, "\t" if file_format == "tsv" else ",")
