from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import Reading, SummaryLength, SummarySentence
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_systems import at_lengths, lead, words_of_lead, written

PARAGRAPHS = (
    ("Minister resigns",),
    ("Anne Martin resigned on Monday.", "She gave no reason."),
    (
        "Carlos Silva will present a new budget.",
        "However, unions want talks.",
        "Bond yields rose to 3.4 per cent.",
        "Shares fell.",
        "Shares fell.",
    ),
)
ARTICLE = ReferencedArticle(PARAGRAPHS, ("Anne Martin resigned.",))


def chosen(*indices):
    return [SummarySentence(ARTICLE.sentences[index], (index,)) for index in indices]


def test_lead_passes_over_the_headline() -> None:
    assert lead(2).run(ARTICLE) == chosen(1, 2)
    assert lead(2).is_baseline


def test_a_summarizer_is_measured_at_three_lengths() -> None:
    summarizer = ExtractiveSummarizer()
    served, sentences, words = at_lengths("ours", summarizer)
    assert [system.name for system in (served, sentences, words)] == ["ours", "ours, 3 sentences", "ours, equal words"]
    assert served.run(ARTICLE) == summarizer.summarize(PARAGRAPHS, SummaryLength())
    assert sentences.run(ARTICLE) == summarizer.summarize(PARAGRAPHS, SummaryLength(max_sentences=3))
    assert words_of_lead(ARTICLE) == SummaryLength(max_words=5 + 4 + 7)
    assert words.run(ARTICLE) == summarizer.summarize(PARAGRAPHS, SummaryLength(max_words=16))
    assert not served.is_baseline


def test_a_summarizer_is_told_the_language() -> None:
    told = []

    class Summarizer:
        def summarize(self, paragraphs, length, reading=Reading()):
            told.append(reading)
            return []

    for system in at_lengths("ours", Summarizer()):
        system.run(ReferencedArticle((("Une phrase.",),), ("Une.",), "fr"))
    assert told == [Reading("fr")] * 3


def test_the_sources_of_written_sentences_are_found() -> None:
    other = ReferencedArticle(
        (("Une grève bloque les ports de l'Atlantique.", "L'accord est signé."),), ("Grève.",), "fr"
    )
    system = written(
        "theirs", [ARTICLE, other], [["Shares fell.", "Yields of bonds rose."], ["Les ports bloqués par une grève."]]
    )
    assert system.run(ARTICLE) == [*chosen(6), SummarySentence("Yields of bonds rose.", (5,))]
    assert system.run(other) == [SummarySentence("Les ports bloqués par une grève.", (0,))]
    assert not system.is_timed
