"""Glossaries as tables: CSV or TSV, as spreadsheets and translators' tools write them."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from app.errors import InvalidGlossaryError
from app.text.glossary.terms import Entry, Term

Row = tuple[int, list[str]]

_DELIMITERS = "\t;,"
_ROWS_LOOKED_AT = 200
_FRENCH = frozenset(("fr", "fra", "fre", "french", "français", "francais", "source", "src", "terme"))
_ENGLISH = frozenset(("en", "eng", "english", "anglais", "target", "tgt", "cible", "translation", "traduction"))


def read_table(data: bytes) -> list[Entry]:
    """Read French and English terms, each with its line.

    The text is UTF-8, UTF-16 with its mark, or else Windows-1252. What divides the columns (tab, semicolon or comma) is
    told from the rows. Columns are found by a first row that names both languages (`fr`, `en-GB`, `français`); without
    one, they are the first and the second. Empty rows are left out. Raises InvalidGlossaryError, with the line.
    """
    text = _decoded(data)
    delimiter = max(_DELIMITERS, key=lambda one: (_fitting_rows(text, one), -_DELIMITERS.index(one)))
    rows = [(line, cells) for line, cells in _rows(text, delimiter) if any(cell.strip() for cell in cells)]
    columns = _columns(rows[0][1]) if rows else None
    french, english = columns or (0, 1)
    return [_entry(line, cells, french, english) for line, cells in (rows[1:] if columns else rows)]


def write_table(terms: Sequence[Term], delimiter: str) -> str:
    """Write terms with a first row that names the languages, so that read_table reads the same terms."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(("fr", "en"))
    writer.writerows((term.french, term.english) for term in terms)
    return file.getvalue()


def _decoded(data: bytes) -> str:
    codec = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise _fault("not_text", line, "this is neither UTF-8 nor Windows-1252 text") from error
    if "\0" in text:
        raise _fault("not_text", text.count("\n", 0, text.index("\0")) + 1, "this is no text, it holds a NUL byte")
    return text


def _fitting_rows(text: str, delimiter: str) -> int:
    """Count the rows that have as many columns as the first one, and more than one."""
    counts: list[int] = []
    # What is wrong with the rows is told when they are read.
    with suppress(InvalidGlossaryError):
        counts.extend(len(cells) for _, cells in islice(_rows(text, delimiter), _ROWS_LOOKED_AT) if any(cells))
    return sum(count == counts[0] for count in counts) if counts and counts[0] > 1 else 0


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield rows with the line that each begins on."""
    # Tools that write tabs seldom quote: a quotation mark is one, unless it opens and closes a cell.
    if delimiter == "\t" and not _is_quoted(text):
        yield from ((number, row.split("\t")) for number, row in enumerate(text.splitlines(), 1))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise _fault("malformed", line, f"the quotation marks or columns are wrong ({error})") from error


def _is_quoted(text: str) -> bool:
    """Whether cells of a table with tabs are quoted as csv does: every one that begins with a mark ends with one."""
    cells = [cell for line in text.splitlines() for cell in line.split("\t") if cell.startswith('"')]
    return bool(cells) and all(len(cell) > 1 and cell.endswith('"') and cell.count('"') % 2 == 0 for cell in cells)


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    """Find the columns of both languages in a first row that names them."""
    names = [cell.strip().lower() for cell in cells]
    bases = [name.replace("_", "-").partition("-")[0] for name in names]
    french = next((index for index, name in enumerate(bases) if name in _FRENCH), None)
    english = next((index for index, name in enumerate(bases) if name in _ENGLISH), None)
    return None if french is None or english is None else (french, english)


def _entry(line: int, cells: Sequence[str], french: int, english: int) -> Entry:
    if len(cells) <= max(french, english):
        raise _fault("missing_column", line, "a French and an English term are needed, divided by a tab, “;” or “,”")
    return Entry(cells[french], cells[english], f"line {line}")


def _fault(fault: str, line: int, message: str) -> InvalidGlossaryError:
    place = f"line {line}"
    return InvalidGlossaryError(f"{place}: {message}.", fault=fault, place=place)
