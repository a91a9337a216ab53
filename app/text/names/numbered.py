"""Names with a number: «Soukhoï-25» is Sukhoi-25."""

import re

from app.text.names.exonyms import match_exonym
from app.text.names.ordinary import is_ordinary, looks_common
from app.text.names.slavic import listed_forms, slavic_forms
from app.text.names.words import words_of

# «Meteor-1A», «Soyouz-2»
_NUMBERED = re.compile(r"([A-ZÀ-Ý][^\W\d_]{3,})-\d+[A-Z]?$")


def numbered_forms(text: str) -> tuple[str, ...]:
    """Give the forms of a name with a number, and none where it is no name."""
    numbered = _NUMBERED.match(text)
    if numbered is None or is_ordinary(numbered[1]) or looks_common(numbered[1]):
        return ()
    whole = words_of(numbered[1])
    forms = match_exonym(whole, 0)[1] or listed_forms(whole, 0) or slavic_forms(whole, 0, (numbered[1],))
    return tuple(form + text[len(numbered[1]) :] for form in forms)
