"""What is put away, and that a translation which copies has all of it again."""

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
