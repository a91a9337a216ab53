from pathlib import Path

import numpy as np
import pytest

from app.engines.sentence_encoder import LONGEST, SentenceEncoder
from app.errors import ModelError
from app.models.folders import embedded_folder

pytestmark = pytest.mark.engine

MINISTER_FR = "La ministre de la Santé a présenté sa démission lundi matin."
AGAIN_FR = "La ministre a démissionné de la Santé lundi."
FLOOD_FR = "Trois villages ont été coupés du monde par la crue."
AGAIN_EN = "On Monday the minister of health resigned."
MINISTER_EN = "The health minister handed in her resignation on Monday morning."
FLOOD = "Three villages were cut off by the flood, and the river was still rising."


@pytest.fixture(scope="module")
def encoder():
    encoder = SentenceEncoder(embedded_folder() / "depeche-extractive")
    yield encoder
    encoder.close()


def cosines(vectors: np.ndarray) -> np.ndarray:
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit @ unit.T


@pytest.mark.parametrize(
    ("sentence", "again", "other"), [(MINISTER_FR, AGAIN_FR, FLOOD_FR), (MINISTER_EN, AGAIN_EN, FLOOD)]
)
def test_a_sentence_is_nearer_to_one_that_says_the_same(
    encoder: SentenceEncoder, sentence: str, again: str, other: str
) -> None:
    alike = cosines(encoder.encode([sentence, again, other]))
    assert alike[0, 1] > alike[0, 2] + 0.1


def test_order_and_number_are_kept_whatever_the_lengths(encoder: SentenceEncoder) -> None:
    sentences = [FLOOD, "", MINISTER_EN, "No.", FLOOD * 3, MINISTER_FR]
    vectors = encoder.encode(sentences)
    assert vectors.shape == (6, 384)
    for index in (0, 2, 5):
        alone = encoder.encode([sentences[index]])[0]
        assert cosines(np.stack([alone, vectors[index]]))[0, 1] > 0.99
    assert encoder.encode([]).shape[0] == 0


def test_a_long_sentence_is_read_as_far_as_there_is_room(encoder: SentenceEncoder) -> None:
    long = "and so on " * LONGEST
    one, other = encoder.encode([long, long + MINISTER_EN])
    assert np.allclose(one, other, atol=1e-5)


def test_what_is_no_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="can't load"):
        SentenceEncoder(tmp_path)
