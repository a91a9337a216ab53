"""Which kinds of files are read."""

from pathlib import PurePath
from typing import Literal

from app.errors import UnsupportedFileError

FileKind = Literal["txt", "html", "srt", "vtt", "docx"]

MEDIA_TYPES: dict[FileKind, str] = {
    "txt": "text/plain",
    "html": "text/html",
    "srt": "application/x-subrip",
    "vtt": "text/vtt",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_ENDINGS: dict[str, FileKind] = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "srt",
    ".vtt": "vtt",
    ".docx": "docx",
}
ENDINGS = tuple(_ENDINGS)


def file_kind(filename: str) -> FileKind:
    """Tell the kind of a file by the ending of its name. Raises UnsupportedFileError, which names what is read."""
    ending = PurePath(filename.replace("\\", "/")).suffix.lower()
    if ending not in _ENDINGS:
        said = f"Files that end in “{ending[:20]}” are not read" if ending else "The file's name has no ending"
        raise UnsupportedFileError(f"{said}. Send one of: {', '.join(_ENDINGS)}.", supported=list(_ENDINGS))
    return _ENDINGS[ending]
