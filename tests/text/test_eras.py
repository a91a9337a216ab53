"""Eras are those of the French."""

import pytest

from app.text.eras import era_slips


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("au 1er siècle après J.-C.", "from the 1st century BC.", "from the 1st century AD."),
        ("en 52 av. J.-C., dit-il", "in 52 AD, he said", "in 52 BC, he said"),
        ("au 2e siècle après J.-C.", "in the second century after J.C.", "in the second century AD."),
        ("en 12 avant Jésus-Christ", "in 12 before Jesus Christ", "in 12 BC"),
        ("de 44 av. J.-C. à 14 apr. J.-C.", "from 44 BC to 14 AD", "from 44 BC to 14 AD"),
        ("la Colombie-Britannique", "BC is there", "BC is there"),
        ("apr. J.-C.", "A.D.", "A.D."),
    ],
)
def test_eras_are_those_of_the_french(source: str, target: str, right: str) -> None:
    for span, words in reversed(list(era_slips(source, target))):
        target = target[: span.start] + words + target[span.end :]
    assert target == right
