import pytest

from app.services.evaluation_scores import score_translations
from app.services.evaluation_significance import paired_bootstrap

REFERENCES = [f"The minister left the meeting number {number} without a word." for number in range(60)]
WORSE = [
    text.replace("without a word", "with no words") if index % 2 else text for index, text in enumerate(REFERENCES)
]


def test_a_better_system_is_told_from_a_worse_one_with_the_scores_of_the_report():
    bleu, chrf = paired_bootstrap(WORSE, REFERENCES, REFERENCES, resamples=200)
    scores = score_translations(WORSE, REFERENCES)
    assert bleu.first.score == pytest.approx(scores.straight_bleu.value)
    assert chrf.first.score == pytest.approx(scores.straight_chrf.value)
    assert bleu.second.score == pytest.approx(100)
    assert bleu.p_value < 0.05
    assert bleu.first.half_width > 0
    assert "bs:200|seed:" in bleu.signature


def test_equal_systems_do_not_differ():
    assert [item.p_value for item in paired_bootstrap(WORSE, WORSE, REFERENCES, resamples=50)] == [1.0, 1.0]


def test_quotation_marks_make_no_difference():
    first, second = ["He said: “It’s over.”"] * 9, ['He said: "It\'s over."'] * 9
    for item in paired_bootstrap(first, second, second, resamples=20):
        assert item.first.score == item.second.score == pytest.approx(100)


def test_an_interval_reads_as_sacrebleu_prints_it():
    assert str(paired_bootstrap(WORSE, WORSE, WORSE, resamples=20)[0].first) == "100.00 (100.00 ± 0.00)"
