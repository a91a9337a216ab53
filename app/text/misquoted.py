"""Quotations in a written sentence that the article does not have word for word."""

import re
from collections.abc import Sequence
from typing import Final

from app.text.normalize import normalize
from app.text.words import tokens

_QUOTED: Final = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|«([^«»]*)»|(?<!\w)‘([^‘’]*(?:’\w[^‘’]*)*)’")
# What writers leave out of a quotation or put into it.
_BREAK: Final = re.compile(r"\.\.\.|…|\[[^\]]*\]")


def misquotations(sentence: str, article: Sequence[str]) -> list[str]:
    """Give the quotations whose words do not stand in a row in the article's sentences, marks and case apart.

    Quoted in the article or not: `app.text.foreign` and this tell what was made up, not who said it.
    """
    quotations = [next(filter(None, match.groups()), "") for match in _QUOTED.finditer(sentence)]
    if not any(quotations):
        return []
    words = _row(" ".join(article))
    return [text for text in quotations if not all(_row(part) in words for part in _BREAK.split(text))]


def _row(text: str) -> str:
    """Give the words, each between blanks, in one form for all spellings of the same."""
    folded = normalize(text).text.casefold().replace("’", "'")
    return "".join(f" {word}" for word in tokens(folded)) + " "
