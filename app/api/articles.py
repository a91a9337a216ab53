"""`POST /articles`: a newsroom's item in, the same item out, in English."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app import __version__
from app.api import openapi
from app.api.answers import SIGNATURE, FlagAnswer, SummarySentenceAnswer
from app.api.article_fields import copy_fields
from app.api.body import Fields, read_fields
from app.api.deps import ServicesDep, StateDep, check_limits
from app.api.disconnect import while_connected
from app.api.errors import invalid_request
from app.api.glossary_field import GlossaryField, chosen_glossary
from app.api.present import summary_sentence, translation_flags
from app.api.requests import ENGLISH, FRENCH, Checks, MaxSentences, MaxWords, Names, SourceCode
from app.engines.protocol import Signature, SummaryLength
from app.errors import InvalidRequestError, SummaryLimitError, UnsupportedLanguageError
from app.services.articles import field_format
from app.services.container import Services
from app.services.results import Article, Summary
from app.services.translation import TARGET, TranslationOptions

# IPTC's mark for text that a trained model made, as ninjs and NewsML-G2 carry it.
MACHINE_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"

# Holds those of our fields whose names the item has itself.
NAMESPACE = "depeche"

_GLOSSARY: TypeAdapter[str | dict[str, str] | None] = TypeAdapter(GlossaryField)

router = APIRouter()


class ArticleOptions(BaseModel):
    """Options stand in the query, because every name in the body is the newsroom's."""

    source: SourceCode = Field("auto", description="`fr`, or `auto` to have the language told from all fields.")
    summary: bool = Field(default=True, description="Whether to summarize the running text.")
    max_sentences: MaxSentences = None
    max_words: MaxWords = None
    names: Names = True
    glossary: GlossaryField = None
    checks: Checks = True


class SummaryProvenance(BaseModel):
    """What the summary rests on."""

    signature: str
    complete: bool = Field(description="The text was not longer than the summary asked for, and came back whole.")
    sentences: list[SummarySentenceAnswer] = Field(
        description="Offsets count over the plain text of all body fields, joined by blank lines."
    )


class Provenance(BaseModel):
    """Who made the English, and when."""

    model: str
    revision: str
    signature: str
    version: str = Field(description="Of the service.")
    translated_at: datetime
    source_language: str
    digitalsourcetype: str = MACHINE_MADE
    summary: SummaryProvenance | None = None


class ArticleAnswer(BaseModel):
    """The item with its own names, and these."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "guid": "urn:newsml:example.org:2021-11-02:1",
                    "language": "en",
                    "headline": "Burns in Moscow",
                    "body_html": f"<p>{ENGLISH}</p>",
                    "summary": ENGLISH,
                    "flags": [],
                    "untouched": ["guid"],
                    "provenance": {
                        "model": "depeche-fr-en",
                        "revision": "1",
                        "signature": SIGNATURE,
                        "version": __version__,
                        "translated_at": "2021-11-02T18:00:00Z",
                        "source_language": "fr",
                        "digitalsourcetype": MACHINE_MADE,
                    },
                }
            ]
        },
    )

    summary: str | None = Field(None, description="Of the running text, in English.")
    flags: list[FlagAnswer] = Field(description="What an editor should check, field by field.")
    untouched: list[str] = Field(description="Fields that came back as they were: identifiers, dates, links, no text.")
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Item:
    """What was sent: the newsroom's fields, and the glossary among ours."""

    fields: Fields
    glossary: str | dict[str, str] | None


async def _item(request: Request) -> Item:
    return read_item(await read_fields(request, ("json",)))


def read_item(fields: Fields) -> Item:
    """Read a body; `depeche` holds options that are too large for the query: the terms of a glossary."""
    fields = dict(fields)
    ours = fields.pop(NAMESPACE, {})
    if not isinstance(ours, dict) or set(ours) - {"glossary"}:
        raise InvalidRequestError(
            f"{NAMESPACE}: this name is kept for the service's own fields; a request may have `glossary` in it.",
            field=NAMESPACE,
        )
    try:
        glossary = _GLOSSARY.validate_python(ours.get("glossary"))
    except ValidationError as error:
        problems = ({**problem, "loc": (NAMESPACE, "glossary")} for problem in error.errors(include_url=False))
        raise invalid_request(problems) from error
    return Item(fields, glossary)


_EXAMPLE = {
    "guid": "urn:newsml:example.org:2021-11-02:1",
    "language": "fr",
    "headline": "Burns à Moscou",
    "body_html": f"<p>{FRENCH}</p>",
}


@router.post(
    "/articles",
    summary="Translate and summarize a newsroom's item",
    response_model=ArticleAnswer,
    responses=openapi.errors(*openapi.READING, *openapi.GLOSSARY, UnsupportedLanguageError, SummaryLimitError),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"type": "object", "additionalProperties": True, "description": "The item's fields."},
                    "example": _EXAMPLE,
                }
            },
        }
    },
)
async def translate_article(
    request: Request,
    item: Annotated[Item, Depends(_item)],
    options: Annotated[ArticleOptions, Query()],
    state: StateDep,
    services: ServicesDep,
) -> Response:
    """Translate the fields of a story under their own names, and summarize it.

    Every field that holds text is translated; those whose names end in `html` are HTML. Identifiers, dates, links
    and whatever is no text come back unchanged, and are listed in `untouched`; `language` becomes `en`. Where the
    item has a field named as one of ours (`summary`, `flags`, …), its field is kept and ours goes into `depeche`. A
    request may have `depeche: {"glossary": …}`, terms or a name; the name of one may stand in the query instead.
    """
    check_limits(list(copy_fields(item.fields).values()), state.settings)
    return JSONResponse(await while_connected(request, translated_item(item, options, services)))


async def translated_item(item: Item, options: ArticleOptions, services: Services) -> Fields:
    """Translate an item that is within the limits, and give it with ours; jobs call this, too."""
    length = SummaryLength(options.max_sentences, options.max_words) if options.summary else None
    glossary = await chosen_glossary(services, item.glossary or options.glossary)
    wanted = TranslationOptions(names=options.names, checks=options.checks, glossary=glossary)
    fields = copy_fields(item.fields)
    article = await services.articles.translate(fields, options.source, length, wanted)
    signature = services.engines.translator.signature
    return _merge(item.fields, article, _ours(item.fields, article, options, signature))


def _ours(item: Fields, article: Article, options: ArticleOptions, signature: Signature) -> dict[str, object]:
    """Give what the service adds to an item."""
    provenance = Provenance(
        model=signature.model,
        revision=signature.revision,
        signature=article.signature,
        version=__version__,
        translated_at=datetime.now(UTC).replace(microsecond=0),
        source_language=article.detected.language if article.detected else options.source,
        summary=_summary_provenance(article.summary) if article.summary else None,
    )
    flags = [
        flag.model_dump(exclude_none=True)
        for name, translation in article.translations.items()
        for flag in translation_flags(translation, html=field_format(name) == "html", field=name)
    ]
    ours: dict[str, object] = {
        "flags": flags,
        "untouched": [name for name in item if name not in article.translations and name != "language"],
        "provenance": provenance.model_dump(mode="json", exclude_none=True),
    }
    return {"summary": article.summary.text, **ours} if article.summary else ours


def _summary_provenance(summary: Summary) -> SummaryProvenance:
    return SummaryProvenance(
        signature=summary.signature,
        complete=summary.complete,
        sentences=[summary_sentence(sentence, summary) for sentence in summary.sentences],
    )


def _merge(item: Fields, article: Article, ours: dict[str, object]) -> dict[str, object]:
    """Put ours beside the item's fields, or under a name of their own where the item has fields of those names."""
    language = {"language": TARGET} if "language" in item else {}
    free = {name: value for name, value in ours.items() if name not in item}
    taken = {name: value for name, value in ours.items() if name in item}
    return {**item, **article.fields, **language, **free} | ({NAMESPACE: taken} if taken else {})
