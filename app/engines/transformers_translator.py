"""MarianMT on transformers and torch: the second engine, for parity tests and for GPUs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

import app
from app.engines.batching import batches_of, model_positions, output_limit
from app.engines.marian_tokenizer import END, UNKNOWN, MarianTokenizer, Offsets
from app.engines.protocol import Decoding, Hypothesis, ScoredPiece, Signature
from app.errors import ModelError

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class _Output:
    """The tokens of one hypothesis with its end mark, if it has one; its score; the source position of each token."""

    tokens: list[int]
    score: float
    positions: list[int]


class TransformersTranslator:
    """A Marian model in Hugging Face layout, decoded as CTranslate2 decodes it.

    Beam search stops when `beam_size` hypotheses have ended (`early_stopping=True`); neither `<unk>` nor `<pad>` is
    given any probability; nothing is forced at the end. With the same arithmetic both engines give the same text.
    """

    def __init__(
        self,
        model_dir: Path,
        *,
        model: str = "local",
        revision: str = "unknown",
        device: str = "cpu",
        threads: int = 0,
        max_input_tokens: int = 110,
        beam_size: int = 4,
        batch_tokens: int = 1024,
    ) -> None:
        """Load the model in float32; imports torch and transformers.

        model, revision, beam_size: for the signature. device: cpu, cuda or auto. threads: of the whole process, 0
        leaves torch's choice. max_input_tokens: longest input translated whole. batch_tokens: of one batch, padding
        included.
        Raises ModelError.
        """
        import torch  # noqa: PLC0415 - slow, and never wanted by the default engine
        import transformers  # noqa: PLC0415

        self._tokenizer = MarianTokenizer(model_dir)
        self._pieces = list(self._tokenizer.vocabulary)
        self._batch_tokens = batch_tokens
        if threads:
            torch.set_num_threads(threads)
        self._device = torch.device(
            "cuda" if device == "auto" and torch.cuda.is_available() else device.replace("auto", "cpu")
        )
        self._model = _load(model_dir).to(self._device).eval()
        self._model.final_logits_bias[
            :, [self._model.config.pad_token_id, self._tokenizer.vocabulary[UNKNOWN]]
        ] = -torch.inf
        self._positions = model_positions(model_dir / "config.json")
        self._max_input_tokens = min(max_input_tokens, self._positions - 1)
        self._signature = Signature(
            model=model,
            revision=revision,
            engine=f"transformers-{transformers.__version__}",
            quantization="float32",
            beam=beam_size,
            version=app.__version__,
        )

    @property
    def signature(self) -> Signature:
        """Of the answers that this engine gives."""
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
        vocabulary = self._tokenizer.vocabulary
        tokens = [[vocabulary[piece] for piece in [*pieces, END]] for pieces in self._tokenizer.encode(sentences)]
        offsets = self._tokenizer.source_offsets(sentences) if decoding.alignment else [()] * len(sentences)
        results: dict[int, list[Hypothesis]] = {}
        for batch, room in batches_of([len(sentence) for sentence in tokens], self._batch_tokens):
            limit = output_limit(decoding, room, self._positions)
            outputs = self._run([tokens[index] for index in batch], limit, decoding)
            for index, hypotheses in zip(batch, outputs, strict=True):
                results[index] = self._hypotheses(hypotheses, offsets[index])
        return [results[index] for index in range(len(sentences))]

    def score(self, source: str, target: str) -> list[ScoredPiece] | None:
        """Score a translation token by token, in one pass over it as it stands."""
        import torch  # noqa: PLC0415

        (read,) = self._tokenizer.encode([source])
        written, places = self._tokenizer.encode_target(target)
        if len(read) > self._max_input_tokens or len(written) >= self._positions:
            return None
        vocabulary = self._tokenizer.vocabulary
        tokens = [vocabulary[piece] for piece in written]
        before = [self._model.config.decoder_start_token_id, *tokens[:-1]]
        with torch.inference_mode():
            inputs, mask = self._padded([[vocabulary[piece] for piece in [*read, END]]])
            decoder = torch.tensor([before], device=self._device)
            logits = self._model(input_ids=inputs, attention_mask=mask, decoder_input_ids=decoder).logits[0]
            scores = logits.log_softmax(dim=1)[range(len(tokens)), tokens].tolist()
        return [ScoredPiece(start, end, score) for (start, end), score in zip(places, scores, strict=True)]

    def close(self) -> None:
        """Free the model's memory."""
        del self._model

    def _run(self, batch: list[list[int]], limit: int, decoding: Decoding) -> list[list[_Output]]:
        """Decode a batch, then score what came out: generate's own scores keep every step's whole distribution."""
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            inputs, mask = self._padded(batch)
            encoded = self._model.get_encoder()(input_ids=inputs, attention_mask=mask)
            sequences = self._model.generate(
                encoder_outputs=encoded.copy(), attention_mask=mask, generation_config=self._generation(limit, decoding)
            )
            states = encoded.last_hidden_state.repeat_interleave(decoding.num_hypotheses, dim=0)
            repeated = mask.repeat_interleave(decoding.num_hypotheses, dim=0)
            outputs = self._scored(sequences, states, repeated, alignment=decoding.alignment)
        count = decoding.num_hypotheses
        return [outputs[start : start + count] for start in range(0, len(outputs), count)]

    def _padded(self, batch: list[list[int]]) -> tuple["torch.Tensor", "torch.Tensor"]:
        import torch  # noqa: PLC0415

        width = max(len(tokens) for tokens in batch)
        pad = self._model.config.pad_token_id
        inputs = torch.tensor([tokens + [pad] * (width - len(tokens)) for tokens in batch], device=self._device)
        return inputs, (inputs != pad).long()

    def _generation(self, limit: int, decoding: Decoding) -> Any:  # noqa: ANN401 - transformers is imported lazily
        from transformers import GenerationConfig  # noqa: PLC0415

        config = self._model.config
        beams = max(decoding.beam_size, decoding.num_hypotheses)
        search = {"early_stopping": True, "length_penalty": decoding.length_penalty} if beams > 1 else {}
        return GenerationConfig(
            **search,
            do_sample=False,
            num_beams=beams,
            num_return_sequences=decoding.num_hypotheses,
            max_new_tokens=limit,
            decoder_start_token_id=config.decoder_start_token_id,
            eos_token_id=config.eos_token_id,
            pad_token_id=config.pad_token_id,
        )

    def _scored(
        self, sequences: "torch.Tensor", states: "torch.Tensor", mask: "torch.Tensor", *, alignment: bool
    ) -> list[_Output]:
        """Run the decoder once over whole hypotheses for their mean log-probabilities and attention."""
        from transformers.modeling_outputs import BaseModelOutput  # noqa: PLC0415

        result = self._model(
            encoder_outputs=BaseModelOutput(last_hidden_state=states),
            attention_mask=mask,
            decoder_input_ids=sequences[:, :-1],
            output_attentions=alignment,
        )
        logits = result.logits
        targets = sequences[:, 1:]
        scores = logits.gather(2, targets.unsqueeze(2)).squeeze(2) - logits.logsumexp(dim=2)
        # The mean over the heads of the last layer, as our CTranslate2 models give it.
        attention = result.cross_attentions[-1].mean(dim=1) if alignment else None
        outputs = []
        for row, tokens in enumerate(targets.tolist()):
            length = _length(tokens, self._model.config.eos_token_id, self._model.config.pad_token_id)
            inputs = int(mask[row].sum()) - 1
            positions = (
                attention[row, :length, :inputs].argmax(dim=1).tolist() if attention is not None and inputs else []
            )
            outputs.append(_Output(tokens[:length], float(scores[row, :length].mean()), positions))
        return outputs

    def _hypotheses(self, outputs: Sequence[_Output], source: Offsets) -> list[Hypothesis]:
        hypotheses: dict[str, Hypothesis] = {}
        for output in outputs:
            pieces = [self._pieces[token] for token in output.tokens]
            ended = bool(pieces) and pieces[-1] == END
            decoded = self._tokenizer.decode_with_offsets([pieces[:-1] if ended else pieces])[0]
            alignment = tuple((source[at], span) for at, span in zip(output.positions, decoded.offsets, strict=False))
            hypotheses.setdefault(decoded.text, Hypothesis(decoded.text, output.score, not ended, alignment))
        return list(hypotheses.values())


def _length(tokens: list[int], end: int, pad: int) -> int:
    """Tokens up to the end mark and with it; or up to the padding, where the output reached its limit."""
    if end in tokens:
        return tokens.index(end) + 1
    return tokens.index(pad) if pad in tokens else len(tokens)


def _load(model_dir: Path) -> Any:  # noqa: ANN401 - transformers is imported lazily
    """Load the weights in float32, without transformers' progress bar."""
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from transformers import GenerationConfig, MarianMTModel  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        model = MarianMTModel.from_pretrained(
            model_dir, dtype=torch.float32, attn_implementation="eager", local_files_only=True
        )
    except UnpicklingError as error:  # its message tells how to switch the check off
        reason = "its weights are damaged, or hold code, which is never run"
        raise ModelError(f"transformers can't load {model_dir}: {reason}", path=str(model_dir)) from error
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"transformers can't load {model_dir}: {error}", path=str(model_dir)) from error
    finally:
        if shown:
            logging.enable_progress_bar()
    # The folder's own defaults would fill what a call leaves open, a forced end mark among them.
    model.generation_config = GenerationConfig()
    return model
