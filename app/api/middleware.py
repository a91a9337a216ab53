"""What happens to every request before a route sees it. Pure ASGI: no task and no thread is added to a request."""

import asyncio
import logging
import re
import uuid
from collections.abc import Mapping
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.dialects import DEEPL
from app.api.responses import depeche_error_response, error_response, request_id_of
from app.errors import BodyTooLargeError

logger = logging.getLogger("depeche")

REQUEST_ID_HEADER = "X-Request-ID"
TRACE_ID_HEADER = "X-Trace-ID"  # DeepL's name for it
DRAINED_BYTES = 32_000_000
DRAINED_SECONDS = 5.0
_SANE_REQUEST_ID = re.compile(r"[\x21-\x7e]{1,128}")


class RequestId:
    """Gives every request an id, the caller's own where it is sane, and names it in the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the request, then pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
        request_id = given if _SANE_REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        # A state of its own: not every server copies that of the lifespan.
        scope["state"] = {**scope.get("state", {}), "request_id": request_id}

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID_HEADER] = request_id
                if scope["path"].startswith(DEEPL):
                    headers[TRACE_ID_HEADER] = request_id
            await send(message)

        await self.app(scope, receive, send_with_id)


class BodyLimit:
    """Refuses a large body: by its declared length before anything is read, else as soon as it has grown too large.

    What the caller is still sending after the answer is read and thrown away, within limits: a connection that is
    closed on unread bytes is reset, and many clients then report that in place of the answer.

    larger: limits of paths that take more than the others.
    """

    def __init__(self, app: ASGIApp, max_bytes: int, larger: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.max_bytes = max_bytes
        self.larger = larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on with its body counted."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        max_bytes = self.larger.get(scope["path"], self.max_bytes)
        declared = Headers(scope=scope).get("Content-Length", "")
        refused = declared.isdecimal() and int(declared[:20]) > max_bytes
        read = 0

        async def receive_counted() -> Message:
            nonlocal read, refused
            message = await receive()
            read += len(message.get("body", b""))
            if read > max_bytes:
                refused = True
                raise _too_large(max_bytes)
            return message

        async def send_and_drain(message: Message) -> None:
            if refused and message["type"] == "http.response.body" and not message.get("more_body", False):
                await send({**message, "more_body": True})
                await _drain(receive)
                message = {"type": "http.response.body", "body": b""}
            await send(message)

        if refused:
            response = depeche_error_response(HTTPConnection(scope), _too_large(max_bytes))
            await response(scope, receive, send_and_drain)
        else:
            await self.app(scope, receive_counted, send_and_drain)


def _too_large(max_bytes: int) -> BodyTooLargeError:
    return BodyTooLargeError(f"The body is larger than {max_bytes} bytes. Send the text in parts.", max_bytes=max_bytes)


async def _drain(receive: Receive) -> None:
    """Read what is left of a body, up to a size and a time."""
    left = DRAINED_BYTES
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAINED_SECONDS):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if not message.get("more_body", False):
                    return


class UnexpectedErrors:
    """Answers a fault in the service itself with its request id; what happened goes to the log, not to the caller."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer in its place where that fails."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception:
            request_id = request_id_of(HTTPConnection(scope))
            logger.exception("Unexpected error in %s %r, request %s", scope["method"], scope["path"], request_id)
            if started:
                raise
            message = "Something went wrong in the service. Its log tells more under this request's id."
            await error_response(HTTPConnection(scope), "internal_error", message, 500)(scope, receive, send)
