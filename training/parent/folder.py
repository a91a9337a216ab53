"""The new model as a folder that transformers and CTranslate2 take for a MarianMT."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from transformers import GenerationConfig, MarianConfig, MarianMTModel
from transformers.utils import logging

from training.parent.attention import Attention
from training.parent.marian_binary import Array
from training.parent.resize import resize_folder
from training.parent.ssru import StudentNetwork
from training.parent.vocabulary import Vocabulary
from training.recipe import Architecture

_LONGEST = 512  # positions
_TOKENIZER = {
    "source_lang": "fr",
    "target_lang": "en",
    "unk_token": "<unk>",
    "eos_token": "</s>",
    "pad_token": "<pad>",
    "model_max_length": _LONGEST,
    "separate_vocabs": False,
    "tokenizer_class": "MarianTokenizer",
}


def write_folder(
    out: Path,
    vocabulary: Vocabulary,
    vectors: tuple[Array, Array],
    network: StudentNetwork,
    attentions: Sequence[Attention],
    *,
    architecture: Architecture,
) -> None:
    """Write weights (fp16), vocabulary and configuration; the folder appears when all of it is there.

    vectors: of all pieces (V D) and the output's bias (V), in the vocabulary's order. architecture: the sizes that the
    model gets, whatever those of the network are.
    """
    draft = out.with_name(f".{out.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    model = MarianMTModel(_config(network, len(vocabulary.numbers)))
    matrix, bias = map(torch.from_numpy, vectors)
    named = {"model.shared.weight": matrix, "final_logits_bias": bias[None], **dict(_named(network, attentions))}
    missing, unknown = model.load_state_dict(named, strict=False)
    if unknown or any(".layers." in name for name in missing):
        raise AssertionError(f"weights without a place: {unknown}, places without weights: {missing}")
    model.tie_weights()
    model.generation_config = _generation(model.config)
    logging.disable_progress_bar()  # a second is not worth one
    model.half().save_pretrained(draft)
    (draft / "source.spm").write_bytes(vocabulary.source)
    (draft / "target.spm").write_bytes(vocabulary.target)
    (draft / "vocab.json").write_text(json.dumps(vocabulary.numbers, ensure_ascii=False, indent=0) + "\n", "utf-8")
    (draft / "tokenizer_config.json").write_text(json.dumps(_TOKENIZER, indent=1) + "\n", "utf-8")
    resize_folder(draft, architecture, draft, replacing=True)
    draft.replace(out)


def _config(network: StudentNetwork, size: int) -> MarianConfig:
    width, inner = network["encoder_l1_ffn_W1"].shape
    return MarianConfig(
        vocab_size=size,
        d_model=width,
        encoder_layers=len(network.encoder),
        decoder_layers=len(network.decoder),
        encoder_attention_heads=network.heads,
        decoder_attention_heads=network.heads,
        encoder_ffn_dim=inner,
        decoder_ffn_dim=inner,
        activation_function="relu",
        dropout=0.0,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        max_position_embeddings=_LONGEST,
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        pad_token_id=size - 1,
        decoder_start_token_id=size - 1,
    )


def _generation(config: MarianConfig) -> GenerationConfig:
    return GenerationConfig(
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        pad_token_id=config.pad_token_id,
        decoder_start_token_id=config.decoder_start_token_id,
        bad_words_ids=[[config.pad_token_id]],
        max_length=_LONGEST,
        num_beams=4,
        length_penalty=1.0,
    )


def _named(network: StudentNetwork, attentions: Sequence[Attention]) -> Iterator[tuple[str, Tensor]]:
    """Give the layers' weights by MarianMT's names."""
    for number, layer in enumerate(network.encoder):
        name = f"model.encoder.layers.{number}"
        yield from _attention(network, f"{layer}_self", f"{name}.self_attn")
        yield from _feed_forward(network, layer, name)
    for number, (layer, attention) in enumerate(zip(network.decoder, attentions, strict=True)):
        name = f"model.decoder.layers.{number}"
        yield from ((f"{name}.self_attn.{part}", weight) for part, weight in attention.state_dict().items())
        yield from _norm(network, f"{layer}_rnn_ffn", f"{name}.self_attn_layer_norm")
        yield from _attention(network, f"{layer}_context", f"{name}.encoder_attn")
        yield from _feed_forward(network, layer, name)


def _attention(network: StudentNetwork, marian: str, name: str) -> Iterator[tuple[str, Tensor]]:
    for letter, part in (("q", "q_proj"), ("k", "k_proj"), ("v", "v_proj"), ("o", "out_proj")):
        yield from _affine(network, f"{marian}_W{letter}", f"{marian}_b{letter}", f"{name}.{part}")
    yield from _norm(network, f"{marian}_Wo", f"{name}_layer_norm")


def _feed_forward(network: StudentNetwork, layer: str, name: str) -> Iterator[tuple[str, Tensor]]:
    for number in (1, 2):
        yield from _affine(network, f"{layer}_ffn_W{number}", f"{layer}_ffn_b{number}", f"{name}.fc{number}")
    yield from _norm(network, f"{layer}_ffn_ffn", f"{name}.final_layer_norm")


def _affine(network: StudentNetwork, matrix: str, bias: str, name: str) -> Iterator[tuple[str, Tensor]]:
    yield f"{name}.weight", network[matrix].T
    yield f"{name}.bias", network[bias].flatten()


def _norm(network: StudentNetwork, marian: str, name: str) -> Iterator[tuple[str, Tensor]]:
    yield f"{name}.weight", network[f"{marian}_ln_scale"].flatten()
    yield f"{name}.bias", network[f"{marian}_ln_bias"].flatten()
