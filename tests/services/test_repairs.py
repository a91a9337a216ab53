from hypothesis import given
from hypothesis import strategies as st

from app.engines.protocol import Hypothesis
from app.services.repairs import aligned_runs, rewrite
from app.text.span import Span

BURNS = Hypothesis(
    "William Karnis met him",
    -0.5,
    alignment=(
        ((0, 7), (0, 7)),
        ((8, 13), (7, 11)),
        ((8, 13), (11, 14)),
        ((20, 25), (14, 18)),
        ((14, 16), (18, 22)),
    ),
)


def test_the_run_of_a_source_word_is_found() -> None:
    assert aligned_runs(BURNS, Span(8, 13)) == [Span(7, 14)]
    assert aligned_runs(BURNS, Span(30, 35)) == []


def test_separate_runs_come_longest_first() -> None:
    hypothesis = Hypothesis("a bcd e", 0.0, alignment=(((0, 1), (0, 1)), ((5, 6), (1, 2)), ((0, 1), (2, 5))))
    assert aligned_runs(hypothesis, Span(0, 1)) == [Span(2, 5), Span(0, 1)]


def test_a_word_is_written_and_the_rest_moves() -> None:
    mended = rewrite(BURNS, Span(8, 14), "Burns")
    assert mended.text == "William Burns met him"
    assert mended.alignment == (
        ((0, 7), (0, 7)),
        ((8, 13), (7, 13)),
        ((20, 25), (13, 17)),
        ((14, 16), (17, 21)),
    )


@given(st.lists(st.text("abc ", min_size=1, max_size=4), min_size=1, max_size=6), st.data())
def test_alignments_stay_inside_and_in_order(pieces: list[str], data: st.DataObject) -> None:
    places, position = [], 0
    for number, piece in enumerate(pieces):
        places.append(((number, number + 1), (position, position + len(piece))))
        position += len(piece)
    start = data.draw(st.integers(0, position))
    end = data.draw(st.integers(start, position))
    words = data.draw(st.text("xyz", max_size=5))
    hypothesis = Hypothesis("".join(pieces), 0.0, alignment=tuple(places))
    mended = rewrite(hypothesis, Span(start, end), words)
    assert mended.text == hypothesis.text[:start] + words + hypothesis.text[end:]
    spans = [target for _, target in mended.alignment]
    assert all(0 <= first <= last <= len(mended.text) for first, last in spans)
    assert spans == sorted(spans)
