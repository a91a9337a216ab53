"""A sentence has a thousand characters at most, but for what a page keeps from translation: work on it is linear."""

import time
from collections.abc import Callable

import pytest

from app.text.degenerate import find_problems
from app.text.kept_names import names_alike
from app.text.normalize import normalize
from app.text.numbers.spelled import spell_out
from app.text.slips import first_slip

LENGTH = 100_000
# Of «L'» so often the look for initials took 46 seconds; none of these takes one.
SECONDS = 10

LOOKS: dict[str, Callable[[str], object]] = {
    "slips": lambda text: first_slip(text, text),
    "problems": lambda text: find_problems(text, text),
    "names": lambda text: names_alike(text, text),
    "spelled": lambda text: spell_out(normalize(text)),
}
UNITS = (
    "a",
    "a ",
    "L'",
    "Le Mot ",
    "A-",
    "1",
    "1 ",
    "1, 250 ",
    "2 M€ ",
    '" ',
    "ne va ",
    "the the ",
    "1 h 30 ",
    "e\u0301",
)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("look", LOOKS)
def test_looks_at_long_sentences_are_linear(look: str, unit: str) -> None:
    text = (unit * LENGTH)[:LENGTH]
    begun = time.process_time()
    LOOKS[look](text)
    assert time.process_time() - begun < SECONDS
