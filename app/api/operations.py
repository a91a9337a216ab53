"""What those who run the service ask: is it alive, is it ready, what is it made of."""

import platform
import time
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app import __version__
from app.api import openapi
from app.api.deps import ServicesDep, StateDep
from app.api.requests import MAX_ALTERNATIVES
from app.engines.protocol import Signature
from app.errors import ModelError, NotReadyError
from app.models.locate import InstalledModel
from app.services.container import Services
from app.settings import Settings

router = APIRouter(tags=["operations"])

# Asked of the packages' metadata: importing them here would make the start slow.
_LIBRARIES = ("ctranslate2", "transformers", "torch", "sentencepiece", "fastapi", "uvicorn")


class HealthAnswer(BaseModel):
    """The process is alive."""

    status: Literal["ok"] = "ok"


class ReadyAnswer(BaseModel):
    """The models are loaded."""

    status: Literal["ready"] = "ready"
    seconds: float = Field(description="How long loading the models took.", examples=[0.8])


class ModelAnswer(BaseModel):
    """A loaded model."""

    id: str = Field(examples=["depeche-fr-en"])
    revision: str
    license: str | None = Field(None, examples=["MPL-2.0"])
    signature: str = Field(description="Stands in every answer that the model gives.")


class LimitsAnswer(BaseModel):
    """What is refused beyond."""

    max_body_bytes: int
    max_text_chars: int
    max_texts: int
    max_alternatives: int = MAX_ALTERNATIVES
    max_glossary_terms: int


class MemoryAnswer(BaseModel):
    """What the translation memory holds in the process, and how often it was of use since the start, in sentences."""

    hits: int = Field(description="Sentences that were known.", examples=[37])
    misses: int = Field(description="Sentences that went to the engine.", examples=[43])
    entries: int = Field(description="Sentences that are held.", examples=[43])
    bytes: int = Field(description="Memory that they take.", examples=[40_000])


class InfoAnswer(BaseModel):
    """What the service is made of."""

    version: str
    ready: bool
    uptime_seconds: float
    translation: ModelAnswer | None = Field(description="None while the models are loading.")
    summarization: ModelAnswer | None
    limits: LimitsAnswer
    memory: MemoryAnswer | None = Field(description="None while the models are loading, and where it is switched off.")
    glossary_writable: bool = Field(description="Whether glossaries can be changed by requests.")
    libraries: dict[str, str]


@router.get("/health", summary="Tell whether the process is alive")
async def health() -> HealthAnswer:
    """Answer at once, whatever the models are doing."""
    return HealthAnswer()


@router.get(
    "/ready",
    summary="Tell whether texts can be sent",
    responses=openapi.errors(NotReadyError, ModelError),
)
async def ready(state: StateDep, services: ServicesDep) -> ReadyAnswer:  # noqa: ARG001 - asking is the answer
    """Answer 200 once the models are loaded; 503 before, with `Retry-After`, and 503 with the reason if that failed."""
    return ReadyAnswer(seconds=round(state.load_seconds, 3))


@router.get("/info", summary="Tell models, versions and limits")
async def info(state: StateDep) -> InfoAnswer:
    """Name what made the answers, and what is refused."""
    services = state.services
    return InfoAnswer(
        version=__version__,
        ready=services is not None,
        uptime_seconds=round(time.monotonic() - state.started, 1),
        translation=_translation_model(services) if services else None,
        summarization=_summarization_model(services) if services else None,
        limits=_limits(state.settings),
        memory=_memory(services) if services else None,
        glossary_writable=state.settings.glossary_writable,
        libraries=_versions(),
    )


def _translation_model(services: Services) -> ModelAnswer:
    return _model(services.engines.translator.signature, services.engines.translation_model)


def _summarization_model(services: Services) -> ModelAnswer:
    return _model(services.engines.summarizer.signature, services.engines.summarization_model)


def _model(signature: Signature, installed: InstalledModel | None) -> ModelAnswer:
    return ModelAnswer(
        id=signature.model,
        revision=signature.revision,
        license=installed.license if installed else None,
        signature=str(signature),
    )


def _limits(settings: Settings) -> LimitsAnswer:
    return LimitsAnswer(
        max_body_bytes=settings.max_body_bytes,
        max_text_chars=settings.max_text_chars,
        max_texts=settings.max_texts,
        max_glossary_terms=settings.max_glossary_terms,
    )


def _memory(services: Services) -> MemoryAnswer | None:
    memory = services.translation.memory
    return MemoryAnswer(**asdict(memory.figures)) if memory else None


def _versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {name: _version(name) for name in _LIBRARIES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
