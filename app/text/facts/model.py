"""What an article says of who, when, where and how many. All spans are offsets into the whole English text."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.text.span import Span

Paragraphs = Sequence[Sequence[Span]]
"""The places of an article's sentences, paragraph by paragraph, in order."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the text calls somebody: "secretary of the Security Council of Russia"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody. name: as it stands where it is first given in full. mentions: all places, in order."""

    name: str
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, a firm, a paper. acronym: where the text gives one beside the name, or both are known to be the same."""

    name: str
    acronym: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a region or a city, all names of one country together."""

    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time of day as it is written.

    iso: in ISO 8601, as far as the text tells: a day, a week, a month, a year, a range `from/to`, or a time of day
    `T15:30`; empty where that would be a guess.
    """

    text: str
    span: Span
    iso: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something, as it is written.

    unit: `percent`, a currency's code, a unit of measure (`app.text.numbers.measures`), or empty.
    counted: the words for what is counted, "soldiers". qualifier: what is said of its exactness, "more than".
    """

    text: str
    span: Span
    value: Decimal
    unit: str
    counted: str
    qualifier: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, without the marks.

    speaker: the name of one of the article's people. attribution: who said it, as it is written. Both empty in doubt.
    """

    text: str
    span: Span
    speaker: str
    attribution: str


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """The facts of an article, each list in the order of the text."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
