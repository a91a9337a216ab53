"""Word documents out of their zip and back into it."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.errors import InvalidFileError
from app.text.docx import DocxFile, package
from app.text.html import HtmlDocument, TranslatedBlock

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
ROOT = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"'


def make(body: str, extra: dict[str, bytes] | None = None, parts: tuple[str, ...] = ()) -> bytes:
    """Make a document of the XML in its body; parts: names of further text parts, `footnotes` or `header`."""
    named = {"document": "document.main"} | {part: part for part in parts}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}{kind}+xml"/>' for part, kind in named.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{namespace}">{overrides}</Types>'.encode(),
        "word/document.xml": f"<w:document {ROOT}><w:body>{body}</w:body></w:document>".encode(),
        **(extra or {}),
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return output.getvalue()


def body_of(data: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    body = root[0] if part == "word/document.xml" else root
    text = "".join(etree.tostring(child, encoding="unicode") for child in body)
    for declaration in ROOT.split():
        text = text.replace(f" {declaration}", "")
    return text.replace(' xml:space="preserve"', "")


def written(body: str, translate: Callable[[str], str] = lambda html: html) -> str:
    file = DocxFile.read(make(body))
    return body_of(file.write(translate(file.text)))


def html(body: str) -> str:
    return DocxFile.read(make(body)).text


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def field(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_runs_that_look_alike_are_one_text():
    body = paragraph(
        run("Le ", '<w:lang w:val="fr-FR"/>'),
        '<w:proofErr w:type="spellStart"/>',
        run("mi"),
        run("nistre"),
        run(" part", "<w:b/>"),
    )
    assert html(body) == "<p id=0>Le ministre<span id=1> part</span></p>"
    assert written(body, lambda text: text.replace("Le ministre", "The minister").replace("part", "leaves")) == (
        paragraph(run("The minister", '<w:lang w:val="fr-FR"/>'), run(" leaves", "<w:b/>"))
    )


def test_formats_go_with_their_words():
    properties = "<w:pPr><w:jc/></w:pPr>"
    body = paragraph(properties, run("Voici une "), run("voiture", "<w:b/>"), run(" "), run("rouge", "<w:i/>"))
    assert html(body) == "<p id=0>Voici une <span id=1>voiture</span> <span id=2>rouge</span></p>"
    moved = written(body, lambda _: "<p id=0>Here is a <span id=2>red</span> <span id=1>car</span></p>")
    assert moved == paragraph(properties, run("Here is a "), run("red", "<w:i/>"), run(" "), run("car", "<w:b/>"))


def test_links_notes_images_and_breaks_stay():
    link = '<w:hyperlink r:id="rId4">{}</w:hyperlink>'
    note = '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph(
        '<w:bookmarkStart w:id="0" w:name="x"/>', run("Voir "), link.format(run("la page", "<w:u/>")), note, run(".")
        , "<w:r><w:br/></w:r>", run("Fin"), "<w:r><w:drawing/></w:r>", '<w:bookmarkEnd w:id="0"/>',
    )  # fmt: skip
    assert html(body) == (
        "<p id=0><img id=1>Voir <span id=2><span id=3>la page</span></span><img id=4>."
        "<br id=5>Fin<img id=6><img id=7></p>"
    )
    assert written(body) == body
    english = written(body, lambda text: text.replace("Voir", "See").replace("la page", "the page"))
    assert english == body.replace("Voir", "See").replace("la page", "the page")


def test_a_link_cut_in_two_is_two_links():
    body = paragraph(run("a b c "), '<w:hyperlink r:id="rId4">', run("d e", "<w:u/>"), "</w:hyperlink>")
    cut = written(
        body, lambda _: "<p id=0><span id=1><span id=2>d</span></span> a <span id=1><span id=2>e</span></span></p>"
    )
    link = '<w:hyperlink r:id="rId4">{}</w:hyperlink>'
    assert cut == paragraph(link.format(run("d", "<w:u/>")), run(" a "), link.format(run("e", "<w:u/>")))


def test_fields():
    link = field(' HYPERLINK "http://example.org" ', run("la page", "<w:u/>"))
    page = field(" PAGE ", run("12"))
    body = paragraph(run("Voir "), link, run(" à la page "), page, run("."))
    assert html(body) == (
        '<p id=0>Voir <span id=1><span id=2>la page</span></span> à la page <span id=3 translate="no">12</span>.</p>'
    )
    assert written(body) == body
    simple = paragraph(run("Le "), '<w:fldSimple w:instr="DATE">', run("12 mai"), "</w:fldSimple>", run(" à Paris"))
    assert html(simple) == '<p id=0>Le <span id=1 translate="no">12 mai</span> à Paris</p>'
    assert written(simple) == simple


def test_a_field_that_goes_on_in_another_paragraph():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(begin, run("Premier"), "<w:r><w:tab/></w:r>", run("1")) + paragraph(run("Second"), end)
    assert "<hr id=" in html(body)
    assert written(body) == body


def test_content_controls_and_tracked_changes():
    control = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    deleted = '<w:del w:id="1"><w:r><w:delText>vieux</w:delText></w:r></w:del>'
    body = paragraph(run("Nom : "), control.format(run("le maire")), deleted, f'<w:ins w:id="2">{run(" neuf")}</w:ins>')
    assert "vieux" not in html(body)
    assert written(body) == body
    twice = written(
        paragraph(run("un deux "), control.format(run("trois quatre"))),
        lambda _: "<p id=0><span id=1>three</span> one <span id=1>four</span></p>",
    )
    assert twice.count('w:val="7"') == 1
    assert twice.count("<w:sdtContent>") == 2


def test_tables_and_text_boxes():
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(run('Cellule'))}</w:tc></w:tr></w:tbl>"
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(run('Encadré'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    body = cell + paragraph(run("Devant "), box, run("derrière"))
    english = {"Cellule": "Cell", "Encadré": "Box", "Devant": "Before", "derrière": "behind"}

    def translate(text: str) -> str:
        for french, word in english.items():
            text = text.replace(french, word)
        return text

    assert written(body, translate) == translate(body)


def test_footnotes_and_headers_and_nothing_else():
    note = f"<w:footnotes {ROOT}><w:footnote>{paragraph(run('Une note'))}</w:footnote></w:footnotes>".encode()
    header = f"<w:hdr {ROOT}>{paragraph(run('En tête'))}</w:hdr>".encode()
    styles = f"<w:styles {ROOT} ><!-- tel quel --></w:styles>".encode()
    extra = {
        "word/footnotes.xml": note,
        "word/header.xml": header,
        "word/styles.xml": styles,
        "word/media/i.png": b"\x89PNG",
    }
    source = make(
        paragraph(run("Texte & <co>".replace("&", "&amp;").replace("<", "&lt;"))), extra, ("footnotes", "header")
    )
    file = DocxFile.read(source)
    data = file.write(file.text.replace("Une note", "A note").replace("En tête", "Header").replace("Texte", "Text"))
    assert "A note" in body_of(data, "word/footnotes.xml")
    assert "Header" in body_of(data, "word/header.xml")
    assert "Text &amp; &lt;co" in body_of(data)
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(io.BytesIO(source)) as given:
        assert made.namelist() == given.namelist()
        assert [info.date_time for info in made.infolist()] == [info.date_time for info in given.infolist()]
        for name in ("word/styles.xml", "word/media/i.png", "[Content_Types].xml"):
            assert made.read(name) == given.read(name)


def test_a_document_of_another_maker():
    made = docx.Document()
    made.add_heading("Titre", 0)
    made.add_paragraph("Il a ").add_run("gagné").bold = True
    made.add_table(1, 1).cell(0, 0).text = "Cellule"
    made.sections[0].footer.paragraphs[0].text = "Pied"
    output = io.BytesIO()
    made.save(output)
    file = DocxFile.read(output.getvalue())
    read = docx.Document(io.BytesIO(file.write(file.text.replace("Titre", "Title").replace("gagné", "won"))))
    assert [one.text for one in read.paragraphs] == ["Title", "Il a won"]
    assert [one.bold for one in read.paragraphs[1].runs] == [None, True]
    assert read.tables[0].cell(0, 0).text == "Cellule"
    assert read.sections[0].footer.paragraphs[0].text == "Pied"


def encrypted_zip() -> bytes:
    data = bytearray(make(paragraph(run("Texte"))))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


DTD = '<!DOCTYPE d [<!ENTITY a "aaaa">]>'
ENTITY = f"{DTD}<w:document {ROOT}><w:body>{paragraph(run('&a;'))}</w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "damaged"),
        (b"Bonjour", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (make(paragraph(run("Texte")))[:-40], "damaged"),
        (make("<w:p>"), "damaged"),
        (make("", {"[Content_Types].xml": b"<Types/>"}), "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "encrypted"),
        (encrypted_zip(), "encrypted"),
        (make("", {"word/document.xml": ENTITY.encode()}), "entities"),
        (make("", {"word/document.xml": ENTITY.encode("utf-16")}), "entities"),
    ],
)
def test_what_is_refused(data: bytes, fault: str):
    with pytest.raises(InvalidFileError) as caught:
        DocxFile.read(data)
    assert caught.value.detail["fault"] == fault


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch):
    bomb = make(paragraph(run("a" * 40_000)), {"word/media/a": b"\0" * 300_000})
    assert len(bomb) < 3_000
    DocxFile.read(bomb)
    for name, limit in (("MOST_BYTES", 200_000), ("MOST_BYTES_OF_TEXT", 30_000), ("MOST_ENTRIES", 2)):
        with monkeypatch.context() as patched:
            patched.setattr(package, name, limit)
            with pytest.raises(InvalidFileError) as caught:
                DocxFile.read(bomb)
            assert caught.value.detail["fault"] == "too_large"


def test_a_size_that_lies_is_no_way_around():
    data = bytearray(make(paragraph(run("a" * 40_000))))
    size = len(f"<w:document {ROOT}><w:body>{paragraph(run('a' * 40_000))}</w:body></w:document>").to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(InvalidFileError):
        DocxFile.read(bytes(data.replace(size, (100).to_bytes(4, "little"))))


words = st.sampled_from(["le ", "chat", " dort", ". ", "Il", "\u202f!", " <&> "]).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
formats = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:lang w:val="fr-FR"/>'])
runs = st.builds(run, words, formats)
things = st.sampled_from([
    "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:drawing/></w:r>",
    '<w:bookmarkStart w:id="0" w:name="x"/>', '<w:r><w:footnoteReference w:id="2"/></w:r>', "<!-- note -->",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>",
    '<w:del w:id="1"><w:r><w:delText>vieux</w:delText></w:r></w:del>', field("PAGE", run("3")),
    field("HYPERLINK y", run("ici")),
])  # fmt: skip
containers = ("<w:hyperlink>{}</w:hyperlink>", "<w:ins>{}</w:ins>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>")
contents = st.recursive(
    runs | things,
    lambda inner: st.builds(
        lambda holder, parts: holder.format("".join(parts)), st.sampled_from(containers), st.lists(inner, max_size=4)
    ),
)


def structure(body: str) -> tuple[str, list[str]]:
    """Give the words of a body, and what is in it besides runs of words, in order."""
    root = etree.fromstring(f"<w:body {ROOT}>{body}</w:body>")
    text = "".join(element.text or "" for element in root.iter(f"{{{W}}}t"))
    things = [
        str(etree.QName(element).localname) + "".join(element.attrib.values())
        for element in root.iter()
        if isinstance(element.tag, str) and etree.QName(element).localname not in {"r", "t", "rPr", "b", "i", "lang"}
    ]
    return text, things


@given(st.lists(contents, max_size=8).map(lambda parts: paragraph(*parts)))
def test_any_paragraph_comes_back(body: str):
    assert structure(written(body)) == structure(body)


@given(st.lists(contents, max_size=8).map(lambda parts: paragraph(*parts)))
def test_any_paragraph_can_be_translated(body: str):
    def translate(text: str) -> str:
        document = HtmlDocument.parse(text)
        return document.rebuild([TranslatedBlock("one two three") for _ in document.blocks])

    made = written(body, translate)
    kept = {thing for thing in structure(body)[1] if thing not in {"hyperlink", "ins", "sdt", "sdtContent"}}
    assert kept <= set(structure(made)[1])


def test_it_takes_linear_time():
    begins = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 20_000
    for body in (begins, begins + ends, run("a", "<w:b/>") * 20_000):
        DocxFile.read(make(paragraph(run("Texte"), body)))
