"""French articles to send: joined from a file of pairs, or the samples that the repository holds."""

import itertools
from collections.abc import Sequence
from pathlib import Path

from app.services.evaluation_data import read_parallel

SAMPLES = Path(__file__).parent.parent / "samples"
SENTENCES = 20


def load_articles(count: int, data: Path | None = None) -> list[str]:
    """Give so many articles.

    data: pairs as `depeche eval` reads them; each 20 French lines in a row make an article of four paragraphs.
    Without it, the samples. What is too few is repeated.
    """
    if data is None:
        articles = [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.fr.txt"))]
    else:
        lines = [pair.french for pair in read_parallel(data, count * SENTENCES).pairs]
        articles = [article(lines[start : start + SENTENCES]) for start in range(0, len(lines), SENTENCES)]
    return list(itertools.islice(itertools.cycle(articles), count))


def article(lines: Sequence[str]) -> str:
    """Join lines to paragraphs of five."""
    return "\n\n".join(" ".join(lines[start : start + 5]) for start in range(0, len(lines), 5))
