"""Make a model's lexical shortlist: the English pieces that it may write (CTranslate2's `vmap.txt`)."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from training.shortlist.candidates import Common
from training.shortlist.make import COMMON, make_shortlist
from training.shortlist.texts import read_texts

_console = Console(stderr=True)


def main(
    *,
    pairs: Annotated[
        list[Path], typer.Option(help="File of pairs, or folder of such files: TSV, TMX, JSONL, Moses. Repeatable.")
    ],
    model: Annotated[Path, typer.Option(help="Model folder, with source.spm, target.spm and vocab.json.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    frequent: Annotated[
        int, typer.Option(min=0, help="So many pieces of the English, the most frequent.")
    ] = COMMON.frequent,
    continued: Annotated[int, typer.Option(min=1, help="Pieces within words that occur so often.")] = COMMON.continued,
    copies: Annotated[int, typer.Option(min=1, help="Pieces that so many pairs have on both sides.")] = COMMON.copied,
    translations: Annotated[
        int,
        typer.Option(
            min=0, help="Rarer pieces that come with each French one. With any, answers depend on what shares a batch."
        ),
    ] = 0,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds of IBM model 1, which finds these.")] = 5,
) -> None:
    """Make the lexical shortlist of a translation model from pairs of sentences."""
    texts = read_texts(pairs, _console.print)
    least = Common(frequent, continued, copies)
    made = make_shortlist(texts, model, least, translations=translations, rounds=rounds, told=_console.print)
    made.write(out)
    size = out.stat().st_size
    told = f"{out}: {len(made.common):,} pieces always, {made.further:,} with a French one, {size:,} bytes"
    _console.print(told, soft_wrap=True)


if __name__ == "__main__":
    typer.run(main)
