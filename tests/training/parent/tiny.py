"""A student of the parent's kind, small enough to be computed in no time; its weights are thrown at random."""

import numpy as np

from training.parent.marian_binary import Weights


def tiny_weights(
    pieces: int, *, width: int = 16, inner: int = 24, heads: int = 2, layers: tuple[int, int] = (2, 2)
) -> Weights:
    """Make weights. layers: of encoder and decoder."""
    chance = np.random.default_rng(3)
    arrays = {}

    def matrix(name: str, rows: int, columns: int) -> None:
        arrays[name] = chance.normal(0, rows**-0.5, (rows, columns)).astype(np.float32)

    def norm(name: str) -> None:
        arrays[f"{name}_ln_scale"] = chance.normal(1, 0.1, (1, width)).astype(np.float32)
        matrix(f"{name}_ln_bias", 1, width)

    def attention(name: str) -> None:
        for letter in "qkvo":
            matrix(f"{name}_W{letter}", width, width)
            matrix(f"{name}_b{letter}", 1, width)
        norm(f"{name}_Wo")

    def layer(name: str) -> None:
        for number, (rows, columns) in enumerate(((width, inner), (inner, width)), 1):
            matrix(f"{name}_ffn_W{number}", rows, columns)
            matrix(f"{name}_ffn_b{number}", 1, columns)
        norm(f"{name}_ffn_ffn")

    arrays["Wemb"] = chance.normal(0, width**-0.5, (pieces, width)).astype(np.float32)
    matrix("decoder_ff_logit_out_b", 1, pieces)
    for number in range(1, layers[0] + 1):
        attention(f"encoder_l{number}_self")
        layer(f"encoder_l{number}")
    for number in range(1, layers[1] + 1):
        matrix(f"decoder_l{number}_rnn_W", width, width)
        matrix(f"decoder_l{number}_rnn_Wf", width, width)
        matrix(f"decoder_l{number}_rnn_bf", 1, width)
        norm(f"decoder_l{number}_rnn_ffn")
        attention(f"decoder_l{number}_context")
        layer(f"decoder_l{number}")
    return Weights(arrays, f"dim-emb: {width}\ntransformer-heads: {heads}\n")
