"""The embedded model, converted once: in the cache of the user, which the servers that tests start share."""

from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from app.models.convert import ensure_converted
from app.models.folders import embedded_folder
from app.settings import Settings

# No test is timed: how long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def embedded_model() -> Path:
    """Folder of the model that comes with Dépêche, in Hugging Face layout."""
    return embedded_folder() / "depeche-fr-en"


@pytest.fixture(scope="session")
def converted_model(embedded_model: Path) -> Callable[[str], Path]:
    """Give the folder of the embedded model for CTranslate2, in a quantization: `int8` or `float32`."""
    cache_dir = Settings().cache_dir

    def converted(quantization: str) -> Path:
        return ensure_converted(embedded_model, cache_dir, quantization, lambda _: None)

    return converted
