"""The pages: `GET /` is the desk, the others stand under `/desk/`, and what they are made of under `/web/`.

They hold nothing of anybody's text, so they need no key; what they ask of the API does.
"""

import gzip
from collections.abc import Callable, Coroutine
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope

_FILES: Final = Path(__file__).parent / "static"
_PAGES: Final = {
    "/": "desk.html",
    "/desk/glossaries": "glossaries.html",
    "/desk/memory": "memory.html",
    "/desk/status": "status.html",
}
# By ending: what the machine's own table says differs between machines, and a module of another type is not run.
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
# Nothing from elsewhere, nothing inline: a text that smuggles a tag into the page still runs no script.
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def add_pages(app: FastAPI) -> None:
    """Serve the pages."""
    for path, name in _PAGES.items():
        app.router.routes.append(_CountedRoute(path, _page(name), methods=["GET", "HEAD"], include_in_schema=False))
    app.router.routes.append(
        _CountedRoute("/web/{name:path}", _asset, methods=["GET", "HEAD"], include_in_schema=False)
    )


class _CountedRoute(Route):
    """A route that says which it is, as FastAPI's do: requests are counted by its path."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, found = super().matches(scope)
        return match, {**found, "route": self} if match != Match.NONE else found


def _page(name: str) -> Callable[[Request], Coroutine[object, object, Response]]:
    async def page(request: Request) -> Response:
        return _answer(request, name)

    return page


async def _asset(request: Request) -> Response:
    return _answer(request, request.path_params["name"])


def _answer(request: Request, name: str) -> Response:
    # A name is looked up, never made a path of: there is no way out of the folder, nor a name that a disk can't bear.
    path = next((path for path in _FILES.iterdir() if path.name == name and path.suffix in _TYPES), None)
    if path is None:
        raise HTTPException(404)
    content = path.read_bytes()
    # Weak, as it stands for the file, compressed or not.
    etag = f'W/"{blake2b(content, digest_size=12).hexdigest()}"'
    headers = {**_HEADERS, "ETag": etag, "Vary": "Accept-Encoding"}
    if etag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        content = _compressed(content)
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=_TYPES[path.suffix], headers=headers)


@lru_cache(maxsize=128)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
