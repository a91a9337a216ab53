"""What goes into the log: what happened, and nothing of what was sent.

Texts may be confidential before they are printed, and keys always are. Texts may be seen at the level `debug` only,
keys never.
"""

import logging
from collections.abc import Iterator
from logging import Formatter, LogRecord
from traceback import format_tb
from typing import Any

# Other packages' loggers that would tell whole requests, statements with their values, or addresses with secrets.
QUIET = ("alembic", "httpcore", "httpx", "multipart", "python_multipart", "sqlalchemy")

# Who knows the name of a file may have it.
_DOWNLOADS = "/download_file/"

# Marks a record whose exception may be told in full: nothing that a caller sent can be in it.
TOLD_IN_FULL = {"told_in_full": True}


def logging_config(level: str) -> dict[str, Any]:
    """Configure logging for a server; level: of the settings."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": DiscreetFormatter,
                "fmt": "%(asctime)s %(levelname)-7s %(name)s  %(message)s",
                "is_debugging": level == "debug",
            }
        },
        "filters": {"queries": {"()": WithoutQueries}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["queries"]}},
        # stamina tells that something is tried again, and not what; our own lines say when it was in vain.
        "loggers": {name: {"level": "WARNING"} for name in QUIET} | {"stamina": {"level": "ERROR"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
    }


class DiscreetFormatter(Formatter):
    """Tells where an exception came from and of which kind it is, but not its message, which may quote a text."""

    def __init__(self, fmt: str, *, is_debugging: bool) -> None:
        super().__init__(fmt)
        self._is_debugging = is_debugging

    def format(self, record: LogRecord) -> str:
        """Write the record; unlike the standard's, without what another formatter wrote of its exception before."""
        if not record.exc_info or self._is_debugging or getattr(record, "told_in_full", False):
            return super().format(record)
        bare = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})
        return "\n".join([super().format(bare), *_traces(record.exc_info[1])])


def _traces(error: BaseException | None) -> Iterator[str]:
    """Give the places in the code, and the kinds of the exceptions, from the last to that which began it."""
    while error:
        yield from (line.rstrip("\n") for line in format_tb(error.__traceback__))
        yield f"{type(error).__module__}.{type(error).__qualname__} (its message is told at DEPECHE_LOG_LEVEL=debug)"
        error = error.__cause__ or error.__context__


class WithoutQueries(logging.Filter):
    """Takes what is secret out of the addresses that uvicorn writes into its access log.

    That is the values of queries, where `api_key` and `q` may be, and the names of files to download.
    """

    def filter(self, record: LogRecord) -> bool:
        """Let every record pass, those of requests with the names of their query's fields only."""
        if record.name == "uvicorn.access" and isinstance(record.args, tuple):
            record.args = tuple(_without_values(item) if isinstance(item, str) else item for item in record.args)
        return True


def _without_values(path: str) -> str:
    if path.startswith(_DOWNLOADS):
        return f"{_DOWNLOADS}…"
    bare, mark, query = path.partition("?")
    return bare + mark + "&".join(field.partition("=")[0] + "=…" for field in query.split("&")) if mark else path
