"""Given names, and whose they are."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

from app.text.names.tables import slavic_names

Gender = Literal["man", "woman", ""]


@cache
def given_names() -> Mapping[str, Gender]:
    """Given names as they are written, and whose they are; empty for those of both."""
    genders: dict[str, Gender] = {"# men": "man", "# women": "woman", "# both": ""}
    names: dict[str, Gender] = {}
    gender: Gender = ""
    for line in _lines():
        if line.startswith("#"):
            gender = genders.get(line, gender)
            continue
        for name in line.split():
            names[name] = gender if names.get(name, gender) == gender else ""
    for entry in slavic_names().values():
        if entry.kind in ("given", "context"):
            names |= {form: names.get(form, "") for form in entry.english}
    return names


def is_given(name: str) -> bool:
    """Whether a word is a given name, or two of them with a hyphen."""
    known = given_names()
    first, hyphen, second = name.partition("-")
    return name in known or (bool(hyphen) and first in known and second[:1].isupper())


def gender_of(name: str) -> Gender:
    """Tell the gender that a given name shows."""
    known = given_names()
    return known.get(name) or known.get(name.partition("-")[0]) or ""


def _lines() -> list[str]:
    text = resources.files(__package__).joinpath("given.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]
