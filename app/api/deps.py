"""What routes ask for, as words that read well in a signature."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import Depends
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from app.api.accept import prefers_events, prefers_plain_text
from app.api.body import Fields, read_fields
from app.api.dialects import mark_as_libretranslate
from app.api.errors import invalid_request
from app.errors import TextTooLongError, TooManyTextsError
from app.services.container import Services, State
from app.settings import Settings

Model = TypeVar("Model", bound=BaseModel)


async def _state(request: Request) -> State:
    state: State = request.app.state.depeche
    return state


async def _ready_services(request: Request) -> Services:
    return (await _state(request)).ready_services()


async def _plain_text(request: Request) -> bool:
    return prefers_plain_text(request.headers.get("Accept", ""))


async def _events(request: Request) -> bool:
    return prefers_events(request.headers.get("Accept", ""))


StateDep = Annotated[State, Depends(_state)]
ServicesDep = Annotated[Services, Depends(_ready_services)]
PlainTextDep = Annotated[bool, Depends(_plain_text)]
EventsDep = Annotated[bool, Depends(_events)]


def body_of(model: type[Model]) -> Callable[[Request], Awaitable[Model]]:
    """Make a dependency that reads the request into a model.

    Options may stand in the query as well, which is where those of a plain text are. The body goes before the query:
    clients made of the API's description send the defaults there. What stands in the query must be valid nevertheless.
    """

    async def read(request: Request) -> Model:
        options = {name: value for name, value in request.query_params.items() if name != "q"}
        body = await read_fields(request)
        fields: Fields = {**options, **body}
        if "api_key" in fields:
            mark_as_libretranslate(request)
        if options.keys() & body.keys():
            _validated(model, {**body, **options})
        return _validated(model, fields)

    return read


def _validated(model: type[Model], fields: Fields) -> Model:
    # Clients of LibreTranslate write null for what they leave out.
    given = {name: value for name, value in fields.items() if value is not None}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise invalid_request(error.errors(include_url=False, include_input=False)) from error


def check_limits(texts: Sequence[str], settings: Settings) -> None:
    """Raise TooManyTextsError or TextTooLongError; the limit is on the characters of all texts together."""
    if len(texts) > settings.max_texts:
        raise TooManyTextsError(
            f"There are {len(texts)} texts in the list; {settings.max_texts} can be sent at once.",
            texts=len(texts),
            max_texts=settings.max_texts,
        )
    characters = sum(map(len, texts))
    if characters > settings.max_text_chars:
        raise TextTooLongError(
            f"The text has {characters} characters; {settings.max_text_chars} can be sent at once.",
            characters=characters,
            max_characters=settings.max_text_chars,
        )
