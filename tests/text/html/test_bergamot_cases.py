"""The cases of bergamot-translator's src/tests/units/html_tests.cpp, in French; each id is the name of one there.

It has 27 (a 28th is commented out and empty). "Ignore HTML if process_markup is false" is a matter of the service:
tests/services/test_translation.py. Where we mean otherwise than bergamot, the case says so.
"""

import re

import pytest

from app.text.html import HtmlDocument, TranslatedBlock
from tests.text.html.putting import put_back, word_for_word

TAG = re.compile(r"<[^>]*>")

SOURCES = {
    "Do not abort if the input is just empty": ("", []),
    "Do not abort if the input is just empty element": ("<p></p>", []),
    "Tag names are case insensitive": ("<P><B>Le</B> chat<BR>Le chien ?</p>", ["Le chat", "Le chien ?"]),
    "Test case html entities": (
        '<p data-attr="&quot;&apos;">Une phrase &lt;avec&gt; des &amp; entit&eacute;s</p>',
        ["Une phrase <avec> des & entités"],
    ),
    # bergamot sees three words; a tag is no space to a browser.
    "Test inline tags should be treated as spaces": ("sou<u>lign</u>er", ["souligner"]),
    "Test self-closing tag (HTML5)": (
        '<p>bonjour <img> <b>monde</b> <u>et autres <a href="#">créatures</a></u></p>',
        ["bonjour monde et autres créatures"],
    ),
    "Test self-closing tag (XHTML)": ("<p>bonjour<img/>monde</p>", ["bonjour monde"]),
    "Test empty self-closing pair at end of input in parent": ("<p>bonjour <br></p>", ["bonjour"]),
    "Test <wbr> element": ("bon<wbr>jour", ["bonjour"]),
    "Test <wbr> element (case-insensitive)": ("bon<WBR>jour", ["bonjour"]),
}


@pytest.mark.parametrize(("html", "texts"), SOURCES.values(), ids=SOURCES)
def test_what_the_translator_sees(html, texts):
    document = HtmlDocument.parse(html)

    assert [block.text for block in document.blocks] == texts
    out = document.rebuild([TranslatedBlock(text) for text in texts])
    assert TAG.findall(out) == TAG.findall(html)
    assert TAG.sub("", out) == TAG.sub("", html.replace("&eacute;", "é"))


# Tags stand where they stood when the words keep their order.
IN_ORDER = {
    "Test self-closing tags should be treated as paragraph break": (
        "<p>Place<br>Le chat ?</p>", ["Space", "The cat?"], "<p>Space<br>The cat?</p>",
    ),
    "Test reconstruction of target sentence": (
        "<p>bonjour <b>monde</b></p>\n", ["hello world"], "<p>hello <b>world</b></p>\n",
    ),
    "Test reconstruction of target sentence with entities": (
        "<p>bonjour <b>monde &amp; amis !</b></p>", ["hello world & friends!"],
        "<p>hello <b>world &amp; friends!</b></p>",
    ),
    "Test reconstruction of target with multiple sentences": (
        "<p>bonjour <b>monde !</b> Comment est <img> <b>faite <u>une phrase ?</u></b> Et deux ?</p>",
        ["hello world! How is made a sentence? And two?"],
        "<p>hello <b>world!</b> How is <img> <b>made <u>a sentence?</u></b> And two?</p>",
    ),
    "Test empty void tag at end of input": ("bonjour <br>", ["hello"], "hello <br>"),
    "Test empty tag pair at end of input": ("bonjour <u></u>", ["hello"], "hello <u></u>"),
    "Test empty tag": (
        '<p id="1">bonjour <img id="2"><span id="3"><u id="4"></u><b id="5"></b><img id="6">monde</span></p>',
        ["hello world"],
        '<p id="1">hello <img id="2"><span id="3"><u id="4"></u><b id="5"></b><img id="6">world</span></p>',
    ),
    "Test <script> element": (
        'bonjour <script>alert("<foo>");</script>monde', ["hello", "world"],
        'hello <script>alert("<foo>");</script>world',
    ),
    "Test comment": ("un <!-- <rien> à voir -->deux", ["one two"], "one <!-- <rien> à voir -->two"),
    # bergamot drops these from the text, and moves a space; here they are part of the sentence, and stay apart.
    "Test ignored element (nested)": (
        "un <var><var>deux</var></var> trois", ["one deux three"], "one <var><var>deux</var></var> three",
    ),
    "Test ignored element (with entity)": (
        "un <var>&amp;</var> trois", ["one & three"], "one <var>&amp;</var> three",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("html", "english", "expected"), IN_ORDER.values(), ids=IN_ORDER)
def test_tags_keep_their_places(html, english, expected):
    assert word_for_word(html, english) == expected


@pytest.mark.parametrize(
    "alignment", [(), ((), ())], ids=["Abort if alignments are missing", "Abort if alignments are misconfigured"]
)
def test_without_alignment_tags_go_by_proportion(alignment):
    """bergamot stops; a newsroom wants its page."""
    document = HtmlDocument.parse("<p>bonjour <b>monde</b></p>\n")
    pairs = tuple(pair for pair in alignment if pair)

    assert document.rebuild([TranslatedBlock("hello world", pairs)]) == "<p>hello <b>world</b></p>\n"


def test_inline_tags_should_not_break_words():
    """Test inline tags should not break words."""
    assert put_back("sou<u>lign</u>er", ("underline", "souligner")).replace("<u></u>", "") in {
        "underline", "<u>underline</u>",
    }  # fmt: skip


def test_end_to_end_translation():
    """End-to-end translation: words change places, and tags with them; none is made twice, as bergamot's `<b></b>`."""
    html = "<p>J'<b>aime</b> <u>conduire</u> cette voiture.</p>"

    assert put_back(
        html, ("Driving", "conduire"), ("this", "cette"), ("car", "voiture"), ("I", "J'"), ("like", "aime"), (".", "."),
    ) == "<p><u>Driving</u> this car I <b>like</b>.</p>"  # fmt: skip


def test_end_to_end_translation_when_no_words_with_markup_align():
    """End-to-end translation when no words with markup align: no tag is lost, and they keep their order."""
    html = "<p>J'<b>aime</b> <u>conduire</u> cette voiture.</p>"

    out = put_back(html, ("What", "J'"), ("a", "cette"), ("car", "voiture"), (".", "."))

    assert out.replace("<b>", "").replace("</b>", "").replace("<u>", "").replace("</u>", "") == "<p>What a car.</p>"
    assert 0 < out.index("<b>") < out.index("</b>") < out.index("<u>") < out.index("</u>")
