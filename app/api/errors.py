"""The one place where errors become HTTP."""

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.api.middleware import UnexpectedErrors
from app.api.responses import depeche_error_response, error_response, request_id_of
from app.errors import DepecheError, InvalidRequestError

logger = logging.getLogger("depeche")

# Errors shown of one request: a list of a thousand wrong items would answer with a thousand.
SHOWN_PROBLEMS = 10

# What nginx logs when the caller has gone. Nobody receives it.
CLIENT_CLOSED_REQUEST = 499

_MESSAGES = {
    HTTPStatus.NOT_FOUND: "There is nothing at this path. The routes are listed at /docs.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This path does not take this method. The Allow header names those that it takes.",
}


def install_error_handlers(app: FastAPI) -> None:
    """Make the application answer every error in the one JSON shape.

    Handlers are coroutines, because Starlette runs plain functions in its thread pool.
    """

    async def handle_depeche_error(request: Request, error: DepecheError) -> Response:
        return depeche_error_response(request, error)

    async def handle_validation_error(request: Request, error: RequestValidationError) -> Response:
        return depeche_error_response(request, invalid_request(error.errors()))

    async def handle_http_exception(request: Request, error: HTTPException) -> Response:
        status = HTTPStatus(error.status_code)
        message = _MESSAGES.get(status, str(error.detail))
        return error_response(request, status.name.lower(), message, status, headers=error.headers)

    async def handle_disconnect(request: Request, _: ClientDisconnect) -> Response:
        logger.info("The caller left before the answer, request %s", request_id_of(request))
        return Response(status_code=CLIENT_CLOSED_REQUEST)

    app.exception_handler(DepecheError)(handle_depeche_error)
    app.exception_handler(RequestValidationError)(handle_validation_error)
    app.exception_handler(HTTPException)(handle_http_exception)
    app.exception_handler(ClientDisconnect)(handle_disconnect)
    app.add_middleware(UnexpectedErrors)


def invalid_request(problems: Iterable[Mapping[str, object]]) -> InvalidRequestError:
    """Turn pydantic's list of problems into one error that names each field, without repeating what was sent."""
    described = [_describe(problem) for problem in problems]
    shown = described[:SHOWN_PROBLEMS]
    message = "; ".join(f"{item['field']}: {item['problem']}" for item in shown)
    return InvalidRequestError(message, problems=shown, problem_count=len(described))


def _describe(problem: Mapping[str, object]) -> dict[str, str]:
    location = problem.get("loc", ())
    parts = location if isinstance(location, tuple) else (location,)
    field = ".".join(str(part) for part in parts if part not in {"query", "body"})
    message = str(problem.get("msg", "is not valid")).removeprefix("Value error, ")
    return {"field": field, "problem": message}
