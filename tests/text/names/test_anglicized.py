"""Names in no table whose English has another end are not written over with the French one."""

import pytest

from app.text.expectation import account
from app.text.names import NameExpectation, name_expectations
from app.text.names.anglicized import is_english_for
from app.text.names.repair import find_garbled
from app.text.names.telling import worth_telling
from app.text.span import Span


@pytest.mark.parametrize(
    ("french", "english"),
    [("Théophraste", "Theophrastus"), ("Anaxose", "Anaxosius"), ("Nicostrate", "Nicostrates")],
)
def test_another_end_is_english(french, english):
    assert is_english_for(english, french)


@pytest.mark.parametrize(
    ("french", "english"), [("Sabine", "Sabina"), ("Kerry", "Krry"), ("Julie", "Julia"), ("Théophraste", "Theophratus")]
)
def test_names_that_are_copied_and_garbled_ones_are_not(french, english):
    assert not is_english_for(english, french)


def test_is_neither_repaired_nor_told():
    french, english = "Le buste de Théophraste brûle.", "The bust of Theophrastus burns."
    expectation = NameExpectation("Théophraste", Span(12, 23), ("Théophraste",))
    assert find_garbled(english, Span(12, 24), expectation) is None
    assert worth_telling(account(name_expectations(french), english), english) == []


def test_the_rest_of_a_torn_name_goes():
    expectation = NameExpectation("Brodeur", Span(7, 14), ("Brodeur",))
    assert find_garbled("Pierre Brod smell talked.", Span(7, 17), expectation) == Span(7, 17)
    # Alignment gives only the first of them to the name.
    assert find_garbled("Pierre Brod smell talked.", Span(7, 11), expectation) == Span(7, 11)
