"""Broken outputs are told apart from good ones, and every message is a sentence for an editor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.degenerate import find_problems

MINISTER = "Le ministre de l'Intérieur a rencontré les maires des grandes villes mardi à Paris."


def codes(source, target):
    return [problem.code for problem in find_problems(source, target)]


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        (MINISTER, "", "empty_output"),
        (MINISTER, " … ", "empty_output"),
        (MINISTER, "The interior minister met the mayors of the the the the large cities in Paris.", "repetition"),
        (MINISTER, "The interior Patrushevshevshevshevshev met mayors of the large cities in Paris.", "repetition"),
        (MINISTER, "The interior minister.", "too_short"),
        (
            "Les maires sont venus.",
            "The mayors " + "came to the city of Paris to see what the minister had ",
            "too_long",
        ),
        ("Il a parlé avec les élus dans leur mairie hier.", "He spoke avec les élus dans leur mairie.", "untranslated"),
        ("Bonjour", "Bonjour", "untranslated"),
        ("Grève des éboueurs", "Grève des éboueurs", "untranslated"),
        ("Les entretiens auront lieu mardi.", "The entretiens will take place on Tuesday.", "untranslated_word"),
        ("Comme on fait le ménage.", "As the ménage is done.", "untranslated_word"),
        ("Les tuyaux sont gelés depuis lundi.", "The tuyaux have been frozen since Monday.", "untranslated_word"),
        ("Il est venu avec son frère.", "He came avec his brother.", "untranslated_word"),
        ("Le ministre n'a pas démissionné.", "The minister has resigned.", "negation_lost"),
    ],
)
def test_each_fault_has_its_code(source, target, code):
    assert codes(source, target) == [code]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (MINISTER, "The interior minister met the mayors of the big cities on Tuesday in Paris."),
        ("Oui.", "Yes."),
        ("Bien plus.", "And that's not all."),
        ("Le café du château a une façade bourgeoise.", "The château's café has a bourgeois façade."),
        ("Selon Médecins sans frontières, oui.", "According to Médecins sans frontières, yes."),
        ("Il lit « Le Rouge et le Noir » le soir.", "He reads “Le Rouge et le Noir” in the evening."),
        ("Le mot « ménage » vient de là.", "The word “ménage” comes from there."),
        ("Il préside le Conseil national des barreaux.", "He chairs the Conseil national des barreaux."),
        ("Le rapporteur a cité un communiqué.", "The rapporteur quoted a communiqué."),
        ("Très, très, très, très bien !", "Very, very, very, very good!"),
        ("Six millions de questions sur les situations", "Six million questions on the situations"),
        ("C'est la vie, dit-il.", "That's life: c'est la vie, he says."),
        ("12 000 - 3 %", ""),
        ("", ""),
    ],
)
def test_good_copy_has_no_problems(source, target):
    assert codes(source, target) == []


def test_spans_point_at_the_fault():
    (problem,) = find_problems("Les entretiens auront lieu mardi.", "The entretiens will be on Tuesday.")
    assert (problem.target.start, problem.target.end) == (4, 14)
    (problem,) = find_problems("Le ministre n'a pas démissionné.", "The minister has resigned.")
    assert "Le ministre n'a pas démissionné."[problem.source.start : problem.source.end] == "n'a pas"


@given(st.text(), st.text())
def test_any_two_texts_give_messages_that_are_one_sentence(source, target):
    for problem in find_problems(source, target):
        assert problem.message.endswith(".")
        if problem.target is not None:
            assert 0 <= problem.target.start < problem.target.end <= len(target)


@pytest.mark.parametrize("unit", ["a ", "dans ", "le é ", "n'a pas ", '"', "(", "élu-", "x"])
def test_long_sentences_take_no_long_time(unit):
    find_problems(unit * 5_000, unit * 5_000)
