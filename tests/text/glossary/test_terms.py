"""A glossary's entries are checked before they are used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidGlossaryError
from app.text.glossary import Glossary, Term, checked_terms
from app.text.glossary.terms import MAX_TERM_CHARS, Entry, as_read
from app.text.normalize import normalize


def fault(*entries: Entry, max_terms: int = 10) -> dict[str, object]:
    with pytest.raises(InvalidGlossaryError) as raised:
        checked_terms(entries, max_terms)
    assert raised.value.status == 422
    return raised.value.detail


def test_terms_are_read_as_the_engine_reads_text() -> None:
    terms = checked_terms([Entry(" l’état d’urgence ", " state of\nemergency ")], 10)
    assert terms == [Term("l'état d'urgence", "state of emergency")]


def test_a_term_given_twice_alike_counts_once() -> None:
    assert len(checked_terms([Entry("l’ONU", "the UN"), Entry("l'ONU", "the UN")], 1)) == 1


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([Entry("", "x")], "empty_term"),
        ([Entry("x", " \t")], "empty_term"),
        ([Entry("x", "\0\x07")], "empty_term"),
        ([Entry("\u200b\xa0", "x")], "empty_term"),
        ([Entry("...", "x")], "no_letters"),
        ([Entry("x" * (MAX_TERM_CHARS + 1), "x")], "term_too_long"),
        ([Entry("x", "y" * (MAX_TERM_CHARS + 1))], "term_too_long"),
        ([Entry("l’ONU", "the UN"), Entry("l'ONU", "the U.N.")], "conflict"),
        ([Entry(str(number), "x") for number in range(11)], "too_many_terms"),
    ],
)
def test_faults_are_named(entries: list[Entry], expected: str) -> None:
    assert fault(*entries)["fault"] == expected


def test_a_fault_says_where() -> None:
    assert fault(Entry("a", "b"), Entry("a", "c", "line 2")) == {"fault": "conflict", "term": "a", "place": "line 2"}


def test_what_is_longest_is_taken() -> None:
    assert checked_terms([Entry("x" * MAX_TERM_CHARS, "y" * MAX_TERM_CHARS)], 1)


@given(st.text(max_size=20))
def test_the_quick_way_reads_as_the_slow_one(text: str) -> None:
    assert as_read(text) == normalize(text).text


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=5), st.text(max_size=30))
def test_any_entries_make_a_glossary_or_a_clear_error(entries: dict[str, str], sentence: str) -> None:
    try:
        terms = checked_terms([Entry(french, english) for french, english in entries.items()], 10)
    except InvalidGlossaryError as error:
        assert error.message  # noqa: PT017
        return
    for match in Glossary(terms).find(normalize(sentence).text):
        assert match.term in terms
