"""Pairs of general news that are mixed in where a model is adapted, so that it does not forget what it could before."""

from pathlib import Path


def general_pairs() -> Path:
    """Give the file that comes with Dépêche: French, a tab, English a line."""
    return Path(__file__).parent / "press_written.tsv.xz"
