from app.services.evaluation_data import Pair
from training.adapt.misaligned import misaligned


class Shared:
    """Takes a pair for likely by the words that both sides have."""

    def of(self, pairs):
        return [-5.0 + len({*pair.french.split()} & {*pair.english.split()}) for pair in pairs]


def pair(number):
    return Pair(f"phrase {number} sur le sujet {number * 7}", f"text {number} on {number * 7}")


def test_english_that_fits_another_as_well_is_misaligned():
    pairs = [pair(number) for number in range(100, 120)]
    pairs[3] = Pair(pairs[3].french, "nothing that anybody said")
    pairs[8] = Pair(pairs[8].french, pairs[9].english)
    assert [place for place, wrong in enumerate(misaligned(pairs, Shared())) if wrong] == [3, 8]


def test_too_few_tell_nothing():
    assert misaligned([pair(number) for number in range(3)], Shared()) == [False] * 3


def test_pairs_that_are_all_alike_tell_nothing():
    assert misaligned([Pair(f"au {n} mai, {n * 3} cas", "cases") for n in range(30)], Shared()) == [False] * 30
