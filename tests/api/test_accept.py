"""Content negotiation between JSON and plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.accept import prefers_plain_text


@pytest.mark.parametrize(
    "accept",
    [
        "text/plain",
        "TEXT/PLAIN",
        "text/*",
        "text/plain;charset=utf-8",
        "application/json;q=0.5, text/plain",
        "text/plain, */*;q=0.1",
        "text/plain;q=0.2, application/json;q=0.1",
        "application/json;q=0, */*",
    ],
)
def test_plain_text(accept: str) -> None:
    assert prefers_plain_text(accept)


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "application/json",
        "application/json, text/plain, */*",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "text/plain;q=0",
        "text/plain;q=0.3, */*;q=0.5",
        "text/plain;q=nonsense",
        "text/html",
        ",,;",
    ],
)
def test_json(accept: str) -> None:
    assert not prefers_plain_text(accept)


@given(st.text(st.characters(max_codepoint=255)))
def test_any_header(accept: str) -> None:
    assert prefers_plain_text(accept) in {True, False}
