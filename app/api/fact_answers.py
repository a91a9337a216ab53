"""The key facts of an article, as the routes answer them. Offsets count Unicode code points."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.api.spans import SpanAnswer

_SENTENCES = "The French sentences that it stands in; empty where the article was English."


class MentionAnswer(BaseModel):
    """Where something stands."""

    english: SpanAnswer = Field(description="Its place in the English article, `translatedText`.")
    french: list[SpanAnswer] = Field(description=_SENTENCES)


class RoleAnswer(BaseModel):
    """What somebody is called."""

    text: str = Field(description="As the text has it.", examples=["head of the CIA"])
    english: SpanAnswer
    french: list[SpanAnswer] = Field(description=_SENTENCES)


class PersonAnswer(BaseModel):
    """Somebody."""

    name: str = Field(description="As it is first given in full.", examples=["William Burns"])
    roles: list[RoleAnswer]
    mentions: list[MentionAnswer]


class OrganisationAnswer(BaseModel):
    """A body, a firm, a party, a paper."""

    name: str = Field(description="As it is first written out.", examples=["World Health Organization"])
    acronym: str | None = Field(None, examples=["WHO"])
    mentions: list[MentionAnswer]


class PlaceAnswer(BaseModel):
    """A country, a region, a city."""

    name: str = Field(examples=["Moscow"])
    mentions: list[MentionAnswer]


class DateAnswer(BaseModel):
    """A date, or a time of day."""

    text: str = Field(description="As it is written.", examples=["on Nov. 2"])
    iso: str | None = Field(
        None,
        description="ISO 8601: a day, a week (`2021-W44`), a month, a year, a range (`2021-11-02/2021-11-03`) or a "
        "time of day (`T15:30`); left out where the text does not tell for certain, and where it takes the article's "
        "`date` and none is given.",
        examples=["2021-11-02"],
    )
    mentions: list[MentionAnswer]


class FigureAnswer(BaseModel):
    """A number of something."""

    text: str = Field(description="As it is written.", examples=["12 people"])
    value: float | int = Field(examples=[12])
    unit: str | None = Field(
        None, description="`percent`, the code of a currency, or a unit of measure.", examples=["EUR", "kilometre"]
    )
    counted: str | None = Field(None, description="What is counted, as it is written.", examples=["people"])
    qualifier: str | None = Field(None, description="How exact it is, as it is written.", examples=["more than"])
    mentions: list[MentionAnswer]


class QuoteAnswer(BaseModel):
    """Words in quotation marks."""

    text: str = Field(description="Without the marks.")
    speaker: str | None = Field(None, description="The name of one of `people`, where it is certain.")
    attribution: str | None = Field(None, description="Who said it, as it is written.", examples=["the spokesman"])
    english: SpanAnswer
    french: list[SpanAnswer] = Field(description=_SENTENCES)


_MENTION: JsonDict = {"english": {"start": 0, "end": 8}, "french": [{"start": 0, "end": 77}]}


class KeyFactsAnswer(BaseModel):
    """Who, when, where, how many, who said what, in the order of the text; what is not sure is left out."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "people": [
                        {
                            "name": "W. Burns",
                            "roles": [{"text": "head of the CIA", "english": {"start": 10, "end": 25}, "french": []}],
                            "mentions": [_MENTION],
                        }
                    ],
                    "organisations": [{"name": "CIA", "mentions": [_MENTION]}],
                    "places": [{"name": "Moscow", "mentions": [_MENTION]}],
                    "dates": [{"text": "November 2", "iso": "2021-11-02", "mentions": [_MENTION]}],
                    "figures": [],
                    "quotes": [],
                }
            ]
        }
    )

    people: list[PersonAnswer]
    organisations: list[OrganisationAnswer]
    places: list[PlaceAnswer]
    dates: list[DateAnswer]
    figures: list[FigureAnswer]
    quotes: list[QuoteAnswer]
