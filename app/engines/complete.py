"""Nothing is cut: what is longer than the model takes is translated in parts, and so is what comes out incomplete."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from app.engines.loops import has_new_loop
from app.engines.parts import Part, copied, joined, marked
from app.engines.protocol import Decoding, Hypothesis, Signature, Translator
from app.text.span import Span, trimmed
from app.text.split import split_long

# A part this short, in tokens, is not split again, whatever comes out of it.
_SHORTEST_PART = 8
# Not a word in any of our languages but a link, a key, an image in base64: it would come out maimed, and minutes later.
_UNBROKEN = re.compile(r"\S{200,}")


class CompleteTranslator:
    """A translator around another one, for sentences of any length.

    Sentences past the inner translator's limit are split at clauses; what has no place to split, such as a number of a
    thousand digits, and what is no word, 200 characters and more without a space, is copied. Where every hypothesis of
    a part has reached the output limit, runs in a loop or is empty, the part is split in two and translated again, down
    to a few tokens; what is faulty even then is marked as truncated, so that it can be flagged.
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
        while waiting := [part for parts in split for part in parts if not part.hypotheses]:
            self._translate(waiting, decoding)
            self._split_faulty(split, waiting)
        return [joined(parts) if len(parts) > 1 else parts[0].hypotheses for parts in split]

    def close(self) -> None:
        """Free the inner translator's memory."""
        self._inner.close()

    def _split_to_fit(self, split: list[list[Part]]) -> None:
        """Split, in place, until every part fits; what can't be split is copied."""
        limit = self.max_input_tokens
        while long := [part for parts in split for part in parts if part.tokens > limit and not part.hypotheses]:
            pieces = self._divide([(part, _fitting(part, limit)) for part in long])
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
        pieces = self._divide([(part, split_long(part.text, 2)) for part in faulty if part.tokens > _SHORTEST_PART])
        for part in faulty:
            if id(part) not in pieces:
                part.hypotheses = marked(part)
        _replace(split, pieces)

    def _translate(self, parts: Sequence[Part], decoding: Decoding) -> None:
        """Give each part its hypotheses; the same text is translated once."""
        texts = list(dict.fromkeys(part.text for part in parts))
        answers = dict(zip(texts, self._inner.translate(texts, decoding), strict=True))
        for part in parts:
            part.hypotheses = list(answers[part.text])

    def _divide(self, cuts: Sequence[tuple[Part, Sequence[Span]]]) -> dict[int, list[Part]]:
        """Make the pieces of each part, by the part's identity; parts that stay in one piece are left out."""
        pieces = {
            id(part): [Part(part.text[span.start : span.end], part.start + span.start, 0) for span in spans]
            for part, spans in cuts
            if len(spans) > 1
        }
        flat = [piece for of_part in pieces.values() for piece in of_part]
        for piece, count in zip(flat, self.count_tokens([piece.text for piece in flat]), strict=True):
            piece.tokens = count
        return pieces


def _fitting(part: Part, limit: int) -> list[Span]:
    """Cut a part that is longer than the model takes: around what is no word, else at clauses."""
    runs = [run.span() for run in _UNBROKEN.finditer(part.text)]
    if not runs:
        return split_long(part.text, math.ceil(part.tokens / limit))
    edges = [0, *(edge for run in runs for edge in run), len(part.text)]
    spans = (trimmed(part.text, start, end) for start, end in pairwise(edges))
    return [span for span in spans if span.start < span.end]


def _replace(split: list[list[Part]], pieces: dict[int, list[Part]]) -> None:
    """Put pieces, in place, where the parts were that they were made of."""
    for index, parts in enumerate(split):
        split[index] = [piece for part in parts for piece in pieces.get(id(part), [part])]


def _is_faulty(hypothesis: Hypothesis, source: str) -> bool:
    return hypothesis.truncated or not hypothesis.text or has_new_loop(hypothesis.text, source)
