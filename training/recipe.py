"""The recipe of a training: which data, how large a model, how fast to learn, on which machine. A TOML file."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from training.errors import TrainingError

RECIPES = Path(__file__).parent / "recipes"
DEFAULT = RECIPES / "fr-en.toml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Filters(_Part):
    """Which pairs are left out. Lengths in pieces without the end mark."""

    longest: int = Field(110, gt=0)
    ratio: float = Field(3.0, gt=1)  # pieces of the longer side to those of the shorter, of pairs of 15 pieces or more
    untranslated: bool = True  # both sides the same, and more than names
    alphabet: float = Field(0.1, ge=0, le=1)  # share of a side's letters that may be of another than the Latin one
    language: bool = True
    numbers: bool = True  # figures, in digits
    # Least mean log-likelihood of the English by IBM model 1, learnt from the pairs themselves; None looks at none.
    # What is known to work is -2.62: of 90,000 pairs with every tenth misaligned it finds 91 % of those and drops
    # 1.4 % of the others. Of 5,000 pairs it finds 39 %: too few to learn from.
    literalness: float | None = None
    literalness_short: float = -4.0  # the same, for pairs of fewer than seven English pieces
    most_copies: int = Field(2, gt=0)  # of one pair, within a source


class Robustness(_Part):
    """Which share of pairs is seen once more in another form, so that the model learns it. 0 leaves a form out.

    The share is of the pairs that can be put so: that have a name, an accent, a number. In the manifest, and in
    `data.weights`, copies are called "form: accents" and so on; their weight is that of `data.weight` else.
    """

    names_swapped: float = Field(0.6, ge=0, le=1)  # another name where both sides share one
    quotes: float = Field(0.0, ge=0, le=1)
    capitals: float = Field(0.0, ge=0, le=1)
    accents: float = Field(0.0, ge=0, le=1)
    initials: float = Field(0.0, ge=0, le=1)
    numbers: float = Field(0.0, ge=0, le=1)
    datelines: float = Field(0.0, ge=0, le=1)
    joined: float = Field(0.0, ge=0, le=1)  # two sentences in one segment
    # The sources that such copies are made from; empty takes all.
    sources: tuple[str, ...] = ()
    seed: int = Field(1, ge=0)


class Data(_Part):
    """How often pairs of each source are seen in one pass, by the name of its file; 0.5 takes half of them each."""

    weight: float = Field(1.0, ge=0)  # of sources that `weights` does not name
    weights: dict[str, float] = {}
    filters: Filters = Filters()
    robustness: Robustness = Robustness()


class Architecture(_Part):
    """How large the model is that a training starts from. What is None is as the parent has it; so is the width."""

    encoder_layers: int | None = Field(None, gt=0)
    decoder_layers: int | None = Field(None, gt=0)  # each is computed anew for every piece that is written
    feed_forward: int | None = Field(None, gt=0)  # hidden units of the part after attention, in each layer


class Schedule(_Part):
    """How fast the model learns.

    The rate rises for `warmup` steps, stays until `knee` and falls from there with the root of the step. Before the end
    of a budget it falls to nothing: for `cooldown` minutes of one in minutes, half of it at most, and for the share
    `cooldown_share` of one in steps.
    """

    rate: float = Field(4e-4, gt=0)
    warmup: int = Field(100, ge=0)
    knee: int = Field(4000, gt=0)
    cooldown: float = Field(30.0, ge=0)
    cooldown_share: float = Field(0.25, ge=0, le=0.5)
    decay: float = Field(0.01, ge=0)
    smoothing: float = Field(0.1, ge=0, lt=1)  # of the labels
    clip: float = Field(1.0, gt=0)  # longest gradient
    average: float = Field(0.995, ge=0, lt=1)  # how much of the averaged weights stays every five steps
    optimizer: Literal["muon", "adamw"] = "muon"


class Device(_Part):
    """What depends on the machine. tokens: of a batch and a side, end marks counted, at most.

    pace: what the schedule's rate is multiplied by; larger batches bear a higher one.
    precision: of matrix products; "auto" takes what is faster on the machine at the start.
    """

    tokens: int = Field(4000, gt=0)
    window: int = Field(30_000, gt=0)  # pairs that are sorted by length together
    pace: float = Field(1.0, gt=0)
    dropout: float = Field(0.0, ge=0, lt=1)
    full_every: int = Field(8, gt=0)  # steps between two whose softmax is over the whole vocabulary
    frequent: int = Field(3000, ge=0)  # pieces that are candidates in the other steps, besides the batch's own
    random: int = Field(1000, ge=0)
    chunk: int = Field(1024, gt=0)  # target positions whose logits are held at once
    precision: Literal["auto", "float32", "bfloat16"] = "auto"


class Evaluation(_Part):
    """What is measured on the way: so many of the dev pairs, every so many minutes of training."""

    minutes: float = Field(10.0, gt=0)
    sentences: int = Field(300, gt=0)
    scores: bool = True  # BLEU and chrF besides the loss; they take some seconds each


class Recipe(_Part):
    """All of it. Everything has a default, so that a recipe says only what it does otherwise."""

    data: Data = Data()
    architecture: Architecture = Architecture()
    schedule: Schedule = Schedule()
    cpu: Device = Device()
    cuda: Device = Device(tokens=65_536, window=400_000, pace=4.0, dropout=0.1, full_every=1, chunk=8192)
    evaluation: Evaluation = Evaluation()
    save_every: float = Field(5.0, gt=0)  # minutes of training; no more is lost, whatever happens


def read_recipe(path: Path = DEFAULT) -> Recipe:
    """Read a recipe; TrainingError says which line or option is wrong."""
    try:
        return Recipe.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        faults = error.errors() if isinstance(error, ValidationError) else ()
        told = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in faults) or str(error)
        raise TrainingError(f"The recipe {path} can't be used: {told}.", path=str(path)) from error
