"""What a caller may ask of a summary, besides its length."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.errors import UnsupportedLanguageError
from app.text.words import Language

Style = Literal["sentences", "bullets", "headline", "tight"]

READABLE = ("fr", "en")
MAX_ARTICLES = 20


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """How a summary is to be.

    style: whole sentences in a row, one a line with a bullet, shortened, or one line over all.
    focus: words or names that it is to centre on; empty for none.
    language: that it is written in: French only of what is French.
    """

    style: Style = "sentences"
    focus: str = ""
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text to be summarized, and when it came out, with its time zone, where that is known."""

    text: str
    date: datetime | None = None


def summary_language(code: str) -> Language:
    """Take a language code for one that summaries are written in. Raises UnsupportedLanguageError."""
    if code == "en":
        return "en"
    if code == "fr":
        return "fr"
    raise UnsupportedLanguageError(
        f"Summaries are written in English (en), and of French articles in French (fr); not in '{code}'.",
        language=code,
        available=["en", "fr"],
    )
