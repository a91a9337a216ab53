import pytest

from app.services.evaluation_data import BadLine, Pair
from training.adapt.inspect import Placed, inspect, refuse
from training.data.filters.sieve import Sieve
from training.errors import TrainingError
from training.recipe import Filters

GOOD = Pair("Le maire a ouvert la séance à neuf heures.", "The mayor opened the session at nine.")


def looked_at(pairs):
    placed = [Placed(f"our.tsv, line {number}", pair) for number, pair in enumerate(pairs, 1)]
    return inspect(
        ["our"], placed, Sieve(Filters(most_copies=1)), lambda pair: (len(pair.french) // 4, len(pair.english) // 4)
    )


def numbered(count, first=0):
    return [
        Pair(f"La commune numéro {n} a ouvert sa mairie au public.", f"Municipality number {n} opened its town hall.")
        for n in range(first, first + count)
    ]


def test_fit_pairs_are_normalised_and_know_their_place():
    data = looked_at([Pair("« Oui », dit l’élu.", "“Yes”, said the member."), GOOD])
    assert data.pairs[0] == Pair('"Oui", dit l\'élu.', '"Yes", said the member.')
    assert data.places == ("our.tsv, line 1", "our.tsv, line 2")
    assert (data.read, data.dropped, data.faulty) == (2, (), 0)


def test_what_is_left_out_is_counted_by_reason_with_places():
    wrong_figure = Pair(
        "Il y avait 120 personnes dans la salle hier soir.", "There were 210 people in the hall last night."
    )
    swapped = Pair(
        "The council has been debating the proposal for several hours without reaching any agreement.",
        "Le conseil débat de la proposition depuis plusieurs heures sans parvenir à un accord.",
    )
    data = looked_at([GOOD, GOOD, wrong_figure, swapped, BadLine(5, "no English")])
    found = {item.name: item for item in data.dropped}
    assert {name: item.count for name, item in found.items()} == {
        "most_copies": 1,
        "numbers": 1,
        "language": 1,
        "no English": 1,
    }
    assert found["numbers"].examples == ("our.tsv, line 3: «Il y avait 120 personnes dans la salle hier soir.»",)
    assert found["no English"].examples == ("our.tsv, line 5",)
    assert data.faulty == 2 / 5


def test_good_data_is_taken():
    refuse(looked_at(numbered(500)), 0.3)


def test_too_few_are_refused_with_the_counts():
    with pytest.raises(
        TrainingError, match=r"499 pairs are fit .* 500 are needed.* 100 repeated \(our.tsv, line 500: «La"
    ):
        refuse(looked_at(numbered(499) + numbered(100)), 0.3)


def test_dirty_data_is_refused_however_much_there_is():
    dirty = [Pair(pair.french, pair.english.replace("number", "number 9")) for pair in numbered(400, 1000)]
    with pytest.raises(
        TrainingError, match=r"40% of the pairs are wrong, and 30% may be.* 400 with figures that differ"
    ):
        refuse(looked_at(numbered(600) + dirty), 0.3)


def test_misaligned_pairs_are_left_out_and_counted():
    data = looked_at(numbered(4))
    rest = data.without([False, True, False, True])
    assert [pair.english for pair in rest.pairs] == [data.pairs[0].english, data.pairs[2].english]
    assert (rest.dropped[-1].name, rest.dropped[-1].count, rest.faulty) == ("misaligned", 2, 0.5)
    assert rest.dropped[-1].examples[0].startswith("our.tsv, line 2: «La commune")
    assert data.without([False] * 4) is data
