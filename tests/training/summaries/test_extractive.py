"""The head that is trained computes what the service computes from its arrays."""

import numpy as np
import pytest

pytest.importorskip("torch")
import torch

from app.engines.neural_salience import head_scores
from app.engines.selection import Groups
from training.summaries.articles import Example
from training.summaries.extractive import Head, loss

pytestmark = pytest.mark.torch


def example(seed: int, sentences: int = 5) -> Example:
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(sentences + 1, 8)).astype(np.float32)
    alike = np.zeros((sentences, sentences), dtype=bool)
    targets = np.linspace(1, 0, sentences, dtype=np.float32)
    features = chance.normal(size=(sentences, 3))
    words = (("a",),) * sentences
    return Example(
        Groups([], alike.__getitem__), vectors[:-1], vectors[-1], features, targets, words, ("a",), (1,) * sentences
    )


def test_the_service_scores_as_the_head_does() -> None:
    torch.manual_seed(0)
    articles = [example(1), example(2, 7)]
    head = Head(articles).eval()
    for article in articles:
        ours = head_scores(head.arrays(), article.vectors, article.headline, article.features)
        assert np.allclose(ours, head(article).detach().numpy(), atol=1e-5)


def test_scores_in_the_order_of_the_targets_lose_less() -> None:
    targets = torch.tensor([1.0, 0.5, 0.0])
    assert loss(torch.tensor([2.0, 0.0, -2.0]), targets) < loss(torch.tensor([-2.0, 0.0, 2.0]), targets)
