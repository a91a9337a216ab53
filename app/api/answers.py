"""What the routes answer. Fields that have nothing to say are left out. Offsets count Unicode code points."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from starlette.responses import Response

from app.api.fact_answers import KeyFactsAnswer
from app.api.requests import ENGLISH, FRENCH
from app.api.spans import SpanAnswer

SIGNATURE = "model:depeche-fr-en|revision:1|engine:ctranslate2|quantization:int8|beam:4|version:0.1.0"
FLAG: JsonDict = {
    "code": "incomplete",
    "severity": "error",
    "message": "The translation of this sentence broke off or went round in circles; words may be missing.",
    "source_start": 0,
    "source_end": 77,
    "target_start": 0,
    "target_end": 68,
}


class Answer(BaseModel):
    """An answer in JSON."""

    def response(self) -> Response:
        """Write the answer, without the fields that are None."""
        return Response(self.model_dump_json(by_alias=True, exclude_none=True), media_type="application/json")


class FlagAnswer(BaseModel):
    """Something that an editor should check."""

    model_config = ConfigDict(json_schema_extra={"examples": [FLAG]})

    field: str | None = Field(None, description="Of an article: the name of the field.")
    code: str = Field(description="Stable, for programs.")
    severity: Literal["info", "warning", "error"]
    message: str = Field(description="One sentence for people.")
    block: int | None = Field(
        None, description="HTML: number of the block, from 0, in whose plain text the offsets are."
    )
    source_start: int | None = Field(None, description="Place in the source, in code points.")
    source_end: int | None = None
    target_start: int | None = Field(None, description="Place in the translation, in code points.")
    target_end: int | None = None


class DetectedAnswer(BaseModel):
    """A language, and how sure the service is of it."""

    confidence: float = Field(description="From 0 to 100.", examples=[99.2])
    language: str = Field(description="ISO 639-1 code.", examples=["fr"])


class SentenceAnswer(BaseModel):
    """A sentence and its translation."""

    source: str
    target: str
    block: int | None = Field(
        None, description="HTML: number of the block, from 0, in whose plain text the offsets are."
    )
    source_start: int = Field(description="Place in the source, in code points.")
    source_end: int
    target_start: int = Field(description="Place in the translation, in code points.")
    target_end: int
    score: float = Field(description="Mean log-probability per token: 0 is certain, lower is less sure.")
    alternatives: list[str] | None = Field(None, description="Other renderings, where asked for, best first.")
    alternative_scores: list[float] | None = Field(
        None, serialization_alias="alternativeScores", description="Their scores, in the same order."
    )
    flags: list[str] = Field(description="Codes of the flags on this sentence.")
    origin: Literal["memory"] | None = Field(
        None, description="Where the translation is an editor's, from the memory; left out where the model made it."
    )


class DetailsAnswer(BaseModel):
    """How a translation came about."""

    signature: str = Field(description="What made it: the same signature and text give the same words.")
    sentences: list[SentenceAnswer]


class TranslateAnswer(Answer):
    """A translation in the shape of `q`: for a list, every field holds a list with an item for each text."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"translatedText": ENGLISH, "detectedLanguage": {"confidence": 99.2, "language": "fr"}}]
        }
    )

    translated_text: str | list[str] = Field(serialization_alias="translatedText")
    alternatives: list[str] | list[list[str]] | None = Field(
        None, description="Where asked for: other renderings of the whole text, best first, without repetitions."
    )
    alternative_scores: list[float] | list[list[float]] | None = Field(
        None,
        serialization_alias="alternativeScores",
        description="Their scores, in the same order: mean log-probability per token, of a text that of its sentences.",
    )
    detected_language: DetectedAnswer | list[DetectedAnswer] | None = Field(
        None, serialization_alias="detectedLanguage", description="Where `source` is `auto`."
    )
    flags: list[FlagAnswer] | list[list[FlagAnswer]] | None = Field(
        None, description="What to check; left out where there is nothing."
    )
    details: DetailsAnswer | list[DetailsAnswer] | None = Field(None, description="Where asked for.")


class SourceSentences(BaseModel):
    """The sentences that a summary's sentence rests on."""

    english: list[str]
    french: list[str] = Field(description="Empty where the article was English.")


class RetellingAnswer(BaseModel):
    """Where another article says the same."""

    article: int = Field(description="Its number in the list `q`, from 0.")
    english: list[SpanAnswer]
    french: list[SpanAnswer]
    source_sentences: SourceSentences


class EditAnswer(BaseModel):
    """What was taken out of a sentence to shorten it."""

    kind: str = Field(description="`connective`, `attribution`, `parenthesis` or `aside`.")
    removed: str
    start: int = Field(description="Place in the sentence as it was, in code points.")
    end: int


class SummarySentenceAnswer(BaseModel):
    """A sentence of a summary, and where it comes from."""

    text: str
    article: int | None = Field(None, description="Of several articles: the number of its own in the list `q`, from 0.")
    english: list[SpanAnswer] = Field(description="Its sentences in the English article, `translatedText`.")
    french: list[SpanAnswer] = Field(description="Its sentences in the French text: `q`, or `sourceText` for HTML.")
    source_sentences: SourceSentences
    flags: list[str] = Field(description="Codes of the flags on the translation of its sentences.")
    inserted: list[SpanAnswer] | None = Field(
        None, description="Places in `text` of names in brackets that the article's sentence does not have."
    )
    made: Literal["written", "replaced"] | None = Field(
        None,
        description="With a model that writes: `written` by it, or `replaced` by the article's own sentence, because "
        "what the model wrote had a name, a figure or a quotation that the article has not. Else: the article's own.",
    )
    also_in: list[RetellingAnswer] | None = Field(None, description="Of several articles: others that say the same.")
    edits: list[EditAnswer] | None = Field(None, description="With `details`: what was taken out of the sentence.")


class SummarizeAnswer(Answer):
    """A summary, every sentence with its sources."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "summary": ENGLISH,
                    "sentences": [
                        {
                            "text": ENGLISH,
                            "english": [{"start": 0, "end": len(ENGLISH)}],
                            "french": [{"start": 0, "end": len(FRENCH)}],
                            "source_sentences": {"english": [ENGLISH], "french": [FRENCH]},
                            "flags": [],
                        }
                    ],
                    "complete": False,
                    "signature": "model:extractive|revision:1|engine:extractive|quantization:none|beam:1|version:0.1.0",
                    "detectedLanguage": {"confidence": 99.2, "language": "fr"},
                }
            ]
        }
    )

    summary: str
    sentences: list[SummarySentenceAnswer]
    complete: bool = Field(description="The text was not longer than the summary asked for, and came back whole.")
    signature: str = Field(description="What made the summary.")
    language: Literal["fr"] | None = Field(None, description="Of the summary, where it is not English.")
    translation_signature: str | None = Field(None, description="What made the translation, where there was one.")
    detected_language: DetectedAnswer | list[DetectedAnswer] | None = Field(
        None, serialization_alias="detectedLanguage", description="Of a list of articles, a list."
    )
    flags: list[FlagAnswer] | None = Field(
        None,
        description="What to check in the sentences, and where the summary is not what was asked: `focus_not_found`, …",
    )
    key_facts: KeyFactsAnswer | list[KeyFactsAnswer] | None = Field(
        None, description="Where asked for; of a list of articles, a list."
    )
    translated_text: str | list[str] | None = Field(
        None, serialization_alias="translatedText", description="With `details`: the English that was summarized."
    )
    source_text: str | list[str] | None = Field(
        None, serialization_alias="sourceText", description="With `details`: the text as it came, as plain text."
    )


class LanguageAnswer(BaseModel):
    """A language that is read, and those it is translated into."""

    code: str = Field(examples=["fr"])
    name: str = Field(examples=["French"])
    targets: list[str] = Field(examples=[["en"]])


class ErrorDescription(BaseModel):
    """What went wrong."""

    code: str = Field(description="Stable, for programs.", examples=["text_too_long"])
    message: str = Field(description="For people.", examples=["The text has 600000 characters; …"])
    detail: dict[str, object] = Field(description="The facts: limits, lengths, names.")


class ErrorAnswer(BaseModel):
    """The shape of every error."""

    error: ErrorDescription
    request_id: str = Field(description="Also in the `X-Request-ID` header and in the service's log.")


class PlainErrorAnswer(BaseModel):
    """The shape of errors to the clients of LibreTranslate and of Hugging Face."""

    error: str = Field(description="For people.")
    estimated_time: float | None = Field(None, description="Hugging Face's: seconds after which to try again.")


class MessageErrorAnswer(BaseModel):
    """The shape of errors to the clients of DeepL."""

    message: str = Field(description="For people.")
    detail: str = Field(description="The error's code: stable, for programs.", examples=["text_too_long"])
