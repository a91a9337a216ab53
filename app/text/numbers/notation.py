"""A figure that the model copied as French writes it, or tore: "20 000", "0,3", "316.222", "1, 250"."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.numbers.lexicon import FRENCH
from app.text.numbers.mask import mask
from app.text.span import Span

# Not «8,733», which is an English number too, and may be either in French.
_FRENCH_FORM: Final = re.compile(
    r"(?<![\w.,])(?:[0-9]{1,3}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?:,[0-9]+)?|[0-9]+,(?![0-9]{3}(?![0-9]))[0-9]+)"
    r"(?!\w|[.,-][0-9]| [0-9]{3}(?![0-9]))"
)
# "1, 250" for «1 250»
_TORN: Final = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:, [0-9]{3})+(?!\w|[.,-][0-9])")
_LONGEST: Final = 30


def french_notation(source: str, target: str) -> Iterator[tuple[Span, str]]:
    """Find figures of a French sentence that stand in its translation as they are, and give their English form."""
    if not (_FRENCH_FORM.search(target) or _TORN.search(target)):
        return
    known = {match.group() for match in _FRENCH_FORM.finditer(mask(source))}
    for match in _TORN.finditer(mask(target)):
        if match.group().replace(",", "") in known:
            yield Span(*match.span()), match.group().replace(" ", "")
    for match in _FRENCH_FORM.finditer(mask(target)):
        written = match.group()
        if written in known and len(written) <= _LONGEST:
            value = FRENCH.parse_digits(written)
            is_grouped = " " in written or "." in written
            yield Span(*match.span()), f"{value:,f}" if is_grouped else f"{value:f}"
