"""Names that stand together: put away together, and missed where the translation tears them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.expectation import account
from app.text.names import name_expectations
from app.text.names.repair import lost_accents
from app.text.names.runs import broken_runs, whole_runs


def runs(source, *wanted):
    names = name_expectations(source)
    found = whole_runs(source, names, [name for name in names if name.french in wanted])
    return [(source[run.source.start : run.source.end], run.preferred) for run in found]


def broken(source, target):
    return [name.french for name in broken_runs(source, account(name_expectations(source), target), target)]


@pytest.mark.parametrize(
    ("source", "wanted", "run"),
    [
        ("Hier, William Burns a parlé.", "Burns", ("William Burns", "William Burns")),
        ("Hier, Nikolaï Patrouchev a parlé.", "Nikolaï", ("Nikolaï Patrouchev", "Nikolai Patrushev")),
        ("Hier, Ursula von der Leyen a parlé.", "Leyen", ("Ursula von der Leyen", "Ursula von der Leyen")),
        ("Le PDG de Renault Carlos Ghosn a parlé.", "Ghosn", ("Carlos Ghosn", "Carlos Ghosn")),
        ("Le président du Mexique Calderón a parlé.", "Calderón", ("Calderón", "Calderón")),
    ],
)
def test_a_name_is_taken_whole(source, wanted, run):
    assert runs(source, wanted) == [run]


def test_names_that_are_not_wanted_stay():
    assert runs("Hier, William Burns a vu John Kerry.", "Kerry") == [("John Kerry", "John Kerry")]


@pytest.mark.parametrize(
    ("target", "torn"),
    [
        ("Yesterday Linda Gray spoke.", []),
        ("Yesterday Gray (Linda) spoke.", ["Linda"]),
        ("Yesterday Linda's aide Gray spoke.", ["Linda"]),
        ("Yesterday Gray spoke.", []),
    ],
)
def test_a_name_torn_apart_is_noticed(target, torn):
    assert broken("Hier, Linda Gray a parlé.", target) == torn


def test_a_man_and_his_firm_may_part():
    assert broken("Le PDG de Renault Carlos Ghosn a parlé.", "Renault's CEO Carlos Ghosn spoke.") == []


@pytest.mark.parametrize(
    ("source", "target", "names"),
    [
        ("Hier, Nicolás Maduro a parlé.", "Nicolas Maduro spoke.", ["Nicolás"]),
        ("Hier, Nicolás Maduro a parlé.", "Nicolás Maduro spoke.", []),
        ("Un voyage à Montréal", "A trip to Montreal", []),
        ("Hier, Saïd a parlé.", "Said spoke.", []),
    ],
)
def test_accents_of_names_that_stay_are_put_back(source, target, names):
    assert [name for _, name in lost_accents(account(name_expectations(source), target), target)] == names


@given(st.text(max_size=80), st.text(max_size=80))
def test_are_total(source, target):
    names = name_expectations(source)
    assert len(whole_runs(source, names, names)) <= len(names)
    broken(source, target)
