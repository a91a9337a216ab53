"""Pages of other origins that may call the service from a browser."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

# Headers of answers that a page's script may read, besides those that it always may.
EXPOSED = ("X-Request-ID", "X-Depeche-Flags", "X-Trace-ID", "Retry-After", "Location", "Content-Disposition")
_DAY = 86_400


def allow_origins(app: FastAPI, origins: str) -> None:
    """Let pages of these origins call; origins: with commas between them. Cookies are never asked for: there are none.

    Nothing is added where there are none, which is how browsers keep pages from calling other servers.
    """
    allowed = [origin.strip().rstrip("/") for origin in origins.split(",") if origin.strip()]
    if allowed:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=allowed,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["*"],
            expose_headers=EXPOSED,
            max_age=_DAY,
        )
