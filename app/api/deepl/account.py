"""What DeepL's clients ask about their account and the languages."""

from typing import Annotated, Literal
from urllib.parse import parse_qs

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from app.api import openapi
from app.api.auth import CallerDep
from app.api.deepl.languages import ENGLISH, FRENCH, TARGETS
from app.errors import UnsupportedValueError
from app.services.languages import NAMES

# What DeepL says to those who pay as they go.
NO_LIMIT = 1_000_000_000_000

router = APIRouter(tags=["DeepL"])


class AccountUsage(BaseModel):
    """What the key translated in this month."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"character_count": 48_213, "character_limit": 1_000_000}]},
    )

    character_count: int
    character_limit: int = Field(description=f"{NO_LIMIT} where there is none.")


class AccountLanguage(BaseModel):
    """A language."""

    language: str = Field(examples=["EN-GB"])
    name: str = Field(examples=["English (British)"])
    supports_formality: bool | None = Field(None, description="Of targets.")


class GlossaryLanguages(BaseModel):
    """Languages that a glossary can be of."""

    source_lang: str = Field(examples=["fr"])
    target_lang: str = Field(examples=["en"])


class GlossaryLanguagesAnswer(BaseModel):
    """All that there are."""

    supported_languages: list[GlossaryLanguages]


@router.get("/v2/usage", summary="Tell what a key has used", name="usage")
async def usage(caller: CallerDep) -> AccountUsage:
    """Count the characters of this month's texts. A server that asks for no key counts none."""
    used = await caller.usage()
    return AccountUsage(character_count=used.characters, character_limit=NO_LIMIT if used.limit is None else used.limit)


@router.get(
    "/v2/languages",
    summary="List the languages",
    name="languages",
    response_model_exclude_none=True,
    responses=openapi.errors(UnsupportedValueError, path="/deepl/v2/languages"),
)
async def languages(
    request: Request,
    kind: Annotated[
        Literal["source", "target"] | None, Query(alias="type", description="`source` if left out.")
    ] = None,
) -> list[AccountLanguage]:
    """List the languages that are read, or with `type=target` those that are written."""
    # The official client sends the type in the body of its GET.
    wanted = kind or parse_qs((await request.body()).decode("utf-8", "replace")).get("type", ["source"])[0]
    if wanted not in {"source", "target"}:
        raise UnsupportedValueError("Value for 'type' not supported.", field="type", supported=["source", "target"])
    if wanted == "source":
        return [AccountLanguage(language=FRENCH, name=NAMES["fr"])]
    return [AccountLanguage(language=code, name=name, supports_formality=False) for code, name in TARGETS.items()]


@router.get("/v2/glossary-language-pairs", summary="List the languages of glossaries", name="glossary_language_pairs")
async def glossary_language_pairs() -> GlossaryLanguagesAnswer:
    """List the pairs of languages that a glossary can be of."""
    return GlossaryLanguagesAnswer(
        supported_languages=[GlossaryLanguages(source_lang=FRENCH.lower(), target_lang=ENGLISH.lower())]
    )
