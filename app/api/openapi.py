"""What the generated API description can't know: bodies that are read by hand, and the errors of every route."""

from collections.abc import Mapping
from typing import cast

from fastapi.openapi.constants import REF_TEMPLATE
from pydantic import BaseModel
from starlette.types import Scope

from app.api.answers import ErrorAnswer, MessageErrorAnswer, PlainErrorAnswer
from app.api.dialects import DEEPL, HUGGING_FACE, LIBRETRANSLATE, SHARED, error_body, status_in_dialect
from app.errors import (
    BodyTooLargeError,
    DepecheError,
    EmptyTextError,
    GlossaryNotFoundError,
    InvalidGlossaryError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    ModelError,
    NotReadyError,
    StorageError,
    TextTooLongError,
    UnsupportedMediaTypeError,
)

Document = dict[str, object]

_FORMS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")

# What every route that reads a text may answer.
READING: tuple[type[DepecheError], ...] = (
    MalformedBodyError,
    BodyTooLargeError,
    TextTooLongError,
    UnsupportedMediaTypeError,
    InvalidRequestError,
    InvalidTextError,
    EmptyTextError,
    NotReadyError,
    ModelError,
)

# What a route may answer besides, where it takes a glossary.
GLOSSARY: tuple[type[DepecheError], ...] = (InvalidGlossaryError, GlossaryNotFoundError, StorageError)


def body(model: type[BaseModel], text: str, *, options: bool = True) -> Document:
    """Describe a body in its content types; text: an example of the plain one, whose options stand in the query."""
    schema = model.model_json_schema(ref_template=REF_TEMPLATE)
    content: Document = {media_type: {"schema": schema} for media_type in _FORMS}
    content["text/plain"] = {"schema": {"type": "string", "description": "The text itself."}, "example": text}
    described: Document = {"requestBody": {"required": True, "content": content}}
    if options:
        described["parameters"] = [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": f"For a plain text, instead of the field. {field.get('description', '')}",
                "schema": {key: value for key, value in field.items() if key != "description"},
            }
            for name, field in schema["properties"].items()
            if name != "q"
        ]
    return described


def json_body(model: type[BaseModel]) -> Document:
    """Describe a body that is JSON only and that the route reads by hand."""
    schema = model.model_json_schema()
    inlined = _inlined(schema, schema.pop("$defs", {}))
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": inlined}}}}


def _inlined(node: object, definitions: Mapping[str, Document]) -> object:
    """Put each definition where it is referred to: FastAPI does not know of those of a body that it does not read."""
    if isinstance(node, list):
        return [_inlined(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    found = definitions[node["$ref"].rpartition("/")[2]] if "$ref" in node else {}
    return {name: _inlined(value, definitions) for name, value in (found | node).items() if name != "$ref"}


def inlined(model: type[BaseModel]) -> Document:
    """Describe a model whose parts no route names: they stand in it, not among the components."""
    schema = model.model_json_schema()
    parts = schema.pop("$defs", {})

    def resolved(node: object) -> object:
        if isinstance(node, dict):
            if "$ref" in node:
                return resolved(
                    {**parts[node["$ref"].rpartition("/")[2]], **{k: v for k, v in node.items() if k != "$ref"}}
                )
            # Its mapping points to components; the values of `kind` in the parts say the same.
            return {name: resolved(value) for name, value in node.items() if name != "discriminator"}
        return [resolved(value) for value in node] if isinstance(node, list) else node

    return cast("Document", resolved(schema))


def errors(*kinds: type[DepecheError], path: str = "/") -> dict[int | str, dict[str, object]]:
    """Describe errors by status, with an example of each code.

    path: one of the routes', whose dialect the errors are answered in.
    """
    scope = {"path": path}
    statuses = {kind: status_in_dialect(scope, kind.status, kind.code) for kind in kinds}
    answers: dict[int | str, dict[str, object]] = {}
    for status in sorted(set(statuses.values())):
        same = {kind.code: kind for kind in kinds if statuses[kind] == status}
        examples = {code: {"value": _example(kind, scope)} for code, kind in same.items()}
        answers[status] = {
            "model": _shape(path),
            "description": "; ".join(f"`{code}`: {_meaning(kind)}" for code, kind in same.items()),
            "content": {"application/json": {"examples": examples}},
        }
    return answers


def _meaning(kind: type[DepecheError]) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def _example(kind: type[DepecheError], scope: Scope) -> Mapping[str, object]:
    return error_body(scope, kind.code, _meaning(kind), {}, "0f7e6a5c4b3d2e1f0a9b8c7d6e5f4a3b")


def _shape(path: str) -> object:
    if path.startswith(DEEPL):
        return MessageErrorAnswer
    if path in SHARED:
        return ErrorAnswer | PlainErrorAnswer
    return PlainErrorAnswer if path.startswith((HUGGING_FACE, *LIBRETRANSLATE)) else ErrorAnswer


def text_answer(description: str, text: str) -> dict[int | str, dict[str, object]]:
    """Describe an answer that is JSON or, where `Accept` prefers it, plain text."""
    return {200: {"description": description, "content": {"text/plain": {"example": text}}}}
