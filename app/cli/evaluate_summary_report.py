"""What `depeche eval summary` prints and writes."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from app.cli.evaluate_page import Page, PageTable
from app.cli.evaluate_report import write_table, write_text
from app.services.languages import NAMES
from app.services.machine import Machine
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation import METRICS, Difference, SummaryFigures, comparable, difference
from app.services.summary_evaluation_faults import TENTHS
from app.services.summary_evaluation_rouge import Rouge
from app.text.words import count_words

_COLUMNS = {"rouge1": "R-1", "rouge2": "R-2", "rougeL": "R-L", "rougeLsum": "R-Lsum"}
_NOTES = (
    "equal words: no more than Lead-3 has of the same article. ms: per article, splitting into sentences not included.",
    "starts: summaries whose first sentence leans on another, as “He” and “However” do.",
    "dangling: summaries with a sentence anywhere that leans on one which is not right before it.",
    "names, figures: that the article has nowhere, per 100 summaries.",
    "lead: summaries that have the story's first sentence. 1 to 10: shares of the sentences by tenths of the story.",
    "[ ]: 95 % interval of the difference, paired bootstrap over the articles; * where it leaves zero out.",
)


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """Everything measured in one call. signatures: what exactly made the summaries, a line each."""

    data: str
    articles: tuple[ReferencedArticle, ...]
    figures: tuple[SummaryFigures, ...]
    signatures: tuple[str, ...]
    machine: Machine

    def print(self, console: Console) -> None:
        """Print the figures for people."""
        self._page().print(console)

    def write_page(self, path: Path) -> None:
        """Write the figures for people, as HTML or Markdown by the name of the file."""
        page = self._page()
        write_text(path, page.html() if path.suffix.lower() == ".html" else page.markdown())

    def write_json(self, path: Path) -> None:
        """Write the figures for programs."""
        content = {
            "data": self.data,
            "articles": len(self.articles),
            "language": self.articles[0].language,
            "reference_words": self._reference_words,
            "rouge": self._rouge,
            "signatures": self.signatures,
            "machine": asdict(self.machine),
            "systems": [_system(item) for item in self.figures],
            "differences": [
                {"system": one.name, "baseline": other.name}
                | {metric: asdict(difference(one, other, metric)) for metric in METRICS}
                for one, other in comparable(self.figures)
            ],
        }
        write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")

    def write_outputs(self, path: Path) -> None:
        """Write a table of each article's name, its reference and each system's summary, with a header."""
        header = ["article", "reference", *(item.name for item in self.figures)]
        rows = (
            (name, " ".join(article.reference), *(" ".join(item.summaries[place].sentences) for item in self.figures))
            for place, (name, article) in enumerate(self._named())
        )
        write_table(path, header, rows)

    def write_faults(self, path: Path) -> None:
        """Write every fault: the system, the article's name, the kind, what it is, and the sentence."""
        rows = (
            (item.name, name, fault.kind, fault.text, fault.sentence)
            for item in self.figures
            for (name, _), measured in zip(self._named(), item.summaries, strict=True)
            for fault in measured.judged.faults
        )
        write_table(path, ("system", "article", "kind", "what", "sentence"), rows)

    @property
    def _rouge(self) -> str:
        return Rouge(self.articles[0].language).signature

    @property
    def _reference_words(self) -> float:
        return sum(sum(map(count_words, article.reference)) for article in self.articles) / len(self.articles)

    def _named(self) -> Iterator[tuple[str, ReferencedArticle]]:
        return ((article.name or str(number), article) for number, article in enumerate(self.articles, 1))

    def _page(self) -> Page:
        language = NAMES[self.articles[0].language]
        title = (
            f"{self.data}: {len(self.articles):,} {language} articles, references of {self._reference_words:.1f} words"
        )
        tables = (self._scores(), self._marks(), self._places(), self._differences())
        return Page(title, tables, (*_NOTES, *self._empty(), self._rouge, *self.signatures, f"Machine: {self.machine}"))

    def _scores(self) -> PageTable:
        rows = (
            (
                item.name,
                *(f"{item.mean(metric):.2f}" for metric in METRICS),
                f"{item.words:.1f}",
                f"{item.sentences:.1f}",
                "-" if item.milliseconds is None else f"{item.milliseconds:.1f}",
            )
            for item in self.figures
        )
        return PageTable("Scores", ("system", *_COLUMNS.values(), "words", "sent.", "ms"), tuple(rows))

    def _marks(self) -> PageTable:
        rows = (
            (
                item.name,
                f"{item.leaning_starts:.1%}",
                f"{item.dangling:.1%}",
                f"{item.foreign_names:.1f}",
                f"{item.foreign_figures:.1f}",
            )
            for item in self.figures
        )
        return PageTable("What an editor would mark", ("system", "starts", "dangling", "names", "figures"), tuple(rows))

    def _places(self) -> PageTable:
        rows = (
            (item.name, f"{item.with_lead:.0%}", *(f"{share:.0%}" for share in item.tenths)) for item in self.figures
        )
        header = ("system", "lead", *(str(tenth + 1) for tenth in range(TENTHS)))
        return PageTable("Where the sentences come from", header, tuple(rows))

    def _differences(self) -> PageTable:
        metrics = METRICS[:-1]
        rows: list[tuple[str, ...]] = []
        for one, pairs in itertools.groupby(comparable(self.figures), lambda pair: pair[0]):
            rows.append((one.name, *("" for _ in metrics)))
            for _, other in pairs:
                found = (difference(one, other, metric) for metric in metrics)
                rows.append((f"  – {other.name}", *map(_interval, found)))
        return PageTable("Differences", ("system – baseline", *(_COLUMNS[metric] for metric in metrics)), tuple(rows))

    def _empty(self) -> list[str]:
        """Say where there was no summary."""
        return [f"{item.name}: no summary of {item.empty:,} articles" for item in self.figures if item.empty]


def _interval(item: Difference) -> str:
    return f"{item.mean:+.2f} [{item.low:+.2f}, {item.high:+.2f}]{'*' if item.is_significant else ' '}"


def _system(item: SummaryFigures) -> dict[str, object]:
    return {
        "name": item.name,
        "is_baseline": item.system.is_baseline,
        "rouge": {metric: item.mean(metric) for metric in METRICS},
        "words": item.words,
        "sentences": item.sentences,
        "empty": item.empty,
        "leaning_starts": item.leaning_starts,
        "dangling": item.dangling,
        "foreign_names": item.foreign_names,
        "foreign_figures": item.foreign_figures,
        "with_lead": item.with_lead,
        "tenths": item.tenths,
        "milliseconds": item.milliseconds,
        "scores": {metric: item.values(metric) for metric in METRICS},
    }
