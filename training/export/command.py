"""`depeche train export`: a training's weights as a model folder, with its card, its history, its place in the list."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.errors import TrainingError

if TYPE_CHECKING:
    from training.data.packed import Origin
    from training.evaluation.sets import EvaluationSet
    from training.export.registry import Listing

_CARD = "For the model card"
_LIST = "In the list of known models"


def export(
    *,
    init: Annotated[Path, typer.Option(help="Marian folder that the training began with; its vocabulary is kept.")],
    out: Annotated[Path, typer.Option(help="Model folder to write.")],
    state: Annotated[Path | None, typer.Option(help="State folder of `depeche train run`.")] = None,
    weights: Annotated[
        list[Path] | None,
        typer.Option(help="In place of a state: a safetensors file; of several, their mean. Repeatable."),
    ] = None,
    best: Annotated[
        bool, typer.Option("--best", help="The weights that did best on the dev set; the last ones otherwise.")
    ] = False,
    pairs: Annotated[
        list[Path] | None,
        typer.Option(help="Pairs to make the lexical shortlist from, vmap.txt; else the init's is kept. Repeatable."),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--eval", metavar="NAME=FILE", help="Test set to measure it on. Repeatable.", rich_help_panel=_CARD
        ),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Folder of `depeche train data`: what it was trained on.", rich_help_panel=_CARD)
    ] = None,
    recipe: Annotated[Path | None, typer.Option(help="Recipe of the training.", rich_help_panel=_CARD)] = None,
    licence: Annotated[
        str, typer.Option(help="Of the weights. Default: the init's.", rich_help_panel=_CARD, show_default=False)
    ] = "",
    beam: Annotated[
        int,
        typer.Option(min=1, max=16, help="Hypotheses kept at each step when it is measured.", rich_help_panel=_CARD),
    ] = 4,
    name: Annotated[
        str | None, typer.Option(help="Id to list the model under. Default: not listed.", rich_help_panel=_LIST)
    ] = None,
    registry: Annotated[
        Path | None, typer.Option(help="The list. Default: registry.toml beside OUT.", rich_help_panel=_LIST)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the model in OUT, in one step.")] = False,
) -> None:
    """Write a model folder that is served: fp16 weights, vocabulary, lexical shortlist, model card, history.

    The card, README.md, tells what was counted and measured: architecture, parameters, data with its terms, training,
    and for each `--eval` set BLEU, chrF, names kept and figures right, as served in eight bits. HISTORY.md gets a row
    for each set; that of a model that is replaced goes on.

    OUT is there whole or not at all, and a model that is there already is only replaced with `--force`.

    Examples:

    - `depeche train export --state state --init parent --out models/ours --eval news=newstest2013.tsv`
    - `depeche train export --state state --best --init parent --out models/ours --data packed --recipe my.toml`
    - `depeche train export --state state --init parent --out models/ours --name ours --pairs corpus/`
    - `depeche train export --weights a.safetensors --weights b.safetensors --init parent --out models/mean`
    - `DEPECHE_TRANSLATION_MODEL=models/ours depeche serve`
    """
    from app.cli.evaluate_console import report_bad_lines, say
    from training.evaluation.sets import read_sets
    from training.export.trained import trained, weights_of
    from training.export.write import Export, Told
    from training.export.write import export as write
    from training.shortlist.texts import read_texts

    if (state is None) == (not weights):
        raise TrainingError("Name what to export: --state of a training, or --weights.")
    if registry and not name:
        raise TrainingError("A model is listed under a name: give --name.")
    wanted = Export(
        weights=weights or [weights_of(_given(state), best=best)],
        weights_told=_told(weights or [], best=best),
        init=init,
        out=Path(os.path.abspath(out)),  # noqa: PTH100 - a link stays a link, and is refused
        trained=trained(state, best=best) if state else None,
        pairs=read_texts(pairs, say) if pairs else None,
        sets=read_sets(sets or []),
        sources=_sources(data) if data else (),
        recipe=_recipe(recipe) if recipe else "",
        licence=licence,
        listing=_listing(registry, name, out) if name else None,
        beam=beam,
    )
    for one in wanted.sets:
        report_bad_lines(one.text)
    with _progress(wanted.sets) as measured:
        figures = write(wanted, force=force, told=Told(say, measured))
    typer.echo(f"{out} is written.")
    for item in figures:
        typer.echo(f"{item.set.name}: {item.bleu:.1f} BLEU, {item.chrf:.1f} chrF")
    if wanted.listing:
        _tell_of(wanted.listing)


def _given(state: Path | None) -> Path:
    if state is None or not state.is_dir():
        raise TrainingError(f"There is no state folder {state}.", path=str(state))
    return state


def _told(weights: Sequence[Path], *, best: bool) -> str:
    if weights:
        files = ", ".join(f"`{path.name}`" for path in weights)
        return f"Its weights {'are the mean of those in' if len(weights) > 1 else 'come from the file'} {files}."
    return f"Its weights are averages over the last steps{', where they did best on the dev set' if best else ''}."


def _sources(folder: Path) -> "tuple[Origin, ...]":
    from training.data.packed import Packed

    return Packed.load(folder).listed


def _recipe(path: Path) -> str:
    """Give the text of a recipe that is one."""
    from training.recipe import read_recipe

    read_recipe(path)
    return path.read_text("utf-8")


def _listing(registry: Path | None, name: str, out: Path) -> "Listing":
    from training.export.registry import find_listing

    return find_listing(registry or out.resolve().parent / "registry.toml", name, out)


def _tell_of(listing: "Listing") -> None:
    if listing.entry is None:
        typer.echo(f"{listing.path} lists {listing.model_id}. `auto` does not take it: it has no rank.")
        return
    typer.echo(
        f"{listing.path} has the new sums of {listing.model_id}. Its revision ({listing.label}), figures and licence"
        " there are as they were: change them by hand where they no longer hold."
    )


@contextmanager
def _progress(sets: "Sequence[EvaluationSet]") -> Iterator[Callable[[str, int], None]]:
    """Show a bar for each set."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    if not sets:
        yield lambda _name, _count: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks = {one.name: bars.add_task(one.name, total=len(one.text.pairs)) for one in sets}
        yield lambda name, count: bars.advance(tasks[name], count)
