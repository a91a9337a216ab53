"""Keys in the API's description: how to send one, and what is answered where it is missing, wrong or used up."""

from typing import Any

from fastapi import FastAPI

from app.api import openapi
from app.api.auth import is_open
from app.errors import KeyInvalidError, KeyMissingError, QuotaExceededError, RateLimitedError

SCHEMES: dict[str, dict[str, str]] = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A key of `depeche keys create`."},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "api_key", "description": "Also a field of the body."},
}
_ERRORS = (KeyMissingError, KeyInvalidError, RateLimitedError, QuotaExceededError)


def describe_keys(app: FastAPI, *, required: bool) -> None:
    """Add keys to what the application says of itself.

    required: whether this server asks for a key; where it asks for none, no errors about them are answered either.
    """
    if not required:
        return
    plain = app.openapi

    def described() -> dict[str, Any]:
        is_new = app.openapi_schema is None
        document = plain()
        if is_new:
            document.setdefault("components", {})["securitySchemes"] = SCHEMES
            for path, operations in document["paths"].items():
                for operation in () if is_open(path) else operations.values():
                    _describe(operation, path)
        return document

    app.openapi = described  # type: ignore[method-assign]


def _describe(operation: dict[str, Any], path: str) -> None:
    operation["security"] = [{name: []} for name in SCHEMES]
    # Errors have one shape in a dialect.
    others = (answer.get("content", {}).get("application/json", {}) for answer in operation["responses"].values())
    schema: dict[str, Any] = next(
        (other["schema"] for other in others if "examples" in other and "schema" in other), {}
    )
    shape = {name: value for name, value in schema.items() if name != "title"}
    for status, answer in openapi.errors(*_ERRORS, path=path).items():
        said: dict[str, Any] = {name: value for name, value in answer.items() if name != "model"}
        known = operation["responses"].setdefault(
            str(status), {"description": "", "content": {"application/json": {"schema": shape}}}
        )
        known["description"] = "; ".join(filter(None, (known["description"], said["description"])))
        known["content"]["application/json"].setdefault("examples", {}).update(
            said["content"]["application/json"]["examples"]
        )
