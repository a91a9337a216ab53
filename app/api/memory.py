"""`/memory`: the sentences that editors translated, and what the model made where a file keeps it."""

import asyncio
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import ValidationError
from python_multipart.multipart import parse_options_header
from starlette.requests import Request
from starlette.responses import StreamingResponse

from app.api import openapi
from app.api.body import read_fields
from app.api.deps import ServicesDep, StateDep
from app.api.errors import invalid_request
from app.api.memory_answers import SOURCE, ImportAnswer, PairAnswer, PairBody, PairsAnswer, PutAnswer, pair_answer
from app.errors import (
    BodyTooLargeError,
    EmptyTextError,
    InvalidFileError,
    InvalidRequestError,
    InvalidTextError,
    MalformedBodyError,
    MemoryDisabledError,
    MemoryReadOnlyError,
    ModelError,
    NotReadyError,
    PairNotFoundError,
    StorageError,
    UnsupportedMediaTypeError,
)
from app.services.memory_exchange import Origin, export_tmx, import_tmx, tidied
from app.services.memory_listing import Wanted, find_pairs
from app.services.memory_pairs import EditorPairs, Pair
from app.text.tmx import written_units

IMPORT_PATH = "/memory/import"

_TMX = "application/x-tmx+xml"
_FILES = (_TMX, "application/tmx+xml", "application/xml", "text/xml")
_ORIGINS: dict[str, tuple[Origin, ...]] = {
    "all": ("editor", "machine"),
    "editor": ("editor",),
    "machine": ("machine",),
}
_ANY = (NotReadyError, ModelError, StorageError, MemoryDisabledError)
_CHANGING = (*_ANY, MemoryReadOnlyError, MalformedBodyError, UnsupportedMediaTypeError, BodyTooLargeError)
# A piece of a file that is sent: a unit at a time would change threads for each.
_CHUNK_CHARS = 65_536
_MOST = 2**31 - 1

router = APIRouter(tags=["translation memory"])

OriginQuery = Annotated[
    Literal["all", "editor", "machine"], Query(description="Whose: editors' pairs, the model's, or both.")
]


async def _pairs(services: ServicesDep) -> EditorPairs:
    memory = services.translation.memory
    if memory is None or memory.pairs is None:
        raise MemoryDisabledError("This server keeps no translation memory: DEPECHE_MEMORY_MB is 0.")
    return memory.pairs


async def _check_writable(state: StateDep) -> None:
    if not state.settings.memory_writable:
        raise MemoryReadOnlyError("This server changes no pair on request. Use `depeche memory` beside it.")


PairsDep = Annotated[EditorPairs, Depends(_pairs)]
_WRITABLE = [Depends(_check_writable)]


@router.get(
    "/memory",
    summary="List and search the translation memory",
    responses=openapi.errors(*_ANY, InvalidRequestError),
)
async def list_pairs(
    pairs: PairsDep,
    state: StateDep,
    *,
    q: Annotated[str, Query(max_length=1_000, description="Words to be found; empty for all sentences.")] = "",
    origin: OriginQuery = "editor",
    limit: Annotated[int, Query(ge=1, le=500, description="Most sentences of the answer.")] = 50,
    offset: Annotated[int, Query(ge=0, le=_MOST, description="How many to leave out before them.")] = 0,
) -> PairsAnswer:
    """List remembered sentences, newest first: all, or those that have some words in them.

    Words are looked for in the French and in the editors' English; the model's English is not searched. Case, accents
    and the kind of quotation marks make no difference. The model's sentences are listed where `DEPECHE_MEMORY_FILE`
    keeps them.
    """
    wanted = Wanted(tidied(q), _ORIGINS[origin], limit, offset)
    found = await asyncio.to_thread(find_pairs, pairs.path, wanted)
    answers = [pair_answer(pair, whose) for whose, pair in found.pairs]
    return PairsAnswer(total=found.total, writable=state.settings.memory_writable, pairs=answers)


@router.put(
    "/memory",
    summary="Remember an editor's translation of a sentence",
    dependencies=_WRITABLE,
    responses=openapi.errors(*_CHANGING, InvalidRequestError, EmptyTextError, InvalidTextError),
    openapi_extra=openapi.json_body(PairBody),
)
async def put_pair(request: Request, pairs: PairsDep) -> PutAnswer:
    """Keep an editor's English of a sentence, which is the answer from the next request on, from every model.

    It takes the place of what was kept for the sentence, which is answered. Quotation marks, dashes and white space
    make no difference between two French sentences.
    """
    try:
        body = PairBody.model_validate(await read_fields(request, ("json",)))
    except ValidationError as error:
        raise invalid_request(error.errors(include_url=False, include_input=False)) from error
    made = int(body.made.timestamp() if body.made else time.time())
    pair = Pair(_sentence("source", body.source), _sentence("target", body.target), made, tidied(body.editor))
    replaced = await asyncio.to_thread(pairs.put, pair)
    return PutAnswer(stored=pair_answer(pair), replaced=pair_answer(replaced) if replaced else None)


@router.delete(
    "/memory",
    summary="Forget an editor's translation of a sentence",
    dependencies=_WRITABLE,
    responses=openapi.errors(*_ANY, MemoryReadOnlyError, InvalidRequestError, EmptyTextError, PairNotFoundError),
)
async def delete_pair(
    pairs: PairsDep, source: Annotated[str, Query(description="The French sentence.", examples=[SOURCE])]
) -> PairAnswer:
    """Delete an editor's English of a sentence, and answer it. The next request gets what the model makes of it."""
    taken = await asyncio.to_thread(pairs.take, _sentence("source", source))
    if taken is None:
        raise PairNotFoundError("The memory has no editor's English of this sentence.")
    return pair_answer(taken)


@router.post(
    IMPORT_PATH,
    summary="Store the pairs of a TMX file",
    dependencies=_WRITABLE,
    responses=openapi.errors(*_CHANGING, InvalidRequestError, InvalidFileError),
    openapi_extra={
        "requestBody": {"required": True, "content": {kind: {"schema": {"type": "string"}} for kind in _FILES}}
    },
)
async def import_pairs(
    request: Request,
    pairs: PairsDep,
    *,
    dry_run: Annotated[bool, Query(description="Store nothing, and answer what would become of the file.")] = False,
) -> ImportAnswer:
    """Store all French and English sentences of a TMX file, or, where it is damaged, none.

    A sentence that is stored already gets the new English. What a file of `/memory/export` marks as the model's own is
    left out.
    """
    _check_type(request)
    done = await asyncio.to_thread(import_tmx, pairs.path, [await request.body()], is_tried=dry_run)
    return ImportAnswer(stored=done.stored, replaced=done.replaced, left_out=done.left_out)


@router.get(
    "/memory/export",
    summary="Write the translation memory as TMX",
    response_class=StreamingResponse,
    responses=openapi.errors(*_ANY, InvalidRequestError)
    | {200: {"description": "The file.", "content": {_TMX: {"schema": {"type": "string"}}}}},
)
async def export_pairs(pairs: PairsDep, origin: OriginQuery = "all") -> StreamingResponse:
    """Write what is remembered for translators' tools: editors' pairs, then the model's.

    Each unit has its date, under `x-origin` whose it is, and as its `creationid` the editor who wrote it.
    """
    path, origins = pairs.path, _ORIGINS[origin]
    units = export_tmx(path, origins) if pairs.is_there else written_units((), "sentence")
    chunks = _joined(units)
    # A file that can't be read is told, and not sent in part.
    first = await asyncio.to_thread(next, chunks)
    headers = {"Content-Disposition": 'attachment; filename="memory.tmx"'}
    return StreamingResponse(chain([first], chunks), media_type=_TMX, headers=headers)


def _sentence(field: str, text: str) -> str:
    sentence = tidied(text)
    if not sentence:
        raise EmptyTextError(f"{field}: there is no text in it.", field=field)
    return sentence


def _check_type(request: Request) -> None:
    kind = parse_options_header(request.headers.get("Content-Type", ""))[0].decode("latin-1")
    if kind not in _FILES or request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaTypeError(
            f"A TMX file is sent as it is, with 'Content-Type: {_TMX}'.", supported=list(_FILES)
        )


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _CHUNK_CHARS:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)
