"""A code that a model copied but for its hyphens, spaces or capitals: «S-400» as "S400"."""

import re

from app.text.span import Span

_SIGN = re.compile(r"[\W_]")
_JOINED = re.compile(r"(?<![\w/-])[A-Z]{1,4}[-/][0-9]{2,4}(?![\w/-]|[.,][0-9])")


def find_garbled_code(code: str, target: str) -> Span | None:
    """Find the one place in a target that has a code's letters and figures and is not it; None where there is none.

    None as well where two places have them, or where the code has no figure, so that a word may look like it.
    """
    characters = _SIGN.sub("", code)
    if len(characters) < 3 or not any(map(str.isdigit, characters)) or not any(map(str.isalpha, characters)):
        return None
    between = r"[ \-‐‑–/._]?"
    pattern = rf"(?<![\w-]){between.join(map(re.escape, characters))}(?!\w|[-.]\w)"
    found = list(re.finditer(pattern, target, re.IGNORECASE))
    return Span(*found[0].span()) if len(found) == 1 and found[0].group() != code else None


def joined_codes(source: str, target: str) -> list[tuple[Span, str]]:
    """Find the codes whose hyphen or stroke a target left out, the last place first: «I-502» as "I502".

    They are too short, or too like another thing, to be put away: «V-12» may be a Roman five.
    """
    found = []
    for code in set(_JOINED.findall(source)):
        place = None if code in target else find_garbled_code(code, target)
        if place and target[place.start : place.end] == _SIGN.sub("", code):
            found.append((place, code))
    return sorted(found, key=lambda item: -item[0].start)
