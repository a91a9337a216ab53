"""A «not» that is gone is told; what English says otherwise is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.negation import lost_negation


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le ministre ne démissionnera pas.", "The minister will resign."),
        ("Il n'a jamais rencontré le juge.", "He met the judge."),
        ("Elle n'a rien dit à la police.", "She spoke to the police."),
        ("Personne n'a été arrêté.", "Someone was arrested."),
        ("Aucun accord n'a été signé.", "An agreement was signed."),
        ("Le parti n'a aucune chance.", "The party has a chance."),
        ("Il n'est ni ministre ni député.", "He is a minister and a deputy."),
        ("Le suspect n'est toujours pas en prison.", "The suspect is in prison."),
        ("Ils sont partis sans payer.", "They left and paid."),
        ("La loi ne sera pas votée, dit-il.", "The law will be voted upon, he says."),
    ],
)
def test_a_lost_negation_is_found_in_the_source(source, target):
    span = lost_negation(source, target)
    assert span is not None
    assert 0 <= span.start < span.end <= len(source)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le ministre ne démissionnera pas.", "The minister will not resign."),
        ("Le ministre ne démissionnera pas.", "The minister won’t resign."),
        ("Il n'a pas réussi.", "He failed."),
        ("Elle n'est pas facile.", "It is difficult."),
        ("Ils ne sont pas concluants.", "They are inconclusive."),
        ("Il ne peut pas venir.", "He is unable to come."),
        ("Elle ne viendra plus.", "She used to come."),
        ("Il n'a que dix ans.", "He is ten."),
        ("Je crains qu'il ne vienne.", "I fear he will come."),
        ("Il est plus grand qu'il ne le dit.", "He is taller than he says."),
        ("N'est-ce pas beau ?", "Is it beautiful?"),
        ("C'est sans doute vrai.", "It is probably true."),
        ("Pas moins de dix personnes, il n'y a pas moins de dix personnes.", "As many as ten people."),
        ("Une personne est arrivée.", "A person arrived."),
        ("La sonde s'est posée sans encombre.", "The probe landed safely."),
        ("Il pleut sans discontinuer.", "It rains nonstop."),
        ("Il rapporte plus que n'a jamais fait la Maison Blanche.", "It brings in more than the White House ever did."),
        ("L'hôtel ne désemplit pas.", "The hotel is always full."),
        ("Pour que l'école de l'île ne ferme pas.", "To keep the school on the island from closing."),
        ("Est-ce que ce succès n'est pas mérité ?", "Is this success deserved?"),
        ("Qu'est-ce que vous n'aimez pas ?", "What are your complaints?"),
        ("S'il n'avait pas joué.", "Had he notplayed."),
        ("Si le juge n'avait pas parlé.", "But for the judge's words."),
        ("Ceux qui ne respectent pas la quarantaine", "Quarantine breakers"),
        ("Trois pas plus loin, il tombe.", "Three steps on, he falls."),
        ("Le point est là.", "The point is there."),
        ("", ""),
    ],
)
def test_what_is_said_otherwise_is_no_loss(source, target):
    assert lost_negation(source, target) is None


@given(st.text(), st.text())
def test_any_two_texts_are_looked_at(source, target):
    lost_negation(source, target)


@pytest.mark.parametrize("unit", ["ne ", "n'", "pas ", "personne ", "si ", "rien x ", "a", "ne a b c d e ", "sans "])
def test_long_sentences_take_no_long_time(unit):
    lost_negation(unit * 5_000, "x " * 5_000)
