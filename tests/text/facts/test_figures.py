from decimal import Decimal

import pytest

from app.text.facts.figures import find_figures


def figures(sentence: str) -> list[tuple[str, str, str, str]]:
    found = find_figures(sentence, [])
    return [(item.text, f"{item.value.normalize():f}", item.unit or item.counted, item.qualifier) for item in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 12 people died.", [("12 people", "12", "people", "at least")]),
        ("Nearly two million people voted.", [("two million people", "2000000", "people", "nearly")]),
        ("5,000 French soldiers left.", [("5,000 French soldiers", "5000", "French soldiers", "")]),
        ("15,000 police officers came.", [("15,000 police officers", "15000", "police officers", "")]),
        ("It rose by 3.5% in a year.", [("3.5%", "3.5", "percent", "")]),
        ("It rose by 11 percent.", [("11 percent", "11", "percent", "")]),
        ("It cost €12.5 million.", [("€12.5 million", "12500000", "EUR", "")]),
        ("It cost $8bn.", [("$8bn", "8000000000", "USD", "")]),
        ("It cost C$15.", [("C$15", "15", "CAD", "")]),
        ("It cost 20 Canadian dollars.", [("20 Canadian dollars", "20", "CAD", "")]),
        ("It cost 3 billion Swiss francs.", [("3 billion Swiss francs", "3000000000", "CHF", "")]),
        ("It cost 30 francs.", [("30 francs", "30", "francs", "")]),
        ("It is 640 kilometres away.", [("640 kilometres", "640", "kilometre", "")]),
        ("Between 40 and 50 percent left.", [("40", "40", "percent", ""), ("50 percent", "50", "percent", "")]),
        (
            "Between 200,000 and 300,000 euros.",
            [("200,000", "200000", "EUR", ""), ("300,000 euros", "300000", "EUR", "")],
        ),
        ("They sailed 50 thousand nautical miles.", [("50 thousand nautical miles", "50000", "mile", "")]),
        ("It is ahead by 1 point.", [("1 point", "1", "point", "")]),
        ("They spoke six times.", [("six times", "6", "times", "")]),
        ("A 43-year-old man left.", [("43-year-old", "43", "year", "")]),
    ],
)
def test_figures(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 49 was used.",
        "Flight 370 vanished.",
        "An F-16 and the G7.",
        "They won 3-1.",
        "One in five workers leaves.",
        "The 2004 levels are back.",
        "They ran the 60m hurdles.",
        "Ocean’s Twelve films everything.",
        "It came second and third.",
        "Both men and either woman.",
        "He was number 10 then.",
        "It was 12 or so.",
    ],
)
def test_numbers_that_say_nothing_of_anything(sentence: str) -> None:
    assert figures(sentence) == []


def test_a_figure_is_exact() -> None:
    (figure,) = find_figures("It cost $14.4bn.", [])
    assert figure.value == Decimal(14_400_000_000)
    assert str(figure.value) == "14400000000"
