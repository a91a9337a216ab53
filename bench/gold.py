"""Passages split into sentences by hand, and how well a splitter's boundaries agree with them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent.parent / "tests" / "text" / "gold"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its boundaries between sentences.

    A boundary is told by how many characters that are not white space stand before it: where exactly the space between
    two sentences goes, and whether a list mark belongs to the sentence after it, are matters of taste.
    """

    text: str
    boundaries: frozenset[int]

    @classmethod
    def read(cls, marked: str) -> "Passage":
        """Read a line of a gold file, in the form that tests/text/gold/french.txt and news_lines.txt explain."""
        lines = re.sub(r"⏎ ?", "\n", re.sub(r" ?\|(\n|⏎| ?)", r"\1", marked))
        sentences = [re.sub(r"[{}\s⏎]", "", part) for part in marked.split("|")]
        text = re.sub(r"[{}]", "", lines)
        return cls(text, _running_sums(sentences))

    def found(self, ends: Iterable[int]) -> frozenset[int]:
        """Boundaries as a splitter sees them, from the offset in the text at which each of its sentences ends."""
        before = (len("".join(self.text[:end].split())) for end in ends)
        return frozenset(before) - {0, len("".join(self.text.split()))}


@dataclass(slots=True)
class Agreement:
    """Counts over many passages."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    passages: int = 0
    exact: int = 0

    def add(self, passage: Passage, found: frozenset[int]) -> None:
        """Count one more passage."""
        self.right += len(found & passage.boundaries)
        self.missed += len(passage.boundaries - found)
        self.extra += len(found - passage.boundaries)
        self.passages += 1
        self.exact += found == passage.boundaries

    @property
    def precision(self) -> float:
        """Share of the boundaries found that are right."""
        return self.right / (self.right + self.extra) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of the boundaries in the gold file that were found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.missed + self.extra) if self.right else 0.0


def read_gold(paths: Iterable[Path]) -> list[Passage]:
    """All passages of these files."""
    lines = [line for path in paths for line in path.read_text("utf-8").split("\n")]
    return [Passage.read(line) for line in lines if line and not line.startswith("#")]


def marked(passage: Passage, found: frozenset[int]) -> str:
    """Show a passage in a line: «|» a boundary that was found, «|missed|» and «|extra|» the faults."""
    shown, before = [], 0
    for character in passage.text:
        if not character.isspace():
            shown.append(_mark(before in passage.boundaries, before in found))
            before += 1
        shown.append("⏎" if character == "\n" else character)
    return "".join(shown)


def _mark(expected: bool, found: bool) -> str:
    if expected and found:
        return "| "
    return "|missed| " if expected else "|extra| " if found else ""


def _running_sums(sentences: Sequence[str]) -> frozenset[int]:
    sums, total = [], 0
    for sentence in sentences:
        total += len(sentence)
        sums.append(total)
    return frozenset(sums[:-1])
