import json

import pytest

from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import SummaryLength, SummarySentence
from app.errors import InvalidRequestError
from app.services.summary_data import ReferencedArticle, read_referenced_articles
from app.services.summary_evaluation import (
    METRICS,
    SummarySystem,
    as_served,
    dangles,
    difference,
    evaluate_summaries,
    lead,
    of_length,
    within_words_of,
)

DOCUMENT = (
    "Minister resigns\n\n"
    "Anne Martin resigned on Monday. She gave no reason.\n\n"
    "Carlos Silva will present a new budget. However, unions want talks. Bond yields rose to 3.4 per cent. Shares fell."
)
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


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "articles.jsonl"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


def line(document=DOCUMENT, summary="Anne Martin resigned on Monday."):
    return json.dumps({"id": "1", "document": document, "summary": summary})


def chosen(*indices):
    return [SummarySentence(SENTENCES[index], (index,)) for index in indices]


def test_articles_are_taken_apart_as_the_service_does_it(write) -> None:
    path = write(line(), "", line("One. Two. Three.", "Two. Three."))
    first, second = read_referenced_articles(path)
    assert first == ReferencedArticle(PARAGRAPHS, ("Anne Martin resigned on Monday.",))
    assert second.reference == ("Two.", "Three.")
    assert read_referenced_articles(path, limit=1) == [first]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: `document` and `summary`"),
        ('{"document": "A."}', "line 2: `document` and `summary`"),
        ('{"document": "A.", "summary": " "}', "line 2: `document` and `summary`"),
        ('{"document": 3, "summary": "A."}', "line 2: `document` and `summary`"),
    ],
)
def test_a_bad_line_is_named(write, bad, message) -> None:
    with pytest.raises(InvalidRequestError, match=message):
        read_referenced_articles(write(line(), bad))


def test_files_without_articles_are_refused(write, tmp_path) -> None:
    with pytest.raises(InvalidRequestError, match="no article"):
        read_referenced_articles(write(""))
    with pytest.raises(InvalidRequestError, match="can't be read"):
        read_referenced_articles(tmp_path / "missing.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9\xff")
    with pytest.raises(InvalidRequestError, match="can't be read"):
        read_referenced_articles(tmp_path / "latin.jsonl")


def test_lead_passes_over_the_headline() -> None:
    assert lead(2).summarize(PARAGRAPHS) == chosen(1, 2)


def test_lengths_of_the_systems() -> None:
    summarizer = ExtractiveSummarizer()
    assert as_served("x", summarizer).summarize(PARAGRAPHS) == summarizer.summarize(PARAGRAPHS, SummaryLength())
    assert len(of_length("x", summarizer, 4).summarize(PARAGRAPHS)) == 4
    words = sum(len(sentence.text.split()) for sentence in lead(2).summarize(PARAGRAPHS))
    equal = within_words_of("x", summarizer, lead(2)).summarize(PARAGRAPHS)
    assert 0 < sum(len(sentence.text.split()) for sentence in equal) <= words


@pytest.mark.parametrize(
    ("indices", "expected"),
    [((1, 2), False), ((1, 3), False), ((1, 4), True), ((2, 3), True), ((3, 4), False), ((1, 2, 4), True), ((), False)],
)
def test_dangling_summaries_are_found(indices, expected) -> None:
    assert dangles(chosen(*indices), PARAGRAPHS) is expected


def test_a_written_sentence_that_leans_dangles_unless_it_follows_its_source() -> None:
    assert dangles([SummarySentence("He resigned.", ())], PARAGRAPHS)
    assert not dangles([*chosen(1), SummarySentence("She did not say why.", (2,))], PARAGRAPHS)


def test_figures_of_a_perfect_and_a_foreign_summary() -> None:
    reference = ("Anne Martin resigned on Monday.", "Shares fell.")
    articles = [ReferencedArticle(PARAGRAPHS, reference)] * 3
    calls = []
    perfect = SummarySystem("perfect", lambda _: chosen(1, 6))
    foreign = SummarySystem("foreign", lambda _: [SummarySentence("He sleeps.", ())])
    one, other = evaluate_summaries([perfect, foreign], articles, lambda: calls.append(1))
    assert len(calls) == 6
    assert {metric: one.mean(metric) for metric in METRICS} == dict.fromkeys(METRICS, 100.0)
    assert {metric: other.mean(metric) for metric in METRICS} == dict.fromkeys(METRICS, 0.0)
    assert (one.words, one.sentences, one.dangling) == (7, 2, 0)
    assert (other.words, other.sentences, other.dangling) == (2, 1, 1)
    assert one.milliseconds > 0
    gain = difference(one, other, "rouge1")
    assert (gain.mean, gain.low, gain.high) == (100, 100, 100)


def test_the_interval_surrounds_the_mean_and_is_reproducible() -> None:
    articles = [ReferencedArticle(PARAGRAPHS, (sentence,)) for sentence in SENTENCES[1:]]
    one, other = evaluate_summaries([lead(1), lead(3)], articles, lambda: None)
    found = difference(one, other, "rouge2")
    assert found.low < found.mean < found.high
    assert found == difference(one, other, "rouge2")
