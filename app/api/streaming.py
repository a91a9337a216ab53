"""`POST /translate` with `Accept: text/event-stream`: each sentence as soon as it is done, then the whole."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from pydantic import Field
from starlette.requests import Request

from app.api.answers import SentenceAnswer, TranslateAnswer
from app.api.disconnect import while_connected
from app.api.event_stream import EVENT_STREAM, Event, Events, EventStream
from app.api.present import sentence_answer, translate_answer
from app.api.requests import ENGLISH, FRENCH, TranslateRequest
from app.services.access import Caller
from app.services.turns import PlacedPair, Turn


class StreamedSentence(SentenceAnswer):
    """The data of an event `sentence`: a sentence that is done."""

    index: int = Field(description="Number of the sentence among all, from 0. They come in order.")
    text: int | None = Field(None, description="Where `q` is a list: number of its text, from 0.")


async def stream_translation(
    request: Request, body: TranslateRequest, turns: AsyncGenerator[Turn, None], caller: Caller
) -> EventStream:
    """Answer with events. What is wrong with the request is raised here, while there still is a status to say it with.

    turns: a translation that has not begun. caller: gets back what was charged, where the translation fails.
    """
    first = await while_connected(request, anext(turns))
    return EventStream(_refunding(caller, _events(body, first, turns)))


async def _refunding(caller: Caller, events: Events) -> Events:
    async with aclosing(events):
        try:
            async for event in events:
                yield event
        except Exception:
            await caller.refund()
            raise


async def _events(body: TranslateRequest, first: Turn, turns: AsyncGenerator[Turn, None]) -> Events:
    async with aclosing(turns):
        async for turn in _all(first, turns):
            if turn.translations is None:
                yield [*_sentences(body, turn), _progress(turn)]
            else:
                yield [_event("done", translate_answer(body, turn.translations))]


async def _all(first: Turn, others: AsyncIterator[Turn]) -> AsyncIterator[Turn]:
    yield first
    async for turn in others:
        yield turn


def _sentences(body: TranslateRequest, turn: Turn) -> list[Event]:
    start = turn.done - len(turn.pairs)
    return [_event("sentence", _sentence(body, start + number, item)) for number, item in enumerate(turn.pairs)]


def _sentence(body: TranslateRequest, index: int, item: PlacedPair) -> StreamedSentence:
    answer = sentence_answer(item.pair, body, item.document)
    return StreamedSentence(**answer.model_dump(), index=index, text=item.text if isinstance(body.q, list) else None)


def _progress(turn: Turn) -> Event:
    return Event("progress", json.dumps({"done": turn.done, "total": turn.total}))


def _event(name: str, data: SentenceAnswer | TranslateAnswer) -> Event:
    return Event(name, data.model_dump_json(by_alias=True, exclude_none=True))


def described(answers: dict[int | str, dict[str, object]]) -> dict[int | str, dict[str, object]]:
    """Add the stream to the description of a route's answers."""
    sentence = StreamedSentence(
        index=0, source=FRENCH, target=ENGLISH, source_start=0, source_end=len(FRENCH), target_start=0,
        target_end=len(ENGLISH), score=-0.2, flags=[],
    )  # fmt: skip
    done = TranslateAnswer(translated_text=ENGLISH)
    events = (
        Event("progress", '{"done": 0, "total": 1}'),
        _event("sentence", sentence),
        Event("progress", '{"done": 1, "total": 1}'),
        _event("done", done),
    )
    example = b"".join(event.encode() for event in events).decode()
    content = answers[200]["content"]
    assert isinstance(content, dict)  # noqa: S101 - made by openapi.text_answer
    content[EVENT_STREAM] = {"schema": {"type": "string"}, "example": example}
    return answers
