"""The command, with the tokenizer of the embedded model and pairs made up; and what comes with that model."""

import json
import lzma
from pathlib import Path

import pytest

from training.shortlist.__main__ import main
from training.shortlist.texts import read_texts

PAIRS = """\
La montagne est chère.\tThe mountain is expensive.
Une montagne est là.\tA mountain is there.
Le train est arrivé.\tThe train has arrived.
Le train est cher.\tThe train is expensive.
no tab here
"""


def test_pairs_are_read_with_and_without_compression_and_normalised(tmp_path: Path) -> None:
    plain, packed = tmp_path / "pairs.tsv", tmp_path / "packed.tsv.xz"
    plain.write_text(PAIRS, "utf-8")
    packed.write_bytes(lzma.compress("C’est l’eau.\tThat’s “water”.\n".encode()))
    assert len(read_texts([plain])) == 4
    assert read_texts([plain, packed])[4:] == [("C'est l'eau.", 'That\'s "water".')]


def rows(path: Path) -> dict[str, list[str]]:
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {source: targets.split(" ") for source, targets in lines}


@pytest.fixture
def made(tmp_path: Path, embedded_model: Path):
    pairs, out = tmp_path / "pairs.tsv", tmp_path / "vmap.txt"
    pairs.write_text(PAIRS, "utf-8")

    def make(translations: int) -> dict[str, list[str]]:
        options = {"frequent": 3, "continued": 20, "copies": 3, "rounds": 5}
        main(pairs=[pairs], model=embedded_model, out=out, translations=translations, **options)
        return rows(out)

    return make


def test_one_list_for_all_sentences(made) -> None:
    (everywhere,) = made(0).values()
    assert {"</s>", "7", "%"} <= {*everywhere}
    assert "▁mountain" not in everywhere


def test_a_word_brings_its_translation_where_that_is_asked_for(made) -> None:
    assert made(1)["▁montagne"] == ["▁mountain", "▁montagne"]


def test_the_embedded_model_has_one_list_for_all_sentences_so_that_a_crowd_changes_none(embedded_model: Path) -> None:
    listed = rows(embedded_model / "vmap.txt")
    assert [*listed] == [""]
    vocabulary = json.loads((embedded_model / "vocab.json").read_text("utf-8"))
    assert {*listed[""]} <= {*vocabulary} - {"<unk>", "<pad>"}
    assert {piece for piece in vocabulary if piece.strip("▁").isdigit()} <= {*listed[""]}
