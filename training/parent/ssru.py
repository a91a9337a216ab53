"""The network of Mozilla's students, as plain arithmetic on the arrays of their files.

A transformer (post-norm, ReLU, tied embeddings) whose decoder has a simpler simple recurrent unit where others have
self-attention (Kim et al. 2019, "From Research to Production and Back: Ludicrously Fast Neural Machine Translation",
section 3.1): with x_t what comes in, c_t = f_t c_{t-1} + (1 - f_t) W x_t, f_t = sigmoid(W_f x_t + b_f), and relu(c_t)
is what comes out. The names are Marian's.

Shapes: B sentences, S source and T target positions, D the width.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.errors import TrainingError
from training.parent.marian_binary import EMBEDDINGS, OUTPUT_BIAS, Weights

END = 0
_EPSILON = 1e-9
_HEADS = re.compile(r"^transformer-heads: (\d+)", re.MULTILINE)
_MOST_PIECES = 2  # of the answer for each piece of the source, and as many more
_MORE_PIECES = 10


@dataclass(frozen=True, slots=True)
class Source:
    """Encoded sentences. real: B 1 1 S, true where there is a piece. crossed: keys and values of each decoder layer."""

    real: Tensor
    crossed: dict[str, tuple[Tensor, Tensor]]


class StudentNetwork:
    """A student that computes in float32, and decodes greedily.

    as_transformers: with the positions of transformers' MarianMT, which differ a little from those of Marian.
    """

    def __init__(self, weights: Weights, *, as_transformers: bool = False) -> None:
        heads = _HEADS.search(weights.config)
        self.heads = int(heads[1]) if heads else 8
        self._as_transformers = as_transformers
        self._arrays = {name: torch.from_numpy(array) for name, array in weights.arrays.items()}
        if missing := {EMBEDDINGS, OUTPUT_BIAS, "decoder_l1_rnn_Wf", "encoder_l1_self_Wq"} - {*self._arrays}:
            raise TrainingError(f"These are no weights of such a student: {', '.join(sorted(missing))} are missing.")
        self.embeddings = self._arrays[EMBEDDINGS]
        self.bias = self._arrays[OUTPUT_BIAS]
        self.encoder = list(self._layers("encoder_l{}_self_Wq"))
        self.decoder = list(self._layers("decoder_l{}_rnn_Wf"))

    def __getitem__(self, name: str) -> Tensor:
        """Give an array by Marian's name."""
        return self._arrays[name]

    def _layers(self, form: str) -> Iterator[str]:
        number = 1
        while form.format(number) in self._arrays:
            yield form.format(number).rsplit("_", 2)[0]
            number += 1

    def encode(self, ids: Tensor, lengths: Tensor) -> Source:
        """Encode padded sentences, each with its end mark. ids: B S. lengths: B."""
        real = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None, None]
        x = self.embedded(self.embeddings[ids])
        for layer in self.encoder:
            x = self.encoded(layer, x, real)
        return Source(real, {layer: self._given(f"{layer}_context", x) for layer in self.decoder})

    def encoded(self, layer: str, x: Tensor, real: Tensor) -> Tensor:
        """Go through a layer of the encoder. x: B S D. real: B 1 1 S."""
        x = self._attended(f"{layer}_self", x, self._given(f"{layer}_self", x), real)
        return self._fed_forward(layer, x)

    def embedded(self, vectors: Tensor, start: int = 0) -> Tensor:
        """Scale vectors and add positions: B T D, the first of them at position `start`."""
        width = vectors.shape[-1]
        return vectors * math.sqrt(width) + positions(
            vectors.shape[1], width, start, as_transformers=self._as_transformers
        )

    def recurrent(self, layer: str, x: Tensor, cell: Tensor) -> tuple[Tensor, Tensor]:
        """Give relu(c_t) at all places and the last c_t. x: B T D. cell: B D, of the place before them."""
        new, forgets = self.recurrence(layer, x)
        outputs = []
        for place in range(x.shape[1]):
            cell = forgets[:, place] * cell + (1 - forgets[:, place]) * new[:, place]
            outputs.append(cell)
        return torch.stack(outputs, 1).relu(), cell

    def recurrence(self, layer: str, x: Tensor) -> tuple[Tensor, Tensor]:
        """Give W x and the forget gate: B T D each."""
        return x @ self[f"{layer}_rnn_W"], torch.sigmoid(x @ self[f"{layer}_rnn_Wf"] + self[f"{layer}_rnn_bf"])

    def after(self, layer: str, x: Tensor, recurrent: Tensor, source: Source) -> Tensor:
        """Do the rest of a decoder's layer: cross-attention and feed-forward. recurrent: what relu(c_t) gave for x."""
        x = self._normed(f"{layer}_rnn_ffn", x + recurrent)
        x = self._attended(f"{layer}_context", x, source.crossed[layer], source.real)
        return self._fed_forward(layer, x)

    def translate(self, sentences: list[list[int]]) -> list[list[int]]:
        """Translate sentences greedily; both without end marks. What is not at its end in time is cut."""
        lengths = torch.tensor([len(sentence) + 1 for sentence in sentences])
        ids = torch.zeros(len(sentences), int(lengths.max()), dtype=torch.long)
        for row, sentence in zip(ids, sentences, strict=True):
            row[: len(sentence)] = torch.tensor(sentence, dtype=torch.long)
        with torch.inference_mode():
            steps = torch.stack(
                list(self._steps(self.encode(ids, lengths), _MOST_PIECES * lengths + _MORE_PIECES)), 1
            ).tolist()
        return [row[: row.index(END)] if END in row else row for row in steps]

    def _steps(self, source: Source, limits: Tensor) -> Iterator[Tensor]:
        """Give the likeliest pieces place by place: B each, until all are at their end or limit."""
        count, width = len(source.real), self.embeddings.shape[1]
        vectors, cells = torch.zeros(count, 1, width), [torch.zeros(count, width) for _ in self.decoder]
        ended = torch.zeros(count, dtype=torch.bool)
        for place in range(int(limits.max())):
            x = self.embedded(vectors, place)
            for number, layer in enumerate(self.decoder):
                recurrent, cells[number] = self.recurrent(layer, x, cells[number])
                x = self.after(layer, x, recurrent, source)
            best = torch.addmm(self.bias, x[:, 0], self.embeddings.T).argmax(1).masked_fill(ended, END)
            yield best
            ended |= (best == END) | (limits <= place + 1)
            if ended.all():
                return
            vectors = self.embeddings[best][:, None]

    def _given(self, name: str, x: Tensor) -> tuple[Tensor, Tensor]:
        """Give keys and values of what is attended to."""
        keys = self._headed(x @ self[f"{name}_Wk"] + self[f"{name}_bk"])
        return keys, self._headed(x @ self[f"{name}_Wv"] + self[f"{name}_bv"])

    def _attended(self, name: str, x: Tensor, given: tuple[Tensor, Tensor], real: Tensor) -> Tensor:
        queries = self._headed(x @ self[f"{name}_Wq"] + self[f"{name}_bq"])
        mixed = functional.scaled_dot_product_attention(queries, *given, attn_mask=real)
        output = mixed.transpose(1, 2).flatten(2) @ self[f"{name}_Wo"] + self[f"{name}_bo"]
        return self._normed(f"{name}_Wo", x + output)

    def _headed(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def _fed_forward(self, layer: str, x: Tensor) -> Tensor:
        inner = (x @ self[f"{layer}_ffn_W1"] + self[f"{layer}_ffn_b1"]).relu()
        return self._normed(f"{layer}_ffn_ffn", x + inner @ self[f"{layer}_ffn_W2"] + self[f"{layer}_ffn_b2"])

    def _normed(self, name: str, x: Tensor) -> Tensor:
        scale, bias = self[f"{name}_ln_scale"].flatten(), self[f"{name}_ln_bias"].flatten()
        return functional.layer_norm(x, (x.shape[-1],), scale, bias, _EPSILON)


def positions(count: int, width: int, start: int = 0, *, as_transformers: bool = False) -> Tensor:
    """Give sinusoidal positions, sines first: T D. Marian's slowest wave is a 10,000th; that of MarianMT not quite."""
    half = width // 2
    rates = torch.exp(torch.arange(half) * (-math.log(10_000) / (half if as_transformers else half - 1)))
    angles = torch.arange(start, start + count)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)
