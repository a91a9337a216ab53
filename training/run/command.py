"""`depeche train run`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.recipe import DEFAULT

if TYPE_CHECKING:
    from training.run.job import Job, Measured, Progress
    from training.run.screen import Screen


def run(
    *,
    init: Annotated[Path, typer.Option(exists=True, file_okay=False, help="Marian model to start from.")],
    data: Annotated[Path, typer.Option(exists=True, file_okay=False, help="What `depeche train data` has packed.")],
    state: Annotated[Path, typer.Option(file_okay=False, help="Where the training lives; made where it isn't there.")],
    recipe: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="How to train, a TOML file.")] = DEFAULT,
    minutes: Annotated[
        float | None, typer.Option(min=0, help="Minutes of training in all, those of earlier calls counted in.")
    ] = None,
    steps: Annotated[int | None, typer.Option(min=0, help="Steps in all, those of earlier calls counted in.")] = None,
    this_call: Annotated[
        float | None, typer.Option("--for", min=0, help="End this call after so many minutes; the next goes on.")
    ] = None,
    dev: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Pairs to measure on: French, a tab, English.")
    ] = None,
) -> None:
    """Train a model, on a GPU where there is one, else on the processor.

    The state folder holds all of it: stop the command when you like, even by kill -9 or by pulling the plug, give it
    again, and it goes on where it was; five minutes are lost at most. With no --minutes and no --steps it goes on until
    it is stopped. Near the end of a budget the rate falls to nothing: so give the whole budget from the start, and cut
    it into calls with --for.

    With --dev it measures loss, BLEU and chrF every ten minutes, and keeps the best weights. In the state folder:
    `averaged.safetensors` and `best.safetensors`, which `depeche train export` makes a model of; `log.jsonl`, all
    figures; `plot.svg`, how they went.

    Examples:
    `depeche train run --init models/depeche-fr-en --data packed --state run1 --minutes 60 --dev newstest2013.tsv`

    `depeche train run --init parent --data packed --state run2 --minutes 1200 --for 480 --dev newstest2013.tsv`

    """
    from app.services.evaluation_data import read_parallel
    from training.recipe import read_recipe
    from training.run.job import Budget, Job
    from training.run.screen import Screen

    pairs = read_parallel(dev).pairs if dev else ()
    job = Job(init, data, state, read_recipe(recipe), Budget(minutes, steps, this_call), pairs)
    with Screen() as screen:
        progress = _train(job, screen)
    _draw(state)
    whole = "The budget is used up" if progress.finished else "Stopped; the same command goes on from here"
    typer.echo(
        f"{whole}: {progress.step:,} steps, {progress.pairs:,} pairs, {progress.minutes:.1f} minutes of training."
    )
    typer.echo(f"The weights, the log and the plot are in {state}.")


class _Drawn:
    """Draws the plot anew with each measurement, and shows all on the screen."""

    def __init__(self, screen: "Screen", state: Path) -> None:
        self._screen, self._state = screen, state

    def progressed(self, progress: "Progress") -> None:
        self._screen.progressed(progress)

    def measured(self, measured: "Measured") -> bool:
        _draw(self._state)
        return self._screen.measured(measured)


def _train(job: "Job", screen: "Screen") -> "Progress":
    from training.errors import needing_extra

    with needing_extra():
        from training.run.loop import train
    return train(job, _Drawn(screen, job.state))


def _draw(state: Path) -> None:
    try:
        from training.run.plot import draw
    except ModuleNotFoundError:
        return  # a training is worth its while without a picture; `depeche[train]` brings what draws it
    draw(state)
