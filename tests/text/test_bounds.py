import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.bounds import LONGEST_SENTENCE, is_unbroken, split_bounded
from app.text.document import Document
from app.text.sentences import split_french


def test_sentences_of_a_newspaper_are_left_alone() -> None:
    text = "M. Macron est arrivé. N. Patrouchev, lui, n’est pas venu à Genève."
    assert split_bounded(text) == split_french(text)


# Figures are kept together otherwise; of dates, 20,000 characters were one sentence, and its checks took three minutes.
@pytest.mark.parametrize("unit", ["un mot, ", "3/11/2022 ", "12 34 ", "1,5 "])
def test_what_is_far_too_long_is_cut_into_parts_of_some_size(unit: str) -> None:
    text = unit * 12_500 + "fin"
    spans = split_bounded(text)
    assert all(span.end - span.start <= LONGEST_SENTENCE for span in spans)
    assert "".join(text.split()) == "".join("".join(text[s.start : s.end].split()) for s in spans)


@given(st.text(max_size=80), st.integers(0, 60))
def test_a_document_of_bounded_sentences_comes_back_whole(text: str, times: int) -> None:
    document = Document.parse(text * times, split_bounded)
    assert document.rebuild([sentence.text for sentence in document.sentences]).text == text * times


def test_runs_without_white_space_are_data() -> None:
    assert is_unbroken("QmFzZTY0" * 40)
    assert not is_unbroken("anticonstitutionnellement")
    assert not is_unbroken("mot " * 100)
