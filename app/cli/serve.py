"""`depeche serve`: the HTTP server."""

from typing import Annotated

import typer

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)-7s %(name)s  %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: DEPECHE_HOST or 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one. Default: DEPECHE_PORT or 8000.")] = None,
    model: Annotated[
        str | None, typer.Option(help="Translation model: id, hub id or folder. Default: the best installed.")
    ] = None,
) -> None:
    """Serve the HTTP API, with documentation under /docs.

    Example: `depeche serve --port 8080`, then
    `curl -d q='Bonjour' -d source=fr -d target=en localhost:8080/translate`
    """
    import copy

    import uvicorn

    from app.main import create_app
    from app.settings import Settings

    given = {"host": host, "port": port, "translation_model": model}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    logging = copy.deepcopy(LOGGING)
    logging["root"]["level"] = settings.log_level.upper()  # type: ignore[index]
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=logging,
        access_log=settings.log_level == "debug",
        timeout_graceful_shutdown=10,
        server_header=False,
    )
