"""Train the head of the extractive summarizer: which sentences of an article belong into a summary of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from rich.console import Console
from rich.progress import track
from torch import nn

from app.engines.neural_salience import HEAD, head_scores
from app.engines.selection import Limits
from app.engines.sentence_encoder import SentenceEncoder
from training.summaries.articles import Example, read
from training.summaries.oracle import overlap

WIDTH = 48
HIDDEN = 96
DROPOUT = 0.3
RATE = 1e-3
DECAY = 1e-2
BATCH = 16
LEAD = 3
_console = Console(stderr=True)


class Head(nn.Module):
    """What `app.engines.neural_salience.head_scores` computes, in a form that can be trained."""

    def __init__(self, examples: Sequence[Example]) -> None:
        super().__init__()
        vectors = np.concatenate([example.vectors for example in examples])
        features = np.concatenate([example.features for example in examples])
        self.centre, self.spread = (torch.tensor(value) for value in (vectors.mean(0), vectors.std(0) + 1e-6))
        self.feature_centre = torch.tensor(features.mean(0), dtype=torch.float32)
        self.feature_spread = torch.tensor(features.std(0) + 1e-6, dtype=torch.float32)
        self.projection = nn.Linear(vectors.shape[1], WIDTH, bias=False)
        self.first = nn.Linear(4 * WIDTH + features.shape[1], HIDDEN)
        self.second = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, example: Example) -> torch.Tensor:
        """Score the sentences of one article."""
        sentences, title = (
            self.projection(self.dropout((torch.tensor(value) - self.centre) / self.spread))
            for value in (example.vectors, example.headline)
        )
        story = sentences.mean(dim=0)
        features = torch.tensor(example.features, dtype=torch.float32)
        plain = (features - self.feature_centre) / self.feature_spread
        inputs = torch.cat((sentences, sentences * story, sentences * title, story.expand_as(sentences), plain), dim=1)
        scores: torch.Tensor = self.second(self.dropout(torch.relu(self.first(inputs))))[:, 0]
        return scores

    def arrays(self) -> dict[str, np.ndarray]:
        """Give the weights under the names that the service reads."""
        tensors = {
            "centre": self.centre,
            "spread": self.spread,
            "feature_centre": self.feature_centre,
            "feature_spread": self.feature_spread,
            "projection": self.projection.weight.T,
            "first": self.first.weight.T,
            "first_bias": self.first.bias,
            "second": self.second.weight.T,
            "second_bias": self.second.bias,
        }
        return {name: tensor.detach().numpy().astype(np.float32) for name, tensor in tensors.items()}


def main(
    *,
    train: Annotated[list[Path], typer.Option(help="JSON lines with `document` and `summary`. Repeatable.")],
    dev: Annotated[list[Path], typer.Option(help="The same, to say how good it is. Repeatable.")],
    encoder: Annotated[
        Path, typer.Option(help="Folder that training/summaries/encoder.py has written; the head goes there.")
    ],
    epochs: Annotated[int, typer.Option(min=1)] = 6,
    seed: int = 1,
) -> None:
    """Train the head, and write it beside the encoder."""
    torch.manual_seed(seed)
    reader = SentenceEncoder(encoder)
    held = {path.name: list(track(read(path, reader), str(path), console=_console)) for path in dev}
    parts = [list(track(read(path, reader), str(path), console=_console)) for path in train]
    head = train_head(parts, epochs)
    np.savez(encoder / HEAD, **head.arrays())  # type: ignore[arg-type]  # for allow_pickle, which is no array
    for name, examples in held.items():
        ours, lead = rouge2(head.arrays(), examples), lead_rouge2(examples)
        _console.print(
            f"{name}: ROUGE-2 {ours:.2f} in at most the words of the first three sentences, those {lead:.2f}"
        )


def train_head(parts: Sequence[Sequence[Example]], epochs: int) -> Head:
    """Train on all parts, each of the same weight however many articles it has."""
    examples = [example for part in parts for example in part]
    size = max(map(len, parts))
    weights = [size / len(part) for part in parts for _ in part]
    head = Head(examples)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in track(range(epochs), "training", console=_console):
        order = torch.randperm(len(examples)).tolist()
        for start in range(0, len(order), BATCH):
            optimizer.zero_grad()
            for index in order[start : start + BATCH]:
                (weights[index] * loss(head(examples[index]), torch.tensor(examples[index].targets)) / BATCH).backward()
            optimizer.step()
            schedule.step()
    return head.eval()


def loss(scores: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Whether each sentence belongs, and which of them before the others."""
    each = nn.functional.binary_cross_entropy_with_logits(scores, targets)
    order = nn.functional.cross_entropy(scores, targets / targets.sum().clamp(min=1e-6))
    return each + order


def rouge2(arrays: dict[str, np.ndarray], examples: Sequence[Example]) -> float:
    """Mean ROUGE-2 F of summaries in no more words than the first three sentences of the same article have."""
    return float(np.mean([_rouge2(example, _chosen(arrays, example)) for example in examples]))


def lead_rouge2(examples: Sequence[Example]) -> float:
    """Mean ROUGE-2 F of the first three sentences."""
    return float(np.mean([_rouge2(example, range(min(LEAD, len(example.words)))) for example in examples]))


def _chosen(arrays: dict[str, np.ndarray], example: Example) -> list[int]:
    scores = head_scores(arrays, example.vectors, example.headline, example.features)
    return example.groups.choose(scores.astype(np.float64), Limits(words=sum(example.words[:LEAD])))


def _rouge2(example: Example, chosen: Sequence[int]) -> float:
    return 100 * overlap([stem for place in chosen for stem in example.stems[place]], example.reference, 2)


if __name__ == "__main__":
    typer.run(main)
