"""Running a use case from the command line, without a server."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from app.errors import MalformedBodyError
from app.services.container import Services
from app.services.engines import load_engines
from app.settings import Settings

Result = TypeVar("Result")


def read_text(file: Path | None) -> str:
    """Read UTF-8 text from a file, or from standard input for None and `-`."""
    try:
        content = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise MalformedBodyError(f"{file}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise MalformedBodyError(f"{file or 'The input'} is not UTF-8 text (byte {error.start}).") from error


def with_services(use: Callable[[Services], Awaitable[Result]], **options: object) -> Result:
    """Load the models, run a use case, free the models. Progress goes to standard error."""
    settings = Settings(**{name: value for name, value in options.items() if value is not None})  # type: ignore[arg-type]
    services = Services.build(load_engines(settings, lambda line: print(line, file=sys.stderr)), settings)

    async def run() -> Result:
        return await use(services)

    try:
        return asyncio.run(run())
    finally:
        services.close()
