"""`depeche train adapt`."""

from pathlib import Path
from typing import Annotated

import typer

from training.errors import needing_extra
from training.recipe import RECIPES

_FINE = "What rarely needs a change"


def adapt(
    *,
    name: Annotated[str, typer.Option(help="Of the new model: letters, digits and _ . -")],
    pairs: Annotated[
        list[Path] | None,
        typer.Option(help="Your pairs: TSV, TMX, JSONL, Moses (.fr with .en beside it), or a folder. Repeatable."),
    ] = None,
    from_memory: Annotated[
        bool, typer.Option("--from-memory", help="Learn from what editors wrote in the translation memory.")
    ] = False,
    model: Annotated[str, typer.Option(help="Model to begin with: id, hub id or folder.")] = "auto",
    minutes: Annotated[
        float, typer.Option(min=0.1, help="Of training, at most; it ends when nothing more is gained.")
    ] = 10,
    general: Annotated[
        list[Path] | None,
        typer.Option(help="General pairs that keep it from forgetting. Default: 15,602 that come with Dépêche."),
    ] = None,
    sets: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=FILE", help="Pairs to measure on, too. Repeatable.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write the model to. Default: installed on this machine, as NAME.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Install it even if it is no better, or in the place of one of its name.")
    ] = False,
    share: Annotated[
        float, typer.Option(min=0, max=0.9, help="General pairs, of all that it sees.", rich_help_panel=_FINE)
    ] = 0.4,
    most_lost: Annotated[
        float, typer.Option(min=0, help="BLEU that it may lose on any --set.", rich_help_panel=_FINE)
    ] = 0.5,
    tolerance: Annotated[
        float,
        typer.Option(min=0, help="Nats a piece that the loss on general pairs may rise.", rich_help_panel=_FINE),
    ] = 0.03,
    most_faulty: Annotated[
        float, typer.Option(min=0, max=1, help="Share of your pairs that may be wrong.", rich_help_panel=_FINE)
    ] = 0.3,
    recipe: Annotated[
        Path, typer.Option(help="Recipe: how fast to learn, what to filter.", rich_help_panel=_FINE)
    ] = RECIPES / "adapt.toml",
    french: Annotated[str, typer.Option(help="Field of the French in JSONL.", rich_help_panel=_FINE)] = "fr",
    english: Annotated[str, typer.Option(help="Field of the English in JSONL.", rich_help_panel=_FINE)] = "en",
) -> None:
    """Teach an installed model a newsroom's own voice, from 500 to 50,000 of its own translations, in minutes.

    First the pairs are looked at. What is repeated, misaligned, in another language, untranslated or with other figures
    is left out and told; too little or too much of that, and nothing is trained. A tenth is kept apart to tell when to
    stop, another tenth for the figures at the end. General pairs are mixed in, and of what was learnt only so much is
    kept as does not cost elsewhere.

    At the end you see BLEU and chrF before and after: on pairs like yours, on general ones, on each --set. A model that
    gained nothing, or lost too much elsewhere, is not installed. The model that it began with stays as it is.

    A run that was stopped goes on when the same command is given again.

    Examples:

    `depeche train adapt --pairs our-archive.tmx --name ours`, then `DEPECHE_TRANSLATION_MODEL=ours depeche serve`

    `depeche train adapt --from-memory --name desk --minutes 20 --set news=newstest.tsv`

    `depeche train adapt --pairs fr-en/ --general wire.tsv.xz --model opus-mt-fr-en --name ours --out /srv/models/ours`
    """
    with needing_extra():
        from training.adapt.errand import Asked, carry_out

    carry_out(
        Asked(
            name=name,
            pairs=tuple(pairs or ()),
            from_memory=from_memory,
            model=model,
            minutes=minutes,
            general=tuple(general or ()),
            sets=tuple(sets or ()),
            out=out,
            force=force,
            share=share,
            most_lost=most_lost,
            tolerance=tolerance,
            most_faulty=most_faulty,
            recipe=recipe,
            fields=(french, english),
        )
    )
