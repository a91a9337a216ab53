"""`depeche prepare`: convert what `serve` would use, so that its first start is quick."""

import typer


def prepare() -> None:
    """Convert the models that `depeche serve` would use, and load them once.

    A server converts a model at its first start (some seconds). Container images and installers do it beforehand.
    """
    from app.services.engines import load_engines
    from app.settings import Settings

    engines = load_engines(Settings(), lambda line: typer.echo(line, err=True))
    typer.echo(f"translation:   {engines.translator.signature}")
    typer.echo(f"summarization: {engines.summarizer.signature}")
