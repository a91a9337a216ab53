"""What is counted from the files of a model."""

from pathlib import Path

import pytest

from app.errors import ModelError
from app.models.registry import content_revision
from tests.training.tiny_marian import write_tiny_marian
from training.errors import TrainingError
from training.export.counted import count, licence_of, read_shapes
from training.export.marian import WEIGHTS, Side


def test_the_embedded_model_is_what_its_card_says(embedded_model: Path) -> None:
    counted = count(embedded_model)
    built = counted.built
    assert (built.encoder, built.decoder) == (Side(6, 1536), Side(2, 1536))
    assert (built.width, built.heads, built.vocabulary, built.positions) == (256, 8, 28_753, 512)
    assert round(counted.parameters / 1e6, 1) == 16.3
    assert counted.listed == 15_013
    assert counted.languages == ("fr", "en")
    assert counted.files[WEIGHTS].size == (embedded_model / WEIGHTS).stat().st_size
    assert "README.md" not in counted.files
    assert counted.revision == content_revision(counted.files)
    assert licence_of(embedded_model) == "mpl-2.0"


def test_layers_are_counted_and_not_believed(tmp_path: Path) -> None:
    folder = write_tiny_marian(tmp_path / "model")
    config = (folder / "config.json").read_text("utf-8")
    (folder / "config.json").write_text(config.replace('"encoder_layers": 1', '"encoder_layers": 7'), "utf-8")
    counted = count(folder)
    assert counted.built.encoder == Side(1, 32)
    assert counted.listed is None


def test_a_folder_that_is_no_whole_model_is_told(tmp_path: Path) -> None:
    folder = write_tiny_marian(tmp_path / "model")
    (folder / "source.spm").unlink()
    with pytest.raises(ModelError, match=r"lacks source\.spm"):
        count(folder)
    with pytest.raises(TrainingError, match=r"config\.json can't be read"):
        read_shapes(folder / "config.json")


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        ("---\nlanguage: fr\nlicense: cc-by-4.0\n---\n# A model\n", "cc-by-4.0"),
        ("---\nlanguage: fr\n---\nlicense: not in the head\n", "unknown"),
        ("no head", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_licence_is_read_from_the_head_of_a_card(tmp_path: Path, card: str | None, licence: str) -> None:
    if card is not None:
        (tmp_path / "README.md").write_text(card, "utf-8")
    assert licence_of(tmp_path) == licence
