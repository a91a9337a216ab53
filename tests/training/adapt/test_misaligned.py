from app.services.evaluation_data import Pair
from training.adapt.misaligned import misaligned, suspects


class Shared:
    """Takes a pair for likely by the words that both sides have."""

    def of(self, pairs):
        return [-5.0 + len({*pair.french.split()} & {*pair.english.split()}) for pair in pairs]


def word(number):
    """A word of its own for each number: to the eye of `near`, all figures are alike."""
    return "".join("bcdfghjklm"[int(digit)] + "a" for digit in str(number))


def pair(number):
    first, second = word(number), word(number * 7)
    return Pair(f"phrase {first} sur le sujet {second}", f"text {first} on {second}")


def test_english_that_fits_another_as_well_is_misaligned():
    pairs = [pair(number) for number in range(100, 120)]
    pairs[3] = Pair(pairs[3].french, "nothing that anybody said")
    pairs[8] = Pair(pairs[8].french, pairs[9].english)
    assert [place for place, wrong in enumerate(misaligned(pairs, Shared())) if wrong] == [3, 8]


def test_too_few_tell_nothing():
    assert misaligned([pair(number) for number in range(2)], Shared()) == [False] * 2


def test_pairs_that_are_all_alike_tell_nothing():
    assert misaligned([Pair(f"au {n} mai, {n * 3} cas", "cases") for n in range(30)], Shared()) == [False] * 30


def test_of_many_clean_pairs_some_are_looked_at():
    asked = []

    class Counting(Shared):
        def of(self, pairs):
            asked.append(len(pairs))
            return super().of(pairs)

    pairs = [pair(number) for number in range(100, 700)]
    pairs[4] = Pair(pairs[4].french, "nothing that anybody said")
    flags = suspects(pairs, Counting())
    assert [place for place, wrong in enumerate(flags) if wrong] == [4]
    assert asked[0] == 300


def test_of_many_dirty_pairs_all_are():
    pairs = [pair(number) for number in range(100, 700)]
    wrong = {*range(0, 600, 20)}
    pairs = [Pair(one.french, "nothing that anybody said") if n in wrong else one for n, one in enumerate(pairs)]
    assert {place for place, is_wrong in enumerate(suspects(pairs, Shared())) if is_wrong} == wrong
