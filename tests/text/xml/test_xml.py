"""XML out of its tags and back into them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import MalformedMarkupError
from app.text.html import HtmlDocument
from app.text.xml import XmlDocument, XmlRules


def html(source: str, **rules) -> str:
    return XmlDocument.parse(source, XmlRules(**rules)).html


def blocks(source: str, **rules) -> list[str]:
    return [block.text for block in HtmlDocument.parse(html(source, **rules)).blocks]


STORY = (
    '<?xml version="1.0"?>\n<story id="é">\n  <title>Le titre</title>\n'
    "  <para>Un <kw n='1'>mot</kw> &amp; <br/>deux.<!-- note --></para>\n</story>"
)


def test_the_structure_shows_what_splits():
    assert blocks(STORY) == ["Le titre", "Un mot & deux."]
    document = XmlDocument.parse(STORY, XmlRules())
    assert document.write(document.html) == STORY


def test_rules():
    assert blocks("<a>un</a><b>deux</b>") == ["un", "deux"]
    assert blocks("<a>un</a> <b>deux</b>", outline=False) == ["un deux"]
    assert blocks("<a>un</a> <b>deux</b>", outline=False, splitting=frozenset("a")) == ["un", "deux"]
    assert blocks("<a>un</a> <b>deux</b>", non_splitting=frozenset("ab")) == ["un deux"]
    assert blocks("un <x>deux</x> trois") == ["un deux trois"]
    kept = HtmlDocument.parse(html("un <x>deux</x> trois", ignored=frozenset("x"))).blocks[0].kept
    assert [(span.start, span.end) for span in kept] == [(3, 7)]


def test_elements_go_with_their_words():
    document = XmlDocument.parse('Une <b x="1">voiture</b> <i>rouge</i> & <x/>', XmlRules())
    assert document.html == "Une <span id=1>voiture</span> <span id=5>rouge</span> & <img id=9>"
    moved = document.write("A <span id=5>red</span> <span id=1>car</span> &amp; <img id=9>")
    assert moved == 'A <i>red</i> <b x="1">car</b> &amp; <x/>'


def test_what_is_no_text_is_not_read():
    source = "<a><![CDATA[<b>Oui]]> & non</a>"
    assert blocks(source) == ["& non"]
    document = XmlDocument.parse(source, XmlRules())
    assert document.write(document.html) == source


@pytest.mark.parametrize("source", ["<a>", "</a>", "<a></b>", "<a><b></a></b>", "a < b", "<a b='<'>", "<!-- ", "<1/>"])
def test_tags_that_do_not_fit(source: str):
    with pytest.raises(MalformedMarkupError, match="Tag handling parsing failed, please check input"):
        XmlDocument.parse(source, XmlRules())


@given(st.text(st.sampled_from("ab <>/!-[]?\"'=&;xé"), max_size=60))
def test_any_string(source: str):
    try:
        document = XmlDocument.parse(source, XmlRules())
    except MalformedMarkupError:
        return
    document.write(document.html)


def test_it_takes_linear_time():
    XmlDocument.parse("<a>" * 20_000 + "x" + "</a>" * 20_000, XmlRules())
    with pytest.raises(MalformedMarkupError):
        XmlDocument.parse("<a " * 100_000, XmlRules())
    with pytest.raises(MalformedMarkupError):
        XmlDocument.parse("<!--" * 100_000, XmlRules())
