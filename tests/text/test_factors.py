"""What «multiplié par» and «divisé par» become."""

import pytest

from app.text.factors import factor_slips
from app.text.slips import first_slip


def mended(source: str, target: str) -> str:
    for span, words in reversed(list(factor_slips(source, target))):
        target = target[: span.start] + words + target[span.end :]
    return target


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        (
            "Le prix du gaz a été multiplié par 2,5.",
            "The price of gas has increased by 2.5.",
            "The price of gas has increased by a factor of 2.5.",
        ),
        (
            "Les bénéfices ont été multipliés par trois depuis 2019.",
            "Profits have multiplied three since 2019.",
            "Profits have multiplied by three since 2019.",
        ),
        (
            "Les ventes ont été presque divisées par 10 en un an.",
            "Sales fell by 10 in a year.",
            "Sales fell by a factor of 10 in a year.",
        ),
        (
            "Les ventes ont été divisées par dix.",
            "Sales fell by 10 in a year.",
            "Sales fell by a factor of 10 in a year.",
        ),
        ("Le budget est divisé par deux.", "The budget is split by two.", "The budget is divided by two."),
        ("Cela multiplie quasiment par cent le coût.", "It rises by a hundred.", "It rises by a factor of a hundred."),
    ],
)
def test_a_factor_stays_a_factor(source: str, target: str, right: str) -> None:
    assert mended(source, target) == right
    assert mended(source, right) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Le prix a été multiplié par 2,5.", "The price rose by 2.5 million euros."),
        ("Le prix a été multiplié par 2.", "The price rose by 2%."),
        ("Le prix a été multiplié par deux.", "The price rose by two-thirds."),
        ("Le prix a été multiplié par deux.", "The price has doubled."),
        ("Le prix a été multiplié par deux.", "The price was multiplied by two."),
        ("Le prix a augmenté de 2,5.", "The price increased by 2.5."),
        ("Le terrain est divisé par deux routes.", "The land is split by two roads."),
    ],
)
def test_what_is_right_or_in_doubt_stays(source: str, target: str) -> None:
    assert mended(source, target) == target


def test_it_is_among_the_slips() -> None:
    source, target = "Le prix a été multiplié par 2,5.", "The price has increased by 2.5."
    slip = first_slip(source, target)
    assert slip is not None
    assert slip[1] == "by a factor of"
