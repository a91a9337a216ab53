"""What can go wrong in training, for people who can do something about it."""

from app.errors import DepecheError


class TrainingError(DepecheError):
    """Data, a recipe, a model or a state folder that no training can go on with. The command says so in one line."""

    code = "training_failed"
    status = 422
