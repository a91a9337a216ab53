import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.coreference import read_subjects, unnamed
from app.text.discourse import leans_on_previous

BARNIER = "Elise Marchetti, the minister for fisheries, opened the harbour of Varn on Tuesday."

# Earlier sentences, and the last one with the name put in.
NAMED = [
    # the subject of the sentence before
    (["Mr Duval resigned on Monday."], "He [Mr Duval] had been in office for three years."),
    (["Mrs Okafor resigned on Monday."], "She [Mrs Okafor] had been in office for three years."),
    (["Oliver Brandt resigned on Monday."], "He [Oliver Brandt] had been in office for three years."),
    (["Sophie Lindqvist won the race in Oslo."], "She [Sophie Lindqvist] finished in just over two hours."),
    (["On Monday, Oliver Brandt resigned."], "He [Oliver Brandt] had been in office for three years."),
    (["Former champion Oliver Brandt has retired."], "He [Oliver Brandt] won four titles."),
    (["French president Oliver Brandt has flown home."], "He [Oliver Brandt] had spent a week in Lima."),
    (["Sir Walter Pym has died."], "He [Sir Walter Pym] was 84."),
    (["Jean-Pierre Castel has died."], "He [Jean-Pierre Castel] was 84."),
    (["Oliver Brandt, 45, has died."], "He [Oliver Brandt] had been ill for months."),
    (["Oliver Brandt, the mayor of Varn, has died."], "He [Oliver Brandt] had been ill for months."),
    (["Agathe Thiébaut has died."], "She [Agathe Thiébaut] was 84."),
    # the full name is in an earlier sentence
    (
        ["Oliver Brandt has left the bank.", "Mr Brandt joined it in 1998."],
        "He [Oliver Brandt] became its chairman six years later.",
    ),
    (
        ["Oliver Brandt has left the bank.", "Brandt joined it in 1998."],
        "He [Oliver Brandt] became its chairman six years later.",
    ),
    # sentences between that speak of nobody, and pronouns on the way
    (
        ["Oliver Brandt has left the bank.", "Shares fell by 3%."],
        "He [Oliver Brandt] had led it since 1998.",
    ),
    (
        ["Oliver Brandt has left the bank.", "He had led it since 1998."],
        "He [Oliver Brandt] will be paid until June.",
    ),
    (
        ["Oliver Brandt praised the fire brigade.", "It had saved the old town."],
        "He [Oliver Brandt] promised new engines.",
    ),
    # speakers
    (["“Nobody was hurt,” Oliver Brandt said."], "“We were lucky,” he [Oliver Brandt] added."),
    (["“Nobody was hurt,” said Oliver Brandt."], "He [Oliver Brandt] added that the bridge was closed."),
    (['"Nobody was hurt," said Oliver Brandt.'], '"We were lucky," he [Oliver Brandt] said.'),
    (["Oliver Brandt said nobody was hurt."], "The bridge would be closed for weeks, he [Oliver Brandt] added."),
    (["Oliver Brandt said nobody was hurt."], "In a statement, he [Oliver Brandt] thanked the fire brigade."),
    (["Oliver Brandt said nobody was hurt."], "On Tuesday he [Oliver Brandt] will visit the bridge."),
    (["Oliver Brandt told reporters that Mr Stone was wrong."], "He [Oliver Brandt] added that talks went on."),
    (["Mr Brandt said Mr Stone had lied."], "“I have proof,” he [Mr Brandt] said."),
    (["Police spokesman Oliver Brandt said two cars had burned."], "He [Oliver Brandt] said nobody was hurt."),
    (["According to Oliver Brandt, two cars burned."], "He [Oliver Brandt] said nobody was hurt."),
    # possessives
    (["Oliver Brandt has left the bank."], "His [Oliver Brandt’s] contract ran until June."),
    (["Agathe Stone has left the bank."], "Her [Agathe Stone’s] contract ran until June."),
    # persons of the other sex and things do not compete
    (["Oliver Brandt met Agathe Stone in Varn."], "He [Oliver Brandt] gave her the keys of the town."),
    (["Oliver Brandt met Agathe Stone in Varn."], "He [Oliver Brandt] had flown in from Lima."),
    (["Oliver Brandt has bought a house in Varn with his wife."], "He [Oliver Brandt] paid two million euros for it."),
    (["Oliver Brandt criticised the United Nations and the IMF."], "He [Oliver Brandt] wants both to save money."),
    (["Oliver Brandt will leave on Friday for China."], "He [Oliver Brandt] will be away for a week."),
    # a name whose sex nothing tells, where the article knows one sex only
    (["President Itaro Kellan has left hospital."], "He [Itaro Kellan] had been there for a week."),
    # bare roles
    ([BARNIER], "The minister [Elise Marchetti] promised new boats."),
    (
        ["Interior Minister Oliver Brandt was in Varn on Tuesday.", "Rain fell."],
        "The minister [Oliver Brandt] met firemen.",
    ),
    (["Prime Minister Oliver Brandt has resigned."], "The prime minister [Oliver Brandt] said he was tired."),
    (
        ["Oliver Brandt, the prime minister, met Elise Marchetti, the finance minister."],
        "The minister [Elise Marchetti] promised boats.",
    ),
    (["Actress Agathe Stone has died."], "The actress [Agathe Stone] was born in Lima."),
    (
        ["The Varn coach, Oliver Brandt, has been sacked.", "The club lost eleven matches."],
        "The coach [Oliver Brandt] had a contract until June.",
    ),
    (
        [BARNIER, "“We have waited for years,” said a fisherman, Oliver Brandt."],
        "The minister [Elise Marchetti] promised new boats.",
    ),
]

# The last sentence stays as it is: nobody, or more than one, may be meant.
NOT_NAMED = [
    # two who fit
    ["Oliver Brandt met Walter Pym in Varn.", "He had flown in from Lima."],
    ["Oliver Brandt beat Walter Pym in Varn.", "He had won three matches before."],
    ["Mr Brandt resigned after a quarrel with Mr Pym.", "He had been in office for three years."],
    ["Oliver Brandt said it was too slow but Walter Pym rejected that.", "“It is as fast as ever,” he said."],
    ["Oliver Brandt met the president.", "He had flown in from Lima."],
    ["Oliver Brandt arrested a man in Varn.", "He had a knife."],
    ["Oliver Brandt spoke of his father.", "He was a fisherman."],
    ["Federline beat Oliver Brandt.", "He had won three matches before."],
    ["Oliver Brandt lost to Federline.", "He had won three matches before."],
    ["Oliver Brandt and Walter Pym resigned.", "He had been in office for three years."],
    ["Cara Stone met Agathe Roux.", "She had flown in from Lima."],
    ["Oliver Brandt left.", "Later the Archbishop of Varn wrote to all ministers.", "He asked for calm."],
    [
        "Oliver Brandt insisted that the price was right.",
        "The affair still angers the Dutchman.",
        "“I was sold,” he said.",
    ],
    ["Oliver Brandt was met by a man in Varn.", "He had a knife."],
    ["Oliver Brandt beat the 25-year-old.", "He had won three matches before."],
    # nobody who fits
    ["The bank has closed.", "He had led it since 1998."],
    ["Agathe Stone has left the bank.", "He had led it since 1998."],
    ["Mr Brandt has left the bank.", "She had led it since 1998."],
    ["Kim Stone has left the bank.", "She had a good name.", "He had led it since 1998."],
    # not the subject
    ["The government of Oliver Brandt fell on Monday.", "He had been in Lima."],
    ["Friends of Oliver Brandt were shocked.", "He had been in Lima."],
    ["A book about Oliver Brandt is out.", "He has written six others."],
    ["The suspect is a neighbour of Oliver Brandt.", "He was arrested on Monday."],
    ["Oliver Brandt's brother has died.", "He was 84."],
    # named in the sentence itself
    ["Oliver Brandt has left the bank.", "He told Mr Brandt to stay away."],
    ["Oliver Brandt has left the bank.", "His Brandt Fund lost money."],
    # within a quotation
    ["Oliver Brandt praised the mayor.", "“He is a great man,” said Agathe Stone."],
    ["Oliver Brandt said: “I know the mayor.", "He is a great man.”"],
    ['Oliver Brandt said: "I know him.', 'He is a great man."'],
    # too far away
    ["Oliver Brandt left.", "Rain fell.", "Snow fell.", "Hail fell.", "Fog came down.", "He had led the bank."],
    # other pronouns, and connectives, for which no name helps
    ["Oliver Brandt has left the bank.", "It had lost money."],
    ["Oliver Brandt has left the bank.", "They had quarrelled."],
    ["Oliver Brandt has left the bank.", "But he will be paid until June."],
    ["Oliver Brandt has left the bank.", "He’s to be paid until June."],
    ["Oliver Brandt has left the bank.", "His is a hard life."],
    # bare roles
    ["Oliver Brandt, the sports minister, met Elise Marchetti, the finance minister.", "The minister promised boats."],
    [BARNIER, "The Spanish minister stayed at home.", "The minister promised new boats."],
    ["Oliver Brandt, the former president, was in Varn.", "The president promised new boats."],
    ["President Oliver Brandt met President Walter Pym.", "The president promised new boats."],
    ["Prime Minister Oliver Brandt was in Varn.", "The minister promised new boats."],
    ["Oliver Brandt was in Varn.", "The minister promised new boats."],
    [BARNIER, "The minister of finance promised new boats."],
    [BARNIER, "The minister’s office was closed."],
    ["Pope Oliver was in Varn.", "The pope was tired."],
    ["After meeting the president, Oliver Brandt flew home.", "The president said nothing."],
    # names of firms and places are nobody's
    ["Morgan Bank has closed.", "He had led it since 1998."],
    ["Virginia has voted.", "She was tired."],
    ["The Oliver Hotel has closed.", "He had led it since 1998."],
]


@pytest.mark.parametrize(("before", "expected"), NAMED)
def test_the_name_is_put_in(before: list[str], expected: str) -> None:
    start, end = expected.index(" ["), expected.index("]") + 1
    sentence = expected[:start] + expected[end:]
    reading = read_subjects([*before, sentence])[-1]
    assert reading.named is not None
    assert reading.named.text == expected
    assert not leans_on_previous(expected)


@pytest.mark.parametrize("sentences", NOT_NAMED)
def test_in_doubt_nobody_is_named(sentences: list[str]) -> None:
    assert read_subjects(sentences)[-1].named is None


def test_the_antecedent_is_where_the_full_name_stands_and_the_evidence_shows_who_is_meant() -> None:
    sentences = ["The bank of Oliver Brandt has closed.", "Mr Brandt left it.", "Rain fell.", "He was 84."]
    named = read_subjects(sentences)[-1].named
    assert named is not None
    assert (named.antecedent, named.evidence) == (0, (0, 1))
    assert sentences[0][named.span.start : named.span.end] == "Oliver Brandt"


def test_a_bare_role_leans_where_nobody_is_named_and_not_at_the_start() -> None:
    readings = read_subjects(["The minister promised boats.", "The minister promised harbours."])
    assert [reading.leans for reading in readings] == [False, True]
    assert [reading.named for reading in readings] == [None, None]


def test_a_sentence_that_stands_alone_is_left_as_it_is() -> None:
    readings = read_subjects(["Oliver Brandt has left the bank.", "Mr Brandt was 84.", "The shares of the bank fell."])
    assert all(reading.named is None and not reading.leans for reading in readings)


_WORDS = [
    "Oliver",
    "Brandt",
    "Mr",
    "Agathe",
    "He",
    "he",
    "His",
    "said",
    "the",
    "The",
    "minister",
    "left.",
    "“",
    '"',
    ",",
]
_SENTENCES = st.lists(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join) | st.text(max_size=30), max_size=8
)


@given(_SENTENCES)
def test_nothing_is_lost_and_the_name_stands_in_the_article(sentences: list[str]) -> None:
    readings = read_subjects(sentences)
    assert len(readings) == len(sentences)
    for index, (sentence, reading) in enumerate(zip(sentences, readings, strict=True)):
        if reading.named is None:
            continue
        named = reading.named
        assert reading.leans
        assert unnamed(named.text, named.inserted) == sentence
        name = sentences[named.antecedent][named.span.start : named.span.end]
        put_in = named.text[named.inserted.start : named.inserted.end]
        assert put_in in (f" [{name}]", f" [{name}’s]")
        assert named.antecedent in named.evidence
        assert all(place < index for place in named.evidence)


def test_time_grows_with_the_length_of_the_article() -> None:
    article = ["Oliver Brandt has left the bank, the minister said on Monday.", "He had led it since 1998, he said."]

    def seconds(times: int) -> float:
        started = time.process_time()
        read_subjects(article * times)
        return time.process_time() - started

    seconds(10)
    short = min(seconds(100) for _ in range(3))
    assert min(seconds(800) for _ in range(2)) < 8 * 3 * short


@pytest.mark.parametrize(
    "piece",
    [
        "Oliver ",
        "Oliver Brandt said, ",
        "Oliver Brandt of the minister ",
        "the minister ",
        "he said, ",
        "“",
        "van ",
        "Mr ",
        "A. ",
        "a ",
        ", ",
    ],
)
def test_long_sentences_take_no_more_than_their_length(piece: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        read_subjects(["Oliver Brandt left.", piece * times, "He said so.", piece * times])
        return time.process_time() - started

    seconds(10)
    short = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(2)) < 8 * 4 * short
