"""Terms that a desk wants translated its own way: found in the French, expected in the English."""

from app.text.glossary.expectation import TermExpectation, term_expectations
from app.text.glossary.matcher import Glossary, Match
from app.text.glossary.terms import Term, checked_terms

__all__ = ["Glossary", "Match", "Term", "TermExpectation", "checked_terms", "term_expectations"]
