from datetime import date

from app.services.key_facts import article_facts
from app.services.results import ArticleSentence, ReadArticle
from app.text.facts.model import KeyFacts
from app.text.span import Span

ENGLISH = "Marie Dupont arrived on Tuesday. “We are ready,” she said. “We will go.”"
FRENCH = "Marie Dupont est arrivée mardi. «Nous sommes prêts», a-t-elle dit. «Nous irons.»"


def article(*, translated: bool) -> ReadArticle:
    ends, starts = [32, 58, 72], [0, 33, 59]
    french = [Span(0, 31), Span(32, 66), Span(67, 80)]
    sentences = tuple(
        ArticleSentence(ENGLISH[start:end], Span(start, end), place if translated else None)
        for start, end, place in zip(starts, ends, french, strict=True)
    )
    return ReadArticle(ENGLISH, FRENCH if translated else ENGLISH, (sentences,))


def test_each_fact_leads_to_its_french_sentence() -> None:
    found = article_facts(article(translated=True), date(2021, 11, 3))
    (moment,) = found.facts.dates
    assert (moment.text, moment.iso) == ("Tuesday", "2021-11-02")
    assert [FRENCH[span.start : span.end] for span in found.french(moment.span)] == ["Marie Dupont est arrivée mardi."]
    assert [[FRENCH[span.start : span.end] for span in found.french(quote.span)] for quote in found.facts.quotes] == [
        ["«Nous sommes prêts», a-t-elle dit."],
        ["«Nous irons.»"],
    ]


def test_a_place_over_two_sentences_has_both() -> None:
    found = article_facts(article(translated=True))
    assert found.french(Span(5, 40)) == (Span(0, 31), Span(32, 66))
    assert found.french(Span(32, 33)) == ()


def test_an_english_article_has_no_french() -> None:
    found = article_facts(article(translated=False))
    assert found.facts.people[0].name == "Marie Dupont"
    assert found.french(Span(0, 12)) == ()


def test_an_article_without_sentences_has_no_facts() -> None:
    assert article_facts(ReadArticle("", "", ())).facts == KeyFacts()
