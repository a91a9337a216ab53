"""Taking a multipart body apart, in memory: its size is limited, and nothing goes to the disk."""

from dataclasses import dataclass

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, FormParser

from app.errors import MalformedBodyError


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form. filename: None for a field, which has none."""

    name: bytes
    value: bytes
    filename: bytes | None = None


def read_parts(body: bytes, boundary: bytes | None) -> list[Part]:
    """Give the parts, fields and files, each in their order. Raises MalformedBodyError."""
    parts: list[Part] = []

    def add_field(field: Field) -> None:
        parts.append(Part(field.field_name or b"", field.value or b""))

    def add_file(file: File) -> None:
        file.file_object.seek(0)
        parts.append(Part(file.field_name or b"", file.file_object.read(), file.file_name or b""))
        file.close()

    complete: list[bool] = []
    try:
        parser = FormParser(
            "multipart/form-data",
            add_field,
            add_file,
            on_end=lambda: complete.append(True),
            boundary=boundary,
            config={"MAX_MEMORY_FILE_SIZE": len(body) + 1},
        )
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError) as error:
        raise MalformedBodyError(f"The body is not valid multipart/form-data: {error}") from error
    if not complete:
        raise MalformedBodyError("The body is not valid multipart/form-data: it ends before its last boundary.")
    return parts
