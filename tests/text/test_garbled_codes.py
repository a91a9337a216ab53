"""A code is known again without its hyphens, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.garbled_codes import find_garbled_code


@pytest.mark.parametrize(
    ("code", "target", "found"),
    [
        ("S-400", "The S400 missile and the F-16", "S400"),
        ("F-16", "Two f 16, one S-400", "f 16"),
        ("CVE-2024-3094", "The CVE 2024-3094 hole", "CVE 2024-3094"),
        ("B.1.1.7", "The B117 variant", "B117"),
        ("S-400", "The S-4000 missile", None),
        ("S-400", "The S-400 missile", None),
        ("S-400", "An S400 and an S 400", None),
        ("S-400", "The S401 missile", None),
        ("2-07-1", "In 2071", None),
        ("a@b", "ab", None),
        ("", "x", None),
    ],
)
def test_garbled_codes(code, target, found):
    span = find_garbled_code(code, target)
    assert (target[span.start : span.end] if span else None) == found


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_text(code, target):
    span = find_garbled_code(code, target)
    assert span is None or target[span.start : span.end] != code
