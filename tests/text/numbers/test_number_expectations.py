from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.text.expectation import account
from app.text.normalize import normalize
from app.text.numbers import english_numbers, invented_numbers, number_expectations

# French, English, what of the French is missing there, and what the English invents; lists are split at ";".
GOLD = [
    line.split("\t") for line in (Path(__file__).parent / "gold.tsv").read_text(encoding="utf-8").splitlines() if line
]
WORDS = (
    "0 1 12 2021 12,5 1.234 234 49.3 000 € $ % °C M€ n° - / : , . h heures 10h30 et un vingt quatre cent mille million "
    "milliards dollars d'euros km mai 1er XXIe XVI années 90 two and hundred half a a.m. 's th pounds \x00 é"
)
NUMBERISH = st.lists(st.sampled_from(WORDS.split(" ")), max_size=30).map(" ".join)


def parts(field):
    return field.split(";") if field else []


@pytest.mark.parametrize(("french", "english", "missing", "invented"), GOLD, ids=[" / ".join(row[:2]) for row in GOLD])
def test_gold(french, english, missing, invented):
    sentence = normalize(french).text
    expectations = number_expectations(sentence)

    answers = account(expectations, english)

    lost = [answer.expectation.source for answer in answers if answer.target is None]
    assert [sentence[span.start : span.end] for span in lost] == parts(missing)
    assert [english[span.start : span.end] for span in invented_numbers(sentence, english)] == parts(invented)


def test_gold_is_large_and_has_both():
    assert len(GOLD) >= 150
    assert sum(bool(row[2]) for row in GOLD) >= 50
    assert sum(not row[2] for row in GOLD) >= 50


@pytest.mark.parametrize(
    ("french", "preferred"),
    [
        ("à 283,82 €", ["€283.82"]),
        ("1,28 milliard d'euros", ["1.28 billion euros"]),
        ("1,28 milliard €", ["€1.28 billion"]),
        ("12 M€", ["€12 million"]),
        ("12 000 habitants", ["12,000"]),
        ("12.000 habitants", ["12,000"]),
        ("12 mille habitants", ["12,000"]),
        ("2 400 habitants", ["2,400"]),
        ("en 2013", ["2013"]),
        ("12,5 %", ["12.5%"]),
        ("dix pour cent", ["10%"]),
        ("3,50 %", ["3.50%"]),
        ("à 10 h 30", ["10:30"]),
        ("n° 2", ["No. 2"]),
        ("au XXIe siècle", ["21st"]),
        ("le 16e arrondissement", ["16th"]),
        ("la 111e fois", ["111th"]),
        ("le quatrième homme", ["fourth"]),
        ("le 1er mai", ["1"]),
        ("les années 90", ["1990s"]),
        ("les années 20", [""]),
        ("Benoît XVI", ["XVI"]),
        ("six morts", ["six"]),
        ("soixante-dix morts", ["70"]),
        ("deux millions de morts", ["two million"]),
        ("-3 °C", ["-3"]),
        ("l'article 49.3", ["49.3"]),
        ("8,733 kilomètres", [""]),
        ("2,700 cas", ["2,700"]),
        ("200,000 euros", ["200,000 euros"]),
        ("500 milles d'objets", [""]),
        ("1,168 mille crimes", [""]),
        ("à 20 heures", [""]),
        ("30 shekels", [""]),
    ],
)
def test_preferred_is_english_print(french, preferred):
    assert [expectation.preferred for expectation in number_expectations(french)] == preferred


@pytest.mark.parametrize(
    "french",
    ["283,82 €", "1,28 milliard d'euros", "12 M€", "12 000", "12,5 %", "10 h 30", "n° 2", "XXIe siècle", "années 90"],
)
def test_what_is_preferred_answers_the_expectation(french):
    for expectation in number_expectations(french):
        assert expectation.occurrences(f"So it was {expectation.preferred} in all.")


def test_source_span_holds_what_the_preferred_form_replaces():
    sentence = "Soit n° 2, 1,28 milliard d'euros et 12,5 % dans les années 90."
    spans = [expectation.source for expectation in number_expectations(sentence)]
    assert [sentence[span.start : span.end] for span in spans] == [
        "n° 2",
        "1,28 milliard d'euros",
        "12,5 %",
        "années 90",
    ]


def test_each_number_needs_a_place_of_its_own():
    expectations = number_expectations("12 morts lundi, 12 morts mardi")
    answers = account(expectations, "12 dead on Monday and Tuesday")
    assert [answer.target is None for answer in answers] == [False, True]


def test_english_numbers_span_their_currency_and_scale():
    target = "It made €1.28 billion, or 12.5 percent, in 2013."
    assert [target[number.span.start : number.span.end] for number in english_numbers(target)] == [
        "€1.28 billion",
        "12.5 percent",
        "2013",
    ]


@given(st.text() | NUMBERISH)
@example("9" * 5000)
@example("0.000 000")
@example("9" * 5000 + "%")
@example("1e" + "0" * 99 + "M€")
@example("vingt " * 500)
@example("mille milliards de milliards de mille millions")
@example("100100000000100000000100000000")
@example("100000000000000000000000 milliards, années 1000000000000000000000 milliards")
@example("1" + "0" * 23 + " billions o'clock, 1" + "0" * 23 + " trillion p.m., 1" + "0" * 22 + " mille")
@example("1" + "0" * 23 + " milliards de M€ : 1" + "0" * 23 + "s, 1" + "0" * 20 + " millions 50")
def test_total_and_in_order(text):
    for sentence in (text, normalize(text).text):
        expectations = number_expectations(sentence)
        starts = [expectation.source.start for expectation in expectations]
        assert starts == sorted(starts)
        for span in [expectation.source for expectation in expectations]:
            assert 0 <= span.start < span.end <= len(sentence)
    previous = 0
    for answer in account(expectations, text):
        assert answer.target is None or answer.target.end <= len(text)
    assert all(0 <= span.start < span.end <= len(text) for span in invented_numbers(text, text))
    for span in invented_numbers(text, text[::-1]):
        assert previous <= span.start < span.end <= len(text)
        previous = span.start


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_grouped_digits_are_found_in_english_form(value):
    french = f"Il y en a {value:,}".replace(",", " ")
    english = f"There are {value:,} of them"
    assert [answer.target is not None for answer in account(number_expectations(french), english)] == [True]
    assert invented_numbers(french, english) == []


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_another_value_is_never_accepted(value, other):
    french, english = f"Il y en a {value} ici".replace(",", " "), f"There are {other:,} of them"
    found = account(number_expectations(french), english)[0].target
    assert (found is not None) == (value == other)


@pytest.mark.parametrize(
    ("french", "printed"),
    [("à 15 h 22", "3:22 p.m."), ("à 13h40", "1:40 p.m."), ("à 7 h 30", "7:30"), ("à 12 h 15", "12:15")],
)
def test_a_time_after_noon_is_written_in_with_its_half_of_the_day(french: str, printed: str) -> None:
    (time,) = number_expectations(french)
    assert time.preferred == printed
