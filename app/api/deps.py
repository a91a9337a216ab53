"""What routes ask for, as words that read well in a signature."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, TypeVar

from fastapi import Depends
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from app.api.accept import prefers_events, prefers_plain_text
from app.api.body import Fields, read_fields
from app.api.dialects import mark_as_libretranslate
from app.api.errors import invalid_request
from app.errors import InvalidRequestError, TextTooLongError, TooManyTextsError
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

    Options may stand in the query as well, which is where those of a plain text are. One that stands in both with two
    values is refused: nobody knows which was meant.
    """

    async def read(request: Request) -> Model:
        options = {name: value for name, value in request.query_params.items() if name != "q"}
        body = await read_fields(request)
        _check_agreement(options, body)
        fields: Fields = {**options, **body}
        if "api_key" in fields:
            mark_as_libretranslate(request)
        # Clients of LibreTranslate write null for what they leave out.
        given = {name: value for name, value in fields.items() if value is not None}
        try:
            return model.model_validate(given)
        except ValidationError as error:
            raise invalid_request(error.errors(include_url=False, include_input=False)) from error

    return read


def _check_agreement(options: Mapping[str, str], body: Mapping[str, object]) -> None:
    for name in options.keys() & body.keys() - {"api_key"}:
        if body[name] is not None and str(body[name]).lower() != options[name].lower():
            raise InvalidRequestError(f"{name}: has one value in the query and another in the body.", field=name)


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
