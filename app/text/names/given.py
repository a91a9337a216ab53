"""Whether a given name is a man's or a woman's. What both have («Claude», "Kim", "Jean") is nobody's here."""

from functools import cache
from importlib import resources
from typing import Literal

from app.text.names.tables import plain

Sex = Literal["m", "f"]
# In a double name the first part decides, unless it is one that both sexes have before another.
_DOUBLE_MEN = frozenset({"Jean", "Pierre", "Paul"})
_DOUBLE_WOMEN = frozenset({"Marie", "Anne"})


def sex_of_given(name: str) -> Sex | None:
    """Tell the sex of whoever has this given name; accents are looked through, None where it is not certain."""
    folded = plain(name)
    if folded in _men():
        return "m"
    if folded in _women():
        return "f"
    first, hyphen, _ = folded.partition("-")
    if not hyphen:
        return None
    if first in _DOUBLE_MEN:
        return "m"
    if first in _DOUBLE_WOMEN:
        return "f"
    return sex_of_given(first)


@cache
def _men() -> frozenset[str]:
    return _names("given_men.txt")


@cache
def _women() -> frozenset[str]:
    return _names("given_women.txt")


def _names(file: str) -> frozenset[str]:
    lines = resources.files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
