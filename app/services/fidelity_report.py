"""What translations kept of their sources: numbers, names, addresses, length. References help with one count only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.services.source_sentence import SourceSentence
from app.text.degenerate import find_problems
from app.text.expectation import Expectation, account
from app.text.kept_names import lost_names, names_alike
from app.text.normalize import normalize
from app.text.numbers import invented_numbers

FaultKind = Literal["number", "invented", "name", "kept_name", "protected", "length"]
_LENGTH_CODES = frozenset({"too_long", "too_short", "empty_output"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a translation.

    text: what is missing, as the source has it; of an invented figure, as the output has it; of a length, the code.
    """

    kind: FaultKind
    text: str


@dataclass(frozen=True, slots=True)
class LineFidelity:
    """How many things a line's translation had to hold, and what is wrong with it.

    kept_names: None without a reference.
    """

    numbers: int
    names: int
    protected: int
    kept_names: int | None
    faults: tuple[Fault, ...]

    def count(self, *kinds: FaultKind) -> int:
        """How many faults of these kinds there are."""
        return sum(fault.kind in kinds for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    found: int
    expected: int

    @property
    def lost(self) -> int:
        """The others."""
        return self.expected - self.found

    @property
    def share(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.found / self.expected if self.expected else None

    def percent(self, digits: int = 2) -> str:
        """Give it for people, as `99.12 %`; rounding never makes whole what isn't, and of nothing it is `none`."""
        if self.share is None:
            return "none"
        return f"{100.0 if not self.lost else min(100 * self.share, 100 - 10**-digits):.{digits}f} %"


@dataclass(frozen=True, slots=True)
class Fidelity:
    """The figures of a set of translations.

    numbers, names, protected: of those that the sources make expect, as the service sees them, those found again.
    right_lines: of the lines with a number in the source, those that lack none and have none too many.
    kept_names: of the names that stand alike in source and reference, those found again; None without references.
    invented: figures that nothing in the source explains. length_outliers: empty, much too long or much too short.
    """

    lines: int
    numbers: Share
    right_lines: Share
    invented: int
    names: Share
    kept_names: Share | None
    protected: Share
    length_outliers: int

    def per_thousand(self, count: int) -> float:
        """Put a count on 1,000 lines."""
        return 1000 * count / self.lines


def measure_line(source: str, output: str, reference: str | None) -> LineFidelity:
    """Hold a translation against its French source. Each text is one line, which counts as one sentence.

    Numbers and names are looked for without regard to typography, addresses and codes byte for byte.
    """
    sentence = SourceSentence.of(source, normalize(source), names=True)
    french, english = sentence.normalized.text, normalize(output).text
    expectations = sentence.expectations
    alike = None if reference is None else names_alike(normalize(source).text, normalize(reference).text)
    faults = [
        *_missing(french, expectations, english, output),
        *(Fault("invented", english[span.start : span.end]) for span in invented_numbers(french, english)),
        *(Fault("kept_name", name) for name in lost_names(alike or (), english)),
        *(Fault("length", item.code) for item in find_problems(french, english) if item.code in _LENGTH_CODES),
    ]
    kinds = [expectation.kind for expectation in expectations]
    return LineFidelity(
        numbers=kinds.count("number"),
        names=kinds.count("name"),
        protected=kinds.count("protected"),
        kept_names=None if alike is None else len(alike),
        faults=tuple(faults),
    )


def fidelity(lines: Sequence[LineFidelity]) -> Fidelity:
    """Sum lines up."""

    def share(expected: int, kind: FaultKind) -> Share:
        return Share(expected - sum(line.count(kind) for line in lines), expected)

    with_numbers = [line for line in lines if line.numbers]
    kept = [line.kept_names for line in lines if line.kept_names is not None]
    return Fidelity(
        lines=len(lines),
        numbers=share(sum(line.numbers for line in lines), "number"),
        right_lines=Share(sum(not line.count("number", "invented") for line in with_numbers), len(with_numbers)),
        invented=sum(line.count("invented") for line in lines),
        names=share(sum(line.names for line in lines), "name"),
        kept_names=share(sum(kept), "kept_name") if len(kept) == len(lines) else None,
        protected=share(sum(line.protected for line in lines), "protected"),
        length_outliers=sum(line.count("length") for line in lines),
    )


def _missing(french: str, expectations: Sequence[Expectation], english: str, output: str) -> Iterator[Fault]:
    """Account for each kind by itself, in the text that it is looked for in."""
    kinds: tuple[tuple[Literal["number", "name", "protected"], str], ...] = (
        ("number", english),
        ("name", english),
        ("protected", output),
    )
    for kind, text in kinds:
        for item in account([expectation for expectation in expectations if expectation.kind == kind], text):
            if item.target is None:
                span = item.expectation.source
                yield Fault(kind, french[span.start : span.end])
