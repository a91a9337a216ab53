"""`GET /metrics`, and the counting of requests."""

import asyncio
import time

from fastapi import APIRouter
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.deps import StateDep
from app.api.errors import CLIENT_CLOSED_REQUEST
from app.services.metrics import Metrics

# What callers may write as they like is put together: each label is a series that is kept for good.
OTHER = "other"
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))

router = APIRouter(tags=["operations"])


@router.get(
    "/metrics",
    summary="Give metrics for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(state: StateDep) -> Response:
    """Count requests, sentences, flags, what was remembered, and what the process takes, in Prometheus' text form.

    There is no text and no key in it.
    """
    text = await asyncio.to_thread(state.metrics.text)
    return Response(text, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})


class RequestMetrics:
    """Counts every request by the template of its route, and how long its answer took. Pure ASGI."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count it once its answer is out, or its caller has left."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = CLIENT_CLOSED_REQUEST

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            # Which route it is stands in the scope only now. What has none is refused before, or there is nothing.
            route = getattr(scope.get("route"), "path", OTHER)
            method = scope["method"] if scope["method"] in _METHODS else OTHER
            self.metrics.count_request(route, method, status, time.perf_counter() - started)
