"""Server-sent events: an answer that is written while it is being made."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.dialects import error_body
from app.api.responses import ErrorResponse, request_id_of
from app.errors import DepecheError

logger = logging.getLogger("depeche")

EVENT_STREAM = "text/event-stream"

# Proxies close connections on which nothing passes, many of them after 30 or 60 seconds.
KEEP_ALIVE_SECONDS = 15.0
_KEEP_ALIVE = b": still at work\n\n"

# Without the second, nginx collects the events and gives them out at the end.
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


@dataclass(frozen=True, slots=True)
class Event:
    """A named event; data is JSON in one line."""

    name: str
    data: str

    def encode(self) -> bytes:
        """Write the event as the stream has it."""
        return f"event: {self.name}\ndata: {self.data}\n\n".encode()


# Events that come at the same time are written together.
Events = AsyncGenerator[list[Event], None]


class EventStream(Response):
    """Sends events as they come, and a comment now and then where none does.

    A fault on the way becomes the event `error`, as the status has been sent. When the caller leaves, the work is
    cancelled.
    """

    media_type = EVENT_STREAM

    def __init__(self, events: Events, keep_alive: float = KEEP_ALIVE_SECONDS) -> None:
        super().__init__(headers=_HEADERS)
        del self.headers["Content-Length"]
        self._events = events
        self._keep_alive = keep_alive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events, until there are no more or nobody is there to read them."""
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            if await self._send_events(HTTPConnection(scope), gone, send):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        except OSError:
            # Servers of a newer protocol say so that the caller has gone.
            logger.info("The caller left the stream, request %s", request_id_of(HTTPConnection(scope)))
        finally:
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)
            await self._events.aclose()

    async def _send_events(self, connection: HTTPConnection, gone: asyncio.Future[None], send: Send) -> bool:
        """Whether all were sent: False where the caller left."""
        while True:
            coming = asyncio.ensure_future(self._next(connection))
            try:
                while not coming.done():
                    waited: set[asyncio.Future[Any]] = {coming, gone}
                    await asyncio.wait(waited, timeout=self._keep_alive, return_when=asyncio.FIRST_COMPLETED)
                    if gone.done():
                        logger.info("The caller left the stream, request %s", request_id_of(connection))
                        return False
                    if not coming.done():
                        await send({"type": "http.response.body", "body": _KEEP_ALIVE, "more_body": True})
                events, is_last = coming.result()
            finally:
                coming.cancel()
                await asyncio.gather(coming, return_exceptions=True)
            body = b"".join(event.encode() for event in events)
            await send({"type": "http.response.body", "body": body, "more_body": True})
            if is_last:
                return True

    async def _next(self, connection: HTTPConnection) -> tuple[list[Event], bool]:
        """Give the next events, and whether they are the last; a fault is told by the last one."""
        try:
            return await anext(self._events), False
        except StopAsyncIteration:
            return [], True
        except DepecheError as error:
            return [_error(connection, error.code, error.message, error.detail)], True
        except Exception:
            logger.exception("Unexpected error in a stream, request %s", request_id_of(connection))
            message = "Something went wrong in the service. Its log tells more under this request's id."
            return [_error(connection, "internal_error", message, {})], True


def _error(connection: HTTPConnection, code: str, message: str, detail: dict[str, object]) -> Event:
    # No other service streams, so that there is no dialect but our own.
    body = error_body({}, code, message, detail, request_id_of(connection))
    return Event("error", bytes(ErrorResponse(body).body).decode())


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
