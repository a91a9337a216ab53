"""A ninjs item as one page of HTML, and the item again from its translation."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidFileError
from app.text.html import HtmlDocument, TranslatedBlock
from app.text.ninjs.file import NinjsFile
from app.text.ninjs.made import made_ninjs
from app.text.ninjs.write import Additions
from app.text.source_types import MACHINE_MADE, MACHINE_MADE_AND_EDITED
from tests.api.newsroom_items import SCHEMAS, ninjs_faults, sample

LINES = sorted(SCHEMAS)


def read(item: object) -> NinjsFile:
    return NinjsFile.read(json.dumps(item).encode())


def translated(file: NinjsFile) -> dict:
    """Translate each block into itself with a sign before it."""
    page = HtmlDocument.parse(file.text)
    return json.loads(file.write(page.rebuild([TranslatedBlock(f"> {block.text}") for block in page.blocks])))


def ninjs_3(**fields: object) -> dict:
    return {"uri": "urn:x:1", "language": "fr", "standard": {"name": "ninjs", "version": "3.1"}, **fields}


def refused(item: object) -> InvalidFileError:
    with pytest.raises(InvalidFileError) as caught:
        read(item)
    return caught.value


@pytest.mark.parametrize("line", LINES)
def test_a_valid_item_stays_valid(line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    file = read(item)
    assert file.title == "Le chef de la CIA reçu à Moscou"
    assert file.language == item["language"]
    english = translated(file)
    assert ninjs_faults(line, english) == []
    assert english["language"] == "en"
    assert english["uri"] == item["uri"]


def test_each_text_comes_back_in_its_place() -> None:
    item = ninjs_3(
        headlines=[{"value": "Un & deux"}, {"value": "<b>Trois</b>", "contentType": "text/html"}],
        bodies=[
            {"contentType": "text/plain", "value": "  Un.\r\n\r\nSi a<b.\n* * *\n"},
            {"contentType": "application/nitf+xml", "value": "<block><p>Un <em>mot</em></p><p>Deux</p></block>"},
        ],
    )
    english = translated(read(item))
    assert [entry["value"] for entry in english["headlines"]] == [
        "> Un & deux",
        "<b>> Trois</b>".replace("> T", "&gt; T"),
    ]
    plain, xml = (entry["value"] for entry in english["bodies"])
    assert plain == "  > Un.\r\n\r\n> Si a<b.\n* * *\n"
    assert re.sub("<[^>]+>", "|", xml).replace("&gt;", ">") == "||> Un |mot|||> Deux||"


def test_what_the_item_gets_besides() -> None:
    from dataclasses import replace

    file = replace(
        read(ninjs_3(headlines=[{"value": "Un"}])), additions=Additions(None, MACHINE_MADE_AND_EDITED, {"credit": "Us"})
    )
    english = translated(file)
    assert english["digitalSourceType"] == {"uri": MACHINE_MADE_AND_EDITED}
    notes = next(entry for entry in english["associations"] if entry["name"] == "depeche")
    assert json.loads(notes["bodies"][0]["value"])["credit"] == "Us"


@given(st.lists(st.text(st.sampled_from("aé <>&;/phr1=\n\r\t-piece"), min_size=1, max_size=30), min_size=1, max_size=4))
def test_plain_texts_that_look_like_anything_are_kept_apart(texts: list[str]) -> None:
    item = ninjs_3(headlines=[{"contentType": "text/plain", "value": text} for text in texts])
    file = read(item)
    assert [entry["value"] for entry in json.loads(file.write(file.text))["headlines"]] == texts


@given(st.lists(st.text(st.sampled_from("ab<>/!-phr =\"'1"), max_size=30), min_size=1, max_size=4))
def test_html_that_looks_like_anything_is_kept_apart_or_refused(texts: list[str]) -> None:
    item = ninjs_3(headlines=[{"contentType": "text/html", "value": text} for text in texts])
    try:
        file = read(item)
    except InvalidFileError:
        return
    assert [entry["value"] for entry in json.loads(file.write(file.text))["headlines"]] == texts


def test_html_that_swallows_what_comes_after_it_is_refused() -> None:
    error = refused(ninjs_3(headlines=[{"contentType": "text/html", "value": "Un <!-- deux"}, {"value": "Trois"}]))
    assert error.detail == {"fault": "malformed", "field": "headlines[0].value"}


def test_an_item_may_have_the_words_that_part_its_texts() -> None:
    item = ninjs_3(
        headlines=[{"contentType": "text/html", "value": "Un<hr id=piece-1>deux"}, {"value": "piece1-0 piece2"}]
    )
    file = read(item)
    assert [entry["value"] for entry in json.loads(file.write(file.text))["headlines"]] == [
        "Un<hr id=piece-1>deux",
        "piece1-0 piece2",
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "malformed"),
        (b"{", "malformed"),
        (b"[1]", "not_ninjs"),
        (b'{"headline": "Un"}', "not_ninjs"),
        (b'{"uri": "x", "headlines": [{"value": NaN}]}', "malformed"),
        (b'{"uri": "x", "headlines": [{"value": "\\ud800"}]}', "malformed"),
        (b'{"uri": "x", "headlines": [{"value": 3}]}', "malformed"),
        (b'{"uri": "x", "headlines": [{"value": "a"}], "n": ' + b"9" * 5000 + b"}", "malformed"),
        (b'{"uri": "x", "headlines": [{"value": "a"}], "n": ' + b"[" * 100 + b"]" * 100 + b"}", "malformed"),
        (b"[" * 100_000, "malformed"),
        (b"a\0", "not_text"),
    ],
)
def test_what_is_no_item_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        NinjsFile.read(data)
    assert caught.value.detail["fault"] == fault


def made(french: str, english: str) -> dict:
    return made_ninjs(
        french, english, Additions(None, MACHINE_MADE, {}), uri="urn:uuid:6c84fb90-12c4-11e1-840d-7b25c5ee775a"
    )


def test_an_item_made_of_text_is_valid_and_has_the_french_beside_it() -> None:
    item = made(
        "Burns à Moscou\n\nIl a dit <oui>.\nNon.\r\n \r\nFin.", "Burns in Moscow\n\nHe said <yes>.\nNo.\r\n \r\nEnd."
    )
    assert ninjs_faults(3, item) == []
    assert item["headlines"][0]["value"] == "Burns in Moscow"
    assert item["bodies"][0]["value"] == "<p>He said &lt;yes&gt;.<br/>No.</p>\n<p>End.</p>"
    french = next(entry for entry in item["associations"] if entry["name"] == "translationOf")
    assert french["headlines"][0]["value"] == "Burns à Moscou"
    assert french["language"] == "fr"
    assert item["uri"] == "urn:uuid:6c84fb90-12c4-11e1-840d-7b25c5ee775a"


@pytest.mark.parametrize("first", ["A sentence.", "x" * 151, "Two\nlines"])
def test_a_first_line_that_is_no_headline_is_body(first: str) -> None:
    item = made("Une ligne\n\nDeux.", f"{first}\n\nTwo.")
    assert "headlines" not in item
    assert item["bodies"][0]["value"].endswith("</p>\n<p>Two.</p>")
    assert ninjs_faults(3, item) == []


def test_a_text_of_one_line_is_body() -> None:
    assert "headlines" not in made("Une ligne", "A line")
    assert made("", "")["bodies"][0]["value"] == "<p></p>"
