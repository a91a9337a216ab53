"""The application: wires the parts, nothing else."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app import __version__
from app.api import desk, glossaries, jobs, libretranslate, memory, metrics, native, operations, usage, word_scores
from app.api.auth import EVERY_ROUTE
from app.api.auth_openapi import describe_keys
from app.api.cors import allow_origins
from app.api.deepl import routes as deepl
from app.api.dialects import DEEPL, HUGGING_FACE
from app.api.errors import install_error_handlers
from app.api.huggingface import routes as huggingface
from app.api.job_items import run_item
from app.api.logs import TOLD_IN_FULL
from app.api.metrics import RequestMetrics
from app.api.middleware import BodyLimit, RequestId
from app.api.uploads import UPLOAD_PATHS
from app.errors import DepecheError
from app.services.container import Services, State
from app.services.engines import Engines, Loading, load_engines
from app.services.gauges import StateGauges
from app.services.jobs import Jobs
from app.services.warm_up import warm_up
from app.settings import Settings
from app.web.routes import add_pages

logger = logging.getLogger("depeche")

DESCRIPTION = """
French news copy in, English copy and a short summary out.

Post a story to `/translate`, `/summarize`, or, with its named fields, to `/articles`.
Every answer names the model that made it and what an editor should check.
"""


def create_app(
    settings: Settings | None = None, engines: Engines | None = None, loading: Loading | None = None
) -> FastAPI:
    """Make the application.

    engines: given by tests; otherwise they are loaded after the start, so that `/health` answers at once.
    loading: they are being loaded already, see `begin_loading`.
    """
    settings = settings or Settings()
    state = State(settings)
    state.jobs = Jobs(state.database, lambda fields: run_item(fields, state.ready_services()), settings)
    state.metrics.registry.register(StateGauges(state))
    app = FastAPI(
        title="Dépêche",
        version=__version__,
        description=DESCRIPTION,
        lifespan=_lifespan(state, engines, loading),
        dependencies=EVERY_ROUTE,
        generate_unique_id_function=_operation_id,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.depeche = state
    app.include_router(native.router)
    app.include_router(word_scores.router)
    app.include_router(libretranslate.router)
    app.include_router(deepl.router)
    app.include_router(huggingface.router)
    app.include_router(jobs.router)
    app.include_router(glossaries.router)
    app.include_router(desk.router)
    app.include_router(memory.router)
    app.include_router(usage.router)
    app.include_router(operations.router)
    app.include_router(metrics.router)
    add_pages(app)
    install_error_handlers(app)
    larger = dict.fromkeys((*UPLOAD_PATHS, desk.EXPORT_PATH, memory.IMPORT_PATH), settings.max_file_bytes)
    larger |= {jobs.PATH: settings.max_job_body_bytes}
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes, larger=larger)
    app.add_middleware(RequestId)
    app.add_middleware(RequestMetrics, metrics=state.metrics)
    allow_origins(app, settings.cors_origins)
    describe_keys(app, required=state.access.required)
    return app


def _operation_id(route: APIRoute) -> str:
    """Name a route as its function, which is what generated clients call theirs; those of a dialect begin with it."""
    dialect = next((prefix.strip("/") for prefix in (DEEPL, HUGGING_FACE) if route.path.startswith(prefix)), "")
    return f"{dialect}_{route.name}" if dialect and not route.name.startswith(dialect) else route.name


def _lifespan(
    state: State, engines: Engines | None, loading: Loading | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if engines:
            state.services = Services.build(engines, state.settings, state.metrics)
            state.jobs.start()
        else:
            state.loading = asyncio.create_task(_load(state, loading))
        try:
            yield
        finally:
            if state.loading:
                state.loading.cancel()
                with suppress(asyncio.CancelledError):
                    await state.loading
            await state.jobs.stop()
            if state.services:
                await asyncio.to_thread(state.services.close)
            await asyncio.to_thread(state.database.close)

    return lifespan


async def _load(state: State, loading: Loading | None) -> None:
    """Load the models off the event loop; what goes wrong is kept for `/ready` to tell."""
    started = loading.began if loading else time.perf_counter()
    try:
        loaded = await (
            asyncio.wrap_future(loading.engines)
            if loading
            else asyncio.to_thread(load_engines, state.settings, logger.info)
        )
    except DepecheError as error:
        state.failure = error.message
        logger.error("The models could not be loaded: %s", error.message)  # noqa: TRY400 - its message says all
    except Exception:
        state.failure = "The models could not be loaded; the server's log says why."
        logger.exception("The models could not be loaded", extra=TOLD_IN_FULL)
    else:
        state.services = Services.build(loaded, state.settings, state.metrics)
        state.jobs.start()
        state.load_seconds = time.perf_counter() - started
        logger.info("Ready after %.1f s with %s", state.load_seconds, state.services.translation.signature)
        await _warm_up(state.services)


async def _warm_up(services: Services) -> None:
    try:
        await warm_up(services.translation)
    except Exception:
        # The next request meets the same fault, and tells it to somebody.
        logger.exception("The first translation failed", extra=TOLD_IN_FULL)
