"""Clients that each have one request open at a time, until all requests are answered."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import httpx

_TIMEOUT = 3600.0


@dataclass(slots=True)
class Answers:
    """Of all requests: seconds from sending to the whole answer of each, words answered, errors, seconds in all."""

    latencies: list[float] = field(default_factory=list)
    words: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """A JSON body to post to `path`; `words` are counted when the answer's `field` holds text."""

    path: str
    body: Mapping[str, object]
    words: int
    field: str = "translatedText"


def send(url: str, requests: Sequence[Request], clients: int) -> Answers:
    """Send the requests in their order, `clients` at a time, each client over a connection that it keeps."""
    return asyncio.run(_send(url, requests, clients))


async def _send(url: str, requests: Sequence[Request], clients: int) -> Answers:
    answers, waiting = Answers(), iter(requests)
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=url, timeout=_TIMEOUT, limits=limits, trust_env=False) as http:

        async def client() -> None:
            for request in waiting:
                await _ask(http, request, answers)

        started = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(clients)))
        answers.seconds = time.perf_counter() - started
    return answers


async def _ask(http: httpx.AsyncClient, request: Request, answers: Answers) -> None:
    started = time.perf_counter()
    try:
        response = await http.post(request.path, json=request.body)
        text = response.raise_for_status().json()[request.field]
    except httpx.HTTPStatusError as error:
        answers.errors.append(f"{error.response.status_code}: {error.response.text[:200]}")
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        answers.errors.append(repr(error))
    else:
        if isinstance(text, str) and text.strip():
            answers.latencies.append(time.perf_counter() - started)
            answers.words += request.words
        else:
            answers.errors.append("an empty answer")
