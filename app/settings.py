"""Every option, typed, from `DEPECHE_*` environment variables or a `.env` file."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_cache() -> Path:
    return Path.home() / ".cache" / "depeche"


def _default_glossaries() -> Path:
    # Not in the cache, which may be emptied.
    return Path.home() / ".local" / "share" / "depeche" / "glossaries"


def _default_pairs() -> str:
    return str(Path.home() / ".local" / "share" / "depeche" / "pairs.db")


def _default_database() -> str:
    return f"sqlite:///{Path.home() / '.local' / 'share' / 'depeche' / 'depeche.db'}"


def _database_url(url: str) -> str:
    """Check that a database is one that the service speaks to; what hosts call `postgres://` is read by psycopg."""
    scheme, separator, rest = url.partition("://")
    if scheme in {"postgres", "postgresql"}:
        scheme = "postgresql+psycopg"
    if not separator or scheme not in {"sqlite", "postgresql+psycopg"}:
        raise ValueError("must begin with `sqlite:///` or `postgresql+psycopg://`")
    if scheme == "sqlite" and not rest.strip("/"):
        raise ValueError("must name a file: `sqlite:////var/lib/depeche/depeche.db`")
    return f"{scheme}://{rest}"


def _redis_url(url: str, info: ValidationInfo) -> str:
    """Check that an address is one of Redis, and that there is no file for the same; empty for none."""
    if not url:
        return url
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("must begin with `redis://`, `rediss://` or `unix://`")
    if info.data.get("memory_file"):
        raise ValueError("sentences are kept in a file or in Redis, not in both: DEPECHE_MEMORY_FILE must be empty")
    return url


class Settings(BaseSettings):
    """Options of the service. Every one has a default that works."""

    model_config = SettingsConfigDict(env_prefix="DEPECHE_", env_file=".env", extra="ignore", hide_input_in_errors=True)

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    translation_model: str = Field(
        "auto", description="Model id, hub id or local folder; `auto` takes the best that is installed."
    )
    summarization_model: str = Field(
        "auto",
        description="Model id, hub id, local folder, or `extractive`; `auto` takes the embedded default.",
    )
    engine: Literal["ctranslate2", "transformers"] = Field("ctranslate2", description="What runs the models.")
    compute_type: str = Field(
        "int8", description="CTranslate2 arithmetic: int8, int8_float32, float32; on a GPU also float16."
    )
    device: Literal["cpu", "cuda", "auto"] = Field("cpu", description="Where the models run.")
    threads: int = Field(
        0, ge=0, description="Engine calls at a time, each on a processor thread of its own; 0 takes one per core."
    )
    shortlist: bool = Field(
        default=True,
        description="Whether only the pieces of words on the model's lexical shortlist are considered, if it has one:"
        " faster. Sentences whose figures come out wrong are tried again without.",
    )
    beam_size: int = Field(4, ge=1, le=16, description="Hypotheses kept at each decoding step; 1 is fastest.")
    max_sentence_tokens: int = Field(
        110, ge=16, description="Longer sentences are split at a clause, never cut (tokens of the model)."
    )
    batch_tokens: int = Field(
        1024, ge=64, description="Tokens of one engine call, which open requests share, padding included."
    )
    max_waiting_sentences: int = Field(
        10_000, ge=1, description="While so many sentences wait for the engine, further requests are refused with 503."
    )
    cache_dir: Path = Field(default_factory=_default_cache, description="Where pulled and converted models are kept.")
    glossary_dir: Path = Field(
        default_factory=_default_glossaries, description="Where named glossaries are stored, one TSV file each."
    )
    glossary_writable: bool = Field(
        default=True,
        description="Whether requests may change `/glossaries`; `depeche glossary` writes in any case.",
    )
    max_glossary_terms: int = Field(20_000, ge=1, description="Most terms of one glossary, sent or stored.")
    max_body_bytes: int = Field(1_000_000, ge=1, description="Larger bodies are refused with 413.")
    max_file_bytes: int = Field(
        10_000_000,
        ge=1,
        description="Larger forms with a document to translate, and larger TMX files, are refused with 413.",
    )
    file_minutes: float = Field(30, gt=0, description="How long a translated document can be downloaded.")
    max_kept_file_bytes: int = Field(
        1_000_000_000, ge=1, description="Most bytes of translated documents that wait to be downloaded."
    )
    max_text_chars: int = Field(500_000, ge=1, description="Longer texts are refused with 413, in characters.")
    max_texts: int = Field(1_000, ge=1, description="Most texts in one list `q`.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")

    # What was translated before.
    memory_mb: int = Field(
        64,
        ge=0,
        description="Room for sentences that were translated and checked, which are not translated again, in MiB; "
        "0 remembers nothing.",
    )
    memory_file: str = Field(
        "",
        description="SQLite file that keeps these sentences over restarts, made when it is not there; empty for none.",
    )
    memory_file_mb: int = Field(
        1_024, ge=1, description="About how large that file may become, in MiB; what is unused longest is removed."
    )
    memory_redis: Annotated[str, AfterValidator(_redis_url)] = Field(
        "",
        repr=False,  # may hold a password
        description="Redis server that keeps these sentences for several servers, in place of a file: "
        "`redis://:PASSWORD@HOST:6379/0`, `rediss://` with TLS, `unix://PATH`; empty for none.",
    )
    memory_redis_days: int = Field(
        30, ge=1, le=3_650, description="How long Redis keeps a sentence after its last use, in days."
    )
    pairs_file: str = Field(
        default_factory=_default_pairs,
        description="SQLite file of the sentences that editors translated, made with the first; with "
        "`DEPECHE_MEMORY_FILE` they stand in that one instead.",
    )
    memory_writable: bool = Field(
        default=True,
        description="Whether `PUT`, `DELETE` and imports at `/memory` are answered; `depeche memory` writes anyway.",
    )

    # Jobs, and what is kept of them.
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        default_factory=_default_database,
        repr=False,  # may hold a password
        description="Where jobs and keys are kept: `sqlite:///FILE`, made when first needed, or "
        "`postgresql+psycopg://USER:PASSWORD@HOST/NAME`.",
    )
    max_job_items: int = Field(1_000, ge=1, description="Most items of one job.")
    max_job_body_bytes: int = Field(10_000_000, ge=1, description="Larger bodies of jobs are refused with 413.")
    max_open_items: int = Field(10_000, ge=1, description="Most items of all jobs that wait or run; then 429.")
    job_workers: int = Field(2, ge=1, le=64, description="How many jobs are worked on at the same time.")
    job_keep_hours: int = Field(24, ge=1, description="How long the results of a job are kept after its end.")
    job_lease_seconds: int = Field(
        10,
        ge=1,
        description="An item or webhook whose server has been silent for so long is taken up by another, or after a "
        "restart.",
    )
    webhook_private: bool = Field(
        default=False,
        description="Whether webhooks may go to private, loopback and other addresses that are not public.",
    )
    webhook_timeout_seconds: int = Field(10, ge=1, description="How long a webhook's receiver may take to answer.")

    # Who may come in.
    keys: Literal["auto", "on", "off"] = Field(
        "auto",
        description="Whether callers must show a key of `depeche keys`; `auto` asks for one unless `DEPECHE_HOST` is "
        "this machine's own address.",
    )
    cors_origins: str = Field(
        "",
        description="Web pages that may call the service from a browser: their origins, as `https://cms.example.org`, "
        "with commas between them, or `*` for all.",
    )
