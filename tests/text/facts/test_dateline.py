import pytest

from tests.text.facts.scoring import facts_of


def resolved(text: str) -> list[str]:
    return [moment.iso for moment in facts_of(text, None).dates if moment.text == "Tuesday"]


@pytest.mark.parametrize(
    "head",
    [
        "PARIS, Nov. 3, 2021 (AFP) - ",
        "SAINT-DENIS, 3 November 2021 — ",
        "November 3, 2021. - ",
        "Visit to Moscow\n\nNovember 3, 2021\n\n",
        "Visit to Moscow\n\nWednesday, November 3, 2021.\n\n",
    ],
)
def test_the_day_above_an_article_is_its_date(head: str) -> None:
    assert resolved(f"{head}The ministers met on Tuesday.") == ["2021-11-02"]


@pytest.mark.parametrize(
    "head",
    [
        "PARIS, Nov. 3 (AFP) - ",
        "On November 3, 2021 they talked.\n\n",
        "The treaty of November 3, 2021\n\n",
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nNovember 3, 2021\n\n",
    ],
)
def test_other_dates_are_not(head: str) -> None:
    assert resolved(f"{head}The ministers met on Tuesday.") == [""]
