"""Files taken apart into text to translate, and written again with its translation; whatever is no text stays."""

from app.text.files.kinds import MEDIA_TYPES, FileKind, file_kind
from app.text.files.protocol import TextFile

__all__ = ["MEDIA_TYPES", "FileKind", "TextFile", "file_kind"]
