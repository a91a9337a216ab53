"""`POST /word_scores`: how sure the model is of each word of a translation."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from app.api import openapi
from app.api.answers import SIGNATURE, Answer
from app.api.body import read_fields
from app.api.deps import ServicesDep, StateDep, check_limits
from app.api.disconnect import while_connected
from app.api.errors import invalid_request
from app.api.requests import ENGLISH, FRENCH
from app.errors import (
    BodyTooLargeError,
    BusyError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    ScoringUnavailableError,
    TextTooLongError,
    UnsupportedMediaTypeError,
)
from app.services.word_scores import GivenPair, WordScore, score_words

MAX_PAIRS = 100
_PLACES = 4  # of a probability

router = APIRouter(tags=["translation and summaries"])


class PairField(BaseModel):
    """A French sentence and its English."""

    source: str = Field(description="One French sentence.")
    target: str = Field(description="Its English, whoever wrote it.")


class WordScoresRequest(BaseModel):
    """Translations whose words are to be scored."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"pairs": [{"source": FRENCH, "target": ENGLISH}]}]})

    pairs: list[PairField] = Field(min_length=1, max_length=MAX_PAIRS)


class WordScoreAnswer(BaseModel):
    """A word, its place in code points of `target`, the end not included, and how likely the model finds it."""

    start: int
    end: int
    probability: float = Field(description="From 0 to 1; of a word of several pieces, that of the least likely one.")
    unsure: bool | None = Field(
        None, description="True where it is worth a second look: the probability is low, and the word is no name."
    )


class PairScoresAnswer(BaseModel):
    """The words of one pair."""

    words: list[WordScoreAnswer] = Field(description="In order; figures and marks have no scores.")
    too_long: bool | None = Field(None, description="True where the pair is longer than the model reads whole.")


class WordScoresAnswer(Answer):
    """The words of each pair, in the order of the request."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "pairs": [{"words": [{"start": 0, "end": 5, "probability": 0.8312}]}],
                    "signature": SIGNATURE,
                }
            ]
        }
    )

    pairs: list[PairScoresAnswer]
    signature: str = Field(description="What scored them.")


async def _request(request: Request) -> WordScoresRequest:
    try:
        return WordScoresRequest.model_validate(await read_fields(request, ("json",)))
    except ValidationError as error:
        raise invalid_request(error.errors(include_url=False, include_input=False)) from error


@router.post(
    "/word_scores",
    summary="Tell how sure the model is of each word",
    response_model=WordScoresAnswer,
    responses=openapi.errors(
        MalformedBodyError,
        BodyTooLargeError,
        TextTooLongError,
        UnsupportedMediaTypeError,
        InvalidRequestError,
        InvalidTextError,
        ScoringUnavailableError,
        BusyError,
        NotReadyError,
        ModelError,
    ),
    openapi_extra=openapi.json_body(WordScoresRequest),
)
async def word_scores(
    request: Request,
    body: Annotated[WordScoresRequest, Depends(_request)],
    state: StateDep,
    services: ServicesDep,
) -> Response:
    """Score English sentences word by word: how likely the model finds each, given the French and the words before it.

    For marking, faintly, what a reader should look at twice: words of a low probability are wrong more often than
    others. They need not be wrong, and a wrong word may be one that the model is sure of. Translations go before: on a
    busy server the answer waits, and is 503 `overloaded` in the end.
    """
    pairs = [GivenPair(pair.source, pair.target) for pair in body.pairs]
    check_limits(["".join(pair.source + pair.target for pair in pairs)], state.settings)
    worker = services.translation.worker
    scores = await while_connected(request, score_words(worker, pairs))
    return WordScoresAnswer(
        pairs=[_answer(words) for words in scores], signature=str(worker.translator.signature)
    ).response()


def _answer(words: tuple[WordScore, ...] | None) -> PairScoresAnswer:
    if words is None:
        return PairScoresAnswer(words=[], too_long=True)
    return PairScoresAnswer(
        words=[
            WordScoreAnswer(
                start=word.span.start,
                end=word.span.end,
                probability=round(word.probability, _PLACES),
                unsure=word.is_unsure or None,
            )
            for word in words
        ]
    )
