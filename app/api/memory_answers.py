"""What `/memory` reads and answers."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.config import JsonDict

from app.services.memory_exchange import MAX_EDITOR_CHARS, Origin
from app.services.memory_pairs import Pair

# What is longer is no sentence, and would not go into the query of a DELETE.
MAX_PAIR_CHARS = 5_000
SOURCE = "La ministre n'a pas démissionné."
TARGET = "The minister did not resign."
PAIR: JsonDict = {
    "source": SOURCE,
    "target": TARGET,
    "origin": "editor",
    "editor": "Ana Ruiz",
    "made": "2026-11-30T09:30:00Z",
}


def _moment(value: object) -> datetime:
    """Read a date and time of ISO 8601, with its zone; ValueError for others, and for years that no pair is of."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError("must be a date and time with its zone, as 2026-11-30T09:30:00Z")
    if not datetime(1970, 1, 1, tzinfo=UTC) <= moment <= datetime.now(UTC):
        raise ValueError("must be since 1970 and not in the future")
    return moment


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


class PairBody(BaseModel):
    """A sentence and an editor's English of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"source": SOURCE, "target": TARGET, "editor": "Ana"}]})

    source: str = Field(max_length=MAX_PAIR_CHARS, description="The French sentence, as `/translate` divides a text.")
    target: str = Field(max_length=MAX_PAIR_CHARS, description="Its English.")
    editor: str = Field("", max_length=MAX_EDITOR_CHARS, description="Who wrote it; empty where that is not told.")
    made: Moment | None = Field(None, description="When, to put back what was deleted; now where it is left out.")


class PairAnswer(BaseModel):
    """A remembered sentence."""

    model_config = ConfigDict(json_schema_extra={"examples": [PAIR]})

    source: str
    target: str
    origin: Literal["editor", "machine"]
    editor: str | None = Field(description="Who wrote it; null where that was not told, and of the model's.")
    made: str = Field(description="When, in ISO 8601, of UTC.")


class PutAnswer(BaseModel):
    """A pair as it was stored, on one line each, and the one whose place it took."""

    stored: PairAnswer
    replaced: PairAnswer | None


class PairsAnswer(BaseModel):
    """Some of the remembered sentences, newest first."""

    total: int = Field(description="Of how many they are some.", examples=[1])
    writable: bool = Field(description="Whether this server changes them on request.")
    pairs: list[PairAnswer]


class ImportAnswer(BaseModel):
    """What became of a file."""

    stored: int = Field(description="Pairs that are stored now.", examples=[412])
    replaced: int = Field(description="Of them those in the place of others.", examples=[3])
    left_out: int = Field(description="Pairs that the file marks as the model's own.", examples=[0])


def pair_answer(pair: Pair, origin: Origin = "editor") -> PairAnswer:
    """Answer with a pair."""
    made = datetime.fromtimestamp(pair.made, UTC).isoformat().replace("+00:00", "Z")
    return PairAnswer(source=pair.source, target=pair.english, origin=origin, editor=pair.editor or None, made=made)
