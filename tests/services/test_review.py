"""What counts against a hypothesis, and what is only told."""

from app.engines.protocol import Hypothesis
from app.services.review import review


def test_another_hypothesis_is_not_taken_for_them() -> None:
    item = review("Les cancéreux", Hypothesis("The cences", -1.0), [])
    assert [problem.code for problem in item.problems] == ["unknown_word"]
    assert item.cost == 0
    assert not item.is_doubtful


def test_french_left_standing_counts() -> None:
    item = review("L'usine ferme", Hypothesis("The usine closes", -1.0), [])
    assert [problem.code for problem in item.problems] == ["untranslated_word"]
    assert item.is_wrong


def test_a_name_from_nowhere_costs_but_is_no_reason_for_a_wider_beam() -> None:
    item = review("Il a vu la Légion d'honneur", Hypothesis("He saw the Legion of Haiti", -1.0), [])
    assert [problem.code for problem in item.problems] == ["name_invented"]
    assert item.cost == 3
    assert not item.is_wrong
