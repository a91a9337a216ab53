import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.kept_names import lost_names, names_alike


@pytest.mark.parametrize(
    ("source", "reference", "names"),
    [
        (
            "Le patron de la CIA, William Burns, est à Moscou.",
            "CIA chief William Burns is in Moscow.",
            ["CIA", "William Burns"],
        ),
        # Of a run that the reference has in another order, the parts count.
        ("selon le Centre Brennan de New York", "the Brennan Centre in New York", ["Centre", "Brennan", "New York"]),
        # A sentence's first word is a name where one side has it inside a sentence.
        ("Obama a gagné.", "Yesterday Obama won.", ["Obama"]),
        ("Hier, Obama a gagné.", "Obama won yesterday.", ["Obama"]),
        ("On ne sait pas. On attend.", "On and on. On we go.", []),
        ('"On attend", dit-il.', 'On and "On".', []),
        ("Le Monde l'écrit.", "Le Monde has it.", ["Le Monde"]),
        # As often as on both sides.
        ("Hier, Burns a vu Kerry et Burns.", "Now Burns sees Kerry.", ["Burns", "Kerry"]),
        ("Hier, Burns a vu Kerry ; Burns repart.", "Now Burns sees Burns.", ["Burns", "Burns"]),
        # Elisions and possessives are no part of a name.
        ("la réélection d'Obama et l'Iran", "Obama's re-election and Iran", ["Obama", "Iran"]),
        ("L'Iran refuse.", "Iran refuses.", ["Iran"]),
        ("chez McDonald's", "at McDonald's", ["McDonald"]),
        # A place inside another word is none.
        ("le musée d'Art", "the Artists", []),
        ("M. Dupont et le Dr Mount", "Mr. Dupont and Dr Mount", ["Dupont", "Mount"]),
        # An initial with a stop ends a run: English may leave it out.
        ("Ici Brian E. Smith et Ian B", "Here Brian E. Smith and Ian B", ["Brian", "Smith", "Ian B"]),
        ("le XXI et le plan B", "the XXI and plan B", []),
        ("LE PRÉSIDENT OBAMA EST À PARIS CE SOIR", "PRESIDENT OBAMA IS IN PARIS TONIGHT", []),
        ("", "Paris", []),
        ("à Paris", "", []),
    ],
)
def test_names_that_stand_alike_are_found(source, reference, names):
    assert names_alike(source, reference) == names


@pytest.mark.parametrize(
    ("names", "output", "lost"),
    [
        (["William Burns"], "William Burns is here.", []),
        (["William Burns"], "Burns, William", ["William Burns"]),
        (["Burns"], "Burnside", ["Burns"]),
        (["Constitution", "Tel-Aviv"], "the constitution of Tel Aviv", []),
        (
            ["The Tap Tap", "Victoria Principal"],
            "The Tap tap, Victoria principal",
            ["Victoria Principal", "The Tap Tap"],
        ),
        (["Burns"], "Patrushev-Burns", []),
        (["Burns", "Burns"], "Burns's friend", ["Burns"]),
        # The short name must not take the long one's place.
        (["Manning", "Bradley Manning"], "Bradley Manning and Manning", []),
        (["Manning", "Bradley Manning"], "Manning and Bradley Manning", []),
        (["Manning", "Bradley Manning"], "Bradley Manning", ["Manning"]),
        # A reference may be British, the page is not.
        (["Centre", "Organisation"], "the Brennan Center Organization", []),
        (["Lemaitre", "Montre"], "Lemaiter Monter", ["Lemaitre", "Montre"]),
        ([], "", []),
    ],
)
def test_names_are_looked_for_whole_and_as_often(names, output, lost):
    assert lost_names(names, output) == lost


@given(st.text(), st.text())
def test_any_texts_will_do_and_a_reference_has_all_of_its_names(source, reference):
    names = names_alike(source, reference)
    assert lost_names(names, reference) == []
    assert lost_names(names, "") == sorted(names, key=len, reverse=True)


@given(st.lists(st.sampled_from(["Kerry", "Burns", "est", "à", "New", "York", "On", "."]), max_size=12).map(" ".join))
def test_a_text_has_its_own_names(text):
    names = names_alike(text, text)
    assert lost_names(names, text) == []
    assert all(name in text for name in names)
