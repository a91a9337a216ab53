"""The use case: translate a story of named fields, and summarize it."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.engines.protocol import DetectedLanguage, SummaryLength
from app.errors import EmptyTextError
from app.services.languages import resolve_source
from app.services.results import Article, Translation
from app.services.summary import SummaryService
from app.services.summary_wish import SummaryWish
from app.services.translation import SOURCE, TextFormat, TranslationOptions, TranslationService, plain_texts

# Names that newsroom systems give to the running text of a story, in ninjs, Superdesk, WordPress and SUMMA.
BODY_NAMES = ("body", "content", "text", "maintext", "story", "article", "transcript")

_NO_WORDS = string.punctuation + string.whitespace + "…–—«»“”‘’\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Layout:
    """What the fields of a story are.

    formats: of each. body: names of those with the running text, in order; where there are none, there is no summary.
    """

    formats: Mapping[str, TextFormat]
    body: Sequence[str]

    @classmethod
    def of_names(cls, fields: Mapping[str, str]) -> "Layout":
        """Tell what plain named fields are from their names; fields named `…_html` are HTML."""
        return cls({name: field_format(name) for name in fields}, body_fields(fields))


class ArticleService:
    """Translates the fields of a story and summarizes its running text."""

    def __init__(self, translation: TranslationService, summary: SummaryService) -> None:
        self.translation = translation
        self.summary = summary

    async def translate(
        self,
        fields: Mapping[str, str],
        source: str = "auto",
        length: SummaryLength | None = None,
        options: TranslationOptions = TranslationOptions(),
        layout: Layout | None = None,
        *,
        wish: SummaryWish = SummaryWish(),
    ) -> Article:
        """Translate each field under its own name.

        length: of the summary, None for no summary. options: of the translation; its format is each field's own.
        layout: what the fields are; told from their names where it is not given. wish: of the summary, in English.
        Raises EmptyTextError where all fields are empty.
        """
        if not any(value.strip() for value in fields.values()):
            raise EmptyTextError("The article has no field with text in it.")
        layout = layout or Layout.of_names(fields)
        source, detected = await self._language(fields, source, layout)
        translations = await self._translate(fields, source, options, layout)
        summary = None
        if length is not None:
            body = [translations[name] for name in layout.body if name in translations]
            # That there is nothing to sum up, as in «[…]», is no reason to refuse the rest.
            if any(_has_words(translation) for translation in body):
                summary = await self.summary.summarize_translations(body, length, detected, wish)
        flags = tuple((name, flag) for name, item in translations.items() for flag in item.flags)
        return Article(
            fields={name: translations[name].text if name in translations else fields[name] for name in fields},
            translations=translations,
            summary=summary,
            flags=flags,
            detected=detected,
            signature=str(self.translation.signature_of(options)),
        )

    async def _language(
        self, fields: Mapping[str, str], source: str, layout: Layout
    ) -> tuple[str, DetectedLanguage | None]:
        """Tell the language from all fields together: a headline alone is too short to tell."""

        def read() -> tuple[str, DetectedLanguage | None]:
            text = "\n".join(plain for name in fields for plain in plain_texts(fields[name], layout.formats[name]))
            return resolve_source(text, source, (SOURCE,), self.translation.detector)

        return await self.translation.worker.compute(read)

    async def _translate(
        self, fields: Mapping[str, str], source: str, options: TranslationOptions, layout: Layout
    ) -> dict[str, Translation]:
        """Translate the fields, those of one format in one call."""
        groups: dict[TextFormat, list[str]] = {"text": [], "html": []}
        for name, value in fields.items():
            if value.strip():
                groups[layout.formats[name]].append(name)
        done: dict[str, Translation] = {}
        for text_format, names in groups.items():
            if names:
                texts = [fields[name] for name in names]
                of_format = replace(options, format=text_format)
                translations = await self.translation.translate(texts, source, options=of_format)
                done.update(zip(names, translations, strict=True))
        return {name: done[name] for name in fields if name in done}


def _has_words(translation: Translation) -> bool:
    return any(pair.target.strip(_NO_WORDS) for pair in translation.pairs)


def field_format(name: str) -> TextFormat:
    """Tell the format of a field from its name, as Superdesk names them: `body_html`, `description_html`."""
    return "html" if name.lower().endswith("html") else "text"


def body_fields(fields: Mapping[str, str]) -> list[str]:
    """Name the fields that hold the running text of a story; the longest field where none is named like one."""
    filled = [name for name, value in fields.items() if value.strip()]
    named = [name for name in filled if name.lower().replace("_", "").startswith(BODY_NAMES)]
    if not named:
        return [max(filled, key=lambda name: len(fields[name]))] if filled else []
    # Superdesk sends the same text as body_html and body_text: summarizing both would count every sentence twice.
    return named[:1] if {"body_html", "body_text"} <= set(named) else named
