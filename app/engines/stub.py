"""A translator without a model, for tests of everything around the engine."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.engines.protocol import Decoding, Hypothesis, ScoredPiece, Signature

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class StubTranslator:
    """Answers every sentence with `prefix` and the sentence itself: the same words each time, at once.

    prefix: stands before each sentence; a further hypothesis has a letter in front of it: b, c, …
    delay: seconds that each call of `translate` takes.
    failure: raised by `translate` where given.
    max_input_tokens: of words, which are this engine's tokens.
    truncate_after: words after which an output is cut and marked as truncated.
    """

    prefix: str = "[en] "
    delay: float = 0.0
    failure: Exception | None = None
    max_input_tokens: int = 110
    truncate_after: int | None = None

    @property
    def signature(self) -> Signature:
        """Of a model that does not exist."""
        return Signature("stub", "none", "stub", "none", 1, "1")

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        """Count words."""
        return [len(sentence.split()) for sentence in sentences]

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Put the prefix before each sentence, once per hypothesis asked for."""
        if self.delay:
            time.sleep(self.delay)
        if self.failure is not None:
            raise self.failure
        ranks = range(decoding.num_hypotheses)
        return [[self._hypothesis(sentence, rank, decoding) for rank in ranks] for sentence in sentences]

    def score(self, source: str, target: str) -> list[ScoredPiece] | None:
        """Find every word as likely as any other."""
        if max(self.count_tokens([source, target])) > self.max_input_tokens:
            return None
        return [ScoredPiece(*match.span(), -0.1) for match in _WORD.finditer(target)]

    def close(self) -> None:
        """Nothing is held."""

    def _hypothesis(self, sentence: str, rank: int, decoding: Decoding) -> Hypothesis:
        prefix = f"{chr(ord('a') + rank)} {self.prefix}" if rank else self.prefix
        words = [match.span() for match in _WORD.finditer(sentence)]
        kept = words if self.truncate_after is None else words[: self.truncate_after]
        end = kept[-1][1] if len(kept) < len(words) else len(sentence)
        shift = len(prefix)
        alignment: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
        if decoding.alignment:
            alignment = tuple(((start, stop), (start + shift, stop + shift)) for start, stop in kept)
        return Hypothesis(
            text=prefix + sentence[:end],
            score=-0.1 * (rank + 1),
            truncated=len(kept) < len(words),
            alignment=alignment,
        )
