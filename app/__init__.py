"""Dépêche: French news copy in, English copy and a short summary out."""

__version__ = "0.1.0"
