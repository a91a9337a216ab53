"""The one place that errors are answered from."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse

from app.api.dialects import error_body, status_in_dialect
from app.errors import DepecheError

NO_REQUEST_ID = "-"


class ErrorResponse(JSONResponse):
    """JSON that can always be written: what the caller sent may stand in it."""

    def render(self, content: object) -> bytes:
        """Write half surrogate pairs as `?`, and as text what JSON has no form for."""
        return json.dumps(content, ensure_ascii=False, default=str).encode("utf-8", "replace")


def error_response(
    connection: HTTPConnection,
    code: str,
    message: str,
    status: int,
    *,
    detail: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> ErrorResponse:
    """Answer in the dialect of the request; natively `{"error": {"code", "message", "detail"}, "request_id"}`."""
    body = error_body(connection.scope, code, message, detail or {}, request_id_of(connection))
    status = status_in_dialect(connection.scope, status, code)
    # The standard asks for it (RFC 9110, 15.5.2); browsers and curl make nothing of it.
    challenge = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    return ErrorResponse(body, status, {**challenge, **(headers or {})})


def depeche_error_response(connection: HTTPConnection, error: DepecheError) -> ErrorResponse:
    """Answer one of the service's own errors; one that passes by itself says when to try again."""
    wait = error.detail.get("retry_after_seconds")
    headers = {"Retry-After": str(wait)} if wait is not None else None
    return error_response(connection, error.code, error.message, error.status, detail=error.detail, headers=headers)


def request_id_of(connection: HTTPConnection) -> str:
    """Give the id that the RequestId middleware put on the request."""
    return str(getattr(connection.state, "request_id", NO_REQUEST_ID))
