"""`depeche train data`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.errors import TrainingError
from training.recipe import DEFAULT

if TYPE_CHECKING:
    from rich.table import Table

    from app.services.evaluation_data import Pair
    from training.data.filters.held_out import HeldOut
    from training.data.packed import Packed
    from training.data.reading.find import Source
    from training.data.reading.read import Fields


def data(
    *,
    pairs: Annotated[
        list[Path], typer.Option(help="File of pairs, or folder of such files: TSV, TMX, JSONL, Moses. Repeatable.")
    ],
    init: Annotated[
        Path, typer.Option(help="Folder of the Marian model whose vocabulary is used (Hugging Face form).")
    ],
    out: Annotated[Path, typer.Option(help="Folder to write.")],
    recipe: Annotated[Path, typer.Option(help="Recipe; its part [data] says what is kept and how often.")] = DEFAULT,
    exclude: Annotated[
        list[Path] | None, typer.Option(help="Test set: no pair with a sentence of it is kept. Repeatable.")
    ] = None,
    licences: Annotated[
        Path | None, typer.Option(help='TOML file of lines `name = "terms"`, for the manifest and the model card.')
    ] = None,
    dropped: Annotated[
        Path | None, typer.Option(help="TSV file to write what filters drop to: filter, source, French, English.")
    ] = None,
    french: Annotated[str, typer.Option(help="Field of the French in JSONL.")] = "fr",
    english: Annotated[str, typer.Option(help="Field of the English in JSONL.")] = "en",
) -> None:
    """Make the data of a training: read pairs, leave out what teaches nothing, write them as the model's pieces.

    Text is normalised as the service does it, then filtered: length, language, alphabet, figures that differ, copies,
    and, where the recipe asks for it, loose translations. Some pairs are added once more in another form (names
    swapped, accents missing, datelines), so that the model learns it. `manifest.json` in the folder says of each source
    how many pairs were read, kept, and dropped for which reason, its terms and its SHA-256.

    A source is called as its file, without endings: `europarl.tsv.xz` is `europarl` in the recipe's weights. Moses'
    form is two files, `x.fr` and `x.en`; name one of them. A first line that names columns tells which are read.

    Examples:

    `depeche train data --pairs our.tmx --init models/depeche-fr-en --out packed`

    `depeche train data --pairs corpus/ --exclude newstest2013.tsv --init parent --recipe my.toml --out packed`
    """
    from rich.console import Console

    from training.data.licences import read_licences
    from training.data.pack import Heard, Known, pack
    from training.data.reading.find import find_sources
    from training.data.reading.read import Fields, read_pairs
    from training.recipe import read_recipe

    if out.exists() and not out.is_dir():
        raise TrainingError(f"{out} is a file: the pairs are written to a folder.", path=str(out))
    fields, options = Fields(french, english), read_recipe(recipe).data
    sources, terms = find_sources(pairs), read_licences(licences)
    held_out = _held_out(exclude or [], fields)
    with _progress(sources) as read, _dropped(dropped) as lost:
        packed = pack(
            {source.name: read_pairs(source, fields) for source in sources},
            init,
            options,
            held_out=held_out,
            known=Known(terms, {source.name: source.sha256 for source in sources}),
            heard=Heard(read, lost),
        )
    packed.save(out)
    Console().print(_table(packed))
    pieces = len(packed.source) + len(packed.target)
    typer.echo(f"{out}: {len(packed):,} pairs, {pieces:,} pieces.")


def _held_out(paths: Sequence[Path], fields: "Fields") -> "HeldOut":
    from training.data.filters.held_out import HeldOut
    from training.data.reading.find import find_sources
    from training.data.reading.read import read_pairs

    return HeldOut(pair for source in find_sources(paths) for pair in read_pairs(source, fields))


@contextmanager
def _dropped(path: Path | None) -> "Iterator[Callable[[str, str, Pair], None]]":
    """Write what is dropped to a file, a line each; nowhere without one."""
    if path is None:
        yield lambda _source, _reason, _pair: None
        return
    try:
        file = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise TrainingError(f"{path} can't be written: {error.strerror}.", path=str(path)) from error
    with file:
        # Normalised text has neither tabs nor line ends.
        yield lambda source, reason, pair: print(reason, source, pair.french, pair.english, sep="\t", file=file)


@contextmanager
def _progress(sources: "Sequence[Source]") -> Iterator[Callable[[str, int], None]]:
    """Show how far it is, by the bytes of the files that are done, and how many pairs have been read."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[read]:,} pairs"))
    done = {source.name: sum(other.size for other in sources[:place]) for place, source in enumerate(sources)}
    reads: dict[str, int] = {}
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("reading", total=sum(source.size for source in sources), read=0)

        def told(name: str, read: int) -> None:
            reads[name] = read
            progress.update(bar, description=name, completed=done[name], read=sum(reads.values()))

        yield told


def _table(packed: "Packed") -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    for column in ("source", "weight", "read", "kept", "dropped"):
        table.add_column(column, justify="left" if column in ("source", "dropped") else "right")
    for one in packed.listed:
        dropped = ", ".join(f"{reason} {count:,}" for reason, count in one.dropped.items())
        table.add_row(one.name, f"{one.weight:g}", f"{one.read:,}", f"{one.kept:,}", dropped)
    return table
