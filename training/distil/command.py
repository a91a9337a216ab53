"""`depeche train distil`."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer


def distil(
    *,
    texts: Annotated[
        list[Path], typer.Option(exists=True, dir_okay=False, help="French text, UTF-8; also .gz, .xz. Repeatable.")
    ],
    teacher: Annotated[str, typer.Option(help="Any installed translation model: id, hub id or folder.")],
    out: Annotated[Path, typer.Option(help="File to write, NAME.tsv.xz; NAME.json tells how it was made.")],
    hypotheses: Annotated[
        int, typer.Option(min=1, max=32, help="How many translations of a sentence the teacher makes, to choose from.")
    ] = 8,
    limit: Annotated[int, typer.Option(min=0, help="Most sentences to read; 0 takes all.")] = 0,
) -> None:
    """Let a better model translate French text, for another to learn from.

    Sentences are found as the service finds them, so a line may hold one or a whole article. Of the teacher's
    translations the likeliest is kept that passes the service's checks: names, figures, addresses, nothing left out or
    made up. A sentence without such a one is dropped. What is written is pairs for `depeche train data`, with the
    teacher's score in a third column.

    A run that was stopped goes on when the same command is given again.

    Before you ship a model made of such pairs, read the teacher's licence and that of the texts.

    Examples:

    `depeche train distil --texts articles.fr.txt --teacher opus-mt-fr-en --out distilled.tsv.xz`

    `depeche train distil --texts wire-2025.txt.xz --teacher opus-mt-fr-en --out try.tsv.xz --limit 1000`
    """
    from training.distil.errand import Asked, carry_out

    record = carry_out(Asked(tuple(texts), teacher, out, hypotheses, limit))
    dropped = "".join(f"\n  {count:,} {reason}" for reason, count in Counter(record.dropped).most_common())
    typer.echo(f"{out}: {record.kept:,} pairs of {record.read:,} sentences. Dropped:{dropped or ' none'}")
