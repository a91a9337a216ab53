"""MarianMT on CTranslate2: the default engine."""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np

import app
from app.engines.marian_tokenizer import END, MarianTokenizer, Offsets
from app.engines.protocol import Decoding, Hypothesis, Signature
from app.errors import ModelError

# Tokens of one batch, padding included. Larger ones are no faster on a CPU and take more memory.
_BATCH_TOKENS = 1024


class CTranslate2Translator:
    """A Marian model in CTranslate2's form, as `app.models.convert` makes it."""

    def __init__(
        self,
        model_dir: Path,
        *,
        model: str = "local",
        revision: str = "unknown",
        compute_type: str = "int8",
        device: str = "cpu",
        threads: int = 0,
        max_input_tokens: int = 110,
        beam_size: int = 4,
    ) -> None:
        """Load the model.

        model, revision, beam_size: for the signature. compute_type: arithmetic, as CTranslate2 names it. device: cpu,
        cuda or auto. threads: of one call, 0 takes one per core that this process may use.
        max_input_tokens: longest input translated whole.
        Raises ModelError.
        """
        self._tokenizer = MarianTokenizer(model_dir)
        try:
            self._translator = ctranslate2.Translator(
                str(model_dir),
                device=device,
                compute_type=compute_type,
                intra_threads=threads or len(os.sched_getaffinity(0)),
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"CTranslate2 can't load {model_dir}: {error}", path=str(model_dir)) from error
        self._max_input_tokens = max_input_tokens
        self._signature = Signature(
            model=model,
            revision=revision,
            engine=f"ctranslate2-{ctranslate2.__version__}",
            quantization=self._translator.compute_type,
            beam=beam_size,
            version=app.__version__,
        )

    @property
    def signature(self) -> Signature:
        """Of the answers that this engine gives; quantization is the arithmetic really used on this machine."""
        return self._signature

    @property
    def max_input_tokens(self) -> int:
        """Longest input, in pieces without the end mark, that is translated whole."""
        return self._max_input_tokens

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        """Count pieces, without the end mark."""
        return self._tokenizer.count(sentences)

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Translate each sentence; distinct hypotheses, best first."""
        pieces = self._tokenizer.encode(sentences)
        offsets = self._tokenizer.source_offsets(sentences) if decoding.alignment else [()] * len(sentences)
        results: dict[int, list[Hypothesis]] = {}
        for room, indices in _by_room(pieces):
            raw = self._translate_batch([pieces[index] for index in indices], decoding.output_limit(room), decoding)
            for index, result in zip(indices, raw, strict=True):
                results[index] = self._hypotheses(result, offsets[index], decoding)
        return [results[index] for index in range(len(sentences))]

    def close(self) -> None:
        """Free the model's memory."""
        self._translator.unload_model()

    def _translate_batch(self, pieces: list[list[str]], limit: int, decoding: Decoding) -> list[Any]:
        results: list[Any] = self._translator.translate_batch(
            [[*sentence, END] for sentence in pieces],
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=max(decoding.beam_size, decoding.num_hypotheses),
            num_hypotheses=decoding.num_hypotheses,
            length_penalty=decoding.length_penalty,
            max_input_length=0,
            max_decoding_length=limit,
            disable_unk=True,
            return_scores=True,
            return_attention=decoding.alignment,
            return_end_token=True,
        )
        return results

    def _hypotheses(self, result: Any, source: Offsets, decoding: Decoding) -> list[Hypothesis]:  # noqa: ANN401
        attentions = result.attention if decoding.alignment else [()] * len(result.hypotheses)
        hypotheses: dict[str, Hypothesis] = {}
        for tokens, score, attention in zip(result.hypotheses, result.scores, attentions, strict=True):
            hypothesis = self._hypothesis(tokens, score, attention, source, decoding)
            hypotheses.setdefault(hypothesis.text, hypothesis)
        return list(hypotheses.values())

    def _hypothesis(
        self,
        tokens: list[str],
        score: float,
        attention: Sequence[Sequence[float]],
        source: Offsets,
        decoding: Decoding,
    ) -> Hypothesis:
        ended = bool(tokens) and tokens[-1] == END
        pieces = tokens[:-1] if ended else tokens
        # CTranslate2 divides the sum of log-probabilities by length ** length_penalty; a mean is wanted.
        mean = score * len(tokens) ** (decoding.length_penalty - 1) if tokens else score
        if not decoding.alignment:
            return Hypothesis(self._tokenizer.decode([pieces])[0], mean, truncated=not ended)
        decoded = self._tokenizer.decode_with_offsets([pieces])[0]
        positions = _strongest(attention, len(pieces), len(source))
        alignment = (
            tuple((source[at], span) for at, span in zip(positions, decoded.offsets, strict=True)) if source else ()
        )
        return Hypothesis(decoded.text, mean, truncated=not ended, alignment=alignment)


def _by_room(pieces: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[int]]]:
    """Put sentences of similar length together, as (most tokens, indices).

    CTranslate2 takes one output limit per call. Powers of two depend on the sentence alone, never on the crowd around
    it, and hold the limit of a short sentence within twice its own.
    """
    rooms: defaultdict[int, list[int]] = defaultdict(list)
    for index, sentence in enumerate(pieces):
        rooms[max(16, 1 << max(len(sentence) - 1, 0).bit_length())].append(index)
    yield from sorted(rooms.items())


def _strongest(attention: Sequence[Sequence[float]], outputs: int, inputs: int) -> list[int]:
    """Give the source position, end mark excepted, that each target token attends to most."""
    if not outputs or not inputs:
        return []
    positions: list[int] = np.asarray(attention, dtype=np.float32)[:outputs, :inputs].argmax(axis=1).tolist()
    return positions
