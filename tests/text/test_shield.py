"""What is put away comes back byte for byte, in its place, with the alignment moved along."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalize import normalize
from app.text.protected import protected_expectations
from app.text.shield import shield
from app.text.unshield import unshield


def shielded(sentence):
    return shield(normalize(sentence), sentence)


@pytest.mark.parametrize(
    ("sentence", "engine_input"),
    [
        ("Voir https://afp.com/a hier.", "Voir F16 hier."),
        ("Le F16 vole vers https://afp.com/a hier.", "Le F16 vole vers F17 hier."),
        ("Appelez le 04 76 00 00 00 ou écrivez à a@b.fr", "Appelez F16 ou écrivez à F17"),
        ("Selon @elysee et @senat, tout va bien.", "Selon F16 et F17, tout va bien."),
        ("Merci à tous ! #COP21 #Climat", "Merci à tous !"),
        ("Nous serons samedi à #Paris", "Nous serons samedi à F16"),
        ("#COP21 : un accord", "un accord"),
        ("#Macron arrive à Lyon", "F16 arrive à Lyon"),
        ("RT @AFP : le ministre arrive https://t.co/x1Y", "le ministre arrive"),
        ("🔴 Le ministre 👍 arrive 🎉🎉", "Le ministre (1) arrive"),
        ("Contact presse : 01.40.07.20.19", "Contact presse :"),
        ("Le colis AFP-22113 est là", "Le colis F16 est là"),
        ("Lire aussi : https://x.fr/a", "Lire aussi :"),
    ],
)
def test_spans_leave_the_sentence_or_get_a_stand_in(sentence, engine_input):
    assert shielded(sentence).text == engine_input


@pytest.mark.parametrize("sentence", ["", "Le ministre arrive.", "L'A380 a atterri.", "La COP21 s'ouvre à 20h."])
def test_sentences_without_such_spans_are_not_touched(sentence):
    assert shielded(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "target", "english"),
    [
        ("Voir https://afp.com/a hier.", "See F16 yesterday.", "See https://afp.com/a yesterday."),
        ("Merci à tous ! #COP21 #Climat", "Thank you all!", "Thank you all! #COP21 #Climat"),
        ("#COP21 : un accord", "A deal", "#COP21: A deal"),
        ("Le ministre arrive 🎉🎉", "The minister arrives.", "The minister arrives 🎉🎉"),
        ("Rendez-vous à 15 heures #direct", "Meeting at 3 p.m.", "Meeting at 3 p.m. #direct"),
        ("👩‍👩‍👧 Une famille", "A family", "👩‍👩‍👧 A family"),
        ("Selon @a1 et @b2, oui.", "Yes, say F17 and F16.", "Yes, say @b2 and @a1."),
        ("RT @AFP : oui https://t.co/x1Y", "Yes", "RT @AFP: Yes https://t.co/x1Y"),
        ("Au 04\xa076\xa000\xa000\xa000, oui", "At F16, yes", "At 04\xa076\xa000\xa000\xa000, yes"),
    ],
)
def test_spans_come_back_in_their_places(sentence, target, english):
    assert unshield(target, shielded(sentence)).text == english


@pytest.mark.parametrize("target", ["See yesterday.", "See F16, F16.", "See F160.", "See XF16.", ""])
def test_a_stand_in_that_is_lost_or_doubled_gives_nothing(target):
    assert unshield(target, shielded("Voir https://afp.com/a hier.")) is None


def test_alignment_is_moved_to_the_whole_sentences():
    sentence = "🔴 Selon https://afp.com/a, le 🎉 ministre part #direct"
    away = shielded(sentence)
    target = "According to F16, the (1) minister leaves"
    pairs = [
        (word.span(), there.span())
        for french, english in [("Selon", "According"), ("F16", "F16"), (",", ","), ("(1)", "(1)"), ("part", "leaves")]
        for word, there in [(re.search(re.escape(french), away.text), re.search(re.escape(english), target))]
    ]
    back = unshield(target, away, pairs)
    source = normalize(sentence).text
    assert [(source[a:b], back.text[c:d]) for (a, b), (c, d) in back.alignment] == [
        ("🔴", "🔴"),
        ("Selon", "According"),
        ("https://afp.com/a", "https://afp.com/a"),
        (",", ","),
        ("🎉", "🎉"),
        ("part", "leaves"),
        ("#direct", "#direct"),
    ]


def test_parts_of_a_stand_in_become_the_whole_span():
    away = shielded("Voir https://afp.com/a hier.")
    back = unshield("See F16.", away, [((5, 6), (4, 5)), ((6, 8), (5, 7))])
    assert back.alignment == (((5, 22), (4, 21)), ((5, 22), (4, 21)))


pieces = st.sampled_from(
    [
        "le",
        "Paris",
        ",",
        ":",
        "à",
        "#Tag",
        "@moi",
        "https://a.fr/b",
        "🎉",
        "a@b.fr",
        "04 76 00 00 00",
        "F16",
        "(1)",
        ".",
    ]
)


@given(st.lists(pieces, max_size=14), st.sampled_from([" ", "\xa0", "  "]))
def test_a_translation_that_copies_has_every_span_once_and_every_place_inside(words, space):
    original = space.join(words)
    sentence = normalize(original)
    away = shield(sentence, original)
    if away is None:
        return
    whole = [((index, index + 1), (index, index + 1)) for index in range(len(away.text))]
    back = unshield(away.text, away, whole)
    assert back is not None
    spans = protected_expectations(sentence, original)
    assert [back.text.count(span.preferred) >= original.count(span.preferred) > 0 for span in spans] == [True] * len(
        spans
    )
    for (a, b), (c, d) in back.alignment:
        assert 0 <= a <= b <= len(sentence.text)
        assert 0 <= c <= d <= len(back.text)


@given(st.text())
def test_any_text_can_be_shielded(text):
    away = shield(normalize(text), text)
    if away is not None:
        unshield(text, away)
