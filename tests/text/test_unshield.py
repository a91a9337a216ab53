"""What was put away comes back byte for byte, in its place, with the alignment moved along."""

import re

import pytest

from app.text.normalize import normalize
from app.text.shield import shield
from app.text.unshield import unshield


def shielded(sentence):
    return shield(normalize(sentence), sentence)


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
