"""Who, when, where, how many, who said what: the facts of an English article, each with its place.

By rule and by list; what is not sure is left out.
"""

from app.text.facts.find import find_facts
from app.text.facts.model import Figure, KeyFacts, Moment, Organisation, Paragraphs, Person, Place, Quote, Role

__all__ = [
    "Figure", "KeyFacts", "Moment", "Organisation", "Paragraphs", "Person", "Place", "Quote", "Role", "find_facts",
]  # fmt: skip
