"""The `depeche` command."""

import sys
from importlib import import_module
from typing import Annotated

import typer
from pydantic import ValidationError

from app import __version__
from app.errors import DepecheError

app = typer.Typer(
    name="depeche",
    help="French news copy in, English copy and a short summary out.",
    epilog="Start with `depeche demo`, then `depeche serve`. Options are also read from DEPECHE_* variables and .env.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"depeche {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def command(first: str = "") -> typer.Typer:
    """Give the command with all its subcommands; with `serve` alone where that is the first word, to start sooner."""
    if first == "serve" and not app.registered_commands:
        _add(first)
    elif not app.registered_groups:
        for name in ("serve", "translate", "summarize", "prepare", "demo"):
            _add(name)
        app.add_typer(import_module("app.cli.models").models_app, name="models")
        app.add_typer(import_module("app.cli.glossary").glossary_app, name="glossary")
        app.add_typer(import_module("app.cli.memory").memory_app, name="memory")
        app.add_typer(import_module("app.cli.keys").keys_app, name="keys")
        app.add_typer(import_module("app.cli.evaluate").eval_app, name="eval")
        app.add_typer(import_module("training.cli").train_app, name="train")
    return app


def _add(name: str) -> None:
    app.command(name)(getattr(import_module(f"app.cli.{name}"), name))


def main() -> None:
    """Run the command; a fault that the user can act on is one line on standard error, and exit code 1."""
    try:
        command(*sys.argv[1:2])()
    except DepecheError as error:
        sys.exit(f"depeche: {error.message}")
    except ValidationError as error:
        # The only values that a user gives to pydantic here are the settings.
        faults = (f"DEPECHE_{fault['loc'][0]}".upper() + f": {fault['msg']}" for fault in error.errors())
        sys.exit("depeche: " + "; ".join(faults))
