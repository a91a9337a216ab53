"""What the routes take."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from app.api.glossary_field import GLOSSARY, GlossaryField
from app.services.quality import Quality
from app.services.summary_wish import MAX_ARTICLES, Style

MAX_ALTERNATIVES = 8
MAX_FOCUS = 200  # characters
LONGEST_LANGUAGE_CODE = 35  # the buffer that RFC 5646, 4.4.1, recommends

FRENCH = "W. Burns, patron de la CIA, a rencontré N. Patrouchev à Moscou le 2 novembre."
ENGLISH = "W. Burns, head of the CIA, met N. Patrushev in Moscow on November 2."
STORY = (
    "Nikolaï Patrouchev, secrétaire du Conseil de sécurité de Russie, a rencontré le 2 novembre à Moscou William "
    "Burns, patron de la CIA. Leur précédent contact remonte à 2013."
)


def _primary_language(code: str) -> str:
    """Reduce `fr-CA` or `FR` to `fr`: all French is read alike."""
    return code.strip().lower().replace("_", "-").partition("-")[0]


def _date_or_dates(value: object) -> object:
    """Check dates; an empty one, which is how a form leaves one out, is none."""
    return [_date(item) for item in value] if isinstance(value, list) else _date(value)


def _date(value: object) -> object:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError("must be a date in ISO 8601, as 2021-11-02 or 2021-11-02T18:00Z") from error
    return value


def _text_or_texts(value: object) -> object:
    if isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        return value
    raise ValueError("must be a string or a list of strings")


LanguageCode = Annotated[str, Field(max_length=LONGEST_LANGUAGE_CODE)]
SourceCode = Annotated[LanguageCode, AfterValidator(_primary_language)]
TargetCode = Annotated[LanguageCode, AfterValidator(_primary_language)]
DateOrDates = Annotated[str | list[str | None] | None, BeforeValidator(_date_or_dates)]
DateField = Annotated[str | None, BeforeValidator(_date)]
TextOrTexts = Annotated[str | list[str], BeforeValidator(_text_or_texts)]
MaxSentences = Annotated[int | None, Field(ge=1, le=20, description="Most sentences of the summary.")]
MaxWords = Annotated[int | None, Field(ge=5, le=1000, description="Most words of the summary, in whole sentences.")]


Names = Annotated[
    bool, Field(description="Whether names are written as English spells them, and missing ones flagged.")
]
Checks = Annotated[
    bool,
    Field(
        description="Whether each sentence is held against its source, mended and flagged. Without, the model's first "
        "answer stands: faster, and not to be printed unread."
    ),
]


QualityField = Annotated[
    Quality,
    Field(
        description="How much time may be spent: `fast` takes the likeliest word each time, `balanced` is what the "
        "server is set up for, and `best` weighs more renderings."
    ),
]


StyleField = Annotated[
    Style,
    Field(
        description="`sentences` in a row, `bullets` one a line, `headline` for one line, or `tight` for sentences "
        "that are shortened where that is safe."
    ),
]
FocusField = Annotated[
    str,
    Field(max_length=MAX_FOCUS, description="Words or names that the summary is to centre on, in French or English."),
]


KeyFactsField = Annotated[
    bool,
    Field(
        description="Whether to list who, when, where, how many and who said what, each with its place: people with "
        "their roles, organisations, places, dates, figures and quotes."
    ),
]


class Request(BaseModel):
    """Fields of other services' clients are no error."""

    model_config = ConfigDict(extra="ignore")

    api_key: str | None = Field(
        None, description="Of clients that speak LibreTranslate; `Authorization: Bearer …` says the same.", repr=False
    )


class TranslateRequest(Request):
    """A text to translate, or several."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"q": FRENCH, "source": "fr", "target": "en"},
                {"q": STORY, "source": "fr", "glossary": GLOSSARY},
            ]
        }
    )

    q: TextOrTexts = Field(description="The text, or a list of texts; in a form, repeat the field.")
    source: SourceCode = Field("auto", description="`fr`, or `auto` to have the language told from the text.")
    target: TargetCode = Field("en", description="`en`.")
    format: Literal["text", "html"] = Field("text", description="What `q` is: plain text, or HTML whose tags are kept.")
    alternatives: int = Field(
        0, ge=0, le=MAX_ALTERNATIVES, description="How many other renderings to give, at most; plain text only."
    )
    details: bool = Field(default=False, description="Whether to give sentence pairs with their places and scores.")
    names: Names = True
    glossary: GlossaryField = None
    checks: Checks = True
    quality: QualityField = "balanced"
    edited: bool = Field(
        default=True,
        description="Whether a sentence that an editor has translated comes as the memory has it; without, the model's "
        "own, and its alternatives.",
    )


class SummarizeRequest(Request):
    """An article to summarize."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"q": STORY, "max_sentences": 1},
                {"q": STORY, "style": "bullets", "focus": "Burns", "max_sentences": 1},
                {"q": STORY, "language": "fr", "style": "headline"},
                {"q": STORY, "key_facts": True, "date": "2021-11-03", "max_sentences": 1},
                {"q": [STORY, FRENCH], "date": ["2021-11-03", "2021-11-02"], "max_sentences": 2},
            ]
        }
    )

    q: TextOrTexts = Field(
        description=f"The article, French or English; or a list of up to {MAX_ARTICLES} articles on one event, of "
        "which one summary is made. In a form, repeat the field."
    )
    source: SourceCode = Field("auto", description="`fr`, `en`, or `auto`.")
    format: Literal["text", "html"] = Field("text", description="What `q` is: plain text or HTML.")
    max_sentences: MaxSentences = None
    max_words: MaxWords = None
    style: StyleField = "sentences"
    focus: FocusField = ""
    language: TargetCode = Field("en", description="Of the summary: `en`, or `fr` for French articles.")
    date: DateOrDates = Field(
        None,
        description="When the article came out, in ISO 8601; for a list of articles, a list with a date or null for "
        "each. The summary tells of the oldest first, and `key_facts` see “on Tuesday” from there.",
    )
    key_facts: KeyFactsField = False
    details: bool = Field(
        default=False,
        description="Whether to give the whole text that was summarized, and with `tight` what was taken out.",
    )
    names: Names = True
    glossary: GlossaryField = None
    checks: Checks = True
    quality: QualityField = "balanced"


class DetectRequest(Request):
    """A text whose language is asked for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"q": FRENCH}]})

    q: str = Field(description="The text.")
