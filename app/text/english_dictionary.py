"""Which strings of letters are English words: a large word list, and the regular endings and beginnings of words."""

from functools import cache, lru_cache
from importlib import resources

# The list leaves out what these make of a word in it; twice at most, as in "findings".
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "less", "like", "able", "y")
_MOST_ENDINGS = 2
_BEGINNINGS = """
anti auto bio counter cyber eco electro geo hyper inter mega micro mini mis mono multi nano neuro non out over photo
poly post pre pro re semi sub super tele trans ultra un under
"""
_SHORTEST_PART, _SHORTEST_STEM = 4, 3
# Encoded data is looked up, too, and each way to part it is tried.
_LONGEST = 40


@lru_cache(maxsize=20_000)
def is_english_word(word: str) -> bool:
    """Whether a word in lower case is English, or made of English parts ("findings", "waistband", "uncharted")."""
    if len(word) > _LONGEST:
        return False
    if _is_formed(word, _MOST_ENDINGS):
        return True
    # British spellings that the list has the American way.
    if "is" in word and _is_formed(word.replace("is", "iz"), _MOST_ENDINGS):
        return True
    parts = ((word[:place], word[place:]) for place in range(2, len(word) - _SHORTEST_PART + 1))
    return any(
        (first in _beginnings() or (len(first) >= _SHORTEST_PART and first in _words())) and _is_formed(last, 1)
        for first, last in parts
    )


def is_english_name(word: str) -> bool:
    """Whether a word with a capital is a name that English word lists have: "Norway", "Norwegians", "Viktor"."""
    return word in _words() or word.removesuffix("s") in _words()


def _is_formed(word: str, endings: int) -> bool:
    if word in _words():
        return True
    return endings > 0 and any(
        _is_formed(word[: -len(ending)], endings - 1)
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    )


@cache
def _words() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("english_dictionary.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(_BEGINNINGS.split())
