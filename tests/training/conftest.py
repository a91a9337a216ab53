"""What tests of several commands need."""

from pathlib import Path

import pytest

from tests.training.tiny_marian import ENGLISH, FRENCH


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """A file of what the tiny Marian models know."""
    path = tmp_path / "news.tsv"
    lines = (f"{french}\t{english}\n" for french, english in zip(FRENCH, ENGLISH, strict=True))
    path.write_text("".join(lines), "utf-8")
    return path
