"""A wrong figure or name is one thing to check: what is missing and what stands in its place go together."""

from hypothesis import assume, given
from hypothesis import strategies as st

from app.engines.protocol import Hypothesis
from app.services.substitutions import pair_figures, pair_names
from app.text.expectation import account
from app.text.names.expectations import name_expectations
from app.text.names.invented import invented_names
from app.text.numbers import invented_numbers, number_expectations


def paired(source: str, target: str, alignment: tuple = ()) -> list[tuple[str, str]]:
    """Pair the wrong figures of a translation, as words."""
    missing = [item.expectation for item in account(number_expectations(source), target) if item.target is None]
    pairs = pair_figures(missing, invented_numbers(source, target), Hypothesis(target, 0.0, alignment=alignment))
    return [
        (
            source[expectation.source.start : expectation.source.end] if expectation else "",
            target[span.start : span.end] if span else "",
        )
        for expectation, span in pairs
    ]


def test_one_of_each_goes_together() -> None:
    assert paired("Il a 14 amis.", "He has 41 friends.") == [("14", "41")]


def test_as_many_of_both_go_together_in_order() -> None:
    assert paired("De 14 à 30 amis.", "From 41 to 33 friends.") == [("14", "41"), ("30", "33")]


def test_the_alignment_says_which() -> None:
    source, target = "De 14 à 30 amis.", "Some 33 friends."
    assert paired(source, target) == [("14", ""), ("30", ""), ("", "33")]
    assert paired(source, target, (((8, 10), (5, 7)),)) == [("30", "33"), ("14", "")]


def test_one_place_stands_for_one_figure() -> None:
    source, target = "De 14 à 30 amis.", "Some 33 friends."
    alignment = (((3, 5), (5, 7)), ((8, 10), (5, 7)))
    assert sorted(paired(source, target, alignment)) == [("14", "33"), ("30", "")]


def test_what_is_right_is_not_paired() -> None:
    assert paired("Il a 14 amis et 3 chats.", "He has 14 friends.") == [("3", "")]
    assert paired("Il a 14 amis.", "He has 14 friends.") == []


@given(st.lists(st.integers(101, 1799), min_size=1, max_size=6, unique=True), st.data())
def test_one_changed_figure_is_one_pair(values: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    wrong = data.draw(st.integers(101, 1799))
    assume(wrong not in values)
    source = "Il y en a " + ", ".join(map(str, values)) + " ici"
    changed = [*values[:place], wrong, *values[place + 1 :]]
    target = "There are " + "; ".join(map(str, changed)) + " here"
    assert paired(source, target) == [(str(values[place]), str(wrong))]


def paired_names(source: str, target: str, alignment: tuple = ()) -> list[tuple[str, str]]:
    """Pair the wrong names of a translation, as words."""
    missing = [item.expectation for item in account(name_expectations(source), target) if item.target is None]
    hypothesis = Hypothesis(target, 0.0, alignment=alignment)
    return [
        (expectation.french if expectation else "", target[span.start : span.end] if span else "")
        for expectation, span in pair_names(missing, invented_names(source, target), hypothesis, len(source))
    ]


def test_a_name_in_the_place_of_another_goes_with_it() -> None:
    assert paired_names("Il habite à Oslo depuis hier.", "He has lived in Haiti since.") == [("Oslo", "Haiti")]


def test_names_far_from_each_other_go_together_only_by_the_alignment() -> None:
    source, target = "À Oslo, le ministre a vu hier soir le chef.", "The minister met last night the head of Haiti."
    assert paired_names(source, target) == [("Oslo", ""), ("", "Haiti")]
    assert paired_names(source, target, (((2, 6), (39, 44)),)) == [("Oslo", "Haiti")]
