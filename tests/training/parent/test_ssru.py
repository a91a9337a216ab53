"""The students' network on small random weights: what must hold whatever the weights are."""

import math

import numpy as np
import pytest
import torch

from tests.training.parent.tiny import tiny_weights
from training.errors import TrainingError
from training.parent.marian_binary import Weights
from training.parent.ssru import END, StudentNetwork, positions

pytestmark = pytest.mark.torch

SENTENCES = [[5, 9, 12], [7], [3, 3, 8, 30, 21, 4, 4, 17]]


@pytest.fixture(scope="module")
def network() -> StudentNetwork:
    return StudentNetwork(tiny_weights(40))


def test_the_unit_is_that_of_the_paper(network: StudentNetwork) -> None:
    x = torch.randn(2, 5, 16)
    outputs, last = network.recurrent("decoder_l1", x, torch.zeros(2, 16))
    w, wf, bf = (network[f"decoder_l1_rnn_{name}"].numpy() for name in ("W", "Wf", "bf"))
    cell = np.zeros((2, 16))
    for place in range(5):
        forget = 1 / (1 + np.exp(-(x[:, place].numpy() @ wf + bf)))
        cell = forget * cell + (1 - forget) * (x[:, place].numpy() @ w)
        assert outputs[:, place].numpy() == pytest.approx(np.maximum(cell, 0), abs=1e-5)
    assert last.numpy() == pytest.approx(cell, abs=1e-5)


def test_sentences_are_translated_together_as_alone(network: StudentNetwork) -> None:
    assert network.translate(SENTENCES) == [network.translate([sentence])[0] for sentence in SENTENCES]


def test_each_piece_is_the_likeliest_after_those_before_it(network: StudentNetwork) -> None:
    for sentence in SENTENCES:
        (answer,) = network.translate([sentence])
        source = network.encode(torch.tensor([[*sentence, END]]), torch.tensor([len(sentence) + 1]))
        vectors = torch.cat([torch.zeros(1, 1, 16), network.embeddings[torch.tensor([answer], dtype=torch.long)]], 1)
        x = network.embedded(vectors)
        for layer in network.decoder:
            x = network.after(layer, x, network.recurrent(layer, x, torch.zeros(1, 16))[0], source)
        best = (x @ network.embeddings.T + network.bias).argmax(-1)[0].tolist()
        assert best[: len(answer)] == answer


def test_a_sentence_of_nothing_has_an_answer(network: StudentNetwork) -> None:
    assert len(network.translate([[]])) == 1


def test_positions_are_waves_that_slow_down() -> None:
    seen = positions(3, 8)
    assert seen[0].tolist() == [0] * 4 + [1] * 4
    assert seen[2].tolist() == pytest.approx(
        [math.sin(2 * rate) for rate in (1, 10_000 ** (-1 / 3), 10_000 ** (-2 / 3), 1e-4)]
        + [math.cos(2 * rate) for rate in (1, 10_000 ** (-1 / 3), 10_000 ** (-2 / 3), 1e-4)],
        abs=1e-6,
    )
    assert positions(2, 8, 1).tolist() == seen[1:].tolist()


def test_those_of_transformers_are_transformers_own() -> None:
    from transformers.models.marian.modeling_marian import MarianSinusoidalPositionalEmbedding

    own = MarianSinusoidalPositionalEmbedding(20, 16)
    own.weight = torch.nn.Parameter(own.create_weight(), requires_grad=False)
    assert positions(20, 16, as_transformers=True).flatten().tolist() == pytest.approx(
        own.weight.flatten().tolist(), abs=1e-5
    )


def test_other_weights_are_told() -> None:
    with pytest.raises(TrainingError, match="decoder_l1_rnn_Wf"):
        StudentNetwork(
            Weights({name: array for name, array in tiny_weights(9).arrays.items() if "rnn" not in name}, "")
        )
