import random

from app.services.evaluation_data import Pair
from training.adapt.near import Near
from training.adapt.split import apart, split

WORDS = [
    first + second
    for first in ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su"]
    for second in ["ra", "ti", "ko", "ve", "na", "sol", "mir"]
]


def sentences(count, seed=0):
    chance = random.Random(seed)
    return [Pair(" ".join(chance.choices(WORDS, k=12)), " ".join(chance.choices(WORDS, k=12))) for _ in range(count)]


def test_a_tenth_is_kept_apart_twice():
    parts = split(sentences(2000))
    assert (len(parts.stop), len(parts.test), len(parts.train), parts.near) == (200, 200, 1600, 0)


def test_never_fewer_than_fifty_nor_more_than_five_hundred():
    assert [len(split(sentences(count)).test) for count in (500, 6000)] == [50, 500]


def test_the_order_of_the_pairs_changes_nothing():
    pairs = sentences(600)
    assert split(pairs) == split(pairs[::-1])


def test_with_more_pairs_those_kept_apart_mostly_stay():
    pairs = sentences(1000)
    before, after = split(pairs[:900]), split(pairs)
    assert len({*before.test} & {*after.test}) > 80


def test_one_french_sentence_with_two_english_ones_stands_in_one_part():
    pairs = sentences(600)
    twice = [Pair(pair.french, f"{pair.english} again") for pair in pairs]
    parts = split(pairs + twice)
    french = [{pair.french for pair in part} for part in (parts.train, parts.stop, parts.test)]
    assert sum(map(len, french)) == len(set.union(*french))


def test_near_duplicates_of_what_is_kept_apart_are_not_learnt():
    pairs = sentences(600)
    tested = split(pairs).test[0]
    near = Pair(f"{tested.french} zut", "quite another text")
    english = Pair("rien de tout cela ici", f"zut {tested.english}")
    parts = split([*pairs, near, english])
    held = {*parts.stop, *parts.test}
    assert parts.near == len({near, english} - held)
    assert not {near, english} & {*parts.train}
    french = Near(pair.french for pair in held)
    assert not any(french.has(pair.french) for pair in parts.train)


def test_apart_looks_at_both_sides():
    held = [Pair("le chat est sur le toit ce matin", "the cat is on the roof this morning")]
    kept = Pair("un tout autre sujet", "another subject altogether")
    pairs = [kept, Pair(held[0].french, "x y z"), Pair("a b c", held[0].english)]
    assert apart(pairs, held) == (kept,)
