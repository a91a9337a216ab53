"""Articles with reference summaries, taken apart as the service does it, with what a summarizer is trained on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.engines.neural_salience import MOST_READ
from app.engines.selection import Groups
from app.engines.sentence_encoder import SentenceEncoder, Vectors
from app.engines.sentence_features import sentence_features
from app.engines.story import Story
from app.engines.terms import TermMatrix
from app.services.summary_data import read_referenced_articles
from training.summaries.oracle import labels

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Example:
    """An article. stems: words of each candidate; targets: from 0 to 1, how much each belongs into a summary."""

    groups: Groups
    vectors: Vectors
    headline: Vectors
    features: np.ndarray
    targets: Vectors
    stems: tuple[tuple[str, ...], ...]
    reference: tuple[str, ...]
    words: tuple[int, ...]


def read(path: Path, encoder: SentenceEncoder) -> Iterator[Example]:
    """Read JSON lines with `document` and `summary`, English or French."""
    for article in read_referenced_articles(path, language="auto"):
        story = Story.read(article.paragraphs, article.language)
        if len(story.candidates) > 1:
            yield _example(story, _stems(" ".join(article.reference)), encoder)


def _example(story: Story, reference: tuple[str, ...], encoder: SentenceEncoder) -> Example:
    story = replace(story, candidates=story.candidates[:MOST_READ])
    texts = [candidate.text for candidate in story.candidates]
    terms = TermMatrix.of(texts, story.language)
    stems = tuple(map(_stems, texts))
    alike = np.stack([terms.near_duplicates(place) for place in range(len(texts))])
    vectors = encoder.encode([*texts, story.headline or texts[0]])
    return Example(
        Groups(story.candidates, alike.__getitem__),
        vectors[:-1],
        vectors[-1],
        sentence_features(story, terms),
        np.array(labels(stems, reference), dtype=np.float32),
        stems,
        reference,
        tuple(candidate.words for candidate in story.candidates),
    )


def _stems(text: str) -> tuple[str, ...]:
    """Cut words to six letters, which does for French and English what a stemmer does for one."""
    return tuple(word[:6] for word in _WORD.findall(text.casefold()))
