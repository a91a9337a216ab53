"""Strings that can't be written, and nesting that can't be followed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.writable import MAX_DEPTH, check_depth, check_strings
from app.errors import InvalidTextError, MalformedBodyError

texts = st.text(st.characters(exclude_categories=()), max_size=8)
values = st.recursive(texts | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(texts, inner))


@given(st.dictionaries(texts, values))
def test_what_passes_can_be_written(fields: dict[str, object]) -> None:
    written = json.dumps(fields, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        with pytest.raises(InvalidTextError):
            check_strings(fields)
    else:
        check_strings(fields)


def nested(depth: int) -> dict[str, object]:
    value: object = "text"
    for level in range(depth - 1):
        value = [value] if level % 2 else {"name": value}
    return {"q": value}


def test_depth() -> None:
    check_depth(nested(1))
    check_depth(nested(MAX_DEPTH))
    for depth in (MAX_DEPTH + 1, 900):
        with pytest.raises(MalformedBodyError):
            check_depth(nested(depth))
