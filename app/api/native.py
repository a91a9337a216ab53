"""The native API: a superset of LibreTranslate's."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.api import articles, openapi
from app.api.answers import DetectedAnswer, FlagAnswer, LanguageAnswer, SummarizeAnswer, TranslateAnswer
from app.api.auth import CallerDep
from app.api.deps import EventsDep, PlainTextDep, ServicesDep, StateDep, body_of, check_limits
from app.api.disconnect import while_connected
from app.api.glossary_field import chosen_glossary
from app.api.present import detected_answer, translate_answer
from app.api.requests import ENGLISH, FRENCH, STORY, DetectRequest, SummarizeRequest, TranslateRequest
from app.api.streaming import described, stream_translation
from app.api.summarizing import check_summary, summarized, texts_of
from app.errors import (
    EmptyTextError,
    NotAcceptableError,
    SummaryLimitError,
    TooManyTextsError,
    UnsupportedLanguageError,
)
from app.services.languages import NAMES
from app.services.translation import SOURCE, TARGET, TranslationOptions

FLAGS_HEADER = "X-Depeche-Flags"
LIKELIEST = 5

router = APIRouter(tags=["translation and summaries"])
router.include_router(articles.router)


@router.post(
    "/translate",
    summary="Translate a text",
    response_model=TranslateAnswer,
    responses=described(openapi.text_answer("The translation.", ENGLISH))
    | openapi.errors(
        *openapi.READING,
        *openapi.GLOSSARY,
        UnsupportedLanguageError,
        TooManyTextsError,
        NotAcceptableError,
        path="/translate",
    ),
    openapi_extra=openapi.body(TranslateRequest, FRENCH),
)
async def translate(
    request: Request,
    body: Annotated[TranslateRequest, Depends(body_of(TranslateRequest))],
    state: StateDep,
    services: ServicesDep,
    caller: CallerDep,
    *,
    plain: PlainTextDep,
    events: EventsDep,
) -> Response:
    """Translate a text, or a list of texts, keeping paragraphs, white space and, for HTML, tags.

    The body is JSON, a form, or plain text that is the text itself. With `Accept: text/plain` the answer is the bare
    translation; the codes of its flags stand in the header `X-Depeche-Flags`. With
    `Accept: text/event-stream` each sentence comes as soon as it is done: events `sentence` in order and `progress`, at
    the end `done` with the whole, or `error`. All offsets count Unicode code points.
    """
    if plain and not isinstance(body.q, str):
        raise NotAcceptableError("A list of texts is answered in JSON only. Leave 'Accept: text/plain' out.")
    texts = [body.q] if isinstance(body.q, str) else body.q
    check_limits(texts, state.settings)
    glossary = await chosen_glossary(services, body.glossary)
    options = TranslationOptions(
        format=body.format,
        alternatives=body.alternatives,
        names=body.names,
        checks=body.checks,
        glossary=glossary,
        quality=body.quality,
        edited=body.edited,
    )
    await caller.charge(sum(map(len, texts)))
    if events:
        turns = services.translation.translate_in_turns(texts, body.source, body.target, options)
        return await stream_translation(request, body, turns, caller)
    work = services.translation.translate(texts, body.source, body.target, options)
    translations = await while_connected(request, work)
    answer = translate_answer(body, translations)
    if plain:
        return _plain(translations[0].text, answer.flags)
    return answer.response()


@router.post(
    "/summarize",
    summary="Summarize an article, or several",
    response_model=SummarizeAnswer,
    responses=openapi.text_answer("The summary.", ENGLISH)
    | openapi.errors(
        *openapi.READING, *openapi.GLOSSARY, UnsupportedLanguageError, SummaryLimitError, TooManyTextsError
    ),
    openapi_extra=openapi.body(SummarizeRequest, STORY),
)
async def summarize(
    request: Request,
    body: Annotated[SummarizeRequest, Depends(body_of(SummarizeRequest))],
    state: StateDep,
    services: ServicesDep,
    caller: CallerDep,
    *,
    plain: PlainTextDep,
) -> Response:
    """Summarize a French or English article in a few English sentences, each with the sentences it rests on.

    A text that is not longer than the summary asked for comes back whole, with `complete` true. With
    `Accept: text/plain` the answer is the bare summary. All offsets count Unicode code points.

    `style` is how the summary is written, `focus` what it centres on, and with `language=fr` a French article is
    summarized in French, without being translated. Of a list of articles on one event one summary is made: each
    sentence tells its `article`, and in `also_in` the others that say the same.
    """
    texts = texts_of(body)
    check_limits(texts, state.settings)
    check_summary(body)
    glossary = await chosen_glossary(services, body.glossary)
    await caller.charge(sum(map(len, texts)))
    answer = await while_connected(request, summarized(body, services, glossary))
    return _plain(answer.summary, answer.flags) if plain else answer.response()


@router.get("/languages", summary="List the languages", response_model=list[LanguageAnswer])
async def languages() -> list[LanguageAnswer]:
    """List the languages that are read or written, with those that each is translated into.

    English is among them, with none: some clients offer as targets only what they find in the list.
    """
    return [
        LanguageAnswer(code=SOURCE, name=NAMES[SOURCE], targets=[TARGET]),
        LanguageAnswer(code=TARGET, name=NAMES[TARGET], targets=[]),
    ]


@router.post(
    "/detect",
    summary="Tell the language of a text",
    response_model=list[DetectedAnswer],
    responses=openapi.errors(*openapi.READING, path="/detect"),
    openapi_extra=openapi.body(DetectRequest, FRENCH),
)
async def detect(
    body: Annotated[DetectRequest, Depends(body_of(DetectRequest))], state: StateDep, services: ServicesDep
) -> list[DetectedAnswer]:
    """Give the likeliest languages of a text, the best first; none where the text holds no letters."""
    check_limits([body.q], state.settings)
    if not body.q.strip():
        raise EmptyTextError("There is no text to tell the language of.")
    candidates = await services.translation.worker.compute(lambda: services.engines.detector.detect(body.q))
    answers = [detected_answer(candidate) for candidate in candidates[:LIKELIEST]]
    return answers[:1] + [answer for answer in answers[1:] if answer.confidence]


def _plain(text: str, flags: list[FlagAnswer] | list[list[FlagAnswer]] | None) -> Response:
    """Answer a bare text, whose flags are not lost: their codes go into a header."""
    codes = dict.fromkeys(flag.code for flag in flags or [] if isinstance(flag, FlagAnswer))
    return PlainTextResponse(text, headers={FLAGS_HEADER: ", ".join(codes)} if codes else None)
