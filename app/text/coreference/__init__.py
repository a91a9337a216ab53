"""Whom "he", "she" and "the minister" mean in an English article, where that is certain."""

from app.text.coreference.naming import Named, Reading, read_subjects, unnamed

__all__ = ["Named", "Reading", "read_subjects", "unnamed"]
