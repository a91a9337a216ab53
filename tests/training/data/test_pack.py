"""From pairs of text to packed ones, with the vocabulary of the embedded model."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

from app.services.evaluation_data import BadLine, Pair
from training.data.filters.held_out import HeldOut
from training.data.pack import Known, pack
from training.data.packed import Packed
from training.data.pieces import Pieces
from training.errors import TrainingError
from training.recipe import Data, Filters, Robustness

PLAIN = Robustness(names_swapped=0)
PAIRS = [
    Pair("«\u00a0Il pleut à Brest\u00a0», dit-elle.", "“It is raining in Brest,” she said."),
    Pair("Le maire de Lyon a démissionné.", "The mayor of Lyon has resigned."),
]


@pytest.fixture(scope="module")
def words(embedded_model: Path) -> tuple[dict[int, str], dict[str, int]]:
    listed: dict[str, int] = json.loads((embedded_model / "vocab.json").read_text("utf-8"))
    return {number: piece for piece, number in listed.items()}, listed


def texts(packed: Packed, words: tuple[dict[int, str], dict[str, int]]) -> list[tuple[str, str]]:
    """Put pairs together again."""

    def side(pieces: np.ndarray, starts: np.ndarray) -> list[str]:
        return [
            "".join(words[0][int(piece)] for piece in pieces[a:b]).replace("▁", " ").strip()
            for a, b in pairwise(starts)
        ]

    french = side(packed.source, packed.source_starts)
    return list(zip(french, side(packed.target, packed.target_starts), strict=True))


def test_pairs_are_normalised_and_encoded(embedded_model: Path, words) -> None:
    packed = pack({"ours": PAIRS}, embedded_model, Data(robustness=PLAIN))
    assert texts(packed, words) == [
        ('"Il pleut à Brest", dit-elle.', '"It is raining in Brest," she said.'),
        ("Le maire de Lyon a démissionné.", "The mayor of Lyon has resigned."),
    ]
    assert packed.source.dtype == np.uint16
    assert packed.origins.tolist() == [0, 0]
    assert packed.source_starts[-1] == len(packed.source)


def test_pieces_are_those_of_each_side_and_unknown_ones_are_told(embedded_model: Path, words) -> None:
    encoded = Pieces(embedded_model).encode(["Le chat 🦊 dort."], ["The cat 🦊 sleeps."])
    for text, name, ids in (
        ("Le chat 🦊 dort.", "source.spm", encoded.source),
        ("The cat 🦊 sleeps.", "target.spm", encoded.target),
    ):
        model = sentencepiece.SentencePieceProcessor(model_file=str(embedded_model / name))
        pieces = model.encode(text, out_type=str)
        assert [words[0][number] for number in ids.tolist()] == [
            piece if piece in words[1] else "<unk>" for piece in pieces
        ]
    assert words[1]["<unk>"] in encoded.source


def test_sources_are_counted_and_weighed(embedded_model: Path) -> None:
    sources = {
        "a": [*PAIRS, PAIRS[0], Pair("Il a 12 ans.", "He is 13."), BadLine(5, "no English"), PAIRS[0]],
        "b": [PAIRS[1]],
    }
    data = Data(weight=2, weights={"a": 0.5}, robustness=PLAIN)
    packed = pack(sources, embedded_model, data, known=Known({"b": "CC0"}, {"a": "f00"}))
    a, b = packed.listed
    assert (a.name, a.weight, a.read, a.kept, a.licence, a.sha256) == ("a", 0.5, 6, 3, "", "f00")
    assert a.dropped == {"no_pair": 1, "numbers": 1, "most_copies": 1}
    assert (b.name, b.weight, b.read, b.kept, b.licence, b.dropped) == ("b", 2, 1, 1, "CC0", {})
    assert packed.origins.tolist() == [0, 0, 0, 1]


def test_sentences_of_test_sets_are_left_out(embedded_model: Path, words) -> None:
    packed = pack({"a": PAIRS}, embedded_model, Data(robustness=PLAIN), held_out=HeldOut([PAIRS[0]]))
    assert [english for _, english in texts(packed, words)] == ["The mayor of Lyon has resigned."]
    assert packed.listed[0].dropped == {"test_set": 1}


def test_other_forms_are_sources_of_their_own(embedded_model: Path, words) -> None:
    data = Data(robustness=Robustness(names_swapped=0, accents=1, sources=("a",)))
    packed = pack({"a": PAIRS, "b": PAIRS}, embedded_model, data)
    assert [(one.name, one.read, one.kept) for one in packed.listed] == [
        ("a", 2, 2),
        ("b", 2, 2),
        ("form: accents", 2, 2),
    ]
    made = [pair for pair, origin in zip(texts(packed, words), packed.origins, strict=True) if origin == 2]
    assert made[1] == ("Le maire de Lyon a demissionne.", "The mayor of Lyon has resigned.")


def test_a_form_that_became_too_long_is_left_out(embedded_model: Path) -> None:
    lengths = Pieces(embedded_model).encode([PAIRS[1].french], [PAIRS[1].english])
    longest = int(max(lengths.source_lengths[0], lengths.target_lengths[0]))
    data = Data(filters=Filters(longest=longest), robustness=Robustness(names_swapped=0, datelines=1))
    packed = pack({"a": [PAIRS[1]]}, embedded_model, data)
    assert [(one.read, one.kept, one.dropped) for one in packed.listed] == [(1, 1, {}), (1, 0, {"longest": 1})]


def test_the_same_is_made_of_the_same(embedded_model: Path) -> None:
    data = Data(robustness=Robustness(datelines=0.5, accents=0.5, joined=0.5))
    ours = [Pair(f"Le maire de Lyon a {n} ans.", f"The mayor of Lyon is {n}.") for n in range(20, 60)]

    def made(sources: dict[str, list[Pair]]) -> list[list[int]]:
        packed = pack(sources, embedded_model, data)
        return [packed.source.tolist(), packed.target.tolist(), packed.origins.tolist()]

    assert made({"a": ours}) == made({"a": ours})
    assert made({"a": ours}) != made({"b": ours})


def test_what_is_packed_can_be_saved_and_mapped(embedded_model: Path, tmp_path: Path, words) -> None:
    packed = pack({"a": PAIRS}, embedded_model, Data())
    packed.save(tmp_path / "out")
    loaded = Packed.load(tmp_path / "out")
    assert texts(loaded, words) == texts(packed, words)
    assert loaded.listed == packed.listed
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainingError, match="file can't be written"):
        packed.save(tmp_path / "file")


def test_nothing_left_is_told_with_the_reasons(embedded_model: Path) -> None:
    with pytest.raises(TrainingError, match=r"No pair is left to train on: numbers 2, no_pair 1\."):
        pack(
            {"a": [Pair("Il a 12 ans.", "He is 13."), BadLine(1, ""), Pair("Il a 14 ans.", "He is 13.")]},
            embedded_model,
            Data(),
        )
    with pytest.raises(TrainingError, match="nothing was read"):
        pack({}, embedded_model, Data())


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"holds no Marian model: vocab\.json"):
        pack({}, tmp_path, Data())


def test_loose_pairs_are_left_out_with_their_copies(embedded_model: Path, words) -> None:
    names = ["Lyon", "Lille", "Nantes", "Rennes", "Nice", "Brest", "Metz", "Tours"]
    jobs = [("maire", "mayor"), ("préfet", "prefect"), ("médecin", "doctor"), ("boulanger", "baker")]
    acts = [("dort", "sleeps"), ("mange", "eats"), ("chante", "sings"), ("danse", "dances")]
    ours = [
        Pair(f"Le {job[0]} de {name} {act[0]} bien.", f"The {job[1]} of {name} {act[1]} well.")
        for name in names
        for job in jobs
        for act in acts
    ]
    loose = Pair("Le médecin de Tours chante bien.", "Quarterly earnings rose sharply, analysts told investors.")
    data = Data(filters=Filters(literalness=-2.62, language=False), robustness=Robustness(names_swapped=0, accents=1))
    packed = pack({"a": [*ours, loose]}, embedded_model, data)
    assert [(one.read, one.kept, one.dropped) for one in packed.listed] == [
        (129, 128, {"literalness": 1}),
        (65, 64, {"literalness": 1}),
    ]
    assert not any("Quarterly" in english for _, english in texts(packed, words))
