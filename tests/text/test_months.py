import re

import pytest

from app.text.months import ENGLISH_MONTHS, FRENCH_MONTHS, FRENCH_NAMES, FRENCH_SHORT, PRINTED, second_month


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        (
            "Il est venu le 2 novembre à Moscou.",
            "He came on Nov. 2 November to Moscow.",
            "He came on Nov. 2 to Moscow.",
        ),
        ("Le 18 septembre.", "On September 18 Sept.", "On September 18"),
        ("Il est venu le 2 novembre à Moscou.", "He came to Moscow on Nov. 2.", None),
        ("Du 2 au 4 novembre, il est à Rome.", "From Nov. 2 to Nov. 4 he is in Rome.", None),
        ("Le 2 novembre, novembre et ses brumes.", "On November 2 November and its mists.", None),
        ("", "", None),
    ],
)
def test_a_month_said_twice(source: str, target: str, left: str | None) -> None:
    span = second_month(source, target)
    assert (target[: span.start] + target[span.end :] if span else None) == left


def test_every_form_of_a_month_is_its_number() -> None:
    assert [FRENCH_MONTHS[name] for name in FRENCH_NAMES] == list(range(1, 13))
    assert {ENGLISH_MONTHS[short] for short in ("jan", "sept", "sep", "dec")} == {1, 9, 12}
    assert all(FRENCH_MONTHS[short] == FRENCH_MONTHS[whole] for short, whole in FRENCH_SHORT.items())
    assert "fevrier" not in FRENCH_SHORT  # not shortened, only without its accent


@pytest.mark.parametrize(("printed", "fits"), [("Nov.", True), ("May", True), ("Nov", False), ("Mayor", False)])
def test_a_month_as_print_has_it(printed: str, fits: bool) -> None:
    assert (re.fullmatch(PRINTED, printed) is not None) == fits
