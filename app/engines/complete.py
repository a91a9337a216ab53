"""Nothing is cut: what is longer than the model takes is translated in parts, and so is what comes out incomplete."""

import math
from collections.abc import Sequence

from app.engines.parts import Part, copied, joined, marked
from app.engines.protocol import Decoding, Hypothesis, Scoring, Signature, Translator
from app.text.loops import has_new_loop
from app.text.split import split_long

# A part this short, in tokens, is not split again, whatever comes out of it.
_SHORTEST_PART = 8


class CompleteTranslator:
    """A translator around another one, for sentences of any length.

    Sentences past the inner translator's limit are split at clauses. Where every hypothesis of a part has reached the
    output limit, runs in a loop or is empty, the part is split in two and translated again, down to a few tokens; what
    is faulty even then is marked as truncated, so that it can be flagged.
    """

    def __init__(self, inner: Translator) -> None:
        self._inner = inner

    @property
    def signature(self) -> Signature:
        """Of the inner translator."""
        return self._inner.signature

    @property
    def max_input_tokens(self) -> int:
        """Longest input, in the model's tokens without the end mark, that is translated whole."""
        return self._inner.max_input_tokens

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        """Count the model's tokens in each sentence, without the end mark."""
        return self._inner.count_tokens(sentences)

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Translate each sentence, whatever its length: one call of the inner translator where nothing goes wrong."""
        counts = self.count_tokens(sentences)
        split = [[Part(sentence, 0, count)] for sentence, count in zip(sentences, counts, strict=True)]
        self._split_to_fit(split)
        answers: dict[str, list[Hypothesis]] = {}
        while waiting := [part for parts in split for part in parts if not part.hypotheses]:
            self._translate(waiting, answers, decoding)
            self._split_faulty(split, waiting)
        return [joined(parts) if len(parts) > 1 else parts[0].hypotheses for parts in split]

    @property
    def scoring(self) -> Scoring | None:
        """The inner translator, where it can tell how likely a translation is."""
        return self._inner if isinstance(self._inner, Scoring) else None

    def close(self) -> None:
        """Free the inner translator's memory."""
        self._inner.close()

    def _split_to_fit(self, split: list[list[Part]]) -> None:
        """Split, in place, until every part fits; what can't be split, a number of a thousand digits, is copied."""
        limit = self.max_input_tokens
        while long := [part for parts in split for part in parts if part.tokens > limit and not part.hypotheses]:
            pieces = self._divide(long, [math.ceil(part.tokens / limit) for part in long])
            for part in long:
                if id(part) not in pieces:
                    part.hypotheses = [copied(part.text)]
            _replace(split, pieces)

    def _split_faulty(self, split: list[list[Part]], translated: Sequence[Part]) -> None:
        """Keep what is sound; split, in place, what has nothing sound, or mark it where it can't be split."""
        faulty = []
        for part in translated:
            sound = [hypothesis for hypothesis in part.hypotheses if not _is_faulty(hypothesis, part.text)]
            if sound:
                part.hypotheses = sound
            else:
                faulty.append(part)
        halved = [part for part in faulty if part.tokens > _SHORTEST_PART]
        pieces = self._divide(halved, [2] * len(halved))
        for part in faulty:
            if id(part) not in pieces:
                part.hypotheses = marked(part)
        _replace(split, pieces)

    def _translate(self, parts: Sequence[Part], answers: dict[str, list[Hypothesis]], decoding: Decoding) -> None:
        """Give each part its hypotheses; the same text is translated once, and remembered in `answers`."""
        texts = list(dict.fromkeys(part.text for part in parts if part.text not in answers))
        if texts:
            answers.update(zip(texts, self._inner.translate(texts, decoding), strict=True))
        for part in parts:
            part.hypotheses = list(answers[part.text])

    def _divide(self, parts: Sequence[Part], numbers: Sequence[int]) -> dict[int, list[Part]]:
        """Split each part into so many, by identity; parts that can't be split are left out."""
        spans = {id(part): split_long(part.text, number) for part, number in zip(parts, numbers, strict=True)}
        cut = [part for part in parts if len(spans[id(part)]) > 1]
        pieces = {
            id(part): [
                Part(part.text[span.start : span.end], part.start + span.start, 0)
                for span in spans[id(part)]
                if span.start < span.end  # of nothing but white space, where that is longer than a part
            ]
            for part in cut
        }
        flat = [piece for of_part in pieces.values() for piece in of_part]
        for piece, count in zip(flat, self.count_tokens([piece.text for piece in flat]), strict=True):
            piece.tokens = count
        return pieces


def _replace(split: list[list[Part]], pieces: dict[int, list[Part]]) -> None:
    for index, parts in enumerate(split):
        split[index] = [piece for part in parts for piece in pieces.get(id(part), [part])]


def _is_faulty(hypothesis: Hypothesis, source: str) -> bool:
    return hypothesis.truncated or not hypothesis.text or has_new_loop(hypothesis.text, source)
