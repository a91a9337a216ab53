"""The items of jobs: what each kind takes, held to what its route holds a request to, and how it is done."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from app.api.articles import ArticleOptions, read_item, translated_item
from app.api.deps import check_limits
from app.api.errors import invalid_request
from app.api.glossary_field import chosen_glossary
from app.api.newsroom.story import source_language
from app.api.present import translate_answer
from app.api.requests import FRENCH, STORY, SummarizeRequest, TranslateRequest
from app.api.summarizing import check_summary, summarized
from app.errors import DepecheError, EmptyTextError, UnsupportedLanguageError
from app.services.container import Services
from app.services.languages import resolve_source
from app.services.summary import languages_of
from app.services.summary_wish import summary_language
from app.services.translation import SOURCE, TARGET, TextFormat, TranslationOptions, plain_texts
from app.settings import Settings


class TranslateItem(TranslateRequest):
    """A text to translate: the fields of `POST /translate`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "translate", "q": FRENCH}]})

    kind: Literal["translate"]


class SummarizeItem(SummarizeRequest):
    """An article to summarize: the fields of `POST /summarize`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "summarize", "q": STORY, "max_sentences": 1}]})

    kind: Literal["summarize"]


class ArticleItem(ArticleOptions):
    """A newsroom's item: the body of `POST /articles` in `article`, and beside it what stands in that route's query."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "article", "article": {"headline": "Burns à Moscou", "body": STORY}}]}
    )

    kind: Literal["article"]
    article: dict[str, object] = Field(description="The fields of the item, under the newsroom's own names.")


JobItem = Annotated[TranslateItem | SummarizeItem | ArticleItem, Field(discriminator="kind")]
_ITEM: TypeAdapter[TranslateItem | SummarizeItem | ArticleItem] = TypeAdapter(JobItem)


def parse_item(fields: object) -> JobItem:
    """Read an item as its route reads a request. Raises InvalidRequestError."""
    if isinstance(fields, dict):
        # As everywhere, null stands for what is left out.
        fields = {name: value for name, value in fields.items() if value is not None}
    try:
        return _ITEM.validate_python(fields)
    except ValidationError as error:
        raise invalid_request(map(_placed, error.errors(include_url=False, include_input=False))) from error


def _placed(problem: Mapping[str, object]) -> Mapping[str, object]:
    """Say it of the field that the caller sees: `q`, not `translate.q`; and of a missing kind what kinds there are."""
    if str(problem["type"]).startswith("union_tag"):
        return {**problem, "loc": ("kind",), "msg": "must be `translate`, `summarize` or `article`"}
    place = problem["loc"]
    return {**problem, "loc": place[1:] if isinstance(place, tuple) else place}


async def check_item(item: JobItem, settings: Settings, services: Services) -> None:
    """Raise whatever the kind's route would raise before its work begins."""
    texts = list(_texts(item))
    check_limits([text for text, _ in texts], settings)
    if not any(text.strip() for text, _ in texts):
        raise EmptyTextError("There is no text in it.")
    if isinstance(item, TranslateItem) and item.target != TARGET:
        raise UnsupportedLanguageError(
            f"No installed model writes '{item.target}'. Available: en.", language=item.target, available=[TARGET]
        )
    if isinstance(item, SummarizeItem):
        check_summary(item)
    glossary = read_item(item.article).glossary or item.glossary if isinstance(item, ArticleItem) else item.glossary
    await chosen_glossary(services, glossary)
    await services.translation.worker.compute(lambda: _check_languages(item, texts, services))


def item_characters(item: JobItem) -> int:
    """Count the characters that an item is charged for, as its route counts them."""
    return sum(len(text) for text, _ in _texts(item))


def item_fields(item: JobItem) -> str:
    """Write an item down, to be read again by `run_item`; a key that stands in it is not kept."""
    written = item.model_dump(mode="json", exclude_unset=True, exclude={"api_key"})
    if isinstance(item, ArticleItem) and "document" in item.article:
        # Superdesk's macro sends its key beside the document.
        written["article"] = {name: value for name, value in item.article.items() if name != "token"}
    return json.dumps(written)


async def run_item(fields: str, services: Services) -> str:
    """Do an item, and give what its route would answer, in JSON."""
    item = _ITEM.validate_json(fields)
    if isinstance(item, TranslateItem):
        return await _translate(item, services)
    if isinstance(item, SummarizeItem):
        return await _summarize(item, services)
    return json.dumps(await translated_item(read_item(item.article), item, services))


def named(index: int, error: DepecheError) -> DepecheError:
    """Say in an error which item it is about."""
    error.message = f"items[{index}]: {error.message}"
    error.detail["item"] = index
    error.args = (error.message,)
    return error


def _texts(item: JobItem) -> Iterator[tuple[str, TextFormat]]:
    """Give the texts of an item, each with its format."""
    if isinstance(item, ArticleItem):
        story = read_item(item.article).story()
        yield from ((text, story.layout.formats[name]) for name, text in story.texts.items())
    else:
        yield from ((text, item.format) for text in ([item.q] if isinstance(item.q, str) else item.q))


def _check_languages(item: JobItem, texts: Sequence[tuple[str, TextFormat]], services: Services) -> None:
    plain = ["\n".join(plain_texts(text, text_format)) for text, text_format in texts]
    if isinstance(item, SummarizeItem):
        languages_of(plain, item.source, summary_language(item.language), services.engines.detector)
        return
    # An article's fields are told together: a headline alone is too short to tell.
    if isinstance(item, ArticleItem):
        plain, source = ["\n".join(plain)], source_language(read_item(item.article).story(), item)
    else:
        source = item.source
    for text in plain:
        if text.strip():
            resolve_source(text, source, (SOURCE,), services.engines.detector)


async def _translate(item: TranslateItem, services: Services) -> str:
    options = TranslationOptions(
        format=item.format,
        alternatives=item.alternatives,
        names=item.names,
        checks=item.checks,
        glossary=await chosen_glossary(services, item.glossary),
        quality=item.quality,
        edited=item.edited,
    )
    texts = [item.q] if isinstance(item.q, str) else item.q
    translations = await services.translation.translate(texts, item.source, item.target, options)
    return translate_answer(item, translations).model_dump_json(by_alias=True, exclude_none=True)


async def _summarize(item: SummarizeItem, services: Services) -> str:
    glossary = await chosen_glossary(services, item.glossary)
    return (await summarized(item, services, glossary)).model_dump_json(by_alias=True, exclude_none=True)
