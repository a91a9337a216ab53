"""What can go wrong in training, for people who can do something about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import DepecheError


class TrainingError(DepecheError):
    """Data, a recipe, a model or a state folder that no training can go on with. The command says so in one line."""

    code = "training_failed"
    status = 422


@contextmanager
def needing_extra() -> Iterator[None]:
    """Import what serving does without; where it is missing, TrainingError says what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise TrainingError(
            f"Training needs {error.name}, which is not installed: `pip install 'depeche[train]'`."
        ) from error
