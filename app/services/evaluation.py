"""The use case: measure how well and how fast something translates."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.engines.protocol import Decoding, Translator
from app.text.normalize import normalize

# Called with a system's name and how many texts it has translated since the last call.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """A translated text and the codes of its flags; None where the system tells none."""

    text: str
    flags: tuple[str, ...] | None = None


class System(Protocol):
    """Something that translates French texts into English, one for one."""

    @property
    def name(self) -> str:
        """Short, for a table."""
        ...

    @property
    def signature(self) -> str:
        """Says exactly what made the translations."""
        ...

    @property
    def truncated(self) -> int | None:
        """How many outputs so far reached their limit, so that words may be missing; None where that is not known."""
        ...

    def translate(self, texts: Sequence[str]) -> list[Answer]:
        """Translate the texts in one call."""
        ...


@dataclass(slots=True)
class BareEngine:
    """An engine with nothing around it but the normalisation that its model was trained with.

    A text is one sentence to it: no splitting, no typographic quotation marks, no second try.

    splitting: the same engine as it is served, for texts past the model's limit, which no bare engine can translate.
    """

    name: str
    translator: Translator
    splitting: Translator
    decoding: Decoding
    truncated: int = field(default=0, init=False)

    @property
    def signature(self) -> str:
        """Of the engine."""
        return str(self.translator.signature)

    def translate(self, texts: Sequence[str]) -> list[Answer]:
        """Translate the texts, in one engine call. A text that normalises to nothing stays empty."""
        sentences = [normalize(text).text for text in texts]
        lengths = self.translator.count_tokens(sentences)
        outputs = dict.fromkeys(sentences, "")
        limit = self.translator.max_input_tokens
        counted = [(text, length) for text, length in zip(sentences, lengths, strict=True) if text]
        fitting = [text for text, length in counted if length <= limit]
        too_long = [text for text, length in counted if length > limit]
        for engine, inputs in ((self.translator, fitting), (self.splitting, too_long)):
            if inputs:
                best = [hypotheses[0] for hypotheses in engine.translate(inputs, self.decoding)]
                outputs.update(zip(inputs, (hypothesis.text for hypothesis in best), strict=True))
                self.truncated += sum(hypothesis.truncated for hypothesis in best)
        return [Answer(outputs[sentence]) for sentence in sentences]


@dataclass(frozen=True, slots=True)
class Run:
    """What a system did: its outputs in the order of the texts; source words and seconds of each call, in turn.

    flags: codes, for each output; None where the system tells none.
    """

    name: str
    signature: str
    outputs: tuple[str, ...]
    words: tuple[int, ...]
    seconds: tuple[float, ...]
    truncated: int | None
    flags: tuple[tuple[str, ...], ...] | None = None

    @property
    def words_per_second(self) -> float:
        """Source words per second of wall-clock time spent in translation calls."""
        return sum(self.words) / sum(self.seconds)


@dataclass(frozen=True, slots=True)
class SpeedRatio:
    """How many times faster one run was than another on the same batches.

    overall: of the total times. median: of the ratios batch by batch, which a moment of noise can't move.
    """

    overall: float
    median: float


def batches_by_length(texts: Sequence[str], size: int) -> list[list[int]]:
    """Put texts of like length together, longest first, so that a batch holds little padding; gives their indices."""
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]), reverse=True)
    return _cut(order, size)


def batches_in_order(texts: Sequence[str], size: int) -> list[list[int]]:
    """Cut texts into batches as they come; gives their indices."""
    return _cut(range(len(texts)), size)


def run_systems(
    systems: Sequence[System], texts: Sequence[str], batches: Sequence[Sequence[int]], progress: Progress
) -> list[Run]:
    """Translate all texts with every system, the systems in turn batch by batch, so that noise on the machine hits all.

    batches: indices into `texts`, each index once. The middle batch is translated once beforehand to warm up,
    and not counted.
    """
    warm_up = batches[len(batches) // 2]
    for system in systems:
        system.translate([texts[index] for index in warm_up])
    truncated_before = [system.truncated for system in systems]
    answers: list[dict[int, Answer]] = [{} for _ in systems]
    seconds: list[list[float]] = [[] for _ in systems]
    for batch in batches:
        inputs = [texts[index] for index in batch]
        for system, done, times in zip(systems, answers, seconds, strict=True):
            started = time.perf_counter()
            translations = system.translate(inputs)
            times.append(time.perf_counter() - started)
            done.update(zip(batch, translations, strict=True))
            progress(system.name, len(batch))
    words = tuple(sum(count_french_words(texts[index]) for index in batch) for batch in batches)
    return [
        Run(
            name=system.name,
            signature=system.signature,
            outputs=tuple(done[index].text for index in range(len(texts))),
            words=words,
            seconds=tuple(times),
            truncated=None if system.truncated is None else system.truncated - (before or 0),
            flags=_flags([done[index] for index in range(len(texts))]),
        )
        for system, done, times, before in zip(systems, answers, seconds, truncated_before, strict=True)
    ]


def _flags(answers: Sequence[Answer]) -> tuple[tuple[str, ...], ...] | None:
    told = tuple(answer.flags for answer in answers if answer.flags is not None)
    return told if len(told) == len(answers) else None


def count_french_words(text: str) -> int:
    """Count runs of characters between white space that hold a letter or digit: « ? » stands alone in French."""
    return sum(any(character.isalnum() for character in run) for run in text.split())


def speed_ratio(fast: Run, slow: Run) -> SpeedRatio:
    """Compare the speed of two runs over the same batches."""
    ratios = [slow_time / fast_time for fast_time, slow_time in zip(fast.seconds, slow.seconds, strict=True)]
    return SpeedRatio(sum(slow.seconds) / sum(fast.seconds), statistics.median(ratios))


def _cut(indices: Sequence[int], size: int) -> list[list[int]]:
    return [list(indices[start : start + size]) for start in range(0, len(indices), size)]
