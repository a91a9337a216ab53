"""What `depeche train distil` is asked for, from the texts to the pairs."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app.engines.language import Py3LangidDetector
from app.engines.protocol import Decoding
from app.models.locate import InstalledModel, find_model
from app.models.verify import sum_file
from app.services.engines import load_bare_translator
from app.settings import Settings
from training.distil.store import Record, Store
from training.distil.texts import Fitness, french_sentences
from training.distil.work import Distillation


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    texts: tuple[Path, ...]
    teacher: str
    out: Path
    hypotheses: int
    limit: int


def carry_out(asked: Asked) -> Record:
    """Translate what is not translated yet, and show how far it is on standard error."""
    settings, console = Settings(), Console(stderr=True)
    model = find_model(asked.teacher, "translation", settings)
    store = Store(asked.out, _made_by(asked, model, settings))
    done = store.record
    if done.read:
        told = f"{asked.out} has {done.kept:,} pairs; going on behind sentence {done.read:,}."
        console.print(told, highlight=False, soft_wrap=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with (
        closing(load_bare_translator(model, settings, console.print)) as translator,
        Progress(*columns, console=console) as progress,
    ):
        task = progress.add_task("reading")
        fitness = Fitness(Py3LangidDetector(), translator.count_tokens, translator.max_input_tokens)
        # All words that the teacher has: a shortlist is for speed.
        decoding = Decoding(beam_size=asked.hypotheses, num_hypotheses=asked.hypotheses, shortlist=False)
        work = Distillation(
            translator, decoding, fitness, lambda record: progress.update(task, description=_standing(record))
        )
        return work.run(french_sentences(asked.texts), store, asked.limit)


def _made_by(asked: Asked, model: InstalledModel, settings: Settings) -> dict[str, Any]:
    return {
        "teacher": model.id,
        "revision": model.revision,
        "licence": model.license,
        "engine": settings.engine,
        "compute type": settings.compute_type,
        "hypotheses": asked.hypotheses,
        "texts": [{"name": path.name, "sha256": sum_file(path).sha256} for path in asked.texts],
    }


def _standing(record: Record) -> str:
    speed = record.read / max(record.seconds, 1e-9)
    return f"{record.kept:,} pairs of {record.read:,} sentences, {speed:,.0f} sentences/s"
