"""`depeche train distil`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from app.models.locate import InstalledModel
    from app.settings import Settings
    from training.distil.store import Record


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
    from app.models.locate import find_model
    from app.settings import Settings
    from training.distil.store import Store

    settings = Settings()
    model = find_model(teacher, "translation", settings)
    store = Store(out, _made_by(model, settings, texts, hypotheses))
    if store.record.read:
        typer.echo(f"{out} has {store.record.kept:,} pairs; going on behind sentence {store.record.read:,}.", err=True)
    record = _run(model, settings, texts, store, hypotheses, limit)
    dropped = "".join(f"\n  {count:,} {reason}" for reason, count in record.dropped.most_common())
    typer.echo(f"{out}: {record.kept:,} pairs of {record.read:,} sentences. Dropped:{dropped or ' none'}")


def _made_by(model: "InstalledModel", settings: "Settings", texts: list[Path], hypotheses: int) -> dict[str, Any]:
    from app.models.verify import sum_file

    return {
        "teacher": model.id,
        "revision": model.revision,
        "licence": model.license,
        "engine": settings.engine,
        "compute type": settings.compute_type,
        "hypotheses": hypotheses,
        "texts": [{"name": path.name, "sha256": sum_file(path).sha256} for path in texts],
    }


def _run(
    model: "InstalledModel", settings: "Settings", texts: list[Path], store: Any, hypotheses: int, limit: int
) -> "Record":
    from contextlib import closing

    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from app.engines.language import Py3LangidDetector
    from app.engines.protocol import Decoding
    from app.services.engines import load_bare_translator
    from training.distil.texts import Fitness, french_sentences
    from training.distil.work import Distillation

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with (
        closing(load_bare_translator(model, settings, lambda line: typer.echo(line, err=True))) as translator,
        Progress(*columns, console=Console(stderr=True)) as progress,
    ):
        task = progress.add_task("reading")
        before = store.record.read

        def told(record: "Record") -> None:
            speed = record.read / max(record.seconds, 1e-9)
            kept = f"{record.kept:,} pairs of {record.read:,} sentences"
            progress.update(task, description=f"{kept}, {speed:,.0f} sentences/s")

        if before:
            told(store.record)
        fitness = Fitness(Py3LangidDetector(), translator.count_tokens, translator.max_input_tokens)
        decoding = Decoding(beam_size=hypotheses, num_hypotheses=hypotheses, shortlist=False)
        return Distillation(translator, decoding, fitness, told).run(french_sentences(texts), store, limit)
