"""A vocabulary made of some hundred sentences: what each side's model does with the other's words."""

import pytest
import sentencepiece

from tests.training.parent.made_up import NAMES, pairs, parent_pieces
from training.parent.vocabulary import (
    APART,
    END,
    PAD,
    UNKNOWN,
    Sizes,
    Vocabulary,
    make_vocabulary,
    model_of,
    shared_names,
    used,
)

SIZES = Sizes(french=120, english=1, threads=1)


@pytest.fixture(scope="module")
def parent() -> bytes:
    return parent_pieces()


@pytest.fixture(scope="module")
def made(parent: bytes) -> Vocabulary:
    return make_vocabulary(parent, pairs(), SIZES)


def processor(model: bytes) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_proto=model)


def test_english_falls_into_the_parents_pieces(parent: bytes, made: Vocabulary) -> None:
    english = [target for _, target in pairs()]
    assert processor(made.target).encode(english, out_type=str) == processor(parent).encode(english, out_type=str)


def test_what_english_does_not_use_is_gone(parent: bytes, made: Vocabulary) -> None:
    gone = {piece.piece for piece in model_of(parent).pieces} - made.kept
    assert gone
    assert all(len(piece) > 1 for piece in gone)


def test_french_is_covered(made: Vocabulary) -> None:
    for source, _ in pairs():
        assert UNKNOWN not in {
            piece if piece in made.numbers else UNKNOWN for piece in processor(made.source).encode(source, out_type=str)
        }


@pytest.mark.parametrize("name", NAMES)
def test_a_name_falls_into_pieces_that_english_has(made: Vocabulary, name: str) -> None:
    french = processor(made.source).encode(name, out_type=str)
    assert french == processor(made.target).encode(name, out_type=str)


def test_a_copied_french_piece_is_spelt_out_but_never_chosen(made: Vocabulary) -> None:
    french = [piece for piece in made.numbers if piece not in made.kept and piece != PAD]
    target = processor(made.target)
    assert {target.get_score(target.piece_to_id(piece)) for piece in french} == {APART}
    copied = processor(made.source).encode("la maison", out_type=str)
    assert target.decode([*target.encode("Zelensky", out_type=str), *copied]) == "Zelensky la maison"


def test_numbers_are_marians(made: Vocabulary) -> None:
    assert (made.numbers[END], made.numbers[UNKNOWN], made.numbers[PAD]) == (0, 1, len(made.numbers) - 1)
    assert sorted(made.numbers.values()) == list(range(len(made.numbers)))
    for model in (made.source, made.target):
        assert {piece.piece for piece in model_of(model).pieces} <= made.numbers.keys()


def test_the_same_pairs_give_the_same_vocabulary(parent: bytes, made: Vocabulary) -> None:
    assert make_vocabulary(parent, pairs(), SIZES) == made


def test_names_are_the_capitalised_words_of_both_sides() -> None:
    found = shared_names([("Le Monde, Jean-Luc à Paris", "Jean-Luc in Paris read Le Monde"), ("À Paris", "Paris")])
    assert found == {"Le": 1, "Monde": 1, "Jean-Luc": 1, "Paris": 2}


def test_only_what_is_frequent_counts_as_used(parent: bytes) -> None:
    often = used(parent, ["the war, the town"] * 3 + ["Washington"], 3)
    assert {"▁war", "▁town"} <= often
    assert used(parent, ["Washington"], 3) == set()
