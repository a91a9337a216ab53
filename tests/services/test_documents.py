"""Files in, the same files in English out."""

import codecs
import io

import docx
import pytest

from app.errors import DepecheError, EmptyTextError, InvalidFileError, TextTooLongError, UnsupportedFileError
from app.services.documents import DocumentService
from app.services.translation import TranslationService


@pytest.fixture
def documents(translation: TranslationService) -> DocumentService:
    return DocumentService(translation, 1000)


async def test_a_text(documents: DocumentService) -> None:
    file = await documents.translate("Bonjour.\r\n\r\n  Été.\r\n".encode(), "Notes.TXT")
    assert file.data == "[en] Bonjour.\r\n\r\n  [en] Été.\r\n".encode()
    assert (file.filename, file.media_type, file.characters) == ("Notes.TXT", "text/plain", 20)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp1252"),
    ],
)
async def test_a_text_keeps_its_character_set(documents: DocumentService, mark: bytes, codec: str) -> None:
    file = await documents.translate(mark + "L’été.".encode(codec), "a.txt")
    assert file.data == mark + "[en] L’été.".encode(codec)


async def test_a_page(documents: DocumentService) -> None:
    page = '<!doctype html><meta charset="iso-8859-1"><title>Été</title>\n<p class=a>L’<b>été</b>.</p><!-- é -->'
    file = await documents.translate(page.encode("cp1252"), "page.html")
    text = file.data.decode("cp1252")
    assert text.startswith('<!doctype html><meta charset="iso-8859-1"><title>[en] Été</title>\n<p class=a>')
    assert "<b>" in text
    assert text.endswith("</p><!-- é -->")


async def test_what_the_character_set_of_a_page_lacks_is_a_reference() -> None:
    from app.text.files.plain import PlainFile

    page = PlainFile.read_page("<meta charset=latin1>é".encode("cp1252"))
    assert page.write("<meta charset=latin1>ş") == b"<meta charset=latin1>&#351;"
    text = PlainFile.read("é".encode("cp1252"))
    assert text.write("ş") == codecs.BOM_UTF8 + "ş".encode()


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"Bonjour", "a.pdf", UnsupportedFileError),
        (b"Bonjour", "a", UnsupportedFileError),
        (b"", "a.txt", EmptyTextError),
        (b"  \n", "a.html", EmptyTextError),
        (b"<p><b></b></p>", "a.html", EmptyTextError),
        (b"\x81\x8d\x00", "a.txt", InvalidFileError),
        (b"a\x00b", "a.txt", InvalidFileError),
        (b"Bonjour. " * 120, "a.txt", TextTooLongError),
        (b"<p>Oui.</p>" + b"<br>" * 2500, "a.html", TextTooLongError),
    ],
)
async def test_refused(documents: DocumentService, data: bytes, name: str, error: type[DepecheError]) -> None:
    with pytest.raises(error):
        await documents.translate(data, name)


async def test_subtitles(documents: DocumentService) -> None:
    source = "1\n00:00:01,000 --> 00:00:02,000\nIl part\n\n2\n00:00:02,100 --> 00:00:03,000\ndemain.\n"
    file = await documents.translate(source.encode(), "film.srt")
    assert file.data.decode() == source.replace("Il part", "[en] Il part")
    assert file.media_type == "application/x-subrip"


async def test_a_word_document(documents: DocumentService) -> None:
    made = docx.Document()
    made.add_paragraph("Il a ").add_run("gagné").bold = True
    output = io.BytesIO()
    made.save(output)
    file = await documents.translate(output.getvalue(), "Lettre.docx")
    (paragraph,) = docx.Document(io.BytesIO(file.data)).paragraphs
    assert [(run.text, run.bold) for run in paragraph.runs] == [("[en] Il a ", None), ("gagné", True)]
    assert file.characters == len("Il a gagné")
