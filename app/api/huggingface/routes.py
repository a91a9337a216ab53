"""`/hf/translation` and `/hf/summarization`, which a client is given as its model."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends
from fastapi import Path as InPath
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from app.api import openapi
from app.api.auth import CallerDep
from app.api.body import read_fields
from app.api.deps import ServicesDep, StateDep, check_limits
from app.api.disconnect import while_connected
from app.api.errors import invalid_request
from app.api.huggingface.generation import SummaryBounds, sequences, summary_bounds
from app.api.huggingface.requests import (
    Input,
    SummarizationInput,
    SummarizationOutput,
    TranslationInput,
    TranslationOutput,
)
from app.api.operations import HealthAnswer
from app.api.present import flag_answer, translation_flags
from app.engines.protocol import Signature
from app.errors import (
    EmptyTextError,
    InvalidParameterError,
    ModelError,
    ModelNotLoadedError,
    NotReadyError,
    SummaryLimitError,
    TooManyTextsError,
    UnsupportedLanguageError,
)
from app.models.registry import load_registry
from app.services.access import Caller
from app.services.container import Services, State
from app.services.results import Summary, Translation
from app.services.translation import SOURCE, TARGET, TranslationOptions
from app.text.words import count_words

SIGNATURE_HEADER = "X-Depeche-Signature"

Task = Literal["translation", "summarization"]
Model = Annotated[
    str, InPath(description="The id of the model that is loaded, as on the hub.", examples=["depeche-fr-en"])
]
In = TypeVar("In", bound=Input)
Outputs = TypeVar("Outputs")

_PATH = "/hf/translation"
_ERRORS = openapi.errors(
    *openapi.READING,
    UnsupportedLanguageError,
    TooManyTextsError,
    InvalidParameterError,
    SummaryLimitError,
    ModelNotLoadedError,
    path=_PATH,
)
_HEALTH_ERRORS = openapi.errors(NotReadyError, ModelError, ModelNotLoadedError, path=_PATH)
_TRANSLATIONS = TypeAdapter[list[TranslationOutput] | list[list[TranslationOutput]]](
    list[TranslationOutput] | list[list[TranslationOutput]]
)
_SUMMARIES = TypeAdapter(list[SummarizationOutput])

router = APIRouter(prefix="/hf", tags=["Hugging Face"])


def _input_of(model: type[In]) -> Callable[[Request], Awaitable[In]]:
    """Make a dependency that reads JSON; Hugging Face's clients send nothing else."""

    async def read(request: Request) -> In:
        fields = await read_fields(request, ("json",))
        try:
            return model.model_validate({name: value for name, value in fields.items() if value is not None})
        except ValidationError as error:
            raise invalid_request(error.errors(include_url=False, include_input=False)) from error

    return read


TranslationDep = Annotated[TranslationInput, Depends(_input_of(TranslationInput))]
SummarizationDep = Annotated[SummarizationInput, Depends(_input_of(SummarizationInput))]


@router.get("/{task}/health", summary="Tell whether a task can be called", responses=_HEALTH_ERRORS)
async def health(task: Task, services: ServicesDep) -> HealthAnswer:  # noqa: ARG001 - asking is the answer
    """Answer 200 once the models are loaded, 503 before."""
    return HealthAnswer()


@router.get("/{task}/{model:path}/health", summary="Tell whether a model can be called", responses=_HEALTH_ERRORS)
async def model_health(task: Task, model: Model, services: ServicesDep) -> HealthAnswer:
    """Answer 200 where the model of this name is loaded."""
    _check_model(model, _signature(services, task))
    return HealthAnswer()


@router.post(
    "/translation",
    summary="Translate texts",
    response_model=list[TranslationOutput] | list[list[TranslationOutput]],
    responses=_ERRORS,
    openapi_extra=openapi.json_body(TranslationInput),
)
async def translation(request: Request, body: TranslationDep, state: StateDep, caller: CallerDep) -> Response:
    """Translate a text or a list of texts, plain text, French unless `src_lang` says `auto`.

    Of `generate_parameters`, `num_return_sequences` gives that many translations at most, best first (for a list of
    texts, a list each); `num_beams` must be the server's own and `do_sample` false. Others are refused with 422. What
    an editor should check stands in `flags`, and the header `X-Depeche-Signature` names what made the words.
    """
    return await _translate(request, body, state, caller)


@router.post(
    "/translation/{model:path}",
    summary="Translate texts with a named model",
    response_model=list[TranslationOutput] | list[list[TranslationOutput]],
    responses=_ERRORS,
    openapi_extra=openapi.json_body(TranslationInput),
)
async def translation_with_model(
    request: Request, model: Model, body: TranslationDep, state: StateDep, caller: CallerDep
) -> Response:
    """Translate as `/hf/translation` does, where the model of this name is loaded, else answer 404."""
    return await _translate(request, body, state, caller, model)


@router.post(
    "/summarization",
    summary="Summarize articles in English",
    response_model=list[SummarizationOutput],
    responses=_ERRORS,
    openapi_extra=openapi.json_body(SummarizationInput),
)
async def summarization(request: Request, body: SummarizationDep, state: StateDep, caller: CallerDep) -> Response:
    """Summarize a French or English article, or a list of them, in a few English sentences.

    Of `generate_parameters`, `max_length` (or `max_new_tokens`) and `min_length` bound the summary, four tokens taken
    for three words; it is made of whole sentences, and 422 says where none fit. An article that is shorter comes back
    whole. `num_beams` must be the summarizer's own and `do_sample` false. Others are refused with 422.
    """
    return await _summarize(request, body, state, caller)


@router.post(
    "/summarization/{model:path}",
    summary="Summarize articles with a named model",
    response_model=list[SummarizationOutput],
    responses=_ERRORS,
    openapi_extra=openapi.json_body(SummarizationInput),
)
async def summarization_with_model(
    request: Request, model: Model, body: SummarizationDep, state: StateDep, caller: CallerDep
) -> Response:
    """Summarize as `/hf/summarization` does, where the model of this name is loaded, else answer 404."""
    return await _summarize(request, body, state, caller, model)


async def _translate(
    request: Request, body: TranslationInput, state: State, caller: Caller, model: str | None = None
) -> Response:
    services = await _services(request, body, state)
    signature = services.engines.translator.signature
    _check_model(model, signature)
    count = sequences(body.parameters.generation, signature.beam)
    check_limits(body.texts, state.settings)
    await caller.charge(sum(map(len, body.texts)))
    options = TranslationOptions(alternatives=count - 1)
    source, target = body.parameters.src_lang or SOURCE, body.parameters.tgt_lang or TARGET
    translations = await while_connected(request, services.translation.translate(body.texts, source, target, options))
    answers = [_translation_outputs(item) for item in translations]
    if isinstance(body.inputs, str):
        return _answer(_TRANSLATIONS, answers[0], signature)
    return _answer(_TRANSLATIONS, answers if count > 1 else [item[0] for item in answers], signature)


def _translation_outputs(translation: Translation) -> list[TranslationOutput]:
    best = TranslationOutput(
        translation_text=translation.text, flags=translation_flags(translation, html=False) or None
    )
    return [best, *(TranslationOutput(translation_text=other.text) for other in translation.alternatives)]


async def _summarize(
    request: Request, body: SummarizationInput, state: State, caller: Caller, model: str | None = None
) -> Response:
    services = await _services(request, body, state)
    signature = services.engines.summarizer.signature
    _check_model(model, signature)
    bounds = summary_bounds(body.parameters.generation, signature.beam)
    check_limits(body.texts, state.settings)
    if not body.texts:
        raise EmptyTextError("There is no text to summarize.")
    await caller.charge(sum(map(len, body.texts)))
    summaries = await while_connected(request, _summaries(services, body.texts, bounds))
    return _answer(_SUMMARIES, [_summary_output(item) for item in summaries], signature)


async def _summaries(services: Services, texts: Sequence[str], bounds: SummaryBounds) -> list[Summary]:
    summaries = []
    for text in texts:
        summary = await services.summary.summarize(text, length=bounds.length)
        if not summary.complete:
            bounds.check(count_words(summary.text))
        summaries.append(summary)
    return summaries


def _summary_output(summary: Summary) -> SummarizationOutput:
    flags = [flag_answer(flag) for flag in dict.fromkeys(summary.flags)]
    return SummarizationOutput(summary_text=summary.text, flags=flags or None)


async def _services(request: Request, body: Input, state: State) -> Services:
    if body.waits and state.loading:
        await while_connected(request, _wait_for(state.loading))
    return state.ready_services()


async def _wait_for(loading: asyncio.Task[None]) -> None:
    # Not the task itself: a caller who leaves must not stop the models from loading.
    await asyncio.wait({loading})


def _signature(services: Services, task: Task) -> Signature:
    return (services.engines.translator if task == "translation" else services.engines.summarizer).signature


def _check_model(wanted: str | None, loaded: Signature) -> None:
    """Raise ModelNotLoadedError where a model is asked for that is not the one that answers."""
    if wanted is None or wanted.casefold() == loaded.model.casefold():
        return
    entry = load_registry().find(wanted)
    if entry is None or entry.id != loaded.model:
        raise ModelNotLoadedError(
            f"The model '{wanted[:100]}' is not loaded here. The one that is, is '{loaded.model}'.", loaded=loaded.model
        )


def _answer(adapter: TypeAdapter[Outputs], outputs: Outputs, signature: Signature) -> Response:
    content = adapter.dump_json(outputs, exclude_none=True)
    return Response(content, media_type="application/json", headers={SIGNATURE_HEADER: str(signature)})
