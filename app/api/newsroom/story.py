"""What all kinds of items have in common: texts at their places, and a way to write the item with their English."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, Field

from app.api.fact_answers import KeyFactsAnswer
from app.api.glossary_field import GlossaryField, chosen_glossary
from app.api.newsroom.answers import Ours, provenance
from app.api.newsroom.dates import day_of
from app.api.present import flag_answer, translation_flags
from app.api.present_facts import key_facts_answer
from app.api.requests import (
    Checks,
    DateField,
    FocusField,
    KeyFactsField,
    MaxSentences,
    MaxWords,
    Names,
    QualityField,
    SourceCode,
    StyleField,
)
from app.engines.protocol import SummaryLength
from app.errors import UnsupportedLanguageError
from app.services.articles import Layout
from app.services.container import Services
from app.services.key_facts import article_facts
from app.services.results import Article, Translation
from app.services.summary_articles import article_of_translations
from app.services.summary_wish import SummaryWish
from app.services.translation import SOURCE, TranslationOptions

Written = TypeVar("Written")
Glossary = str | dict[str, str] | None


class ArticleOptions(BaseModel):
    """Options stand in the query, because every name in the body is the newsroom's."""

    source: SourceCode = Field(
        "auto",
        description="`fr`, or `auto` to go by what a ninjs or NewsML-G2 item says of its language, or else to have it "
        "told from all fields.",
    )
    summary: bool = Field(default=True, description="Whether to summarize the running text.")
    max_sentences: MaxSentences = None
    max_words: MaxWords = None
    style: StyleField = "sentences"
    focus: FocusField = ""
    key_facts: KeyFactsField = False
    date: Annotated[
        DateField,
        Field(
            description="When the story came out, in ISO 8601, for the dates among the key facts; without, what the "
            "item says of itself."
        ),
    ] = None
    names: Names = True
    glossary: GlossaryField = None
    checks: Checks = True
    quality: QualityField = "balanced"
    details: bool = Field(
        default=False, description="For Superdesk's `document`: whether to give summary, flags and so on as `depeche`."
    )


@dataclass(frozen=True, slots=True)
class Story(Generic[Written]):
    """An item taken apart.

    texts: what is translated, by place. layout: what those texts are. write: makes the answer.
    language: what the item says that it is written in; None where it says nothing, or is not to be believed.
    untouched: names of the fields that come back as they were. day: that the item says it is of.
    """

    texts: Mapping[str, str]
    layout: Layout
    write: Callable[[Article, Ours], Written]
    language: str | None = None
    untouched: Callable[[Article], list[str]] = lambda _: []
    day: date | None = None


async def translate_story(
    story: Story[Written], options: ArticleOptions, glossary: Glossary, services: Services
) -> Written:
    """Translate and summarize a story that is within the limits, and write it."""
    length = SummaryLength(options.max_sentences, options.max_words) if options.summary else None
    chosen = await chosen_glossary(services, glossary or options.glossary)
    wanted = TranslationOptions(names=options.names, checks=options.checks, glossary=chosen, quality=options.quality)
    source = source_language(story, options)
    wish = SummaryWish(options.style, options.focus)
    article = await services.articles.translate(story.texts, source, length, wanted, story.layout, wish=wish)
    flags = [
        flag
        for name, translation in article.translations.items()
        for flag in translation_flags(translation, html=story.layout.formats[name] == "html", field=name)
    ]
    if article.summary:
        flags += [flag_answer(flag, field="summary") for flag in article.summary.notices]
    ours = Ours(
        summary=article.summary.text if article.summary else None,
        flags=flags,
        untouched=story.untouched(article),
        key_facts=await _key_facts(story, article, options, services) if options.key_facts else None,
        provenance=provenance(article, source, services.translation.signature_of(wanted)),
    )
    return await services.translation.worker.compute(lambda: story.write(article, ours))


async def _key_facts(
    story: Story[Written], article: Article, options: ArticleOptions, services: Services
) -> KeyFactsAnswer | None:
    """Find the key facts of the running text; None where there is none."""
    body = [article.translations[name] for name in story.layout.body if name in article.translations]
    if not body:
        return None
    day = day_of(options.date) or story.day
    return await services.translation.worker.compute(
        lambda: key_facts_answer(article_facts(article_of_translations(body), day))
    )


def plain_of(translation: Translation) -> str:
    """Give a translation without tags."""
    return "\n\n".join(document.text for document in translation.documents if not document.attribute)


def source_language(story: Story[Written], options: ArticleOptions) -> str:
    """Choose the language to translate from: what the caller says, or else the item.

    Raises UnsupportedLanguageError where the item says another than French.
    """
    said, asked = story.language, options.source
    if asked != "auto" or not said or not said.strip():
        return asked
    primary = said.strip().lower().replace("_", "-").partition("-")[0]
    if primary != SOURCE:
        raise UnsupportedLanguageError(
            f"The item says that its language is '{said[:40]}'; French is translated. Send `source=fr` if it is "
            "French nevertheless.",
            language=said[:40],
            available=[SOURCE],
        )
    return primary
