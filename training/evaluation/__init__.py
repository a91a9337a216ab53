"""How good a model's English is, measured as it is served, and how that changed from version to version."""

from training.evaluation.measure import Quality, measure_model

__all__ = ["Quality", "measure_model"]
