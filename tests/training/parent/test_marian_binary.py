"""Files in Marian's binary form, written here by the same plan, and what is read of them."""

import numpy as np
import pytest

from tests.training.parent.marian_file import eight_bit, floats, told, written
from training.errors import TrainingError
from training.parent.marian_binary import FLOAT32, INTGEMM8, read_weights


def test_floats_come_as_they_are() -> None:
    bias, matrix = np.array([[0.5, -2.0, 1e-7]], np.float32), np.arange(12, dtype=np.float32).reshape(3, 4)
    read = read_weights(written(floats("decoder_ff_logit_out_b", bias), floats("encoder_l1_self_Wq", matrix)))
    assert read.arrays["decoder_ff_logit_out_b"].tolist() == bias.tolist()
    assert read.arrays["encoder_l1_self_Wq"].tolist() == matrix.tolist()


def test_eight_bit_matrices_lie_transposed_and_are_divided_by_their_scale() -> None:
    matrix = np.array([[1, 2, 3], [-4, -127, 127]])
    read = read_weights(written(eight_bit("encoder_l1_self_Wq", (2, 3), matrix.T, 8.0)))
    assert read.arrays["encoder_l1_self_Wq"].tolist() == (matrix / 8).tolist()


def test_embeddings_do_not() -> None:
    matrix = np.array([[1, 2, 3], [-4, -127, 127]])
    assert (
        read_weights(written(eight_bit("Wemb", (2, 3), matrix, 0.5))).arrays["Wemb"].tolist() == (matrix * 2).tolist()
    )


WHOLE = written(floats("Wemb", np.ones((40, 8))), eight_bit("encoder_l1_self_Wq", (8, 8), np.ones((8, 8)), 3.0))


@pytest.mark.parametrize("kept", [0, 10, 16, 60, 100, 300, len(WHOLE) - 300, len(WHOLE) - 1])
def test_a_file_that_ends_too_soon_is_told(kept: int) -> None:
    with pytest.raises(TrainingError, match="no weights in Marian's binary form"):
        read_weights(WHOLE[:kept])


@pytest.mark.parametrize(
    "content",
    [
        b"PK\3\4" + bytes(500),
        b"\x93NUMPY" + bytes(500),
        b"\xff" * 500,
        written(floats("a", np.ones((2, 2))), version=2),
        written(("a", 0x4103, (2, 2), bytes(256))),
        written(("a", FLOAT32, (2, 2), bytes(4))),
        written(("a", FLOAT32, (-2, 2), bytes(16))),
        written(("a", INTGEMM8, (2, 2), bytes(4))),
    ],
    ids=["zip", "numpy", "ones", "version", "type", "short", "negative", "no scale"],
)
def test_another_file_is_told(content: bytes) -> None:
    with pytest.raises(TrainingError, match="no weights in Marian's binary form"):
        read_weights(content)


def test_what_marian_was_told_is_text_and_no_array() -> None:
    config = "transformer-heads: 8\ndim-emb: 256\n"
    read = read_weights(written(told(config), floats("a", np.ones((1, 1)))))
    assert read.config == config
    assert read.arrays.keys() == {"a"}
