"""The zip that a Word document is, read with mistrust."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from app.errors import InvalidFileError

MOST_ENTRIES = 10_000
MOST_BYTES = 100_000_000
MOST_BYTES_OF_TEXT = 32_000_000

_TYPES_PART = "[Content_Types].xml"
_TEXT_TYPES = tuple(
    f"wordprocessingml.{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes", "endnotes")
)
# What an encrypted Office document is: a compound file, as those of before 2007 are.
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Package:
    """A package; `data` is the zip itself."""

    data: bytes

    @classmethod
    def read(cls, data: bytes) -> "Package":
        """Check a zip before anything of it is unpacked. Raises InvalidFileError."""
        if data.startswith(_COMPOUND_FILE):
            raise InvalidFileError(
                "The document is encrypted, or older than .docx. Save it as .docx without a password.",
                fault="encrypted",
            )
        package = cls(data)
        try:
            with package.open() as archive:
                infos = archive.infolist()
        except _FAULTS as error:
            raise _damaged() from error
        if any(info.flag_bits & 1 for info in infos):
            raise InvalidFileError("The document is encrypted. Save it without a password.", fault="encrypted")
        if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_BYTES:
            raise InvalidFileError(
                f"The document unpacks to more than {MOST_BYTES} bytes or {MOST_ENTRIES} parts.",
                fault="too_large",
                max_bytes=MOST_BYTES,
                max_parts=MOST_ENTRIES,
            )
        return package

    def open(self) -> zipfile.ZipFile:
        """Open the zip."""
        return zipfile.ZipFile(io.BytesIO(self.data))

    def text_parts(self) -> dict[str, "etree._ElementTree"]:
        """Read the parts that hold text: body, headers, footers, notes. Raises InvalidFileError."""
        try:
            with self.open() as archive:
                types = _parse(_read_types(archive))
                names = [
                    element.get("PartName", "").lstrip("/")
                    for element in types.getroot()
                    if str(element.get("ContentType", "")).endswith(_TEXT_TYPES)
                ]
                there = {info.filename: info.file_size for info in archive.infolist()}
                _check_size(sum(there.get(name, 0) for name in names))
                parts = {name: _parse(archive.read(name)) for name in names if name in there}
        except _FAULTS as error:
            raise _damaged() from error
        if not parts:
            raise InvalidFileError("The file is a zip, but no Word document.", fault="damaged")
        return parts

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """Write the package with some parts changed; all others have the bytes, names and dates that they had."""
        output = io.BytesIO()
        try:
            with self.open() as archive, zipfile.ZipFile(output, "w") as made:
                made.comment = archive.comment
                for info in archive.infolist():
                    made.writestr(info, parts[info.filename] if info.filename in parts else archive.read(info))
        except _FAULTS as error:
            raise _damaged() from error
        return output.getvalue()


def _read_types(archive: zipfile.ZipFile) -> bytes:
    try:
        info = archive.getinfo(_TYPES_PART)
    except KeyError as error:
        raise InvalidFileError("The file is a zip, but no Word document.", fault="damaged") from error
    _check_size(info.file_size)
    return archive.read(info)


def _check_size(size: int) -> None:
    """Refuse what is too large, by the size that the zip declares: that is where unpacking stops, come what may."""
    if size > MOST_BYTES_OF_TEXT:
        raise InvalidFileError(
            f"The text of the document unpacks to more than {MOST_BYTES_OF_TEXT} bytes.",
            fault="too_large",
            max_bytes=MOST_BYTES_OF_TEXT,
        )


def _parse(data: bytes) -> "etree._ElementTree":
    """Parse XML that declares nothing: no entity is resolved, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.ElementTree(etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        raise _damaged() from error
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise InvalidFileError("A part of the document declares a DTD, which no Word document has.", fault="entities")
    return tree


def _damaged() -> InvalidFileError:
    return InvalidFileError("The file is damaged, or no .docx at all: it can't be unpacked or read.", fault="damaged")
