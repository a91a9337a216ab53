"""`depeche train eval`: models side by side on test sets, and the history of a model's versions."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.models.locate import InstalledModel
    from app.settings import Settings
    from training.evaluation.report import Evaluation
    from training.evaluation.sets import EvaluationSet


def evaluate(
    models: Annotated[
        list[str],
        typer.Argument(metavar="MODEL…", help="Names of installed models, hub ids that were pulled, or folders."),
    ],
    *,
    sets: Annotated[
        list[str],
        typer.Option("--set", metavar="NAME=FILE", help="French, a tab, English a line; .xz and .gz too. Repeatable."),
    ],
    limit: Annotated[int, typer.Option(min=0, help="Pairs to take from the start of each set; 0 takes all.")] = 0,
    beam: Annotated[int, typer.Option(min=1, max=16, help="Hypotheses kept at each step.")] = 4,
    report: Annotated[
        bool, typer.Option("--report", help="Also a full report on each set: numbers, names, addresses, lengths.")
    ] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
    history: Annotated[
        Path | None, typer.Option(metavar="HISTORY.md", help="Add a row for each model and set to this table.")
    ] = None,
) -> None:
    """Measure models on test sets: BLEU, chrF, and whether names and figures came through.

    All models translate the same batches in turn, on CTranslate2 in eight bits as they are served, but alone: what the
    service does around a model, `depeche eval --data FILE --report` measures.

    A training must not have seen the sets, nor have been tuned on them: keep some that you look at once.

    Examples:

    - `depeche train eval depeche-fr-en --set newstest2013=newstest2013.tsv`
    - `depeche train eval depeche-fr-en ours opus-mt-fr-en --set ours=held-out.tsv --set news=newstest2013.tsv`
    - `depeche train eval models/depeche-fr-en --set newstest2013.tsv --history models/depeche-fr-en/HISTORY.md`
    """
    from rich.console import Console

    from training.evaluation.history import add_rows
    from training.evaluation.measure import served
    from training.evaluation.sets import read_sets

    settings = served(beam)
    found = _found(models, settings)
    evaluation = _measured(found, read_sets(sets, limit), settings)
    evaluation.print(Console(), whole=report)
    if json_file:
        evaluation.write_json(json_file)
    if history:
        added = add_rows(history, [item.row for items in evaluation.sets for item in items])
        typer.echo(f"{history}: {added} new rows", err=True)


def _found(names: Sequence[str], settings: "Settings") -> "dict[str, InstalledModel]":
    """Find all models before anything is loaded; those of one name go by what the caller called them."""
    from app.models.locate import find_model

    models = {name: find_model(name, "translation", settings) for name in dict.fromkeys(names)}
    ids = Counter(model.id for model in models.values())
    return {(model.id if ids[model.id] == 1 else name): model for name, model in models.items()}


def _measured(
    models: "dict[str, InstalledModel]", sets: "Sequence[EvaluationSet]", settings: "Settings"
) -> "Evaluation":
    from contextlib import ExitStack

    from app.cli.evaluate_console import progress, report_bad_lines, say
    from app.services.machine import describe_machine
    from training.evaluation.figures import measure_set
    from training.evaluation.measure import opened
    from training.evaluation.report import Evaluation

    with ExitStack() as stack:
        systems = []
        for name, model in models.items():
            say(f"Loading {name} …")
            systems.append((model, stack.enter_context(opened(model, settings, name))))
        measured = []
        for wanted in sets:
            report_bad_lines(wanted.text)
            say(f"{wanted.name}: {len(wanted.text.pairs):,} pairs")
            with progress([*models], len(wanted.text.pairs)) as advance:
                measured.append(tuple(measure_set(systems, wanted, advance)))
    return Evaluation(tuple(measured), describe_machine())
