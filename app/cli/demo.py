"""`depeche demo`: the real server, one article over HTTP, the answers, the end."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.cli.demo_report import Answer, DemoResult, print_report

SAMPLE = Path(__file__).parents[2] / "samples" / "burns-patrushev.fr.txt"


def demo(
    file: Annotated[Path, typer.Option(help="A French text in UTF-8, `-` for standard input.")] = SAMPLE,
    url: Annotated[str | None, typer.Option(help="Use the server at this address instead of starting one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the server's answers as JSON.")] = False,
) -> None:
    """Start the server on a free port, translate and summarize an article over HTTP, stop the server.

    Example: `depeche demo --file samples/wikinews/44940.fr.txt`
    """
    from rich.console import Console

    from app.cli.local import read_text

    # Ended from outside, by a time limit say, it must not leave its server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    text = read_text(file)
    notes = Console(stderr=True, highlight=False)
    with _server(url, notes.print) as (address, startup):
        notes.print(f"Translating and summarizing {file.name} over HTTP …")
        result = _use(address, text, file.name, startup)
    if as_json:
        print(json.dumps(asdict(result), ensure_ascii=False, indent=2))
    else:
        print_report(result, text)


@contextmanager
def _server(url: str | None, note: Callable[[str], None]) -> Iterator[tuple[str, float | None]]:
    """Give the address of a ready server, and the seconds that its start took where it was started here."""
    from app.cli.server_process import ServerFailedError, running_server

    if url:
        yield url.rstrip("/"), None
        return
    note("Starting the server …")
    with running_server() as server:
        try:
            startup = server.wait_until_ready(lambda message: note(f"  {message}"))
        except ServerFailedError as error:
            print(error.log, file=sys.stderr)
            raise
        yield server.url, startup


def _use(url: str, text: str, name: str, startup: float | None) -> DemoResult:
    translation, translation_seconds = _post(url, "/translate", {"q": text, "target": "en", "details": True})
    summary, summary_seconds = _post(url, "/summarize", {"q": text})
    return DemoResult(
        url=url,
        file=name,
        words=len(text.split()),
        startup=startup,
        translation_seconds=translation_seconds,
        translation=translation,
        summary_seconds=summary_seconds,
        summary=summary,
    )


def _post(url: str, path: str, body: dict[str, object]) -> tuple[Answer, float]:
    """Post JSON; give the answer and the seconds that it took. Raises DepecheError."""
    import httpx

    from app.errors import DepecheError

    started = time.perf_counter()
    try:
        answer = httpx.post(url + path, json=body, timeout=600)
    except httpx.HTTPError as error:
        raise DepecheError(f"{url}{path} can't be reached: {error}") from error
    try:
        content: Answer = answer.json()
    except ValueError as error:
        raise DepecheError(f"{url}{path} answered {answer.status_code} without JSON; is it Dépêche?") from error
    if not answer.is_success:
        raise DepecheError(f"{url}{path} answered {answer.status_code}: {content['error']['message']}")
    return content, time.perf_counter() - started
