"""Signs of money are words for the model, and signs again in print."""

import pytest

from app.text.normalize import normalize
from app.text.numbers.currency_signs import signs_again, write_signs_out


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("de 74,90 € à 1 €", "de 74,90 euros à 1 euro"),
        ("1 200,50 €, 10€", "1 200,50 euros, 10 euros"),
        ("0,50 € et 12 £", "0,50 euro et 12 livres"),
        ("5 €/kg, 3 $ et €20", "5 €/kg, 3 $ et €20"),
        ("l'€ monte", "l'€ monte"),
    ],
)
def test_signs_become_words(text: str, read: str) -> None:
    sentence = write_signs_out(normalize(text))
    assert sentence.text == read
    assert len(sentence.offsets) == len(sentence.text) + 1


def printed(original: str, english: str) -> str:
    for span, amount in reversed(list(signs_again(original, english))):
        english = english[: span.start] + amount + english[span.end :]
    return english


@pytest.mark.parametrize(
    ("original", "english", "right"),
    [
        ("1 200,50 €", "It costs 1,200.50 euros.", "It costs €1,200.50."),
        ("une amende de 160 €", "a 160-euro fine", "a €160 fine"),
        ("1 € ou 12 £", "1 euro or 12 pounds", "€1 or £12"),
        ("12 € et 3 euros", "12 euros and 3 euros", "€12 and 3 euros"),
        ("12 €", "112 euros, 12.5 euros", "112 euros, 12.5 euros"),
        ("12 livres", "12 pounds", "12 pounds"),
    ],
)
def test_words_become_signs_again_where_the_french_has_them(original: str, english: str, right: str) -> None:
    assert printed(original, english) == right
