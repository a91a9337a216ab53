"""`depeche keys`: create, list, revoke."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.services.database import Database
from app.services.keys import Keys
from app.services.keys_records import Key, Usage
from app.settings import Settings

keys_app = typer.Typer(
    help="""Keys: who may use the server, and how much of it.

    A server that others can reach asks for a key. Make one for each newsroom, tool or person, so that each can be
    counted and revoked alone. A key is shown once; what is stored opens nothing.

    `depeche keys create desk`

    `curl -H "Authorization: Bearer depeche_…" -d q=Bonjour https://depeche.example.org/translate`
    """,
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@keys_app.command()
def create(
    name: Annotated[str, typer.Argument(help="Whom or what the key is for.")],
    *,
    chars_per_month: Annotated[
        int | None, typer.Option(min=1, help="Most characters that it may translate in a month. Default: any number.")
    ] = None,
    per_minute: Annotated[
        int | None, typer.Option(min=1, help="Most requests that it may send in a minute. Default: any number.")
    ] = None,
) -> None:
    """Make a key, and print it. It is not shown again.

    The key alone goes to standard output, so that it can be put away without being seen.

    Examples:

    `depeche keys create desk`

    `depeche keys create wordpress --chars-per-month 2000000 --per-minute 60 > key.txt`
    """
    key, secret = _stored().create(name, chars_per_month, per_minute)
    typer.echo(f"The key of {key.name}, which is shown only now:", err=True)
    typer.echo(secret)


@keys_app.command("list")
def list_() -> None:
    """List the keys, with what each has translated in this month.

    Example: `depeche keys list`
    """
    keys = _stored().all()
    if not keys:
        typer.echo("There are none. `depeche keys create NAME` makes one.", err=True)
        return
    headings = ("name", "begins with", "made", "characters this month", "a minute", "")
    table = Table(*headings, box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for key, usage in keys:
        table.add_row(*_row(key, usage))
    Console().print(table)


@keys_app.command()
def revoke(key: Annotated[str, typer.Argument(help="Name of the key, or how it begins.")]) -> None:
    """End a key, at once: servers that run ask for each request. What it has used stays in the list.

    Examples:

    `depeche keys revoke desk`

    `depeche keys revoke depeche_1f0a9b8c`
    """
    revoked = _stored().revoke(key)
    typer.echo(f"{revoked.name} ({revoked.prefix}…) is revoked.")


def _row(key: Key, usage: Usage) -> tuple[str, ...]:
    limit = "" if usage.limit is None else f" of {usage.limit:,}"
    return (
        key.name,
        f"{key.prefix}…",
        datetime.fromtimestamp(key.created_at, UTC).strftime("%Y-%m-%d"),
        f"{usage.characters:,}{limit}",
        "any" if key.per_minute is None else str(key.per_minute),
        "revoked" if key.revoked_at is not None else "",
    )


def _stored() -> Keys:
    return Keys(Database(Settings().database_url))
