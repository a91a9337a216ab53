"""Stretches of a story that are translated as one."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.html import HtmlDocument, TranslatedBlock
from app.text.newsml.runs import find_runs
from app.text.newsml.story import Rendered, XmlStory
from app.text.newsml.tree import parse_xml


def runs_of(xml: str) -> list[str]:
    source = xml.encode()
    return [run.html for run in find_runs(parse_xml(source), source)]


def translate(html: str) -> str:
    document = HtmlDocument.parse(html)
    return document.rebuild([TranslatedBlock(block.text.upper()) for block in document.blocks])


@pytest.mark.parametrize(
    ("xml", "runs"),
    [
        ("<p>Un <em>chat</em>.</p>", ["Un <em>chat</em>."]),
        ("<div><p>Un.</p><p>Deux.</p></div>", ["Un.", "Deux."]),
        ("<div>Un <b>a</b><p>Deux.</p> Trois</div>", ["Un <b>a</b>", "Deux.", " Trois"]),
        ("<p><b>Un</b> <i>chat</i></p>", ["<b>Un</b> <i>chat</i>"]),
        # What no vocabulary knows stands in a sentence where words stand beside it, and else breaks it.
        ("<x>Le <y>chat</y> dort.</x>", ["Le <d:y>chat</d:y> dort."]),
        ("<x><y>Un.</y><y>Deux.</y></x>", ["Un.", "Deux."]),
        ("<p>Le <person>chat</person>.</p>", ["Le <d:person>chat</d:person>."]),
        ('<h:p xmlns:h="urn:h">Un<h:br/><h:b>deux</h:b></h:p>', ["Un<br/><b>deux</b>"]),
        ('<p xmlns:h="urn:h"><b>a</b> <h:b>c</h:b></p>', ["<b>a</b> <d1:b>c</d1:b>"]),
        ("<p>Un<x/> <br></br><?pi a>b?> deux</p>", ['Un<wbr n="0"/> <wbr n="1"/><wbr n="2"/> deux']),
        ("<p><![CDATA[Un < deux & ]]>trois</p>", ["Un &lt; deux &amp; trois"]),
        ("<p> <!-- Un --> </p>", []),
        ("<nitf><byline>Un</byline><p>Deux <b translate='no'>x</b></p></nitf>", ["Deux <b translate='no'>x</b>"]),
        ("<div><p translate='no'>Un</p><p class='a notranslate'>Deux</p><pre>Trois</pre><p lang='en'>4</p></div>", []),
        ("<body><p>Un.</p><p xml:lang='fr-CA'>Deux.</p><script>trois</script></body>", ["Un.", "Deux."]),
        ("<table><tr><td>Un</td><td>2</td></tr></table>", ["Un", "2"]),
    ],
)
def test_runs(xml: str, runs: list[str]) -> None:
    assert runs_of(xml) == runs


def test_running_text_is_told_from_what_stands_beside_it() -> None:
    source = (
        b"<nitf><body><body.head><hedline><hl1>Un</hl1></hedline></body.head><body.content><p>Deux</p>"
        b"<media><media-caption>Trois</media-caption></media></body.content></body></nitf>"
    )
    assert [run.in_text for run in find_runs(parse_xml(source), source)] == [False, True, False]


TEXT = st.text(st.sampled_from("ab é&<>1 \n"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
LEAF = TEXT | st.sampled_from(["<!-- a > b -->", "<?pi >?>", "<br/>", "<x/>", "<em/>", '<img alt="ab"/>', "<x></x>"])
NAMES = st.sampled_from(["p", "b", "em", "div", "person", "x", "td", "h:b", "h:p", "a", "q", "hl1"])
STORIES = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda name, parts, attribute: f"<{name}{attribute}>{''.join(parts)}</{name}>",
        NAMES,
        st.lists(inner, max_size=4),
        st.sampled_from(["", ' id="1"', " title='ab &amp; c'"]),
    ),
    max_leaves=20,
).map(lambda inner: f'<body xmlns:h="urn:h">{inner}</body>')


@given(STORIES)
def test_a_story_that_is_not_changed_comes_back_byte_for_byte(xml: str) -> None:
    story = XmlStory.parse(xml)
    assert story.write({name: Rendered(run.html, "") for name, run in story.runs.items()}) == xml


@given(STORIES)
def test_a_translated_story_has_the_same_elements(xml: str) -> None:
    story = XmlStory.parse(xml)
    done = {name: Rendered(translate(run.html), "PLAIN") for name, run in story.runs.items()}
    written = story.write(done)
    assert "PLAIN" not in written
    elements = Counter(element.name for element in parse_xml(written.encode()).iterate())
    assert elements == Counter(element.name for element in parse_xml(xml.encode()).iterate())
    for kept in ("<!-- a > b -->", "<?pi >?>"):
        assert written.count(kept) == xml.count(kept)


def test_markup_that_came_out_broken_gives_way_to_the_words() -> None:
    story = XmlStory.parse("<p>Un <b>chat</b>.</p>")
    (name,) = story.runs
    assert story.write({name: Rendered("One <b>cat.", "One cat & more.")}) == "<p>One cat &amp; more.</p>"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    story = XmlStory.parse("<p>Un.</p>")
    (name,) = story.runs
    assert story.write({name: Rendered("One\x00\x0b\ufffe.", "")}) == "<p>One.</p>"


def test_other_xml_is_no_story() -> None:
    assert XmlStory.parse("<svg xmlns='http://www.w3.org/2000/svg'><text>Un</text></svg>") is None
    assert XmlStory.parse("<results><team>Un</team></results>") is None


def test_thousands_of_paragraphs_take_no_long_time() -> None:
    xml = f"<body>{'<p>Un <b>chat</b>.</p>' * 20_000}</body>"
    story = XmlStory.parse(xml)
    written = story.write({name: Rendered(run.html, "") for name, run in story.runs.items()})
    assert written == xml
    assert re.search(r"p\[20000\]$", list(story.runs)[-1])
