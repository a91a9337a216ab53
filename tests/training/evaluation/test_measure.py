"""Scores of a model as it is served."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import DepecheError, ModelError
from app.services.evaluation import Answer
from app.services.evaluation_data import Pair
from tests.training.tiny_marian import FRENCH, write_tiny_marian
from training.errors import TrainingError
from training.evaluation import measure, measure_model
from training.evaluation.measure import BATCH, opened_folder, translate


class Upper:
    """A translator that shouts, and notes how much it was given at a time."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def translate(self, texts: Sequence[str]) -> list[Answer]:
        self.calls.append(len(texts))
        return [Answer(text.upper()) for text in texts]


def test_answers_stand_in_the_order_of_the_texts() -> None:
    engine, texts = Upper(), [f"{'x' * (number * 7 % 100)} {number}" for number in range(BATCH + 5)]
    assert translate(engine, texts) == [text.upper() for text in texts]
    assert engine.calls == [BATCH, 5]


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a model says is its French in capitals, between typographic quotation marks."""

    @contextmanager
    def opened(_folder: Path, *, beam: int) -> Iterator[Upper]:
        assert beam == 3
        yield Upper()

    monkeypatch.setattr(measure, "opened_folder", opened)


def test_scores_are_of_what_the_model_says_against_the_english(shouting: None, tmp_path: Path) -> None:
    right = [Pair(text, text.upper()) for text in FRENCH]
    own = measure_model(tmp_path, right, beam=3)
    assert (own.bleu, own.chrf) == (pytest.approx(100), pytest.approx(100))
    half = measure_model(tmp_path, [*right[:2], *(Pair(text, "Something else.") for text in FRENCH[2:])], beam=3)
    assert 1 < half.bleu < 90
    assert 1 < half.chrf < 90


def test_quotation_marks_are_straight_on_both_sides(shouting: None, tmp_path: Path) -> None:
    text = "“oui”, dit-il, et c’est tout ce qu’il a dit"
    assert measure_model(tmp_path, [Pair(text, text.upper().replace("’", "'"))], beam=3).bleu == pytest.approx(100)


def test_nothing_to_measure_on_and_nothing_to_measure_are_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no pairs to measure"):
        measure_model(tmp_path, [])
    with pytest.raises(ModelError, match=r"no config\.json"):
        measure_model(tmp_path, [Pair("Un.", "One.")])


@pytest.mark.parametrize(("missing", "told"), [(["torch"], "torch is not installed: `pip install"), ([], "on fire")])
def test_a_slim_installation_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing, told
) -> None:
    def fail(*_arguments: object) -> None:
        raise ModelError("The converter is on fire.")

    monkeypatch.setattr("app.services.engines.load_bare_translator", fail)
    monkeypatch.setattr(measure, "find_spec", lambda name: None if name in missing else object())
    with pytest.raises(DepecheError, match=told):
        measure_model(write_tiny_marian(tmp_path / "model"), [Pair("Un.", "One.")])


@pytest.mark.engine
@pytest.mark.torch
def test_a_folder_is_loaded_in_eight_bits_and_left_as_it_was(tmp_path: Path) -> None:
    folder = write_tiny_marian(tmp_path / "auto")  # a name that means another model elsewhere
    before = {path.name for path in folder.iterdir()}
    with opened_folder(folder, beam=2) as engine:
        assert engine.signature.startswith("model:auto|")
        assert "|quantization:int8" in engine.signature
        assert "|beam:2|" in engine.signature
        said = translate(engine, FRENCH)
        assert any(said)
        # Neither the order nor the neighbours matter.
        assert [translate(engine, [text])[0] for text in FRENCH] == said
    assert {path.name for path in folder.iterdir()} == before
    assert {path.name for path in tmp_path.iterdir()} == {"auto"}
