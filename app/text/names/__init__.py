"""Names in French copy and how English spells them: who and what a translation must not misspell."""

from app.text.names.expectations import NameExpectation, name_expectations

__all__ = ["NameExpectation", "name_expectations"]
