"""A glossary's entries as DeepL's clients write and read them: tables without a first row of names."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Literal

from app.errors import InvalidGlossaryError
from app.text.glossary import Term, checked_terms
from app.text.glossary.terms import Entry

EntriesFormat = Literal["tsv", "csv"]


def read_entries(text: str, entries_format: EntriesFormat, max_terms: int) -> list[Term]:
    """Read French and English terms. Raises InvalidGlossaryError, with the line."""
    terms = checked_terms(_tsv(text) if entries_format == "tsv" else _csv(text), max_terms)
    if not terms:
        raise InvalidGlossaryError("There is no term with French and English in it.", fault="no_terms")
    return terms


def write_entries(terms: Sequence[Term]) -> str:
    """Write terms as TSV."""
    return "\n".join(f"{term.french}\t{term.english}" for term in terms)


def _tsv(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _entry(line.split("\t"), number)


def _csv(text: str) -> Iterator[Entry]:
    # Files from DeepL's page have the languages in a third and fourth column.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _entry(cells, reader.line_num)
    except csv.Error as error:
        raise InvalidGlossaryError(f"line {reader.line_num}: {error}.", fault="malformed") from error


def _entry(cells: Sequence[str], line: int) -> Entry:
    if len(cells) < 2:
        raise InvalidGlossaryError(
            f"line {line}: a French and an English term are needed.", fault="missing_column", place=f"line {line}"
        )
    return Entry(cells[0], cells[1], f"line {line}")
