"""Who is calling: the key of a request, wherever clients put theirs.

Every route asks for one, but for those listed here: a route that was forgotten is closed, not open.
"""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from starlette.requests import ClientDisconnect, Request

from app.api.body import Fields, read_fields
from app.api.dialects import mark_as_libretranslate
from app.api.uploads import UPLOAD_PATHS, read_upload
from app.errors import DepecheError
from app.services.access import Access, Caller

# By their templates. What tells nothing but that and how the server works, which a client may ask before it has a key.
OPEN_PATHS = frozenset({"/health", "/ready", "/languages", "/frontend/settings"})
# Names of translated files can't be guessed, and are given to those with a key only.
OPEN_BEGINNINGS = ("/download_file/",)
OPEN_ENDINGS = ("/health",)

_SCHEMES = ("bearer", "deepl-auth-key")
_FIELD = "api_key"


async def _caller(request: Request) -> AsyncIterator[Caller]:
    """Let the caller in, and give back what was charged where the route fails. A fault of ours costs nothing.

    Who leaves before the answer has had the work begun, and pays.
    """
    access: Access = request.app.state.depeche.access
    if not access.required or is_open(_template(request)):
        yield access.anyone()
        return
    caller = await access.caller(await _shown_key(request))
    try:
        yield caller
    except ClientDisconnect:
        raise
    except Exception:
        await caller.refund()
        raise


CallerDep = Annotated[Caller, Depends(_caller)]

# For the whole application; routes that charge name CallerDep, which is the same caller.
EVERY_ROUTE = [Depends(_caller)]


def is_open(path: str) -> bool:
    """Whether a route, by its path's template, asks for no key."""
    return path in OPEN_PATHS or path.startswith(OPEN_BEGINNINGS) or path.endswith(OPEN_ENDINGS)


def _template(request: Request) -> str:
    return str(getattr(request.scope.get("route"), "path", request.url.path))


async def _shown_key(request: Request) -> str:
    """Find the key: in a header, in the query, in the body. Empty where there is none."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() in _SCHEMES and given.strip():
        return given.strip()
    if given := request.headers.get("X-API-Key", "").strip():
        return given
    if _FIELD in request.query_params:
        mark_as_libretranslate(request)
        return request.query_params[_FIELD].strip()
    return await _key_in_body(request)


async def _key_in_body(request: Request) -> str:
    """LibreTranslate's clients send it with the text or file, Superdesk's macro as `token` beside the document."""
    body = await request.body()
    fields: Fields = {}
    read = _fields_of_upload if _template(request) in UPLOAD_PATHS else read_fields
    if b'"token"' in body or _FIELD.encode() in body:
        try:
            fields = await read(request)
        except DepecheError:
            # Who has no key is told that, not what else is wrong.
            return ""
    if _FIELD in fields:
        mark_as_libretranslate(request)
        return _text(fields[_FIELD])
    return _text(fields.get("token")) if "document" in fields else ""


async def _fields_of_upload(request: Request) -> Fields:
    return (await read_upload(request)).fields


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
