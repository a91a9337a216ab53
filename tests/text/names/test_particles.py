"""Particles of surnames."""

import pytest

from app.text.expectation import account
from app.text.names import name_expectations
from app.text.names.particles import lost_particles


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Hier, Bertrand de Broc a dû rentrer.", "Bertrand of Broc had to return.", [" of "]),
        ("Hier, Bertrand de Broc a dû rentrer.", "Bertrand de Broc had to return.", []),
        # A town, and a man of whom that is said.
        ("Hier, Bertrand de Paris est rentré.", "Bertrand of Paris returned.", []),
        ("Hier, Sophie de Habsbourg est rentrée.", "Sophie of Habsburg returned.", []),
        ("Hier, Emmanuel Macron de Trifouilly est rentré.", "Emmanuel Macron of Trifouilly returned.", []),
    ],
)
def test_the_de_of_a_surname_stays(source, target, lost):
    accounts = account(name_expectations(source), target)
    assert [target[span.start : span.end] for span, _ in lost_particles(source, accounts, target)] == lost


def test_a_garbled_particle_is_written_right():
    source, target = "Hier, Ursula von der Leyen a parlé.", "Yesterday, Ursula vonr Leyen spoke."
    accounts = account(name_expectations(source), target)
    assert [(target[span.start : span.end], text) for span, text in lost_particles(source, accounts, target)] == [
        (" vonr ", " von der ")
    ]


def test_a_particle_that_stands_is_left():
    source, target = "Hier, Ursula von der Leyen a parlé.", "Yesterday, Ursula von der Leyen spoke."
    assert lost_particles(source, account(name_expectations(source), target), target) == []
