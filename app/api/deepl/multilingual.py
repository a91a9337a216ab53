"""`/deepl/v3/glossaries`: the same glossaries, as newer clients see them: with a dictionary for each pair of languages.

There is one pair here, and so one dictionary.
"""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from starlette.responses import Response

from app.api import openapi
from app.api.deepl.body import Body, body_of, described
from app.api.deepl.entries import EntriesFormat, read_entries, write_entries
from app.api.deepl.glossaries import (
    ENTRIES,
    NAMED,
    READING,
    WRITING,
    GlossaryId,
    Title,
    off_the_loop,
    timestamp,
)
from app.api.deepl.languages import ENGLISH, FRENCH, Code, check_pair
from app.api.deps import ServicesDep
from app.api.glossaries import check_writable
from app.errors import GlossaryReadOnlyError, InvalidGlossaryError, UnsupportedValueError
from app.services.titled_glossaries import TitledGlossaries, TitledGlossary
from app.text.glossary import Term

_PATH = "/deepl/v3/glossaries"
_DICTIONARY: JsonDict = {"source_lang": "fr", "target_lang": "en", "entries": ENTRIES, "entries_format": "tsv"}

router = APIRouter(tags=["DeepL"])


class DictionaryBody(Body):
    """Entries of one pair of languages."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [_DICTIONARY]})

    source_lang: Code = Field(description="`fr`.")
    target_lang: Code = Field(description="`en`.")
    entries: str = Field(description="A line for each: the French term and its English.")
    entries_format: EntriesFormat = Field("tsv", description="What divides the two.")

    def terms(self, most: int) -> list[Term]:
        """Read the entries. Raises UnsupportedValueError, InvalidGlossaryError."""
        check_pair(self.source_lang, self.target_lang)
        return read_entries(self.entries, self.entries_format, most)


class MultilingualBody(Body):
    """A glossary to be stored."""

    model_config = ConfigDict(
        extra="ignore", json_schema_extra={"examples": [{"name": "Desk", "dictionaries": [_DICTIONARY]}]}
    )

    name: Title
    dictionaries: list[DictionaryBody] = Field(min_length=1, max_length=1)


class MultilingualChange(Body):
    """What is to be changed of a glossary."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [{"name": "Foreign desk"}]})

    name: Title | None = None
    dictionaries: list[DictionaryBody] = Field(
        [], max_length=1, description="Entries to add; those of terms that are there take their place."
    )


class DictionaryInfo(BaseModel):
    """A dictionary of a glossary."""

    source_lang: str = FRENCH.lower()
    target_lang: str = ENGLISH.lower()
    entry_count: int


class MultilingualInfo(BaseModel):
    """A stored glossary."""

    glossary_id: str = Field(examples=["4c5ab2e6-5f8b-4c0a-9d0e-2f1f6c4d3b2a"])
    name: str = Field(examples=["Desk"])
    dictionaries: list[DictionaryInfo]
    creation_time: str = Field(examples=["2026-11-30T09:30:00.000000Z"])

    @classmethod
    def of(cls, glossary: TitledGlossary) -> "MultilingualInfo":
        """Describe a glossary."""
        return cls(
            glossary_id=glossary.id,
            name=glossary.title,
            dictionaries=[DictionaryInfo(entry_count=len(glossary.terms))],
            creation_time=timestamp(glossary.created),
        )


class MultilingualListAnswer(BaseModel):
    """All stored glossaries."""

    glossaries: list[MultilingualInfo]


class DictionaryEntries(BaseModel):
    """A dictionary with its entries."""

    source_lang: str = FRENCH.lower()
    target_lang: str = ENGLISH.lower()
    entries: str = Field(examples=[ENTRIES])
    entries_format: EntriesFormat = "tsv"


class EntriesAnswer(BaseModel):
    """The dictionary that was asked for."""

    dictionaries: list[DictionaryEntries]


@router.post(
    "/v3/glossaries",
    summary="Store a glossary of dictionaries",
    name="create_multilingual_glossary",
    status_code=201,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*READING, *WRITING, path=_PATH),
    openapi_extra=described(MultilingualBody),
)
async def create(
    body: Annotated[MultilingualBody, Depends(body_of(MultilingualBody))], services: ServicesDep
) -> MultilingualInfo:
    """Store a glossary with its one dictionary, French and English."""
    most = services.glossaries.max_terms
    (dictionary,) = body.dictionaries
    return MultilingualInfo.of(
        await off_the_loop(services, lambda stored: stored.create(body.name, dictionary.terms(most)))
    )


@router.get(
    "/v3/glossaries",
    summary="List the glossaries of dictionaries",
    name="list_multilingual_glossaries",
    responses=openapi.errors(*READING, path=_PATH),
)
async def list_all(services: ServicesDep) -> MultilingualListAnswer:
    """List all glossaries that can be named, those from `/glossaries` too."""
    found = await off_the_loop(services, lambda stored: stored.all())
    return MultilingualListAnswer(glossaries=[MultilingualInfo.of(glossary) for glossary in found])


@router.get(
    "/v3/glossaries/{glossary_id}",
    summary="Describe a glossary of dictionaries",
    name="get_multilingual_glossary",
    responses=openapi.errors(*READING, *NAMED, path=_PATH),
)
async def get(glossary_id: GlossaryId, services: ServicesDep) -> MultilingualInfo:
    """Tell a glossary's name and how many entries its dictionary has."""
    return MultilingualInfo.of(await off_the_loop(services, lambda stored: stored.get(glossary_id)))


@router.patch(
    "/v3/glossaries/{glossary_id}",
    summary="Change a glossary's name, or add entries",
    name="change_multilingual_glossary",
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*READING, *NAMED, *WRITING, path=_PATH),
    openapi_extra=described(MultilingualChange),
)
async def change(
    glossary_id: GlossaryId,
    body: Annotated[MultilingualChange, Depends(body_of(MultilingualChange))],
    services: ServicesDep,
) -> MultilingualInfo:
    """Change what is given: the name, or entries, which are added to those that are there."""
    most = services.glossaries.max_terms

    def work(stored: TitledGlossaries) -> TitledGlossary:
        added = [term for dictionary in body.dictionaries for term in dictionary.terms(most)]
        merged = _merged(stored.get(glossary_id).terms, added, most) if added else None
        return stored.change(glossary_id, body.name, merged)

    return MultilingualInfo.of(await off_the_loop(services, work))


@router.put(
    "/v3/glossaries/{glossary_id}/dictionaries",
    summary="Replace a dictionary",
    name="replace_dictionary",
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*READING, *NAMED, *WRITING, path=_PATH),
    openapi_extra=described(DictionaryBody),
)
async def replace(
    glossary_id: GlossaryId,
    body: Annotated[DictionaryBody, Depends(body_of(DictionaryBody))],
    services: ServicesDep,
) -> DictionaryInfo:
    """Put entries in the place of those that are there."""
    most = services.glossaries.max_terms
    changed = await off_the_loop(services, lambda stored: stored.change(glossary_id, terms=body.terms(most)))
    return DictionaryInfo(entry_count=len(changed.terms))


@router.get(
    "/v3/glossaries/{glossary_id}/entries",
    summary="Read a dictionary's entries",
    name="get_dictionary_entries",
    responses=openapi.errors(*READING, *NAMED, UnsupportedValueError, path=_PATH),
)
async def entries(
    glossary_id: GlossaryId,
    services: ServicesDep,
    source_lang: Annotated[Code, Query(description="`fr`.")],
    target_lang: Annotated[Code, Query(description="`en`.")],
) -> EntriesAnswer:
    """Give the entries, a line for each: the French term, a tab, and its English."""
    check_pair(source_lang, target_lang)
    glossary = await off_the_loop(services, lambda stored: stored.get(glossary_id))
    return EntriesAnswer(dictionaries=[DictionaryEntries(entries=write_entries(glossary.terms))])


@router.delete(
    "/v3/glossaries/{glossary_id}",
    summary="Delete a glossary of dictionaries",
    name="delete_multilingual_glossary",
    status_code=204,
    response_class=Response,
    dependencies=[Depends(check_writable)],
    responses=openapi.errors(*READING, *NAMED, GlossaryReadOnlyError, path=_PATH),
)
async def delete(glossary_id: GlossaryId, services: ServicesDep) -> None:
    """Delete a glossary. Requests that are under way keep it."""
    await off_the_loop(services, lambda stored: stored.delete(glossary_id))


def _merged(old: Sequence[Term], new: Sequence[Term], most: int) -> list[Term]:
    terms = {term.french: term for term in (*old, *new)}
    if len(terms) > most:
        raise InvalidGlossaryError(f"There would be more than {most} terms.", fault="too_many_terms", max_terms=most)
    return list(terms.values())
