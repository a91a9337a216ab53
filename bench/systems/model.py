"""The weights that every system is given: the embedded model, whatever else is installed."""

from pathlib import Path

from app.models.convert import ensure_converted
from app.models.locate import find_model
from app.settings import Settings

MODEL = "depeche-fr-en"


def source_folder() -> Path:
    """Give the model in Hugging Face's layout. Raises ModelError."""
    return find_model(MODEL, "translation", Settings()).path


def converted_folder(compute_type: str = "int8") -> Path:
    """Give the model in CTranslate2's form, as the service uses it. Raises ModelError."""
    return ensure_converted(source_folder(), Settings().cache_dir, compute_type, print)
