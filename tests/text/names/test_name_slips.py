"""Slips around names that a reader sees: articles of states and countries, possessives said twice."""

import pytest

from app.text.names.name_slips import name_slips


def mended(french, english):
    """Give the English without its slips, the last mended first."""
    for span, text in sorted(name_slips(french, english), key=lambda slip: -slip[0].start):
        english = english[: span.start] + text + english[span.end :]
    return english


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("L'Ohio et le Wisconsin ont voté.", "The Ohio and the Wisconsin voted.", "Ohio and Wisconsin voted."),
        ("Dans l'Arizona, aux États-Unis", "In the Arizona, in the United States", "In Arizona, in the United States"),
        ("Le Pérou a été l'hôte.", "The Peru was the guest.", "Peru was the guest."),
        ("L'ambassade de l'Équateur à Londres", "The Ecuador's Embassy in London", "Ecuador's Embassy in London"),
        (
            "Les élèves de l'Actor's Studio",
            "The students of the Actor's's Studio",
            "The students of the Actor's Studio",
        ),
    ],
)
def test_mends_what_is_certain(french, english, right):
    assert mended(french, english) == right


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La loi de l'Indiana", "the Indiana law"),
        ("L'équipe de l'Italie", "the Italy team"),
        ("La Russie de Poutine", "the Russia of Putin"),
        ("Les Pays-Bas votent.", "The Netherlands is voting."),
        ("Les rives du Jourdain, où il vit", "The banks of the Jordan, where he lives"),
        ("Le Caucase est loin.", "The Caucasus is far."),
        ("Le navire Ohio et son équipage", "The Ohio and its crew"),
        ("Ils sont en Ohio.", "They are in Ohio."),
        ("", ""),
    ],
)
def test_leaves_the_rest(french, english):
    assert mended(french, english) == english
