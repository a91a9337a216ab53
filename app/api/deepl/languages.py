"""DeepL's codes of languages, as far as they are read and written here."""

from typing import Annotated

from pydantic import Field

from app.api.requests import LONGEST_LANGUAGE_CODE
from app.errors import UnsupportedValueError
from app.services.languages import AUTO
from app.services.translation import SOURCE

FRENCH = "FR"
ENGLISH = "EN"
# The model has one English; clients ask for either and get the same.
TARGETS = {"EN-GB": "English (British)", "EN-US": "English (American)"}

Code = Annotated[str, Field(max_length=LONGEST_LANGUAGE_CODE)]


def read_source(code: str | None) -> str:
    """Give our code of a source language, `auto` for none. Raises UnsupportedValueError in DeepL's words."""
    if code is None:
        return AUTO
    if _upper(code).partition("-")[0] != FRENCH:
        raise unsupported("source_lang")
    return SOURCE


def check_target(code: str) -> None:
    """Raise UnsupportedValueError, in DeepL's words, for what is no English."""
    if _upper(code) not in {ENGLISH, *TARGETS}:
        raise unsupported("target_lang")


def check_pair(source: str, target: str) -> None:
    """Raise UnsupportedValueError unless a glossary can be of this pair of languages."""
    if _upper(source).partition("-")[0] != FRENCH:
        raise unsupported("source_lang")
    check_target(target)


def unsupported(field: str) -> UnsupportedValueError:
    """Say it as DeepL does, and what would be supported."""
    supported = [FRENCH] if field == "source_lang" else [ENGLISH, *TARGETS]
    return UnsupportedValueError(f"Value for '{field}' not supported.", field=field, supported=supported)


def _upper(code: str) -> str:
    return code.strip().upper().replace("_", "-")
