"""In which dialect a caller speaks, and what an error looks like in it.

Dépêche's own routes and LibreTranslate's share their paths. A caller is taken for one of LibreTranslate's clients where
it sends the field `api_key`, as most of them do, if only empty; below the prefixes of the others there is no doubt.
"""

from collections.abc import Mapping

from starlette.requests import HTTPConnection
from starlette.types import Scope

from app.errors import QuotaExceededError

_OLDER = {422: 400, 401: 403}

DEEPL, HUGGING_FACE = "/deepl/", "/hf/"

# Paths that only LibreTranslate's clients ask for.
LIBRETRANSLATE = ("/frontend/settings", "/translate_file", "/download_file/", "/suggest")

# Paths that both ask for.
SHARED = ("/translate", "/detect")


def mark_as_libretranslate(connection: HTTPConnection) -> None:
    """Note that a request is one of LibreTranslate's clients, which read `error` as a string."""
    if connection.scope["path"] in SHARED:
        connection.state.libretranslate = True


def error_body(
    scope: Scope, code: str, message: str, detail: Mapping[str, object], request_id: str
) -> dict[str, object]:
    """Give the body of an error in the dialect of its request."""
    path = scope.get("path", "")
    if path.startswith(DEEPL):
        return {"message": message, "detail": code}
    if path.startswith(HUGGING_FACE):
        waiting = {"estimated_time": detail["retry_after_seconds"]} if "retry_after_seconds" in detail else {}
        return {"error": message, **waiting}
    if _speaks_libretranslate(scope):
        return {"error": message}
    return {"error": {"code": code, "message": message, "detail": dict(detail)}, "request_id": request_id}


def status_in_dialect(scope: Scope, status: int, code: str = "") -> int:
    """Give the status that clients of a dialect know.

    Those of DeepL and LibreTranslate have no 422, and no 401 for a missing key. A quota that is used up is DeepL's 456,
    on which its clients don't try again, as they do on 429.
    """
    is_deepl = scope.get("path", "").startswith(DEEPL)
    if is_deepl and code == QuotaExceededError.code:
        return 456
    return _OLDER.get(status, status) if is_deepl or _speaks_libretranslate(scope) else status


def _speaks_libretranslate(scope: Scope) -> bool:
    marked: bool = scope.get("state", {}).get("libretranslate", False)
    return marked or scope.get("path", "").startswith(LIBRETRANSLATE)
