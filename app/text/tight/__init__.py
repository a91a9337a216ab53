"""Making a sentence of a summary shorter without changing what it says."""

from app.text.tight.edits import Edit, Kind, Tightened
from app.text.tight.tighten import LANGUAGES, sources_of, tighten

__all__ = ["LANGUAGES", "Edit", "Kind", "Tightened", "sources_of", "tighten"]
