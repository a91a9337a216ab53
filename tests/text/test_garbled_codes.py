"""A code is known again without its hyphens, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.garbled_codes import find_garbled_code, joined_codes


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


@pytest.mark.parametrize(
    ("source", "target", "places"),
    [
        ("La loi I-502 et le fonds F/589.", "The I502 law and the F589 fund.", [("F589", "F/589"), ("I502", "I-502")]),
        ("La loi I-502.", "The I-502 law.", []),
        ("La loi I-502.", "The I 502 law.", []),
        ("La loi I-502.", "The I502 law, I502.", []),
        ("Un vol de 3-502 km", "A 3502 flight", []),
    ],
)
def test_a_sign_that_is_left_out_is_put_back(source, target, places):
    assert [(target[span.start : span.end], code) for span, code in joined_codes(source, target)] == places


@given(st.text(max_size=60), st.text(max_size=60))
def test_joined_codes_of_any_text(source, target):
    assert all(code in source for _, code in joined_codes(source, target))
