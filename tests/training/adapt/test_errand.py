"""The whole way from a file of pairs to an installed model, with a model of some kilobytes; only scores are made up."""

import random
from dataclasses import replace

import pytest

from app.errors import ModelError
from app.models.locate import find_model
from app.models.manifest import read_manifest
from app.settings import Settings
from tests.training.tiny_marian import ENGLISH, FRENCH, write_tiny_marian
from training.adapt import errand, tune, work
from training.adapt.errand import Asked, carry_out
from training.errors import TrainingError
from training.evaluation import Quality
from training.recipe import RECIPES

pytestmark = pytest.mark.torch

FRENCH_WORDS = sorted({word for line in FRENCH for word in line.strip(".").split()})
ENGLISH_WORDS = sorted({word for line in ENGLISH for word in line.strip(".").split()})


def lines(count, seed=1):
    chance = random.Random(seed)

    words = [word for word in FRENCH_WORDS if word.isalpha()], [word for word in ENGLISH_WORDS if word.isalpha()]

    return [
        " ".join(chance.choices(words[0], k=9)) + "\t" + " ".join(chance.choices(words[1], k=9)) for _ in range(count)
    ]


@pytest.fixture
def parent(tmp_path):
    folder = write_tiny_marian(tmp_path / "parent")
    (folder / "vmap.txt").write_text("\t</s>\n", "utf-8")
    return folder


@pytest.fixture
def asked(tmp_path, parent, monkeypatch):
    monkeypatch.setenv("DEPECHE_CACHE_DIR", str(tmp_path / "cache"))
    for name, count, seed in (("our", 520, 1), ("general", 150, 2)):
        (tmp_path / f"{name}.tsv").write_text("\n".join(lines(count, seed)), "utf-8")
    return Asked(
        name="ours",
        pairs=(tmp_path / "our.tsv",),
        from_memory=False,
        model=str(parent),
        minutes=0.01,
        general=(tmp_path / "general.tsv",),
        sets=(),
        out=None,
        force=False,
        share=0.5,
        most_lost=0.5,
        tolerance=10.0,
        most_faulty=0.3,
        recipe=RECIPES / "adapt.toml",
        fields=("fr", "en"),
    )


@pytest.fixture
def scores(monkeypatch):
    """What the parent and the new model are said to score; a model of random weights knows no right English either."""
    gain = {"own": 3.0, "general": 0.0}

    def measured(sets, *, is_new):
        own, *others = sets
        return {own: Quality(30 + is_new * gain["own"], 50)} | {
            name: Quality(27 + is_new * gain["general"], 50) for name in others
        }

    monkeypatch.setattr(work, "quality_of_installed", lambda model, sets: measured(sets, is_new=False))
    monkeypatch.setattr(work, "quality_of_folder", lambda folder, sets: measured(sets, is_new=True))
    monkeypatch.setattr(errand, "ensure_converted", lambda folder, *_: folder)
    monkeypatch.setattr(errand, "ModelLikelihood", lambda *_: None)
    monkeypatch.setattr(errand, "suspects", lambda pairs, likelihood: [False] * len(pairs))
    return gain


def test_a_model_is_made_measured_and_installed(asked, scores, parent, tmp_path, capsys):
    before = {path.name: path.read_bytes() for path in parent.iterdir()}
    carry_out(replace(asked, sets=(f"news={tmp_path / 'general.tsv'}",)))
    model = find_model("ours", "translation", Settings())
    assert read_manifest(model.path).made_from == "parent"
    assert (model.path / "model.safetensors").read_bytes() != before["model.safetensors"]
    assert {path.name: path.read_bytes() for path in parent.iterdir()} == before
    card = (model.path / "README.md").read_text("utf-8")
    for words in (
        "520 pairs of our.tsv",
        "| pairs like yours | 52 | 30.0 / 50.0 | 33.0 / 50.0 | +3.0 |",
        "| news | 150 |",
    ):
        assert words in card
    listed = (model.path / "vmap.txt").read_text("utf-8")
    assert listed.startswith("\t")
    assert len(listed.split()) > 20
    assert not [*(tmp_path / "cache" / "training").iterdir()], "nothing of the way is left"
    told = capsys.readouterr().err
    assert "DEPECHE_TRANSLATION_MODEL=ours" in told
    with pytest.raises(ModelError, match="There is a model 'ours' already"):
        carry_out(asked)


def test_one_that_is_no_better_is_kept_by_force_alone_and_not_trained_again(asked, scores, tmp_path, monkeypatch):
    scores |= {"own": -1.0, "general": -3.0}
    out = tmp_path / "model"
    wish = replace(asked, out=out)
    with pytest.raises(TrainingError, match=r"did not gain: 30.0 .* lost 3.0 BLEU .* ours is not installed"):
        carry_out(wish)
    assert not out.exists()
    monkeypatch.setattr(tune, "train", None)  # what was learnt is there
    carry_out(replace(wish, force=True))
    assert find_model(str(out), "translation", Settings()).languages == ("fr", "en")
    assert "in spite of this" in (out / "README.md").read_text("utf-8")
    with pytest.raises(ModelError, match="no model 'ours'"):
        find_model("ours", "translation", Settings())
    with pytest.raises(TrainingError, match="is there already"):
        carry_out(wish)


def test_too_few_pairs_train_nothing(asked, scores, tmp_path, capsys):
    (tmp_path / "our.tsv").write_text("\n".join(lines(400) + lines(200)), "utf-8")
    with pytest.raises(TrainingError, match=r"400 pairs are fit to learn from, and 500 are needed.*200 repeated"):
        carry_out(asked)
    assert "our.tsv, " in capsys.readouterr().err
    assert not (tmp_path / "cache" / "training").exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"pairs": ()}, "--pairs FILE, or .* --from-memory"),
        ({"from_memory": True}, "one of them"),
        ({"sets": ("news.tsv",)}, "give a name and a file"),
        ({"sets": ("news=gone.tsv",)}, "gone.tsv is not there"),
        ({"name": "a/b"}, "is no name for a model"),
        ({"name": "opus"}, "names a model that Dépêche knows"),
    ],
)
def test_what_makes_no_sense_is_told(asked, changed, told):
    with pytest.raises((TrainingError, ModelError), match=told):
        carry_out(replace(asked, **changed))
