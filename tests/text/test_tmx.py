"""TMX: what is written is read again, by the piece as well, and what is hostile is refused with its place."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.tmx import MAX_SEGMENT_CHARS, TmxError, Unit, read_units, written_units

SIDES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)
UNITS = st.builds(
    Unit,
    SIDES,
    SIDES,
    origin=st.sampled_from(["", "editor", "machine", "autre & <b>"]),
    created=st.sampled_from(["", "20261130T143000Z"]),
    creator=st.sampled_from(["", "Ana", '"d\'Été" & <b>']),
)


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def bare(units: Iterator[Unit]) -> list[tuple[str, ...]]:
    return [(unit.french, unit.english, unit.origin, unit.created, unit.creator) for unit in units]


@given(st.lists(UNITS, max_size=4), st.integers(1, 500))
def test_what_is_written_is_read_again(units: list[Unit], size: int) -> None:
    data = "".join(written_units(units, "sentence")).encode()
    assert bare(read_units(pieces(data, size))) == bare(iter(units))


def test_what_xml_can_not_hold_is_left_out_and_line_ends_stay() -> None:
    data = "".join(written_units([Unit("a\x00b\x0b\ud800c\r\nd", "\ufffe")], "sentence")).encode()
    assert bare(read_units([data])) == [("abc\r\nd", "", "", "", "")]


def test_properties_of_others_are_no_origin() -> None:
    data = (
        b'<tmx version="1.4"><header/><body><tu creationdate="20200101T000000Z"><prop type="x-domain">machine</prop>'
        b'<tuv xml:lang="fr-FR"><prop type="x">y</prop><seg>un</seg></tuv><tuv xml:lang="EN"><seg>one</seg></tuv></tu>'
        b'<tu><tuv xml:lang="fr"><seg>deux</seg></tuv><tuv xml:lang="en"><seg>two</seg></tuv></tu></body></tmx>'
    )
    assert bare(read_units([data])) == [("un", "one", "", "20200101T000000Z", ""), ("deux", "two", "", "", "")]


def test_what_stands_before_a_fault_is_given_first() -> None:
    whole = "".join(written_units([Unit("un", "one")], "sentence")).encode()
    units = read_units([whole[:-17], b"<nonsense"])
    assert next(units).french == "un"
    with pytest.raises(TmxError) as caught:
        next(units)
    assert caught.value.place.startswith("line ")


def test_a_segment_without_end_is_refused_before_it_is_read_whole() -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        yield b'<tmx><body>\n<tu><tuv xml:lang="fr"><seg>'
        while True:
            read += 1_000
            yield b"x" * 1_000

    with pytest.raises(TmxError, match=r"line 2: a segment is longer than"):
        list(read_units(endless()))
    assert read <= MAX_SEGMENT_CHARS + 100_000
