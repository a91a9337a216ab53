import time
from dataclasses import replace

import pytest

from app.engines.protocol import SummaryLength, SummarySentence
from app.errors import SummaryLimitError
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation import METRICS, comparable, difference, evaluate_summaries
from app.services.summary_evaluation_systems import SummarySystem, lead, of_equal_length, words_of_lead

PARAGRAPHS = (
    ("Minister resigns",),
    ("Anne Martin resigned on Monday.", "She gave no reason."),
    (
        "Carlos Silva will present a new budget.",
        "However, unions want talks.",
        "Bond yields rose to 3.4 per cent.",
        "Shares fell.",
    ),
)
SENTENCES = [sentence for paragraph in PARAGRAPHS for sentence in paragraph]


def chosen(*indices):
    return [SummarySentence(SENTENCES[index], (index,)) for index in indices]


def system(name, summary, **more):
    return SummarySystem(name, lambda article, length: summary, lambda article: SummaryLength(), **more)


def test_figures_of_a_perfect_and_a_foreign_summary() -> None:
    reference = ("Anne Martin resigned on Monday.", "Shares fell.")
    articles = [ReferencedArticle(PARAGRAPHS, reference)] * 3
    calls = []
    perfect = system("perfect", chosen(1, 6))
    foreign = system("foreign", [SummarySentence("He sleeps in Rome.", ())], is_timed=False)
    one, other = evaluate_summaries([perfect, foreign], articles, lambda: calls.append(1))
    assert len(calls) == 6
    assert {metric: one.mean(metric) for metric in METRICS} == dict.fromkeys(METRICS, 100.0)
    assert {metric: other.mean(metric) for metric in METRICS} == dict.fromkeys(METRICS, 0.0)
    assert (one.words, one.sentences, one.leaning_starts, one.dangling, one.with_lead) == (7, 2, 0, 0, 1)
    assert (other.words, other.sentences, other.leaning_starts, other.dangling, other.with_lead) == (4, 1, 1, 1, 0)
    assert (one.foreign_names, other.foreign_names, one.foreign_figures, other.foreign_figures) == (0, 100, 0, 0)
    assert one.tenths == [0.5, 0, 0, 0, 0, 0, 0, 0, 0.5, 0]
    assert other.tenths == [0] * 10
    assert one.milliseconds > 0
    assert other.milliseconds is None
    gain = difference(one, other, "rouge1")
    assert (gain.mean, gain.low, gain.high) == (100, 100, 100)
    assert gain.is_significant


def test_the_interval_surrounds_the_mean_and_is_reproducible() -> None:
    articles = [ReferencedArticle(PARAGRAPHS, (sentence,)) for sentence in SENTENCES[1:]]
    one, other = evaluate_summaries([lead(1), lead(3)], articles, lambda: None)
    found = difference(one, other, "rouge2")
    assert found.low < found.mean < found.high
    assert found == difference(one, other, "rouge2")
    assert not difference(one, one, "rouge2").is_significant


def test_a_system_without_a_summary_goes_on_with_nothing() -> None:
    def summarize(article, length):
        raise SummaryLimitError("no whole sentence fits")

    (found,) = evaluate_summaries(
        [SummarySystem("strict", summarize, words_of_lead)],
        [ReferencedArticle(PARAGRAPHS, ("Shares fell.",))],
        lambda: None,
    )
    assert (found.empty, found.mean("rouge1"), found.sentences, found.dangling) == (1, 0, 0, 0)


def test_the_time_for_telling_the_length_does_not_count() -> None:
    def slow(article):
        time.sleep(0.05)
        return SummaryLength()

    (found,) = evaluate_summaries(
        [replace(system("quick", chosen(1)), length=slow)],
        [ReferencedArticle(PARAGRAPHS, ("Shares fell.",))],
        lambda: None,
    )
    assert found.milliseconds < 50


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("served", ["Lead-3", "Lead-2", "Rank, 3 sentences"]),
        ("sentences", ["Lead-3", "Rank, 3 sentences"]),
        ("words", ["Lead-3", "Rank, equal words"]),
    ],
)
def test_systems_are_held_against_baselines_of_their_length(kind, expected) -> None:
    ours = system("ours", chosen(1), kind=kind)
    systems = [ours, lead(3), lead(2), *of_equal_length("Rank", ours.summarize, is_baseline=True)]
    figures = evaluate_summaries(systems, [ReferencedArticle(PARAGRAPHS, ("Shares fell.",))], lambda: None)
    assert [(one.name, other.name) for one, other in comparable(figures)] == [("ours", name) for name in expected]
