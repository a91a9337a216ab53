"""Find weights for the extractive summarizer by coordinate search on articles with reference summaries.

    python bench/tune_extractive.py articles.jsonl [--limit N] [--rounds N]

Each line is a JSON object with `document` and `summary`. The target is the mean of ROUGE-1 and ROUGE-2 F at the word
budget of Lead-3 on the same article, so that choosing longer sentences does not pay. What `FIXED` names is set by hand:
the penalties guard readability, which ROUGE does not see, and the lead bias comes from how news is written, which these
references, extracts of almost half of each article, reward less than an editor would.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

import numpy as np
from rouge_score.tokenizers import DefaultTokenizer

from app.engines.salience import WEIGHTS, Vector, Weights, features
from app.engines.selection import Groups, Limits
from app.engines.story import Story
from app.engines.terms import TermMatrix
from app.text.document import Document
from app.text.sentences import split_english

FIXED = ("lead", "position", "context", "question", "speech", "broken_quote")
FACTORS = (0.0, 0.5, 0.8, 1.25, 2.0)
LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """An article ready to be summarized with any weights; stems are those of each candidate."""

    groups: Groups
    features: Vector
    stems: tuple[tuple[str, ...], ...]
    reference: tuple[str, ...]
    budget: int

    def rouge(self, weights: Vector) -> float:
        """Mean of ROUGE-1 and ROUGE-2 F of the summary that these weights choose."""
        chosen = self.groups.choose(self.features @ weights, Limits(words=self.budget))
        summary = [stem for position in chosen for stem in self.stems[position]]
        return (overlap(summary, self.reference, 1) + overlap(summary, self.reference, 2)) / 2


def overlap(summary: Sequence[str], reference: Sequence[str], size: int) -> float:
    """ROUGE-n F for n = size."""
    one, other = (Counter(zip(*(words[k:] for k in range(size)), strict=False)) for words in (summary, reference))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def load(path: Path, limit: int | None) -> list[Example]:
    """Read and take apart the articles."""
    tokenizer = DefaultTokenizer(use_stemmer=True)
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        article = json.loads(line)
        document = Document.parse(article["document"], split_english)
        story = Story.read([[sentence.text for sentence in paragraph.sentences] for paragraph in document.paragraphs])
        texts = [candidate.text for candidate in story.candidates]
        terms = TermMatrix.of(texts)
        examples.append(
            Example(
                Groups(story.candidates, terms.near_duplicates),
                features(story, terms),
                tuple(tuple(tokenizer.tokenize(text)) for text in texts),
                tuple(tokenizer.tokenize(article["summary"])),
                sum(candidate.words for candidate in story.candidates[:LEAD_SENTENCES]),
            )
        )
    return examples


def score(examples: Sequence[Example], weights: Weights) -> float:
    """Mean over the articles."""
    vector = np.array(astuple(weights))
    return float(np.mean([example.rouge(vector) for example in examples]))


def search(examples: Sequence[Example], weights: Weights, rounds: int) -> Weights:
    """Change one weight at a time, keep what helps, until a round brings nothing."""
    best = score(examples, weights)
    print(f"start {best:.4f}")
    for round_number in range(1, rounds + 1):
        before = best
        for name, value in asdict(weights).items():
            if name in FIXED:
                continue
            for trial in [value * factor for factor in FACTORS] if value else [0.2]:
                candidate = Weights(**asdict(weights) | {name: round(trial, 3)})
                result = score(examples, candidate)
                if result > best + 1e-5:
                    best, weights = result, candidate
        print(f"round {round_number}: {best:.4f} {weights}")
        if best - before < 1e-4:
            break
    return weights


def main() -> None:
    """Search from those in use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rounds", type=int, default=4)
    arguments = parser.parse_args()
    examples = load(arguments.data, arguments.limit)
    search(examples, WEIGHTS, arguments.rounds)


if __name__ == "__main__":
    main()
