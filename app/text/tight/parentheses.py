"""Brackets that can go: acronyms that nobody needs, and explanations without a name or number."""

import re
from typing import Final

from app.text.tight.reading import Cut, Reading

_BRACKET: Final = re.compile(r" \((?P<inside>[^()]{2,200})\)(?=[ ,.;:!?…]|['’]s\b|$)")
_ACRONYM: Final = re.compile(r"(?P<letters>(?:[A-ZÀ-Þ]\.?){2,8})s?")
_PICTURE: Final = re.compile(
    r"(?:pictured|(?:file )?photo|see (?:map|graphic|picture|photo|box|below|above))(?: (?:above|below|left|right))?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")

_IN_TEXT: Final = re.compile(r"(?<![^\W_])(?:[A-ZÀ-Þ]\.){2,}|(?<![^\W_])[A-ZÀ-Þ]{2,}(?=s?(?![^\W_]))")


def acronyms_in(text: str) -> frozenset[str]:
    """Find the acronyms of a text, without points and plural: what `tighten` needs to hear of the other sentences."""
    return frozenset(match[0].replace(".", "") for match in _IN_TEXT.finditer(text))


def find_parenthesis(reading: Reading) -> Cut | None:
    """Find the first bracket that can go."""
    for match in _BRACKET.finditer(reading.plain):
        inside = match["inside"]
        if _PICTURE.fullmatch(inside) or _is_spare_acronym(match, reading) or _is_explanation(match, reading):
            return Cut("parenthesis", match.start(), match.end())
    return None


def _is_spare_acronym(match: re.Match[str], reading: Reading) -> bool:
    """Whether the bracket holds the acronym of the name before it that, as the caller knows, no one uses."""
    acronym = _ACRONYM.fullmatch(match["inside"])
    if acronym is None or reading.needed is None:
        return False
    letters = acronym["letters"].replace(".", "")
    if letters.casefold() in reading.needed or match["inside"].casefold() in reading.needed:
        return False
    outside = (reading.text[: match.start()] + " " + reading.text[match.end() :]).replace(".", "")
    is_used = re.search(rf"(?<!\w){letters}(?:s?)(?!\w)", outside) is not None
    return not is_used and _spells(letters, reading.plain[: match.start()], reading.lexicon.linking)


def _spells(letters: str, before: str, linking: frozenset[str]) -> bool:
    """Whether the last words before the bracket begin with these letters, small words aside."""
    initials = [
        word[0].upper() for word in _WORD.findall(before[-200:]) if word.casefold() not in linking and word != "s"
    ]
    return "".join(initials[-len(letters) :]) == letters.upper()


def _is_explanation(match: re.Match[str], reading: Reading) -> bool:
    """Whether the bracket explains a plain word, with nothing that has to stay.

    What explains an acronym, a figure or a word between quotation marks does.
    """
    inside, last = match["inside"], reading.plain[: match.start()].rsplit(" ", 1)[-1]
    if sum(letter.isupper() for letter in last) > 1 or not last[-1:].isalpha() or inside.endswith((".", "!", "?", "…")):
        return False
    return reading.lexicon.bracketed.match(inside) is not None and reading.describes(inside)
