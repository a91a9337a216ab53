"""Reading the bodies of DeepL's clients: JSON of the newer ones, forms of the older."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from starlette.requests import Request

from app.api import openapi
from app.api.body import read_fields
from app.api.errors import invalid_request

Model = TypeVar("Model", bound=BaseModel)


class Body(BaseModel):
    """What DeepL has besides is none of ours, unless a field says so."""

    model_config = ConfigDict(extra="ignore")


def _listed(value: object) -> object:
    """Read a list: as such, or in one string with commas, as forms have it."""
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return value


NameList = Annotated[
    list[str],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}),
]


def body_of(model: type[Model]) -> Callable[[Request], Awaitable[Model]]:
    """Make a dependency that reads the request into a model."""

    async def read(request: Request) -> Model:
        return validated(model, await read_fields(request, ("json", "form", "multipart"), needs=""))

    return read


def validated(model: type[Model], fields: dict[str, object]) -> Model:
    """Check fields; null is as good as nothing. Raises InvalidRequestError."""
    try:
        return model.model_validate({name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        raise invalid_request(error.errors(include_url=False, include_input=False)) from error


def described(model: type[BaseModel], media_type: str = "application/json") -> openapi.Document:
    """Describe a body; of those that come in several ways the JSON, for the forms are what older clients send."""
    (content,) = openapi.json_body(model)["requestBody"]["content"].values()  # type: ignore[index]
    return {"requestBody": {"required": True, "content": {media_type: content}}}
