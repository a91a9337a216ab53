"""IBM model 1 on pairs made up so that it is plain what translates what."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.align.flat import Flat
from training.align.ibm1 import learn
from training.align.kernels import FLOOR

THE, DOG, CAT, HOUSE = range(4)  # English
LE, CHIEN, CHAT, MAISON = range(10, 14)

PAIRS = [
    ([LE, CHIEN], [THE, DOG]),
    ([LE, CHAT], [THE, CAT]),
    ([LE, MAISON], [THE, HOUSE]),
    ([CHIEN, CHAT], [DOG, CAT]),
]


def test_what_occurs_together_translates_each_other() -> None:
    best = {source: targets[0] for source, targets in learn(PAIRS).by_source()}
    assert best == {LE: THE, CHIEN: DOG, CHAT: CAT, MAISON: HOUSE}


def test_it_can_be_asked_the_other_way_round() -> None:
    best = {target: sources[0] for target, sources in learn(PAIRS).by_target()}
    assert best == {THE: LE, DOG: CHIEN, CAT: CHAT, HOUSE: MAISON}


def test_the_translations_of_a_piece_are_likely_as_one() -> None:
    learnt = learn(PAIRS).translations()
    for source in (LE, CHIEN, CHAT, MAISON):
        assert learnt.likelihoods[learnt.sources == source].sum() == pytest.approx(1)


def test_rounds_make_it_surer() -> None:
    def sure(rounds: int) -> float:
        learnt = learn(PAIRS, rounds=rounds).translations()
        return float(learnt.likelihoods[(learnt.sources == CHIEN) & (learnt.targets == DOG)][0])

    assert sure(1) < sure(5)


def test_what_is_unlikely_is_left_out_on_demand() -> None:
    learnt = learn(PAIRS, rounds=20)
    assert dict(learnt.by_source(0.5)) == {LE: [THE], CHIEN: [DOG], CHAT: [CAT], MAISON: [HOUSE]}


def test_what_one_side_lacks_teaches_nothing() -> None:
    learnt = learn([([LE], []), ([], [THE]), ([CHAT], [CAT])])
    assert dict(learnt.by_source()) == {CHAT: [CAT]}


def test_no_pairs_teach_nothing() -> None:
    assert dict(learn([]).by_source()) == {}
    assert learn([]).score([LE], [THE]) == pytest.approx(math.log(FLOOR))


def test_a_literal_translation_scores_higher_than_a_loose_one() -> None:
    learnt = learn(PAIRS)
    assert learnt.score([LE, CHIEN], [THE, DOG]) > learnt.score([LE, CHIEN], [THE, CAT]) > math.log(FLOOR)


def test_pieces_that_were_never_seen_score_lowest() -> None:
    learnt = learn(PAIRS)
    assert learnt.score([9999], [9999]) == pytest.approx(math.log(FLOOR))
    assert learnt.score([LE], []) == pytest.approx(math.log(FLOOR))


def test_many_pairs_score_as_each_alone() -> None:
    learnt = learn(PAIRS)
    assert learnt.scores(PAIRS).tolist() == [learnt.score(*pair) for pair in PAIRS]


def test_pieces_past_the_first_word_of_bits_have_places_of_their_own() -> None:
    pairs = [([number], [number * 3 % 200]) for number in range(200)]
    assert dict(learn(pairs).by_source(0.3)) == {number: [number * 3 % 200] for number in range(200)}


_sentences = st.lists(st.integers(0, 70), max_size=5)


@given(st.lists(st.tuples(_sentences, _sentences), max_size=12))
@settings(max_examples=40, deadline=None)
def test_it_agrees_with_the_book(pairs: list[tuple[list[int], list[int]]]) -> None:
    learnt = learn(Flat.of(pairs), rounds=3).translations()
    found = dict(
        zip(zip(learnt.sources.tolist(), learnt.targets.tolist(), strict=True), learnt.likelihoods, strict=True)
    )
    expected = _by_the_book(pairs, 3)
    assert found.keys() == expected.keys()
    assert [found[key] for key in found] == pytest.approx([expected[key] for key in found], rel=1e-3, abs=1e-6)


def _by_the_book(pairs: list[tuple[list[int], list[int]]], rounds: int) -> dict[tuple[int, int], float]:
    """Do what Brown et al. write down, with dictionaries; -1 is the piece that stands for nothing."""
    real = [([-1, *source], target) for source, target in pairs if source and target]
    likelihoods = {(s, t): 1.0 for source, target in real for s in source for t in target}
    for _ in range(rounds):
        counts = dict.fromkeys(likelihoods, 0.0)
        for source, target in real:
            for t in target:
                total = sum(likelihoods[s, t] for s in source)
                for s in source:
                    counts[s, t] += likelihoods[s, t] / total
        totals = np.zeros(100)
        for (s, _), value in counts.items():
            totals[s] += value
        likelihoods = {(s, t): value / totals[s] for (s, t), value in counts.items()}
    return {(s, t): value for (s, t), value in likelihoods.items() if s >= 0}
