"""Word documents made of plain text, read with python-docx."""

import io
import re
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.text.docx import DocxFile
from app.text.docx.made import made_docx, paragraphs_of
from tests.text.docx.test_docx import W, body_of, make

CREDIT = "Machine translation from French by Dépêche (stub), not edited"


def read(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_paragraphs_lines_and_the_credit() -> None:
    data = made_docx(
        "Burns in Moscow\n\nHe met\r\nPatrushev.\n\n\n\nÉnd 🎈.\n", title="Burns", credit=CREDIT, author="A. M."
    )
    assert read(data) == ["Burns in Moscow", "He met\nPatrushev.", "", "", "Énd 🎈.", CREDIT]
    document = docx.Document(io.BytesIO(data))
    about = document.core_properties
    assert (about.title, about.author, about.language, about.comments) == ("Burns", "A. M.", "en-GB", "")
    assert document.paragraphs[-1].style.name == "Credit"


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_word_checks_it_as_the_english_that_was_asked_for(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made_docx("One.", language=language))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    assert [found.get(f"{{{W}}}val") for found in styles.iter(f"{{{W}}}lang")] == [language]


def test_without_a_credit_there_is_no_line_and_no_style() -> None:
    data = made_docx("One.")
    assert read(data) == ["One."]
    assert "Credit" not in [style.name for style in docx.Document(io.BytesIO(data)).styles]


def test_what_xml_cannot_hold_is_left_out() -> None:
    data = made_docx("a\0b\ufffe\x07c", title="t\0" + "x" * 500, credit="c\0d", author="\x01")
    assert read(data) == ["abc", "cd"]
    assert docx.Document(io.BytesIO(data)).core_properties.title == "t" + "x" * 254


@given(st.text(st.sampled_from("ab é.\t\n\r🎈<&\u2028"), max_size=60))
def test_the_text_of_the_document_is_the_text(text: str) -> None:
    paragraphs = read(made_docx(text))
    expected = re.sub(r"\r\n|[\r\u2028]", "\n", text)
    expected = "\n".join(line if line.strip() else "" for line in expected.split("\n")).strip()
    joined = paragraphs[0]
    empty = 0
    for paragraph in paragraphs[1:]:
        if paragraph:
            joined += "\n" * (2 + empty) + paragraph
            empty = 0
        else:
            empty += 1
    assert joined == expected


def test_many_paragraphs_take_no_more_than_their_number() -> None:
    text = "One.\n\n" * 20_000
    assert len(paragraphs_of(text)) == 20_000
    assert len(read(made_docx(text))) == 20_000


def test_a_line_is_added_behind_the_body_of_a_document_and_before_its_section() -> None:
    file = DocxFile.read(make("<w:p><w:r><w:t>Un.</w:t></w:r></w:p><w:sectPr><w:pgSz/></w:sectPr>"))
    file.add_credit("Made by <Dépêche>\0")
    body = body_of(file.write(file.text))
    line = '<w:r><w:rPr><w:i/><w:lang w:val="en-GB"/></w:rPr><w:t>Made by &lt;Dépêche&gt;</w:t></w:r>'
    assert body.endswith(f"<w:p>{line}</w:p><w:sectPr><w:pgSz/></w:sectPr>")
