import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.html.tokens import Kind, tokenize


def kinds(html):
    return [(token.kind.name, token.source) for token in tokenize(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("un <B Class=x>mot</b >", ["TEXT un", "SPACE  ", "START <B Class=x>", "TEXT mot", "END </b >"]),
        ("3 < 5 & 7 > 2", ["TEXT 3 < 5 & 7 > 2"]),
        ("fin <", ["TEXT fin <"]),
        ("fin</", ["TEXT fin", "TEXT </"]),
        ("a<!-- <p> -- > -->b", ["TEXT a", "COMMENT <!-- <p> -- > -->", "TEXT b"]),
        ("<!-->a<!--->b", ["COMMENT <!-->", "TEXT a", "COMMENT <!--->", "TEXT b"]),
        ("a<!-- jamais fini", ["TEXT a", "COMMENT <!-- jamais fini"]),
        ("<?xml:namespace prefix = o />x</>y</ z>", [
            "COMMENT <?xml:namespace prefix = o />", "TEXT x", "COMMENT </>", "TEXT y", "COMMENT </ z>",
        ]),
        ("<!DOCTYPE html>x", ["OTHER <!DOCTYPE html>", "TEXT x"]),
        ("<![CDATA[ a ]]>x", ["COMMENT <![CDATA[ a ]]>", "TEXT x"]),
        ("<![CDATA[ <b> ]]>x", ["OTHER <![CDATA[ <b> ]]>", "TEXT x"]),
        ("<![CDATA[ a > b", ["COMMENT <![CDATA[ a >", "SPACE  ", "TEXT b"]),
        ('<a title="1 > 0" href=\'">\'>x', ["START <a title=\"1 > 0\" href='\">'>", "TEXT x"]),
        ('x <a href="', ["TEXT x", "SPACE  ", 'OTHER <a href="']),
        ("<style>p > b {}</STYLE>x", ["START <style>", "OTHER p > b {}", "END </STYLE>", "TEXT x"]),
        ("<title>Un <b> &amp; x</title>", ["START <title>", "TEXT Un <b> &amp; x", "END </title>"]),
        ("<script><!-- <script> </script> --></script>x", [
            "START <script>", "OTHER <!-- <script> </script> -->", "END </script>", "TEXT x",
        ]),
        ('<script>"<!--"</script>x', ["START <script>", 'OTHER "<!--"', "END </script>", "TEXT x"]),
        ("&nbsp; mot\u00a0&#160;", ["SPACE &nbsp; ", "TEXT mot", "SPACE \u00a0&#160;"]),
    ],
)  # fmt: skip
def test_borders_of_tokens_are_those_of_the_html_standard(html, expected):
    assert [f"{kind} {source}" for kind, source in kinds(html)] == expected


def test_attributes_know_their_place():
    tag = tokenize("<img  alt = 'Une « photo »' hidden src=a.png/>")[0]

    assert [(a.name, tag.source[a.start : a.end], a.quote) for a in tag.attributes] == [
        ("alt", "'Une « photo »'", "'"),
        ("hidden", "", ""),
        ("src", "a.png/", ""),
    ]
    assert tag.value("alt") == "Une « photo »"
    assert tag.value("hidden") == ""
    assert tag.value("title") is None
    assert tag.void


def test_a_slash_ends_an_element_in_svg_only():
    void = {token.source: token.void for token in tokenize("<b/><svg><path/><g></g></svg><i/><br/>")}

    assert void["<path/>"]
    assert void["<br/>"]
    assert not void["<b/>"]
    assert not void["<i/>"]
    assert not void["<g>"]


PIECES = [
    "<", ">", "</", "<!--", "-->", "<b", "</b>", "<p>", '"', "'", "=", "&", ";", "nbsp", " ", "x", "é", "/", "!", "?",
    "<script>", "</script>", "<title", "<![CDATA[", "]]>", "<svg>", "<path/>", "\u00a0", "\r\n", "#1",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES)).map("".join)


@given(MARKUP | st.text())
def test_tokens_put_together_are_the_input(html):
    assert "".join(token.source for token in tokenize(html)) == html


@given(MARKUP)
def test_text_has_no_white_space_at_its_ends(html):
    for token in tokenize(html):
        if token.kind is Kind.TEXT:
            assert token.source == token.source.strip(" \t\r\n\f\u00a0")
