import pytest

from app.text.ninjs.fields import find_fields, written
from app.text.ninjs.shape import is_ninjs, line_of

URI = {"uri": "tag:example.org,2021:1"}


@pytest.mark.parametrize(
    "item",
    [
        {"representationtype": "complete", "anything": 1},
        {"headlines": [{"value": "Un."}], "anything": 1},
        {"bodies": [{"value": "Un."}]},
        {"$standard": {"name": "ninjs", "version": "1.3"}},
        {"body_html": "<p>Un.</p>", "headline": "Un.", "version": "1"},
    ],
)
def test_ninjs_is_known(item: dict) -> None:
    assert is_ninjs(URI | item)
    assert not is_ninjs(item)


@pytest.mark.parametrize(
    "item",
    [
        {"headline": "Un."},
        {"headline": "Un.", "chapo": "Deux.", "body_html": "Trois."},
        {"headlines": ["Un."]},
        {"headlines": "Un."},
        {"standard": "ninjs"},
    ],
)
def test_a_newsrooms_own_fields_are_not(item: dict) -> None:
    assert not is_ninjs(URI | item)


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ({"headline": "Un."}, 1),
        ({"body_html": "Un.", "associations": {"a": {}}}, 1),
        ({"headlines": [{"value": "Un.", "contenttype": "text/plain"}]}, 2),
        ({"headlines": [{"value": "Un."}], "versioncreated": "2021"}, 2),
        ({"headlines": [{"value": "Un.", "contentType": "text/plain"}]}, 3),
        ({"headlines": [{"value": "Un."}], "versionCreated": "2021"}, 3),
        ({"headlines": [{"value": "Un."}]}, 3),
        ({"headlines": [{"value": "Un."}], "standard": {"name": "NINJS", "version": "2.0"}}, 2),
        ({"title": "Un.", "altIds": []}, 3),
    ],
)
def test_lines(item: dict, line: int) -> None:
    assert line_of(URI | item) == line


@pytest.mark.parametrize(
    ("name", "text", "text_format"),
    [
        ("headline", "Un.", "text"),
        ("headline", "Un <i>chat</i>.", "html"),
        ("headline", "2 < 3 > 1", "text"),
        ("body_text", "Un <b>.", "text"),
        ("body_xhtml", "Un.", "html"),
        ("body_richtext", "<p>Un.</p>", "html"),
        ("body_nitf", "<nitf/>", "xml"),
        ("description_caption_xhtml", "Un.", "html"),
    ],
)
def test_formats_of_the_first_line(name: str, text: str, text_format: str) -> None:
    (field,) = find_fields(URI | {name: text}, 1)
    assert (field.path, field.format) == ((name,), text_format)


@pytest.mark.parametrize(
    ("kind", "text_format"),
    [
        ("text/plain", "text"),
        ("text/html", "html"),
        ("text/html5", "html"),
        ("application/xhtml+xml", "html"),
        ("body_xhtml", "html"),
        ("text/vnd.IPTC.NITF", "xml"),
        ("application/xml", "xml"),
        (None, "html"),
    ],
)
def test_formats_of_the_later_lines(kind: str | None, text_format: str) -> None:
    (field,) = find_fields(URI | {"bodies": [{"contentType": kind, "value": "<p>Un.</p>"}]}, 3)
    assert (written(field.path), field.format) == ("bodies[0].value", text_format)
