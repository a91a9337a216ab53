"""All that a training needs, opened and checked before the first step."""

from dataclasses import dataclass

import numpy as np
import torch

from training.data.packed import Packed
from training.errors import TrainingError
from training.recipe import Device
from training.run.batch import Batch, make_batch
from training.run.batches import Drawn
from training.run.crew import Crew, crew_for
from training.run.dev import Dev
from training.run.identity import Identity, identity_of, vocabulary_of
from training.run.job import Job
from training.run.learner import Learner
from training.run.machine import choose_device, choose_precision, options_for
from training.run.network import Build, read_build
from training.run.state import Place, Saved, load_state
from training.run.weights import read_weights


@dataclass(frozen=True, slots=True)
class Opened:
    """A training that can go on from `place`. dev: None where nothing is measured."""

    build: Build
    options: Device
    crew: Crew
    packed: Packed
    learner: Learner
    dev: Dev | None
    identity: Identity
    place: Place
    precision: torch.dtype

    def parts(self, drawn: Drawn) -> list[Batch]:
        """Read a batch, in as many parts as are learnt from at once; fewer where it has fewer pairs.

        Pairs are dealt in turn, since they come sorted by length.
        """
        hands = min(self.crew.hands, len(drawn.pairs))
        return [
            make_batch(self.packed, drawn.pairs[place::hands], start=self.build.start, end=self.build.end)
            for place in range(hands)
        ]


def open_training(job: Job) -> Opened:
    """Read the init folder, the data and the state; TrainingError where one can't be used or doesn't fit."""
    device = choose_device()
    options = options_for(job.recipe, device)
    identity = identity_of(job, device.type)
    saved = load_state(job.state, identity)
    place = saved.place if saved else Place()
    precision = _precision(place, options, device)
    build, packed = read_build(job.init), Packed.load(job.data)
    _check_size(build, job)
    if packed.vocabulary != vocabulary_of(job.init):
        raise TrainingError(f"The pairs in {job.data} are packed with another vocabulary than that of {job.init}.")
    counts = np.bincount(packed.target, minlength=build.sizes.vocabulary)
    crew = crew_for(options, device)
    learner = Learner(
        build,
        read_weights(job.init),
        job.recipe,
        options,
        counts=counts,
        device=device,
        precision=precision,
        crew=crew,
    )
    _take_up(learner, saved, job)
    dev = Dev(job.dev, job.recipe.evaluation.sentences, job.init, build, options) if job.dev else None
    return Opened(build, options, crew, packed, learner, dev, identity, place, precision)


def _check_size(build: Build, job: Job) -> None:
    """Raise TrainingError where the model is not of the size that the recipe says."""
    sides, wanted = build.sizes, job.recipe.architecture
    for name, asked, built in (
        ("encoder_layers", wanted.encoder_layers, {sides.encoder.layers}),
        ("decoder_layers", wanted.decoder_layers, {sides.decoder.layers}),
        ("feed_forward", wanted.feed_forward, {sides.encoder.feed_forward, sides.decoder.feed_forward}),
    ):
        if asked is not None and built != {asked}:
            raise TrainingError(
                f"The recipe wants {name} = {asked}, and the model in {job.init} has"
                f" {' and '.join(map(str, sorted(built)))}. Make it another size with"
                " `python -m training.parent.resize`, or leave [architecture] out of the recipe.",
                path=str(job.init),
            )


def _precision(place: Place, options: Device, device: torch.device) -> torch.dtype:
    """Keep to what the training began with where the recipe leaves it open: another time it may measure otherwise."""
    if options.precision == "auto" and place.precision:
        return torch.bfloat16 if place.precision == "bfloat16" else torch.float32
    chosen = choose_precision(options, device)
    place.precision = str(chosen).removeprefix("torch.")
    return chosen


def _take_up(learner: Learner, saved: Saved | None, job: Job) -> None:
    if saved is None:
        return
    try:
        learner.load(saved.tensors)
    except (KeyError, RuntimeError) as error:
        raise TrainingError(f"The state in {job.state} is of another model ({error}).", path=str(job.state)) from error
