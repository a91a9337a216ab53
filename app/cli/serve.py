"""`depeche serve`: the HTTP server."""

from typing import Annotated

import typer


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: DEPECHE_HOST or 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one. Default: DEPECHE_PORT or 8000.")] = None,
    model: Annotated[
        str | None, typer.Option(help="Translation model: id, hub id or folder. Default: the best installed.")
    ] = None,
) -> None:
    """Serve the desk, a page to translate and edit on, and the HTTP API, with documentation under /docs.

    A server that others can reach asks for a key of `depeche keys create`; `DEPECHE_KEYS=off` asks for none.

    Example: `depeche serve --port 8080`, then
    `curl -d q='Bonjour' -d source=fr -d target=en localhost:8080/translate`
    """
    import gc
    import logging
    from logging.config import dictConfig

    from app.api.logs import logging_config
    from app.services.access import check_keys
    from app.services.engines import begin_loading
    from app.settings import Settings

    given = {"host": host, "port": port, "translation_model": model}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    check_keys(settings)
    logs = logging_config(settings.log_level)
    dictConfig(logs)
    loading = begin_loading(settings, logging.getLogger("depeche").info)

    # Their imports take longer than the models, which are loaded meanwhile. What they make stays for good, so that
    # looking through it for garbage, then and later, is time lost.
    gc.disable()
    import uvicorn

    from app.main import create_app

    served = create_app(settings, loading=loading)
    if settings.port:
        name = "localhost" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104 - compared, not bound
        logging.getLogger("depeche").info("The desk is at http://%s:%d/", name, settings.port)
    gc.freeze()
    gc.enable()
    uvicorn.run(
        served,
        host=settings.host,
        port=settings.port,
        log_config=logs,
        access_log=settings.log_level == "debug",
        timeout_graceful_shutdown=10,
        server_header=False,
    )
