from training.adapt.verdict import Figures, objections
from training.evaluation import Quality


def figures(name, before, after):
    return Figures(name, 100, Quality(before, 50.0), Quality(after, 50.0))


def test_better_at_home_and_no_worse_elsewhere_is_good():
    sets = [figures("news", 27.0, 26.6), figures("sport", 30.0, 31.0)]
    assert not [*objections(figures("own", 30.0, 33.0), figures("general", 56.0, 54.5), sets, 0.5)]


def test_no_gain_is_an_objection():
    (told,) = objections(figures("own", 30.0, 30.0), figures("general", 56.0, 56.0), [], 0.5)
    assert told == "On own it did not gain: 30.0 BLEU before, 30.0 after."


def test_each_set_that_lost_too_much_is_named():
    sets = [figures("a", 27.0, 26.0), figures("b", 27.0, 26.6)]
    told = [*objections(figures("own", 30.0, 35.0), figures("general", 56.0, 53.5), sets, 0.5)]
    assert told == [
        "On general it lost 2.5 BLEU (56.0 before, 53.5 after), and 2 may be lost.",
        "On a it lost 1.0 BLEU (27.0 before, 26.0 after), and 0.5 may be lost.",
    ]
