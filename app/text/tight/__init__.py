"""Making a sentence of a summary shorter without changing what it says."""

from app.text.tight.edits import Edit, Kind, Tightened
from app.text.tight.parentheses import acronyms_in
from app.text.tight.tighten import LANGUAGES, Language, sources_of, tighten

__all__ = ["LANGUAGES", "Edit", "Kind", "Language", "Tightened", "acronyms_in", "sources_of", "tighten"]
