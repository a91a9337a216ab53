import pytest

from app.text.changes import change_slips


def mended(source: str, target: str) -> str:
    for span, words in reversed(list(change_slips(source, target))):
        target = target[: span.start] + words + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        (
            "Son chiffre d'affaires a reculé de 11,3 % à 4,87 milliards d'euros.",
            "Its turnover declined from 11.3% to 4.87 billion euros.",
            "Its turnover declined by 11.3% to 4.87 billion euros.",
        ),
        (
            "Les ventes ont bondi de 8 pour cent, à 12 300 véhicules.",
            "Sales jumped from 8 percent to 12,300 vehicles.",
            "Sales jumped by 8 percent to 12,300 vehicles.",
        ),
        (
            "Une hausse de 5 % à 3,2 milliards de dollars.",
            "A rise from 5% to $3.2 billion.",
            "A rise of 5% to $3.2 billion.",
        ),
        (
            "La production est passée de 1,6 million à 940 000 véhicules.",
            "Output rose from 1.6 million to 940,000 vehicles.",
            "Output went from 1.6 million to 940,000 vehicles.",
        ),
        (
            "Le taux passe de 2 % à 3,5 %.",
            "The rate falls from 2% to 3.5%.",
            "The rate goes from 2% to 3.5%.",
        ),
        (
            "Le nombre des élèves était passé de 480 à 312.",
            "The number of pupils had increased from 480 to 312.",
            "The number of pupils had gone from 480 to 312.",
        ),
        (
            "La marge est passée de 11,2 à 10,9 %.",
            "The margin rose from 11.2 to 10.9%.",
            "The margin went from 11.2 to 10.9%.",
        ),
    ],
)
def test_figures_decide_what_a_change_was(source: str, target: str, right: str) -> None:
    assert mended(source, target) == right
    assert mended(source, right) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le taux a reculé de 11,3 % à 9 %.", "The rate declined from 11.3% to 9%."),
        ("La part va de 3 % à 5 millions.", "The share runs by 3% to 5 million."),
        ("Le taux a reculé de 3 % à 4.", "The rate went from 3% to 4."),
        ("La production est passée de 940 000 à 1,6 million.", "Output rose from 940,000 to 1.6 million."),
        ("La production a baissé de 940 000 à 1,6 million.", "Output fell from 940,000 to 1.6 million."),
        ("Le prix est passé de 2010 à 2012.", "The price fell from 2010 to 2012."),
        ("Il est passé de 3 dollars à 2 euros.", "It rose from 3 dollars to 2 euros."),
        ("Il est passé de 3 dollars à 2 %.", "It rose from 3 dollars to 2%."),
        ("Elle est passée de Paris à Lyon.", "She went from Paris to Lyon."),
        ("", ""),
    ],
)
def test_what_may_be_right_is_left_alone(source: str, target: str) -> None:
    assert mended(source, target) == target
