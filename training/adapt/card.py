"""The model card of an adapted model: what it was made from, what it is worth, what it can't do."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.locate import InstalledModel
from training.adapt.inspect import Inspection
from training.adapt.split import Split
from training.adapt.verdict import Figures
from training.run.job import Progress


@dataclass(frozen=True, slots=True)
class Story:
    """How a model came about.

    general: pairs that were mixed in. share: of the pairs seen, how many were general ones. kept: how much of what was
    learnt is in the weights, from 0 (the parent) to 1. made: date, ISO 8601.
    """

    name: str
    parent: InstalledModel
    data: Inspection
    parts: Split
    general: int
    share: float
    progress: Progress
    kept: float
    figures: Sequence[Figures]
    objections: Sequence[str]
    made: str


def card(story: Story) -> str:
    """Write the card, in Markdown with the front matter of Hugging Face's."""
    parts = (_front(story), _head(story), _data(story), _training(story), _quality(story), _limits(story))
    return "\n\n".join(parts) + "\n"


def _front(story: Story) -> str:
    languages = "".join(f"  - {language}\n" for language in story.parent.languages or ())
    # Hugging Face knows few licences by name; this one may have any.
    return (
        f"---\nlicense: other\nlicense_name: {story.parent.license}\n"
        + (f"language:\n{languages}" if languages else "")
        + "pipeline_tag: translation\nlibrary_name: transformers\ntags:\n  - marian\n---"
    )


def _head(story: Story) -> str:
    parent = story.parent
    return f"""\
# {story.name}

{parent.id} (revision {parent.revision}), taught a newsroom's own voice by `depeche train adapt` on {story.made}.

Licence of the weights: that of the parent, {parent.license}. The pairs are the newsroom's, with all rights in them;
what they allow is for their owner to say. They are not in this folder, but a model can give back what it learnt:
publish it only if the pairs may be published."""


def _data(story: Story) -> str:
    data, parts = story.data, story.parts
    rows = "".join(f"\n| {item.reason} | {item.count:,} |" for item in data.dropped)
    table = f"\n\n| left out | pairs |\n|---|---:|{rows}" if rows else ""
    return f"""\
## Data

{data.read:,} pairs of {", ".join(data.names)}, of which {len(data.pairs):,} were fit. Of these, {len(parts.train):,}
were learnt from, {len(parts.stop):,} told when to stop, and {len(parts.test):,} were kept for the figures below.
{parts.near:,} were left out of training because they are nearly one of those kept apart.{table}

{story.general:,} general pairs were mixed in, so that the model does not forget: {story.share:.0%} of what it saw."""


def _training(story: Story) -> str:
    at = story.progress
    return f"""\
## Training

{at.pairs:,} pairs seen in {at.minutes:.1f} minutes and {at.step:,} steps. The weights are {story.kept:.0%} of the way
from the parent to what was learnt."""


def _quality(story: Story) -> str:
    rows = "\n".join(map(_row, story.figures))
    doubts = "\n".join(f"- {text}" for text in story.objections)
    return f"""\
## Quality

BLEU / chrF, sacrebleu, of CTranslate2 in eight bits with beam 4, one line a sentence, nothing around it.

| set | pairs | parent | this model | BLEU |
|---|---:|---:|---:|---:|
{rows}""" + (f"\n\n**It was installed in spite of this:**\n\n{doubts}" if doubts else "")


def _row(one: Figures) -> str:
    before, after = (f"{quality.bleu:.1f} / {quality.chrf:.1f}" for quality in (one.before, one.after))
    return f"| {one.name} | {one.pairs:,} | {before} | {after} | {one.gain:+.1f} |"


def _limits(story: Story) -> str:
    return f"""\
## Limits

- What {story.parent.id} can't do, this model can't do: see its card.
- It writes as the pairs do, their slips included, and was measured on text of the same kind alone and on the sets
  above. Elsewhere it may have lost more than they show.
- A tenth of some hundred pairs is a small set: a difference of a point there may be chance.
- It is a draft for an editor who reads both texts, not copy to publish unread."""
