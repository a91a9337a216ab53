"""The use cases of the desk: a file opened to be read side by side, and written again with the desk's English."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from app.errors import UnsupportedFileError, UnsupportedLanguageError
from app.services.desk_credit import credited
from app.services.documents import DocumentService, read_file
from app.services.given import GivenSentence
from app.services.translation import SOURCE, TextFormat, TranslationOptions
from app.text.docx import DocxFile
from app.text.files import MEDIA_TYPES, FileKind, TextFile, file_kind
from app.text.files.kinds import ENDINGS
from app.text.html import HtmlDocument
from app.text.ninjs.fields import is_french
from app.text.ninjs.file import NinjsFile
from app.text.ninjs.write import Additions

DeskKind = Literal["txt", "html", "srt", "vtt", "docx", "ninjs"]

DESK_ENDINGS = (*ENDINGS, ".json")
NINJS_TYPE = "application/ninjs+json"
_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What the desk shows of a file. text: of all of it, in this format; its language is what the file says itself."""

    kind: DeskKind
    format: TextFormat
    text: str
    title: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file in English."""

    data: bytes
    filename: str
    media_type: str


class DeskFiles:
    """Opens files for the desk, and writes them again."""

    def __init__(self, documents: DocumentService) -> None:
        self.documents = documents

    async def open(self, data: bytes, filename: str) -> OpenedFile:
        """Read a file. Raises UnsupportedFileError, InvalidFileError, EmptyTextError, TextTooLongError."""
        kind = desk_kind(filename)
        return await asyncio.to_thread(self._open, data, filename, kind)

    async def write(
        self,
        data: bytes,
        filename: str,
        sentences: Sequence[GivenSentence],
        *,
        credit: str = "",
        additions: Additions | None = None,
        charge: Callable[[int], Awaitable[None]] | None = None,
    ) -> WrittenFile:
        """Write a file with the English of all its sentences; the engine tells where in it the formatting belongs.

        credit: a line that says who made the translation; empty for none. additions: what a ninjs item gets besides.
        charge: is told the characters of the file's text, where the engine is asked.
        Raises what `open` does, InvalidRequestError where the sentences are not the file's, BusyError.
        """
        kind = desk_kind(filename)
        file = await asyncio.to_thread(_read, data, kind)
        if isinstance(file, NinjsFile) and additions:
            file = replace(file, additions=additions)
        # An editor's English in the memory has no alignment, from which the formatting is placed.
        options = TranslationOptions(edited=False, given=tuple(sentences))
        _, translation = await self.documents.translate_text(file, options, SOURCE, charge=charge)
        written = await asyncio.to_thread(_written, file, kind, translation.text, credit)
        return WrittenFile(written, filename, NINJS_TYPE if kind == "ninjs" else MEDIA_TYPES[kind])

    def _open(self, data: bytes, filename: str, kind: DeskKind) -> OpenedFile:
        file = _read(data, kind)
        self.documents.check_length(file)
        language = file.language if isinstance(file, NinjsFile) else None
        return OpenedFile(kind, file.format, file.text, _title(file, filename), language)


def desk_kind(filename: str) -> DeskKind:
    """Tell the kind of a file by the ending of its name. Raises UnsupportedFileError, which names what is read."""
    if PurePath(filename.replace("\\", "/")).suffix.lower() == ".json":
        return "ninjs"
    try:
        return file_kind(filename)
    except UnsupportedFileError as error:
        said = error.message.partition(" Send one of")[0]
        raise UnsupportedFileError(
            f"{said} Send one of: {', '.join(DESK_ENDINGS)}.", supported=list(DESK_ENDINGS)
        ) from error


def _read(data: bytes, kind: DeskKind) -> TextFile:
    if kind != "ninjs":
        return read_file(kind, data)
    file = NinjsFile.read(data)
    if not is_french(file.item):
        raise UnsupportedLanguageError(
            f"The item says that its language is '{(file.language or '')[:40]}'; French is translated.",
            language=(file.language or "")[:40],
            available=[SOURCE],
        )
    return file


def _written(file: TextFile, kind: DeskKind, english: str, credit: str) -> bytes:
    if isinstance(file, DocxFile) and credit:
        file.add_credit(credit)
    return credited(file.write(english), kind, credit)


def _title(file: TextFile, filename: str) -> str:
    """Find a title: an item's headline, the first line of a text; subtitles have none but the file's name."""
    if isinstance(file, NinjsFile):
        said = file.title
    elif file.format == "text":
        said = file.text.lstrip().partition("\n")[0]
    else:
        said = next((block.text for block in HtmlDocument.parse(file.text).blocks), "")
    name = PurePath(filename.replace("\\", "/"))
    if not said.strip() or name.suffix.lower() in {".srt", ".vtt"}:
        said = name.stem
    return re.sub(r"\s+", " ", said).strip()[:_TITLE_CHARS].rstrip()


__all__ = ["DESK_ENDINGS", "DeskFiles", "DeskKind", "FileKind", "OpenedFile", "WrittenFile", "desk_kind"]
