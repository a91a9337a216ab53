"""One story or several: what is chosen from, what is said twice, and what many say."""

import pytest

from app.engines.extractive import ExtractiveSummarizer
from app.engines.material import Material
from app.engines.protocol import Reading, SummaryLength, SummarySentence
from app.engines.salience import salience

STRIKE = [
    [
        "A rail strike halted nine in ten trains across France on Wednesday, the operator SNCF said.",
        "The unions want a pay rise of 8 per cent, twice what the company has offered since June.",
        "Transport minister Anne Martin will meet the four rail unions in Paris on Friday.",
        "Hotels near Paris stations were full.",
    ],
    [
        "Nine out of ten trains were cancelled in France on Wednesday because of a strike by railway workers.",
        "Unions are asking for wages to go up by 8 per cent.",
        "The transport minister, Anne Martin, has invited the unions to talks on Friday in Paris.",
        "SNCF expects normal traffic from Saturday if the strike ends.",
        "Coach operators added 400 departures to Lyon and Marseille.",
    ],
    [
        "French rail traffic came almost to a halt on Wednesday as SNCF staff went on strike over pay.",
        "The last strike of that size was in December 2019, when it lasted for more than a month.",
        "Passengers slept in stations in Lyon.",
        "Anne Martin, the transport minister, said that she would see the unions on Friday.",
    ],
]
BURNS = [
    [
        "Nikolai Patrushev, secretary of Russia's Security Council, met William Burns, head of the CIA, in Moscow.",
        "The meeting was the first of the two since Burns took office as director of the CIA.",
        "Burns was US ambassador to Russia from 2005 to 2008.",
        "President Joe Biden asked Burns to travel to Russia, a spokesman for the US embassy said.",
    ],
    [
        "CIA director William Burns held talks with Nikolai Patrushev in Moscow, the Security Council of Russia said.",
        "The director of the CIA also met Vladimir Putin's adviser Yuri Ushakov.",
        "The trip was made at the request of US President Joe Biden, says the embassy of the United States in Moscow.",
        "Burns, a former ambassador to Russia, speaks Russian.",
    ],
]
FLOOD = [
    [
        "At least twelve people died when the river Orve burst its banks in southern France on Sunday night.",
        "More than 300 firefighters were sent to the valley.",
        "The mayor of Lormont, Julie Ferrand, asked residents to stay at home.",
        "Forecasters expect more rain on Tuesday.",
    ],
    [
        "Floods in the south of France have killed at least twelve people, the prefecture said on Monday.",
        "The Orve rose by four metres in two hours on Sunday night.",
        "Three hundred firefighters from six departments are searching the Orve valley.",
        "More rain is forecast for Tuesday.",
        "Julie Ferrand, mayor of Lormont, has asked people to stay at home.",
    ],
]
# Pairs that tell the same, counted over all sentences of the event.
RETOLD = {
    "strike": {(0, 4), (0, 9), (4, 9), (1, 5), (2, 6), (2, 12), (6, 12)},
    "burns": {(0, 4), (3, 6)},
    "flood": {(0, 4), (1, 6), (3, 7), (2, 8)},
}
EVENTS = {"strike": STRIKE, "burns": BURNS, "flood": FLOOD}


def several(articles: list[list[str]], **changes: object) -> tuple[list[list[str]], Reading]:
    return articles, Reading(starts=tuple(range(len(articles))), **changes)


def material(articles: list[list[str]]) -> Material:
    return Material.read(*several(articles), salience)


@pytest.mark.parametrize("event", EVENTS)
def test_what_two_articles_tell_is_known_and_nothing_else(event: str) -> None:
    read = material(EVENTS[event])
    found = {
        (place, other)
        for place in range(len(read.candidates))
        for other in range(place)
        if read.duplicates_of(place)[other]
    }
    found = {(other, place) for place, other in found}
    assert found <= RETOLD[event]
    assert len(found) >= {"strike": 4, "burns": 2, "flood": 1}[event]  # as measured


def test_duplicates_are_told_of_each_other() -> None:
    for articles in EVENTS.values():
        read = material(articles)
        for place in range(len(read.candidates)):
            for other in range(len(read.candidates)):
                assert read.duplicates_of(place)[other] == read.duplicates_of(other)[place]


def test_a_sentence_brings_those_that_say_the_same_elsewhere() -> None:
    summary = ExtractiveSummarizer().summarize(STRIKE, SummaryLength(20), several(STRIKE)[1])
    sources = {sentence.sources[-1]: sentence.retold for sentence in summary}
    told = [source for sentence in summary for source in (sentence.sources[-1], *sentence.retold)]
    assert any(set(others) == {2, 6, 12} - {own} for own, others in sources.items() if own in (2, 6, 12))
    assert len(told) == len(set(told))


def test_what_several_say_is_worth_more() -> None:
    alone = Material.read(STRIKE[:1], Reading(), salience).scores
    together = material(STRIKE).scores
    gained = together[: len(alone)] - alone
    assert gained[2] == max(gained)
    assert gained[3] == min(gained)


def test_sentences_stand_where_the_first_article_tells_them() -> None:
    summary = ExtractiveSummarizer().summarize(STRIKE, SummaryLength(6), several(STRIKE)[1])
    first = [min((*sentence.sources, *sentence.retold)) for sentence in summary]
    assert first == sorted(first)
    assert len(first) == 6


def test_what_leans_stays_behind_what_it_leans_on() -> None:
    articles = [
        ["The mayor of Lormont, Julie Ferrand, asked residents of the valley to stay at home.", "Trains stand still."],
        [
            "Schools are shut in the whole of the south.",
            "Julie Ferrand, mayor of Lormont, has asked residents to stay at home.",
            "However, shops are open.",
        ],
    ]
    read = material(articles)
    summary = read.tell([1, 2, 3, 4])
    assert [sentence.sources[-1] for sentence in summary] == [3, 4, 1, 2]
    assert [sentence.retold for sentence in summary] == [(0,), (), (), ()]


def test_no_article_begins_with_a_sentence_that_leans_on_another_article() -> None:
    articles = [["The mayor of Lormont resigned.", "Snow fell in Paris."], ["He was cheered.", "Rain fell in Nice."]]
    assert [item.text for item in material(articles).candidates] == [*articles[0], "Rain fell in Nice."]
    summary = material(articles).tell([0, 1, 2])
    assert [sentence.sources for sentence in summary] == [(0,), (1,), (3,)]


def test_several_articles_never_come_back_whole() -> None:
    twice = [[FLOOD[0][0]], [FLOOD[0][0]]]
    summary = ExtractiveSummarizer().summarize(*_with_length(twice))
    assert summary == [SummarySentence(FLOOD[0][0], (0,), retold=(1,))]


def _with_length(articles: list[list[str]]) -> tuple[list[list[str]], SummaryLength, Reading]:
    paragraphs, reading = several(articles)
    return paragraphs, SummaryLength(max_sentences=5), reading


def test_emphasis_is_of_the_sentences_whatever_is_left_out() -> None:
    paragraphs = [["A headline of few words"], BURNS[0]]
    emphasis = (0.0, 0.0, 0.0, 0.0, 1.0)
    summary = ExtractiveSummarizer().summarize(paragraphs, SummaryLength(1), Reading(emphasis=emphasis))
    assert [sentence.sources for sentence in summary] == [(4,)]


def test_emphasis_in_the_second_article() -> None:
    emphasis = tuple(float(sentence.startswith("Coach")) for article in STRIKE for sentence in article)
    paragraphs, reading = several(STRIKE, emphasis=emphasis)
    (sentence,) = ExtractiveSummarizer().summarize(paragraphs, SummaryLength(1), reading)
    assert sentence.text == STRIKE[1][4]
