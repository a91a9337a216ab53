"""IBM model 1 on pairs made up so that it is plain what translates what."""

import pytest

from training.align.ibm1 import learn

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


def test_the_translations_of_a_piece_are_likely_as_one() -> None:
    learnt = learn(PAIRS)
    for source in (LE, CHIEN, CHAT, MAISON):
        assert learnt.likelihoods[learnt.sources == source].sum() == pytest.approx(1)


def test_rounds_make_it_surer() -> None:
    def sure(rounds: int) -> float:
        learnt = learn(PAIRS, rounds=rounds)
        return float(learnt.likelihoods[(learnt.sources == CHIEN) & (learnt.targets == DOG)][0])

    assert sure(1) < sure(5)


def test_what_one_side_lacks_teaches_nothing() -> None:
    learnt = learn([([LE], []), ([], [THE]), ([CHAT], [CAT])])
    assert dict(learnt.by_source()) == {CHAT: [CAT]}


def test_no_pairs_teach_nothing() -> None:
    assert dict(learn([]).by_source()) == {}
