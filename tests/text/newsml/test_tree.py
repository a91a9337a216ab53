import pytest

from app.text.newsml.tree import MAX_DEPTH, XmlError, parse_xml

XML = """<?xml version="1.0"?>
<!-- > --><a xmlns="urn:a" xmlns:b="urn:b" c='>"' d="é&amp;">é<b:e/>
<f xml:lang="fr"><b:e xmlns:b="urn:c"></b:e></f ><![CDATA[<g>]]></a>
""".encode()


def test_every_element_has_its_place() -> None:
    root = parse_xml(XML)
    places = [(element.name, XML[element.start : element.end].decode()) for element in root.iterate()]
    assert places == [
        ("a", XML.decode().strip().partition("<!-- > -->")[2]),
        ("b:e", "<b:e/>"),
        ("f", '<f xml:lang="fr"><b:e xmlns:b="urn:c"></b:e></f >'),
        ("b:e", '<b:e xmlns:b="urn:c"></b:e>'),
    ]
    assert XML[root.inner_start : root.inner_end].decode().startswith("é<b:e/>")
    assert XML[root.inner_start : root.inner_end].endswith(b"<![CDATA[<g>]]>")


def test_names_namespaces_and_languages() -> None:
    root = parse_xml(XML)
    first, second = root.children
    assert (first.prefix, first.local, first.namespace, first.is_empty_tag) == ("b:", "e", "urn:b", True)
    assert (second.children[0].namespace, second.children[0].is_empty_tag) == ("urn:c", False)
    assert (root.language(), second.children[0].language()) == (None, "fr")
    assert root.attributes["c"] == '>"'
    assert root.attributes["d"] == "é&"


def test_paths_number_what_is_there_more_than_once() -> None:
    root = parse_xml(b"<a><b/><c/><b><d/></b></a>")
    assert [element.path() for element in root.iterate()] == ["a", "a/b[1]", "a/c", "a/b[2]", "a/b[2]/d"]


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "a",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b=c/>",
        "<a>&b;</a>",
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "<b:a/>",
        "<a b:c='1'/>",
        "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1),
    ],
)
def test_what_is_refused(xml: str) -> None:
    with pytest.raises(XmlError):
        parse_xml(xml.encode())


def test_the_place_of_a_fault_is_told() -> None:
    with pytest.raises(XmlError) as caught:
        parse_xml(b"<a>\n <b>\n</a>")
    assert (caught.value.line, caught.value.column) == (3, 3)
    assert "mismatched tag" in caught.value.message
