"""`depeche train`: each step of the way from text to a model that is installed."""

import typer

from training.adapt.command import adapt
from training.data.command import data
from training.distil.command import distil
from training.evaluation.command import evaluate
from training.export.command import export
from training.parent.command import parent
from training.run.command import run

train_app = typer.Typer(
    help="""Make the embedded model anew, or teach an installed one a newsroom's own voice.

    For a newsroom: `depeche train adapt --pairs our.tmx --name ours`, and the server started with
    `DEPECHE_TRANSLATION_MODEL=ours`.

    For a new model: `parent`, `data`, `run`, `export`, `eval`, in this order; docs/training.md goes through them.
    """,
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

train_app.command("parent")(parent)
train_app.command("data")(data)
train_app.command("run")(run)
train_app.command("distil")(distil)
train_app.command("adapt")(adapt)
train_app.command("export")(export)
train_app.command("eval")(evaluate)
