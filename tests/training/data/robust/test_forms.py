"""Other forms of a pair: what they change, and that both sides go on saying the same."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.evaluation_data import Pair
from app.text.names.tables import plain
from app.text.normalize import normalize
from training.data.filters.candidate import Candidate
from training.data.filters.numbers import figures_differ
from training.data.robust.accents import without_accents
from training.data.robust.capitals import from_capitals
from training.data.robust.datelines import with_dateline
from training.data.robust.forms import NAMES, Forms
from training.data.robust.initials import with_initials
from training.data.robust.joined import joined
from training.data.robust.names import shared_names, with_names_swapped
from training.data.robust.numbers import with_other_numbers
from training.data.robust.quotes import with_other_quotes
from training.recipe import Robustness

NEWS = [
    Pair(
        "Le maire de Lyon, Grégory Doucet, a reçu hier Angela Merkel.", "Lyon mayor Grégory Doucet met Angela Merkel."
    ),
    Pair("Nikolaï Patrouchev a vu William Burns à Moscou.", "Nikolai Patrushev saw William Burns in Moscow."),
    Pair("\"C'est l'été !\" a-t-il dit à Étampes.", '"It\'s summer!" he said in Étampes.'),
    Pair(
        "Trois soldats et 12 civils sont morts, 10 000 blessés.", "Three soldiers and 12 civilians died, 10,000 hurt."
    ),
    Pair("Les trois élus ont 4 jours.", "The three councillors have 4 days."),
    Pair("État d'urgence : l'Élysée se tait.", "State of emergency: the Élysée is silent."),
]


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def made(form, pair: Pair, seeds: int = 20) -> set[Pair]:
    return {found for seed in range(seeds) if (found := form(pair, chance(seed)))}


def test_names_are_swapped_on_both_sides_alike() -> None:
    pair = Pair("Hier, le pianiste Hamelin a joué à Verbier.", "Yesterday the pianist Hamelin played in Verbier.")
    assert shared_names(pair) == ["Hamelin", "Verbier"]
    assert with_names_swapped(pair, ["Rocard"], chance()) == Pair(
        "Hier, le pianiste Rocard a joué à Verbier.", "Yesterday the pianist Rocard played in Verbier."
    )
    assert with_names_swapped(pair, [], chance()) is None
    assert with_names_swapped(Pair("Il dort.", "He sleeps."), ["Rocard"], chance()) is None


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il vit à Paris, la ville parisienne.", "He lives in Paris; a Parisian city of Paris."),
        ("Verbier est loin.", "Verbier is far."),
        ("Il vit à Londres.", "He lives in London."),
    ],
)
def test_a_name_that_is_not_once_on_both_sides_stays(french: str, english: str) -> None:
    assert shared_names(Pair(french, english)) == []


@pytest.mark.parametrize(
    ("french", "expected"),
    [
        (
            'Il dit "oui" puis "non".',
            {
                'Il dit " oui " puis " non ".',
                "Il dit <<oui>> puis <<non>>.",
                "Il dit << oui >> puis << non >>.",
                "Il dit ''oui'' puis ''non''.",
            },
        ),
        ("L'eau d'ici", set()),
        ("Quoi ? Non !", {"Quoi? Non!"}),
        ("Quoi? Non!", {"Quoi ? Non !"}),
        ("Rien de tel.", set()),
        ('Une "moitié', set()),
    ],
)
def test_quotes_as_poor_keyboards_have_them(french: str, expected: set[str]) -> None:
    assert {pair.french for pair in made(with_other_quotes, Pair(french, "English"), 60)} == expected


def test_capitals_are_what_the_service_makes_of_them() -> None:
    pair = Pair("Le chancelier Scholz à Lannion", "Chancellor Scholz in Lannion")
    assert from_capitals(pair, chance()) is None  # it comes back as it was
    english = "The Orange brand and Pope Francis"
    assert made(from_capitals, Pair("La marque Orange et le pape François", english)) == {
        Pair("La marque orange et le pape François", english),
        Pair("La marque orange et le pape Francois", english),
    }
    assert from_capitals(Pair("un mot " * 11, "a word " * 11), chance()) is None


def test_accents_are_missing_everywhere_or_on_capitals() -> None:
    assert made(without_accents, Pair("L'Élysée à Étampes", "The Élysée in Paris")) == {
        Pair("L'Elysée à Etampes", "The Elysée in Paris"),
        Pair("L'Elysee a Etampes", "The Elysee in Paris"),
    }
    assert without_accents(Pair("Il dort.", "He sleeps at Orléans."), chance()) is None


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (NEWS[1], Pair("N. Patrouchev a vu W. Burns à Moscou.", "N. Patrushev saw W. Burns in Moscow.")),
        (
            Pair("Jean-Pierre Raffarin part.", "Jean-Pierre Raffarin leaves."),
            Pair("J.-P. Raffarin part.", "J.-P. Raffarin leaves."),
        ),
        (Pair("New York dort.", "New York sleeps."), None),
        (Pair("Pierre Dupont dort.", "The minister sleeps."), None),
        (
            Pair("Pierre Dupont et Paul Durand dorment.", "Pierre Dupont and he sleep."),
            Pair("P. Dupont et Paul Durand dorment.", "P. Dupont and he sleep."),
        ),
    ],
)
def test_initials_stand_for_given_names_on_both_sides(pair: Pair, expected: Pair | None) -> None:
    assert with_initials(pair, chance()) == expected


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Les trois élus", "The three men", {("Les 3 élus", "The 3 men")}),
        ("Ils ont 3 vélos", "They have 3 bikes", {("Ils ont trois vélos", "They have three bikes")}),
        ("Il a deux millions", "He has two million", {("Il a 2 millions", "He has 2 million")}),
        ("Il a 10 000 francs", "He has 10,000 francs", {("Il a 10.000 francs", "He has 10,000 francs")}),
        ("Sept ou huit jours, trois à quatre", "Seven or eight days, three to four", set()),
        ("Il a vingt-deux ans", "He is twenty-two", set()),
        ("Il a trois mille ans", "He is three thousand", set()),
        ("Un neuf et un vieux", "A new and an old one", set()),
        ("Le 3 mai à midi", "On May 3 at noon", set()),
        ("Ils gagnent 3-0 ici", "They win 3-0 here", set()),
        ("Hausse de 3 % ici", "A rise of 3% here", set()),
        ("Il a 3,5 hectares", "He has 3.5 hectares", set()),
        ("Les trois et les trois", "The three and three", set()),
    ],
)
def test_numbers_change_form_on_both_sides(french: str, english: str, expected: set[tuple[str, str]]) -> None:
    found = made(with_other_numbers, Pair(french, english))
    assert {(pair.french, pair.english) for pair in found} == expected


def test_datelines_are_those_of_agencies() -> None:
    found = made(with_dateline, NEWS[1], 400)
    heads = {(pair.french.removesuffix(NEWS[1].french), pair.english.removesuffix(NEWS[1].english)) for pair in found}
    cities = {tuple(re.split(r", | [(-]", head)[0] for head in both) for both in heads}
    assert ("MOSCOU", "MOSCOW") in cities
    assert any(re.fullmatch(r"[\w ]+, (?:le )?(?:1er|\d+) [a-zéû]+(?: \(\w+\))? - ", french) for french, _ in heads)
    assert all(not figures_differ(Candidate(*head, 1, 1)) for head in heads)
    assert with_dateline(Pair('"Oui", dit-il.', '"Yes," he said.'), chance()) is None


def test_whole_sentences_are_joined() -> None:
    assert joined(NEWS[1], NEWS[4]) == Pair(
        "Nikolaï Patrouchev a vu William Burns à Moscou. Les trois élus ont 4 jours.",
        "Nikolai Patrushev saw William Burns in Moscow. The three councillors have 4 days.",
    )
    assert joined(NEWS[1], NEWS[1]) is None
    assert joined(NEWS[1], Pair("Sans point", "Without")) is None


@pytest.mark.parametrize("form", [with_other_quotes, without_accents, with_initials, with_dateline, with_other_numbers])
@given(pair=st.sampled_from(NEWS), seed=st.integers(0, 99))
def test_figures_still_match(form, pair: Pair, seed: int) -> None:
    found = form(pair, chance(seed))
    if found is not None:
        assert not figures_differ(Candidate(found.french, found.english, 1, 1))


def test_forms_are_made_of_the_sources_that_the_recipe_names() -> None:
    recipe = Robustness(**dict.fromkeys(NAMES, 1.0), sources=("news",))
    forms = Forms(recipe)
    forms.begin("web")
    assert forms.of(NEWS) == []
    forms.begin("news")
    copies = forms.of(NEWS)
    assert {copy.form for copy in copies} == set(NAMES)
    for copy in copies:
        first, second = copy.made_of
        assert copy.pair != NEWS[first]
        assert copy.form == "joined" or first == second
    assert next(copy for copy in copies if copy.form == "initials").made_of == (0, 0)


def test_a_share_is_about_that_many() -> None:
    forms = Forms(Robustness(names_swapped=0, datelines=0.1))
    forms.begin("news")
    assert 60 < len(forms.of([NEWS[1]] * 1000)) < 140


TEXTS = st.text(st.sampled_from("aéÉœ '\"-.,!?:0123 \u0301Mß") | st.characters(), max_size=40).map(
    lambda text: normalize(text).text
)


@given(pairs=st.lists(st.builds(Pair, TEXTS, TEXTS) | st.sampled_from(NEWS), max_size=3))
def test_forms_take_any_pairs_and_leave_what_is_normalised(pairs: list[Pair]) -> None:
    forms = Forms(Robustness(**dict.fromkeys(NAMES, 1.0)))
    forms.begin("any")
    for copy in forms.of(pairs):
        made = copy.pair
        assert (normalize(made.french).text, normalize(made.english).text) == (made.french, made.english)


@given(text=st.text(st.sampled_from("aàéÉœÇ '\"-.,!?:0123MN"), max_size=60), seed=st.integers(0, 99))
def test_letters_stay_but_for_their_accents_and_case(text: str, seed: int) -> None:
    for form in (without_accents, from_capitals):
        if found := form(Pair(text, "x"), chance(seed)):
            assert plain(found.french).casefold() == plain(text).casefold()
