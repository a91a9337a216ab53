"""Labels of sentences, on references made up so that it is plain what belongs."""

import pytest

from training.summaries.oracle import labels, overlap


def words(text: str) -> list[str]:
    return text.split()


def test_overlap_is_rouge() -> None:
    assert overlap(words("a b c"), words("a b c"), 2) == 1.0
    assert overlap(words("a b c d"), words("a b x y"), 1) == 0.5
    assert overlap(words("a b c d"), words("a b x y"), 2) == pytest.approx(1 / 3)
    assert overlap([], words("a"), 1) == 0.0


def test_what_the_reference_is_made_of_gets_the_highest_labels() -> None:
    sentences = [words("the sun shone"), words("a bomb hit the town"), words("ten people died in it")]
    assert labels(sentences, words("a bomb hit the town ten people died in it")) == [
        pytest.approx(0.1, abs=0.1),
        pytest.approx(1.0, abs=0.1),
        pytest.approx(1.0, abs=0.1),
    ]


def test_a_sentence_that_says_the_same_again_is_not_taken_twice() -> None:
    said = words("a bomb hit the town")
    first, second = labels([said, said], said)
    assert first == 1.0
    assert second == 0.5


def test_a_reference_of_other_words_chooses_nothing() -> None:
    assert labels([words("a b"), words("c d")], words("x y z")) == [0.0, 0.0]
    assert labels([], words("x")) == []
