import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.fidelity_report import Fault, Share, fidelity, measure_line

SOURCE = "William Burns a versé 283,82 € à 12 000 personnes le 2 novembre : https://example.org/a."
GOOD = "William Burns paid €283.82 to 12,000 people on Nov. 2: https://example.org/a."


def faults(source, output, reference=None):
    return [(fault.kind, fault.text) for fault in measure_line(source, output, reference).faults]


def test_a_right_translation_has_no_faults_and_what_it_had_to_hold_is_counted():
    line = measure_line(SOURCE, GOOD, GOOD)
    assert line.faults == ()
    assert (line.numbers, line.names, line.protected, line.kept_names) == (3, 2, 1, 1)


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("€283.82", "€283", [("number", "283,82 €"), ("invented", "€283")]),
        ("12,000 people", "people", [("number", "12 000")]),
        ("people", "people in 2021", [("invented", "2021")]),
        ("Burns", "Karnis", [("name", "Burns"), ("kept_name", "William Burns")]),
        ("example.org/a", "example.org/b", [("protected", "https://example.org/a")]),
    ],
)
def test_each_fault_is_told(good, bad, expected):
    assert good in GOOD
    assert faults(SOURCE, GOOD.replace(good, bad), GOOD) == expected


def test_the_reference_helps_with_names_alike_only():
    alone = measure_line(SOURCE, GOOD.replace("William Burns", "W. Karnis"), None)
    assert alone.kept_names is None
    assert [fault.text for fault in alone.faults] == ["William", "Burns"]


@pytest.mark.parametrize(
    ("output", "code"),
    [("", "empty_output"), ("Yes.", "too_short"), ("word " * 60, "too_long")],
)
def test_lengths_out_of_proportion_are_told(output, code):
    source = "Le ministre a quitté la réunion sans un mot et nul ne sait pourquoi."
    assert ("length", code) in faults(source, output)


def test_typography_loses_nothing_but_addresses_are_held_byte_for_byte():
    assert (
        faults("L'an dernier, 1 500 élèves de l'école O'Brien sont venus.", "Last year, 1,500 O’Brien pupils came.")
        == []
    )
    assert faults("Voir https://example.org/l'an", "See https://example.org/l’an") == [
        ("protected", "https://example.org/l'an")
    ]


def test_lines_are_summed_up():
    lines = [
        measure_line(SOURCE, GOOD, GOOD),
        measure_line(SOURCE, GOOD.replace("12,000", "1,200").replace("Burns", "Karnis"), GOOD),
        measure_line("Il est parti.", "He left in 1999.", "He left."),
    ]
    figures = fidelity(lines)
    assert figures.lines == 3
    assert figures.numbers == Share(5, 6)
    # A line without numbers in the source isn't among these, whatever its output has.
    assert figures.right_lines == Share(1, 2)
    assert figures.invented == 2
    assert figures.names == Share(3, 4)
    assert figures.kept_names == Share(1, 2)
    assert figures.protected == Share(2, 2)
    assert figures.length_outliers == 0
    assert figures.per_thousand(figures.invented) == pytest.approx(2000 / 3)


def test_one_line_without_a_reference_leaves_names_alike_uncounted():
    assert fidelity([measure_line(SOURCE, GOOD, GOOD), measure_line(SOURCE, GOOD, None)]).kept_names is None


def test_a_share_of_nothing_is_none():
    assert Share(0, 0).share is None
    assert Share(3, 4).share == 0.75
    assert Share(3, 4).lost == 1


@given(st.text(), st.text(), st.none() | st.text())
def test_any_line_is_measured_and_its_faults_are_no_more_than_it_had_to_hold(source, output, reference):
    line = measure_line(source, output, reference)
    assert line.count("number") <= line.numbers
    assert line.count("name") <= line.names
    assert line.count("protected") <= line.protected
    assert line.count("kept_name") <= (line.kept_names or 0)
    assert line.count("length") <= 1


def test_a_fault_is_counted_by_its_kinds():
    line = measure_line(SOURCE, GOOD.replace("€283.82", "€283"), None)
    assert line.count("number", "invented") == 2
    assert line.faults[0] == Fault("number", "283,82 €")
