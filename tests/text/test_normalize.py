import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.text.normalize import _by_character, normalize

MARKS = st.text(
    st.sampled_from(
        "«» ‹›“”„’‘…–—-\u00a0\u202f\u2009\t\n\r\xad\u200b\ufeff\u200d\ue000\ud800\U0001f600aéeE\u0301\u0323\u0327"
        "ﬁœ1!?,.ʼ′ʹ\u0374\u1fbf\u1100\u1161\u11a8\u0344º"
    ),
    max_size=40,
)
TEXTS = st.one_of(MARKS, st.text(st.characters(), max_size=60))
WORDS = st.lists(st.text(st.sampled_from("aÉœz9'’-–(),.!€°"), min_size=1, max_size=8), max_size=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’Equipe ‘a’ d‛b aʼc", "l'Equipe 'a' d'b a'c"),
        ("l´eau d`ici", "l'eau d'ici"),
        ("“Oui” „Non‟ «Si» ‹Là›", '"Oui" "Non" "Si" "Là"'),
        ("«\u202fOui\u202f», dit-il", '"Oui", dit-il'),
        ("Il dit : «\u00a0Oui !\u00a0» Puis", 'Il dit : "Oui !" Puis'),
        ("« Oui « non » »", '"Oui "non""'),
        ("“ Oui ”, dit-il", '"Oui", dit-il'),
        ("12\u202f000\u00a0€ à 3\u20095", "12 000 € à 3 5"),
        ("Quoi\u00a0? Oui\u202f! Là\u00a0: 5\u00a0%", "Quoi ? Oui ! Là : 5 %"),
        ("Quoi? Oui! Là: 5%", "Quoi? Oui! Là: 5%"),
        ("Paris–Lyon — non ‒ −5 a‑b", "Paris-Lyon - non - -5 a-b"),
        ("Il part…", "Il part..."),
        ("pré\xadsi\u200bdent\ufeff \u202alà\u202c\x07", "président là"),
        ("e\u0301te\u0301 ã", "été ã"),
        ("ﬁn d’aﬀaire, ﬂot, eﬃcace, baﬄe", "fin d'affaire, flot, efficace, baffle"),
        ("cœur, ex æquo, coeur", "cœur, ex æquo, coeur"),
        ("un  mot\n\t de\r\nplus ", "un mot de plus"),
        ("Etats-\nUnis, porte-  \r\n  parole", "Etats-Unis, porte-parole"),
        ("Paris -\nLyon", "Paris - Lyon"),
        ("pré\xad\nsident", "président"),
        ("fin \xad", "fin"),
        ("«\xad oui", '"oui'),
        ("le n° 5 et le nº 6", "le n° 5 et le n° 6"),
        ("5′ 6″", "5' 6\""),
        ("a\ud800b", "ab"),
        ("☎\ufe0f", "☎"),
        ("한국", "한국"),
        ("", ""),
        (" \n", ""),
        ("\u200b\ud800", ""),
    ],
)
def test_the_form_the_model_knows(text: str, expected: str) -> None:
    assert normalize(text).text == expected


def test_offsets_point_at_the_origin() -> None:
    normalized = normalize("«\u00a0L’e\u0301te\u0301…\u00a0» fin")
    assert normalized.text == '"L\'été..." fin'
    #                           "  L  '  é  t  é  .   .   .   "   ␣   f   i   n   end
    assert normalized.offsets == (0, 2, 3, 4, 6, 7, 9, 9, 9, 11, 12, 13, 14, 15, 16)


@settings(deadline=None)
@given(TEXTS)
def test_offsets_never_fall_and_end_at_the_end(text: str) -> None:
    normalized = normalize(text)
    assert len(normalized.offsets) == len(normalized.text) + 1
    assert normalized.offsets[-1] == len(text)
    assert list(normalized.offsets) == sorted(normalized.offsets)


@settings(deadline=None)
@given(TEXTS)
def test_a_letter_or_digit_comes_from_itself(text: str) -> None:
    normalized = normalize(text)
    for character, origin in zip(normalized.text, normalized.offsets, strict=False):
        if character.isascii() and character.isalnum():
            assert unicodedata.normalize("NFKD", text[origin])[0] in (character, "f") or character in "fil"
        elif character == " ":
            assert text[origin].isspace()


@settings(deadline=None)
@given(TEXTS)
@example("1 \xad")
def test_what_comes_out_is_clean_and_its_own_normal_form(text: str) -> None:
    clean = normalize(text).text
    assert normalize(clean).text == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == " ".join(clean.split())
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in clean)
    clean.encode("utf-8")


@settings(deadline=None)
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    def letters(some: str) -> list[str]:
        composed = unicodedata.normalize("NFKC", some.replace("º", "°"))
        return [character for character in composed if unicodedata.category(character) in {"Lu", "Ll", "Nd"}]

    visible = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    assert letters(normalize(text).text) == letters(visible)


@pytest.mark.parametrize(
    "piece",
    ["a\u0301\u0323", "e\u0323\u0301" + "\u0301\u0323" * 40, "\u0301\u0323", "« ", " ", "\n", "é", "\u1100\u1161"],
)
def test_a_hundred_thousand_characters(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    normalized = normalize(text)
    assert len(normalized.offsets) == len(normalized.text) + 1


@given(st.one_of(TEXTS, WORDS.map(" ".join), WORDS.map(lambda words: " ".join([*words, "«"]))))
@example("L’été – 3 000 €")
@example("")
def test_ordinary_sentences_come_out_as_character_by_character(text):
    assert normalize(text) == _by_character(text)
