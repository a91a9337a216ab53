"""How many operations of matrix products a step needs: two for each multiplication and addition."""

from training.run.batch import Batch
from training.run.grid import Grid
from training.run.network import Build
from training.run.orthogonal import TURNS, WIDE

# Forward, and the gradients of both factors.
_PASSES = 3


def of_step(build: Build, batch: Batch, candidates: int) -> float:
    """Products of the network and its loss, forward and backward; nothing for padding, except inside attention."""
    sizes, width = build.sizes, build.sizes.width
    source, target = len(batch.source), len(batch.labels)
    encoder = sizes.encoder.layers * (4 * width + 2 * sizes.encoder.feed_forward) * source
    decoder = sizes.decoder.layers * ((6 * width + 2 * sizes.decoder.feed_forward) * target + 2 * width * source)
    seen = sizes.encoder.layers * _cells(batch.source_grid, batch.source_grid)
    for grid in (batch.target_grid, batch.source_grid):
        seen += sizes.decoder.layers * _cells(batch.target_grid, grid)
    return 2.0 * _PASSES * width * (encoder + decoder + 2 * seen + target * candidates)


def of_muon(build: Build) -> float:
    """Products of Muon's orthogonalization in one step."""
    sizes = build.sizes
    squares = 4 * sizes.encoder.layers + 8 * sizes.decoder.layers
    total = squares * _orthogonal(sizes.width, sizes.width)
    for side in (sizes.encoder, sizes.decoder):
        total += 2 * side.layers * _orthogonal(sizes.width, side.feed_forward)
    return total


def _cells(queries: Grid, keys: Grid) -> int:
    return queries.sentences * queries.places * keys.places


def _orthogonal(one: int, other: int) -> float:
    short, long = sorted((one, other))
    turns = len(TURNS)
    if long < WIDE * short:
        return 2.0 * (2 * turns * short**2 * long + short**3 * (turns + 1))
    # Each turn squares the Gram matrix; all but the first bring it up to date and multiply the factor on. And once it
    # is squared for its length.
    return 2.0 * (2 * short**2 * long + short**3 * (turns + 1 + 3 * (turns - 1)))
