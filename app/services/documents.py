"""The use case: translate a file, and give the same file in English."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from app.errors import EmptyTextError, TextTooLongError
from app.services.results import Flag, Translation
from app.services.translation import TARGET, TranslationOptions, TranslationService, plain_texts
from app.text.docx import DocxFile
from app.text.files import MEDIA_TYPES, FileKind, TextFile, file_kind
from app.text.files.plain import PlainFile
from app.text.subtitles import SubtitleFile

# A page of so many characters for each one of text is made of scripts and pictures.
_MARKUP = 10


@dataclass(frozen=True, slots=True)
class TranslatedFile:
    """A file in English.

    characters: of the text that was translated, markup left out. flags: what to check, in the order of the file;
    their spans are offsets into the plain text of their paragraph.
    """

    data: bytes
    filename: str
    media_type: str
    characters: int
    flags: tuple[Flag, ...]
    translation: Translation


class DocumentService:
    """Translates files. What a file is, is told from the ending of its name."""

    def __init__(self, translation: TranslationService, max_chars: int) -> None:
        self.translation = translation
        self.max_chars = max_chars

    async def translate(
        self,
        data: bytes,
        filename: str,
        options: TranslationOptions = TranslationOptions(),
        source: str = "auto",
        target: str = TARGET,
        *,
        charge: Callable[[int], Awaitable[None]] | None = None,
    ) -> TranslatedFile:
        """Translate a file; `options.format` does not count, the file's kind says it.

        charge: is told the characters of a file that was accepted, before they are translated.
        Raises UnsupportedFileError, InvalidFileError, EmptyTextError, TextTooLongError, BusyError, and what
        TranslationService.translate does.
        """
        kind = file_kind(filename)
        # Not on the thread that all texts share: a large file must not keep short texts waiting.
        file = await asyncio.to_thread(read_file, kind, data)
        characters, translation = await self.translate_text(file, options, source, target, charge=charge)
        return TranslatedFile(
            data=await asyncio.to_thread(file.write, translation.text),
            filename=filename,
            media_type=MEDIA_TYPES[kind],
            characters=characters,
            flags=translation.flags,
            translation=translation,
        )

    async def translate_text(
        self,
        file: TextFile,
        options: TranslationOptions = TranslationOptions(),
        source: str = "auto",
        target: str = TARGET,
        *,
        charge: Callable[[int], Awaitable[None]] | None = None,
    ) -> tuple[int, Translation]:
        """Translate the text of a file that was read, and tell how many characters it has; see `translate`."""
        characters = await asyncio.to_thread(self.check_length, file)
        self.translation.worker.check_room()
        if charge:
            await charge(characters)
        wanted = replace(options, format=file.format, alternatives=0)
        (translation,) = await self.translation.translate([file.text], source, target, wanted)
        return characters, translation

    def check_length(self, file: TextFile) -> int:
        """Count characters. Raises EmptyTextError, TextTooLongError."""
        self._check("text and markup", len(file.text), _MARKUP * self.max_chars)
        texts = plain_texts(file.text, file.format)
        if not any(text.strip() for text in texts):
            raise EmptyTextError("There is no text in the file to translate.")
        characters = sum(map(len, texts))
        self._check("text", characters, self.max_chars)
        return characters

    @staticmethod
    def _check(what: str, characters: int, most: int) -> None:
        if characters > most:
            raise TextTooLongError(
                f"The file holds {characters} characters of {what}; {most} can be sent at once.",
                characters=characters,
                max_characters=most,
            )


def read_file(kind: FileKind, data: bytes) -> TextFile:
    """Take a file apart. Raises InvalidFileError."""
    return _READERS[kind](data)


_READERS: dict[FileKind, Callable[[bytes], TextFile]] = {
    "txt": PlainFile.read,
    "html": PlainFile.read_page,
    "srt": SubtitleFile.read,
    "vtt": SubtitleFile.read,
    "docx": DocxFile.read,
}
