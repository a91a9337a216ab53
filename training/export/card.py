"""A model's card, README.md: every figure in it was counted or measured when it was written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.services.languages import NAMES
from training.data.packed import Origin
from training.evaluation.figures import Figures
from training.export.counted import Counted
from training.export.trained import Trained

NAME = "README.md"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card tells.

    name, licence: of the model. parent: the folder that the training began with, and its revision. date: ISO 8601, UTC.
    weights: which of a training's weights these are. sources: of its data, none where they are not known.
    recipe: the text of it, empty where it is not known.
    """

    name: str
    licence: str
    date: str
    parent: str
    counted: Counted
    weights: str
    trained: Trained | None
    sources: Sequence[Origin]
    recipe: str
    figures: Sequence[Figures]


def card(facts: Facts) -> str:
    """Write the card as Markdown."""
    parts = (_head, _what_it_is, _how_to_use_it, _where_it_comes_from, _data, _quality, _limits)
    return "\n\n".join("\n".join(part(facts)) for part in parts) + "\n"


def _head(facts: Facts) -> Iterator[str]:
    source, target = facts.counted.languages or ("fr", "en")
    yield from ("---", f"license: {facts.licence.lower()}", "language:", f"  - {source}", f"  - {target}")
    yield from ("pipeline_tag: translation", "library_name: transformers", "tags:", "  - marian", "---")
    yield from ("", f"# {facts.name}", "")
    yield (
        f"A {NAMES.get(source, source)}→{NAMES.get(target, target)} model for Dépêche. `depeche train export` wrote"
        f" this card on {facts.date}: every figure in it was counted from the files or measured then."
    )


def _what_it_is(facts: Facts) -> Iterator[str]:
    counted, built = facts.counted, facts.counted.built
    forward = " and ".join(f"{width}" for width in sorted({built.encoder.feed_forward, built.decoder.feed_forward}))
    size = counted.files["model.safetensors"].size
    listed = "none: it may write every piece" if counted.listed is None else f"{counted.listed:,} pieces, in `vmap.txt`"
    yield from ("## What it is", "", "| | |", "|---|---|")
    yield _row(
        "architecture",
        f"MarianMT, Hugging Face layout: {built.encoder.layers} encoder and {built.decoder.layers} decoder layers,"
        f" width {built.width}, {built.heads} heads, feed-forward {forward}, embeddings tied everywhere,"
        f" {built.positions} positions, an output bias",
    )
    yield _row("size", f"{counted.parameters:,} parameters; {size / 1e6:.1f} MB as fp16")
    yield _row("vocabulary", f"{built.vocabulary:,} entries, joint; `source.spm` and `target.spm` take text apart")
    yield _row("lexical shortlist", listed)
    yield _row("revision", counted.revision)
    yield _row("licence", facts.licence)


def _how_to_use_it(_facts: Facts) -> Iterator[str]:
    yield from ("## How to use it", "", "`depeche serve` does all of this. Any other program must, too:", "")
    yield "- Split into sentences first: it was trained on sentences, and shortens text of several."
    yield '- Give it straight quotes and apostrophes, no-break spaces as spaces, «…» as "…", and – and — as -.'
    yield "- On a CPU load it with `compute_type` int8 or int8_float32: the weights are fp16."


def _where_it_comes_from(facts: Facts) -> Iterator[str]:
    yield from ("## Where it comes from", "", f"The training began with {facts.parent}. {facts.weights}")
    if facts.trained:
        done = facts.trained
        yield (
            f"Behind them lie {done.steps:,} steps, {done.pairs:,} pairs seen (some of them more than once) and"
            f" {done.minutes:,.0f} minutes of training."
        )
    if facts.recipe:
        yield from ("", "The recipe:", "", "```toml", facts.recipe.strip(), "```")


def _data(facts: Facts) -> Iterator[str]:
    yield from ("## Training data and its terms", "")
    if not facts.sources:
        yield "Not told: the command was not given the folder of the data."
        return
    kept = sum(source.kept for source in facts.sources)
    sources = "one source" if len(facts.sources) == 1 else f"{len(facts.sources)} sources"
    yield f"{kept:,} pairs of {sources}; weight: how often a pair of the source is seen in one pass."
    yield "**Whether weights carry terms of the texts that they were trained on, this card can't answer for you.**"
    yield from ("", "| source | pairs | kept | weight | terms as stated | left out |", "|---|---:|---:|---:|---|---|")
    for source in facts.sources:
        terms = source.licence or "**none stated**"
        dropped = ", ".join(f"{reason} {count:,}" for reason, count in sorted(source.dropped.items()) if count)
        yield _row(source.name, f"{source.read:,}", f"{source.kept:,}", f"{source.weight:g}", terms, dropped or "-")


def _quality(facts: Facts) -> Iterator[str]:
    yield from ("## Measured quality", "")
    if not facts.figures:
        yield "Not measured."
        return
    yield "The model alone, without the checks that the service makes around it; quotation marks straight on both"
    yield "sides. Names kept: of the capitalized words that stand alike in source and reference, those in the output."
    yield "Figures right: of the lines with a number in the source, those whose output has all and none besides."
    yield from (
        "",
        "| test set | sentences | BLEU | chrF | names kept | figures right |",
        "|---|---:|---:|---:|---:|---:|",
    )
    for item in facts.figures:
        row = item.row
        yield _row(row.set, row.sentences, row.bleu, row.chrf, row.names, row.figures)
    yield from ("", f"Measured on {facts.date} with {facts.figures[0].engine}:", "")
    yield from (f"- `{signature}`" for signature in facts.figures[0].signatures)


def _limits(facts: Facts) -> Iterator[str]:
    yield from ("## Limits", "")
    yield from (f"- {_lost(item)}" for item in facts.figures)
    yield "- Check every name and figure against the source; the service does, and flags what it can't find."
    yield "- What no test set above is like, it was not measured on."
    yield "- It is a draft for an editor who reads both texts, not copy to publish unread."


def _lost(item: Figures) -> str:
    names, figures = item.measured.fidelity.kept_names, item.measured.fidelity.right_lines
    lost = (
        f"{names.lost:,} of {names.expected:,} names" if names and names.expected else "no name that could be checked"
    )
    return (
        f"On {item.set.name} it lost or misspelt {lost}, and in {figures.lost:,} of {figures.expected:,} sentences with"
        " a number not every figure is right."
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '¦') for cell in cells)} |"
