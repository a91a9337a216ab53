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
# "2.175.40" for «2 175,40», "637000" for «637 000»
_MISGROUPED: Final = re.compile(
    r"(?<![\w.,$€£-])(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+\.[0-9]{1,2}|[1-9][0-9]{3,8})(?!\w|[.,-][0-9])"
)
_LONGEST: Final = 30


def french_notation(source: str, target: str) -> Iterator[tuple[Span, str]]:
    """Find figures of a French sentence that stand in its translation as they are, and give their English form."""
    places = [*_TORN.finditer(target), *_FRENCH_FORM.finditer(target), *_MISGROUPED.finditer(target)]
    if not places:
        return
    written = {match.group() for match in _FRENCH_FORM.finditer(mask(source)) if len(match.group()) <= _LONGEST}
    known = {form: _english(form) for form in written}
    known |= {_digits(form): _english(form) for form in written if _is_grouped(form)}
    masked = mask(target)
    for match in _TORN.finditer(masked):
        if match.group().replace(",", "") in known:
            yield Span(*match.span()), match.group().replace(" ", "")
    for match in _FRENCH_FORM.finditer(masked):
        form = match.group()
        if english := known.get(form) or (_is_grouped(form) and known.get(_digits(form))):
            yield Span(*match.span()), english
    # Not of the masked text, where "2.175.40" is a version.
    for match in _MISGROUPED.finditer(target):
        if match.group() not in source and (english := known.get(_digits(match.group()))):
            yield Span(*match.span()), english


def _english(form: str) -> str:
    value = FRENCH.parse_digits(form)
    return f"{value:,f}" if _is_grouped(form) else f"{value:f}"


def _is_grouped(form: str) -> bool:
    return " " in form or "." in form


def _digits(form: str) -> str:
    return re.sub("[^0-9]", "", form)
