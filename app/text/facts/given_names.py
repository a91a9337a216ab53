"""Given names, and whose they are."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

from app.text.english_dictionary import is_english_word
from app.text.facts.gazetteer import demonyms, places
from app.text.names.given import sex_of_given
from app.text.names.tables import plain, slavic_names

Gender = Literal["man", "woman", ""]


def is_given(name: str) -> bool:
    """Whether a word is a given name, or two of them with a hyphen."""
    first, hyphen, second = name.partition("-")
    return _is_one(name) or (bool(hyphen) and second[:1].isupper() and _is_one(first))


def gender_of(name: str) -> Gender:
    """Tell the gender that a given name shows."""
    sex = sex_of_given(name)
    if sex is not None:
        return "man" if sex == "m" else "woman"
    known = _listed()
    return known.get(name) or known.get(name.partition("-")[0]) or ""


def _is_one(name: str) -> bool:
    if name in _listed():
        return True
    # The long list has words, towns and peoples, too: "Rose", "Sofia", "Roman".
    is_other = name in demonyms() or plain(name).lower() in places() or is_english_word(name.lower())
    return not is_other and "-" not in name and sex_of_given(name) is not None


@cache
def _listed() -> Mapping[str, Gender]:
    """Give the names that are listed here, and whose they are; empty for those of both."""
    genders: dict[str, Gender] = {"# men": "man", "# women": "woman", "# both": ""}
    names: dict[str, Gender] = {}
    gender: Gender = ""
    text = resources.files(__package__).joinpath("given.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            gender = genders.get(line, gender)
            continue
        for name in line.split():
            names[name] = gender if names.get(name, gender) == gender else ""
    for entry in slavic_names().values():
        if entry.kind in ("given", "context"):
            names |= {form: names.get(form, "") for form in entry.english}
    return names
