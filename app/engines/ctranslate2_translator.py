"""MarianMT on CTranslate2: the default engine."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np

import app
from app.engines.batching import batches_of, model_positions, output_limit
from app.engines.marian_tokenizer import END, Decoded, MarianTokenizer, Offsets
from app.engines.protocol import Decoding, Hypothesis, ScoredPiece, Signature
from app.engines.threads import usable_cores
from app.errors import ModelError
from app.models.convert import CONFIG, SHORTLIST

Attention = Sequence[Sequence[float]]
Alignment = tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@dataclass(frozen=True, slots=True)
class _Result:
    """Of one sentence, for each hypothesis: tokens, score, and attention, a row per token, where that was asked for.

    has_first_row: whether the attention of the first token is its own.
    """

    hypotheses: list[list[str]]
    scores: list[float]
    attentions: list[Attention]
    has_first_row: bool


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
        shortlist: bool = True,
        batch_tokens: int = 1024,
    ) -> None:
        """Load the model.

        model, revision, beam_size: for the signature. compute_type: arithmetic, as CTranslate2 names it. device: cpu,
        cuda or auto. threads: batches translated at a time, each by one thread; 0 takes one per core that this process
        may use. max_input_tokens: longest input translated whole. shortlist: whether to use that of the model, if any.
        batch_tokens: of one batch, padding included; larger ones are hardly faster on a CPU and take more memory.
        Raises ModelError.
        """
        self._tokenizer = MarianTokenizer(model_dir)
        try:
            self._translator = ctranslate2.Translator(
                str(model_dir),
                device=device,
                compute_type=compute_type,
                # Several threads in one batch wait for each other at each step: three times as long on shared cores.
                inter_threads=threads or usable_cores(),
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"CTranslate2 can't load {model_dir}: {error}", path=str(model_dir)) from error
        self._positions = model_positions(model_dir / CONFIG)
        self._batch_tokens = batch_tokens
        self._has_shortlist = shortlist and (model_dir / SHORTLIST).is_file()
        self._max_input_tokens = min(max_input_tokens, self._positions - 1)
        self._signature = Signature(
            model=model,
            revision=revision,
            engine=f"ctranslate2-{ctranslate2.__version__}",
            quantization=self._translator.compute_type,
            beam=beam_size,
            version=app.__version__,
            shortlist=self._has_shortlist,
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
        answers: dict[int, list[Hypothesis]] = {}
        batches = [
            (batch, self._begin([[*pieces[index], END] for index in batch], room, decoding))
            for batch, room in batches_of([len(sentence) + 1 for sentence in pieces], self._batch_tokens)
        ]
        for batch, decode in batches:
            results = decode()
            texts = self._texts(results, decoding)
            for index, result in zip(batch, results, strict=True):
                answers[index] = _hypotheses(result, texts, offsets[index], decoding)
        return [answers[index] for index in range(len(sentences))]

    def score(self, source: str, target: str) -> list[ScoredPiece] | None:
        """Score a translation token by token: one pass over it as it stands, no search and no shortlist."""
        (read,) = self._tokenizer.encode([source])
        written, places = self._tokenizer.encode_target(target)
        if len(read) > self._max_input_tokens or len(written) >= self._positions:
            return None
        (scored,) = self._translator.score_batch([[*read, END]], [written], max_input_length=0)
        # The end mark is scored, too, and has no place.
        return [
            ScoredPiece(start, end, min(score, 0.0))
            for (start, end), score in zip(places, scored.log_probs, strict=False)
        ]

    def close(self) -> None:
        """Free the model's memory."""
        self._translator.unload_model()

    def _begin(self, batch: list[list[str]], room: int, decoding: Decoding) -> Callable[[], list[_Result]]:
        """Begin with a batch of one room; the answer waits for its results."""
        beam_size = max(decoding.beam_size, decoding.num_hypotheses)
        padded = self._padded(batch, room)
        use_vmap = decoding.shortlist and self._has_shortlist
        begun = self._translate(
            padded,
            use_vmap=use_vmap,
            beam_size=beam_size,
            num_hypotheses=decoding.num_hypotheses,
            length_penalty=decoding.length_penalty,
            max_decoding_length=output_limit(decoding, room, self._positions),
            return_scores=True,
            return_attention=decoding.alignment,
        )
        # CTranslate2 4.8 gives every sentence of a beam-search batch the first step's attention of the last one. It
        # depends on the source alone, so one greedy step has the right one.
        needs_first_row = decoding.alignment and decoding.first_token_aligned and beam_size > 1
        first = (
            self._translate(padded, beam_size=1, max_decoding_length=1, return_attention=True)
            if needs_first_row
            else None
        )
        has_first_row = beam_size == 1 or needs_first_row

        def results() -> list[_Result]:
            done = [result.result() for result in begun[-len(batch) :]]
            attentions = [result.attention for result in done]
            for attention, right in zip(attentions, first[-len(batch) :] if first else (), strict=False):
                for of_hypothesis in attention:  # without a step where the source holds nothing but the end mark
                    of_hypothesis[:1] = right.result().attention[0][:1]
            return [
                _Result(result.hypotheses, result.scores, attention, has_first_row)
                for result, attention in zip(done, attentions, strict=True)
            ]

        return results

    def _padded(self, batch: list[list[str]], room: int) -> list[list[str]]:
        """Put a sentence of end marks before the others, which is over at once, where none fills the room.

        It makes all batches of a room equally long. Without, the padding of a sentence would depend on the others, and
        with it the order in which numbers are added up: of eight bits, that makes another word of one in ten.
        """
        width = min(room, self._positions)
        return batch if max(map(len, batch)) >= width else [[END] * width, *batch]

    def _translate(self, batch: list[list[str]], **options: Any) -> Any:  # noqa: ANN401 - CTranslate2 has no types
        return self._translator.translate_batch(
            batch, max_input_length=0, disable_unk=True, return_end_token=True, asynchronous=True, **options
        )

    def _texts(self, results: Sequence[_Result], decoding: Decoding) -> Iterator[Decoded]:
        """Put the pieces of all hypotheses together, in one call: one for each takes three times as long."""
        outputs = [_pieces(tokens) for result in results for tokens in result.hypotheses]
        if decoding.alignment:
            return iter(self._tokenizer.decode_with_offsets(outputs))
        return (Decoded(text, ()) for text in self._tokenizer.decode(outputs))


def _pieces(tokens: list[str]) -> list[str]:
    return tokens[:-1] if _has_ended(tokens) else tokens


def _has_ended(tokens: Sequence[str]) -> bool:
    return bool(tokens) and tokens[-1] == END


def _hypotheses(result: _Result, texts: Iterator[Decoded], source: Offsets, decoding: Decoding) -> list[Hypothesis]:
    """Give the distinct hypotheses of a sentence; as many of the texts are taken as it has."""
    attentions = result.attentions if decoding.alignment else [()] * len(result.hypotheses)
    hypotheses: dict[str, Hypothesis] = {}
    for tokens, score, attention, decoded in zip(
        result.hypotheses, result.scores, attentions, islice(texts, len(result.hypotheses)), strict=True
    ):
        if decoded.text in hypotheses:
            continue
        alignment = _alignment(decoded.offsets, attention, source, has_first_row=result.has_first_row)
        # CTranslate2 divides the sum of log-probabilities by length ** length_penalty; a mean is wanted.
        mean = score * len(tokens) ** (decoding.length_penalty - 1) if tokens else score
        hypotheses[decoded.text] = Hypothesis(decoded.text, mean, truncated=not _has_ended(tokens), alignment=alignment)
    return list(hypotheses.values())


def _alignment(target: Offsets, attention: Attention, source: Offsets, *, has_first_row: bool) -> Alignment:
    if not source or not target:
        return ()
    positions = _strongest(attention, len(target), len(source))
    pairs = [(source[at], span) for at, span in zip(positions, target, strict=True)]
    if not has_first_row:
        pairs[0] = ((0, 0), target[0])
    return tuple(pairs)


def _strongest(attention: Attention, outputs: int, inputs: int) -> list[int]:
    """Give the source position, end mark excepted, that each target token attends to most."""
    positions: list[int] = np.asarray(attention, dtype=np.float32)[:outputs, :inputs].argmax(axis=1).tolist()
    return positions
