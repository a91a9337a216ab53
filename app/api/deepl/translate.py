"""`POST /deepl/v2/translate`."""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from starlette.requests import Request
from starlette.responses import Response

from app.api import openapi
from app.api.answers import Answer, FlagAnswer
from app.api.auth import CallerDep
from app.api.deepl.body import Body, NameList, body_of, described
from app.api.deepl.glossary import GlossaryChoice, chosen
from app.api.deepl.languages import FRENCH, Code, check_target, read_source
from app.api.deps import ServicesDep, StateDep, check_limits
from app.api.disconnect import while_connected
from app.api.present import translation_flags
from app.api.requests import ENGLISH as EXAMPLE_ENGLISH
from app.api.requests import FRENCH as EXAMPLE_FRENCH
from app.api.requests import TextOrTexts
from app.errors import (
    MalformedMarkupError,
    TooManyTextsError,
    UnsupportedLanguageError,
    UnsupportedValueError,
)
from app.services.results import Translation
from app.services.translation import TranslationOptions, TranslationService
from app.text.xml import XmlDocument, XmlRules

MOST_TEXTS = 50

Formality = Literal["default", "more", "less", "prefer_more", "prefer_less"]
ModelType = Literal["quality_optimized", "latency_optimized", "prefer_quality_optimized"]

_PATH = "/deepl/v2/translate"
# What would change the words, and can't be done here. To pass over it would be to pretend.
_REFUSED = ("style_id", "translation_memory_id", "custom_instructions")

router = APIRouter(tags=["DeepL"])


def _split_sentences(value: object) -> object:
    """Read DeepL's three words for it, of which two come as figures or truth values, too."""
    if isinstance(value, bool | int) and value in {0, 1}:
        return str(int(value))
    return value


SplitSentences = Annotated[
    Literal["0", "1", "nonewlines"],
    BeforeValidator(_split_sentences),
    WithJsonSchema({"enum": ["0", "1", "nonewlines", 0, 1, False, True]}),
]


class TranslateBody(GlossaryChoice, Body):
    """Texts to translate."""

    model_config = ConfigDict(
        extra="ignore", json_schema_extra={"examples": [{"text": [EXAMPLE_FRENCH], "target_lang": "EN-GB"}]}
    )

    text: TextOrTexts = Field(description=f"Up to {MOST_TEXTS} texts; in a form, repeat the field.")
    target_lang: Code = Field(description="`EN`, `EN-GB` or `EN-US`, which are one and the same here.")
    source_lang: Code | None = Field(None, description="`FR`; left out, the language is told from each text.")
    context: str | None = Field(None, description="Taken and not counted. The model reads one sentence at a time.")
    split_sentences: SplitSentences = Field(
        "1", description="`0` for none, `nonewlines` where lines are wrapped; HTML and XML know no lines in any case."
    )
    preserve_formatting: bool = Field(default=False, description="Punctuation and capitals are kept in any case.")
    formality: Formality = Field("default", description="English has none: `more` and `less` are refused, as by DeepL.")
    tag_handling: Literal["xml", "html"] | None = Field(None, description="What the texts are, if not plain.")
    tag_handling_version: Literal["v1", "v2"] | None = None
    outline_detection: bool = Field(default=True, description="XML: whether its structure shows where sentences end.")
    splitting_tags: NameList = Field([], description="XML: elements at which a sentence ends.")
    non_splitting_tags: NameList = Field([], description="XML: elements at which none ends.")
    ignore_tags: NameList = Field([], description="XML: elements that are not translated.")
    model_type: ModelType | None = Field(None, description="There is one model for all.")
    show_billed_characters: bool = False
    style_id: object = Field(None, description="Refused.")
    translation_memory_id: object = Field(None, description="Refused.")
    custom_instructions: object = Field(None, description="Refused.")


class TextAnswer(Answer):
    """A translated text."""

    detected_source_language: str = Field(examples=[FRENCH])
    text: str
    billed_characters: int | None = Field(None, description="Of the text as it came, tags included; where asked for.")
    model_type_used: str | None = Field(None, description="Where asked for.")
    flags: list[FlagAnswer] | None = Field(None, description="What an editor should check. DeepL has no such field.")


class TranslationsAnswer(Answer):
    """The translated texts, in their order."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "translations": [
                        {"detected_source_language": FRENCH, "text": EXAMPLE_ENGLISH, "billed_characters": 77}
                    ]
                }
            ]
        }
    )

    translations: list[TextAnswer]


@router.post(
    "/v2/translate",
    summary="Translate texts",
    name="translate",
    response_model=TranslationsAnswer,
    responses=openapi.errors(
        *openapi.READING,
        *openapi.GLOSSARY,
        UnsupportedLanguageError,
        UnsupportedValueError,
        MalformedMarkupError,
        TooManyTextsError,
        path=_PATH,
    ),
    openapi_extra=described(TranslateBody),
)
async def translate(
    request: Request,
    body: Annotated[TranslateBody, Depends(body_of(TranslateBody))],
    state: StateDep,
    services: ServicesDep,
    caller: CallerDep,
) -> Response:
    """Translate texts as DeepL does: plain, HTML, or XML of any vocabulary. A form of the same fields is read, too.

    A glossary is named by its id, which for one that was stored at `/glossaries` is its name; it needs `source_lang`.
    """
    check_target(body.target_lang)
    source = read_source(body.source_lang)
    check_formality(body.formality)
    _check_refused(body)
    texts = [body.text] if isinstance(body.text, str) else body.text
    if len(texts) > MOST_TEXTS:
        raise TooManyTextsError(f"Too many texts: {len(texts)}, the limit is {MOST_TEXTS}.", max_texts=MOST_TEXTS)
    check_limits(texts, state.settings)
    options = TranslationOptions(
        format="html" if body.tag_handling else "text",
        glossary=await chosen(services, body, source),
        split=body.split_sentences != "0",
    )
    await caller.charge(sum(map(len, texts)))
    work = _translated(services.translation, texts, body, source, options)
    answers = [
        _answer(text, body, made, translation)
        for text, (made, translation) in zip(texts, await while_connected(request, work), strict=True)
    ]
    return TranslationsAnswer(translations=answers).response()


def check_formality(formality: Formality) -> None:
    """Raise UnsupportedValueError, in DeepL's words, where one of the two is asked for that English has not."""
    if formality in {"more", "less"}:
        raise UnsupportedValueError(
            "'formality' is not supported for given 'target_lang'.", field="formality", supported=["default"]
        )


def _check_refused(body: TranslateBody) -> None:
    for name in _REFUSED:
        if getattr(body, name):
            raise UnsupportedValueError(f"'{name}' is not supported by this server.", field=name)


async def _translated(
    translation: TranslationService,
    texts: Sequence[str],
    body: TranslateBody,
    source: str,
    options: TranslationOptions,
) -> list[tuple[str, Translation | None]]:
    """Translate texts; one that is empty stays so, and needs no model."""
    read, write = _handling(body)
    if not any(text.strip() for text in texts):
        return [(text, None) for text in texts]
    prepared = await translation.worker.compute(lambda: [read(text) for text in texts])
    made = await translation.translate([text for text, _ in prepared], source, options=options)
    return await translation.worker.compute(
        lambda: [(write(document, result.text), result) for (_, document), result in zip(prepared, made, strict=True)]
    )


Prepared = tuple[str, XmlDocument | None]


def _handling(body: TranslateBody) -> tuple[Callable[[str], Prepared], Callable[[XmlDocument | None, str], str]]:
    """Give what makes the text that the service reads, and what makes the caller's of its translation."""
    rules = XmlRules(
        frozenset(body.splitting_tags),
        frozenset(body.non_splitting_tags),
        frozenset(body.ignore_tags),
        body.outline_detection,
    )

    def read(text: str) -> Prepared:
        if body.tag_handling == "xml":
            document = XmlDocument.parse(text, rules)
            return document.html, document
        if body.tag_handling is None and body.split_sentences != "1":
            return " ".join(filter(None, (line.strip() for line in text.splitlines()))), None
        return text, None

    def write(document: XmlDocument | None, text: str) -> str:
        return document.write(text) if document else text

    return read, write


def _answer(text: str, body: TranslateBody, made: str, translation: Translation | None) -> TextAnswer:
    detected = translation.detected if translation else None
    flags = list(translation_flags(translation, html=body.tag_handling is not None)) if translation else []
    return TextAnswer(
        detected_source_language=detected.language.upper() if detected else FRENCH,
        text=made,
        billed_characters=len(text) if body.show_billed_characters else None,
        model_type_used=body.model_type and body.model_type.removeprefix("prefer_"),
        flags=flags or None,
    )
