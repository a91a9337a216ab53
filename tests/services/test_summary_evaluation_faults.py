import pytest

from app.engines.protocol import SummarySentence
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_faults import Judge, SummaryFault, dangles
from app.text.span import Span

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
ARTICLE = ReferencedArticle(PARAGRAPHS, ("Anne Martin resigned.",))


def chosen(*indices):
    return [SummarySentence(ARTICLE.sentences[index], (index,)) for index in indices]


def faults(*summary):
    return Judge(ARTICLE).judge(summary).faults


@pytest.mark.parametrize(
    ("indices", "expected"),
    [((1, 2), False), ((1, 3), False), ((1, 4), True), ((2, 3), True), ((3, 4), False), ((1, 2, 4), True), ((), False)],
)
def test_dangling_summaries_are_found(indices, expected) -> None:
    assert dangles(chosen(*indices), PARAGRAPHS) is expected
    assert bool(Judge(ARTICLE).judge(chosen(*indices)).count("dangling")) is expected


def test_a_written_sentence_that_leans_dangles_unless_it_follows_its_source() -> None:
    assert dangles([SummarySentence("He resigned.", ())], PARAGRAPHS)
    assert not dangles([*chosen(1), SummarySentence("She did not say why.", (2,))], PARAGRAPHS)


def test_a_start_that_leans_is_a_fault_of_its_own() -> None:
    start = ARTICLE.sentences[2]
    assert faults(*chosen(2, 3)) == (SummaryFault("start", "", start), SummaryFault("dangling", "", start))
    # Further in it is none, nor right behind what it leans on.
    assert faults(*chosen(1, 2, 3)) == ()
    assert faults(*chosen(1, 4)) == (SummaryFault("dangling", "", ARTICLE.sentences[4]),)


def test_names_and_figures_that_the_article_lacks() -> None:
    invented = "Bond yields rose to 3.5 per cent in Berlin."
    assert faults(*chosen(1), SummarySentence(invented, (5,))) == (
        SummaryFault("name", "Berlin", invented),
        SummaryFault("figure", "3.5 per cent", invented),
    )


def test_where_the_sentences_come_from() -> None:
    judged = Judge(ARTICLE).judge(
        [*chosen(1, 6), SummarySentence("Cats sleep.", ()), SummarySentence("Talks.", (4, 1))]
    )
    # Six sentences beside the headline: the first, the last, and the fourth.
    assert judged.tenths == (0, 8, 5)
    assert judged.has_lead
    assert not Judge(ARTICLE).judge(chosen(2)).has_lead
    # The headline is no part of the story.
    assert Judge(ARTICLE).judge(chosen(0)).tenths == ()


def test_a_name_put_in_makes_a_sentence_stand_alone_where_it_is() -> None:
    text = "She [Anne Martin] gave no reason."
    named = SummarySentence(text, (1, 2), (Span(3, 17),))
    judged = Judge(ARTICLE).judge([named])
    # It is the second of six sentences; the first, where the name comes from, is not told.
    assert (judged.faults, judged.tenths, judged.has_lead) == ((), (1,), False)


def test_french_is_judged_by_french_rules() -> None:
    sentences = ("Anne Martin a quitté le gouvernement.", "Elle n’a pas dit pourquoi.", "Mais la Bourse a perdu 3 %.")
    judge = Judge(ReferencedArticle((sentences,), ("A.",), "fr"))
    summary = [SummarySentence(sentences[index], (index,)) for index in (1, 2)]
    assert judge.judge(summary).count("start") == judge.judge(summary).count("dangling") == 1
    assert judge.judge([SummarySentence(sentences[0], (0,)), summary[0]]).faults == ()
    assert dangles(summary[1:], (sentences,), "fr")
