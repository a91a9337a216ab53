"""A code that a model copied but for its hyphens, spaces or capitals: «S-400» as "S400"."""

import re

from app.text.span import Span

_SIGN = re.compile(r"[\W_]")


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
