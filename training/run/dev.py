"""What the averaged weights are worth, on pairs that are not trained on."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from app.engines.marian_tokenizer import UNKNOWN, MarianTokenizer
from app.services.evaluation_data import Pair
from app.text.normalize import normalize
from training.data.packed import Origin, Packed
from training.export.marian import BIAS, SHARED
from training.recipe import Device
from training.run.batch import make_batch
from training.run.batches import Batches
from training.run.loss import surprise
from training.run.network import Build, Network
from training.run.passes import inputs_of

if TYPE_CHECKING:
    from training.evaluation import Quality


def spaced(pairs: Sequence[Pair], most: int) -> list[Pair]:
    """Take so many pairs, evenly from first to last: neighbours are of one article and say less."""
    return [pairs[place] for place in np.linspace(0, len(pairs) - 1, min(most, len(pairs))).round().astype(int)]


def pack_pairs(pairs: Sequence[Pair], init: Path) -> Packed:
    """Take pairs apart into the pieces of a model, normalised as training data and what is served."""
    tokenizer = MarianTokenizer(init)
    known, unknown = tokenizer.vocabulary, tokenizer.vocabulary[UNKNOWN]
    french = tokenizer.encode([normalize(pair.french).text for pair in pairs])
    english = [tokenizer.encode_target(normalize(pair.english).text)[0] for pair in pairs]
    flat, starts = [], []
    for side in (french, english):
        flat.append(np.array([known.get(piece, unknown) for pieces in side for piece in pieces], np.int64))
        starts.append(np.cumsum([0, *map(len, side)], dtype=np.int64))
    origin = Origin("dev", 1, len(pairs), len(pairs))
    origins = np.zeros(len(pairs), np.uint16)
    return Packed(flat[0], starts[0], flat[1], starts[1], origins, (origin,), vocabulary="")


class Dev:
    """Some of the dev pairs, packed once."""

    def __init__(self, pairs: Sequence[Pair], sentences: int, init: Path, build: Build, options: Device) -> None:
        self._pairs = spaced(pairs, sentences)
        self._packed = pack_pairs(self._pairs, init)
        self._batches = Batches(self._packed, tokens=options.tokens, window=options.window)
        self._init, self._build, self._options = init, build, options

    def loss(self, weights: Mapping[str, Tensor], precision: torch.dtype) -> float:
        """Give the mean negative log-likelihood of the English, end marks counted, in nats a piece."""
        device = weights[SHARED].device
        network = Network(self._build, weights)
        every = np.arange(self._build.sizes.vocabulary)
        total, pieces = 0.0, 0
        for drawn in self._batches.epoch(0):
            batch = make_batch(self._packed, drawn.pairs, start=self._build.start, end=self._build.end)
            with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=precision == torch.bfloat16):
                hidden = network.hidden(weights[SHARED], inputs_of(batch, every, self._build.sizes.pad, device))
            labels = torch.from_numpy(batch.labels).to(device)
            with torch.no_grad():
                chunk = self._options.chunk
                total += surprise(hidden.to(precision), weights[SHARED], weights[BIAS], labels, chunk=chunk)
            pieces += len(labels)
        return total / pieces

    def quality(self, weights: Path) -> "Quality":
        """Score the greedy English of the weights in a file, as they would be served: CTranslate2 in eight bits."""
        from training.evaluation import measure_model  # noqa: PLC0415 - imports sacrebleu and the engines
        from training.export.folder import write_model  # noqa: PLC0415

        with TemporaryDirectory(prefix="depeche-") as folder:
            model = Path(folder) / "model"
            write_model(weights, self._init, model)
            return measure_model(model, self._pairs, beam=1)
