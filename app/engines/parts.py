"""Parts of a sentence that is translated in pieces, and how their translations become one again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.engines.protocol import Hypothesis

_CLOSED = re.compile(r"[.!?…:;]\s*[\"'»”’)\]]*\Z")
_ABBREVIATED = re.compile(r"\.\w+\.\Z")  # «U.S.», «p.m.»

Pair = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class Part:
    """A stretch of a sentence: its text, where that starts, its length in tokens. Without hypotheses, it waits."""

    text: str
    start: int
    tokens: int
    hypotheses: list[Hypothesis] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Behind the last character, in the sentence."""
        return self.start + len(self.text)


def copied(text: str) -> Hypothesis:
    """Give a text as its own translation."""
    return Hypothesis(text, 0.0, alignment=(((0, len(text)), (0, len(text))),))


def joined(parts: Sequence[Part]) -> list[Hypothesis]:
    """Join the parts' hypotheses rank by rank; a part with fewer takes part with its last.

    The score is the mean of the parts' scores, weighted by their tokens.
    """
    ranks = range(max(len(part.hypotheses) for part in parts))
    return _distinct(_joined_at(parts, rank) for rank in ranks)


def _distinct(hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
    """Keep the first hypothesis of each text."""
    by_text: dict[str, Hypothesis] = {}
    for hypothesis in hypotheses:
        by_text.setdefault(hypothesis.text, hypothesis)
    return list(by_text.values())


def _joined_at(parts: Sequence[Part], rank: int) -> Hypothesis:
    text = ""
    score = 0.0
    alignment: list[Pair] = []
    chosen = [part.hypotheses[min(rank, len(part.hypotheses) - 1)] for part in parts]
    for index, (part, hypothesis) in enumerate(zip(parts, chosen, strict=True)):
        is_last = index == len(parts) - 1
        if index and part.start > parts[index - 1].end:
            text += " "
        translation = hypothesis.text if is_last else _without_added_stop(hypothesis.text, part.text)
        alignment += _shifted(hypothesis.alignment, part.start, len(text), len(translation))
        text += translation
        score += hypothesis.score * part.tokens
    return Hypothesis(
        text=text,
        score=score / max(sum(part.tokens for part in parts), 1),
        truncated=any(hypothesis.truncated for hypothesis in chosen),
        alignment=tuple(alignment),
    )


def _without_added_stop(translation: str, source: str) -> str:
    """Take away the full stop that a model trained on sentences puts behind a clause."""
    is_stop = translation.endswith(".") and not translation.endswith("..") and not _ABBREVIATED.search(translation)
    return translation[:-1] if is_stop and not _CLOSED.search(source) else translation


def _shifted(alignment: Sequence[Pair], source: int, target: int, length: int) -> list[Pair]:
    return [
        ((start + source, end + source), (min(first, length) + target, min(last, length) + target))
        for (start, end), (first, last) in alignment
    ]


def marked(part: Part) -> list[Hypothesis]:
    """Give the distinct hypotheses of a part, marked as truncated; where nothing came out, the source stands in."""
    hypotheses = [hypothesis if hypothesis.text else copied(part.text) for hypothesis in part.hypotheses]
    return _distinct(replace(hypothesis, truncated=True) for hypothesis in hypotheses or [copied(part.text)])
