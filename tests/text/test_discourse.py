import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.discourse import leans_on_previous, presumes_context

LEANS = [
    # pronouns and demonstratives
    "He was appointed director of the CIA in March 2021.",
    "She declined to comment.",
    "They met again in Geneva.",
    "It was the first such meeting since 2018.",
    "His spokesman confirmed the visit.",
    "Their previous contact dates back to 2013.",
    "Its shares fell 3%.",
    "This was not enough for the unions.",
    "These talks lasted two hours.",
    "That decision was reversed on appeal.",
    "Those measures come into force in May.",
    "Such a move would break the treaty.",
    "The two discussed trade.",
    "The two men shook hands.",
    "The latter refused.",
    "The former, a career diplomat, agreed.",
    "The pair divorced in 2019.",
    "Both sides signed.",
    "Neither has commented.",
    "Others left before dawn.",
    "Another three were injured.",
    "One of them died.",
    "Most of these were civilians.",
    # connectives
    "However, the ministry denied it.",
    "But the ministry denied it.",
    "And the strike goes on.",
    "Also present was the mayor.",
    "Meanwhile, in Lyon, trams stopped.",
    "According to him, nothing was signed.",
    "Moreover, prices rose.",
    "As a result, 300 flights were cancelled.",
    "For example, the port of Marseille was closed.",
    "In addition, the tax will rise.",
    "On the other hand, exports grew.",
    "Two days later, the army withdrew.",
    "The next day the army withdrew.",
    "At the same time, Moscow sent troops.",
    "For his part, Mr Macron called for calm.",
    "Likewise, Moscow and Washington agreed to talks.",
    "Then came the floods.",
    "So the vote was put off.",
    # pointing phrases, and pronouns that nothing before them explains
    "After this, the talks broke down.",
    "In that case, the court would decide.",
    "In his speech, the president called for calm.",
    "On Monday he said that nothing had changed.",
    "Speaking in London, he said that nothing had changed.",
    "One of the few ministers to survive, she was given the treasury.",
    "When he arrived, the crowd cheered.",
    "“We are not afraid,” he added.",
    "The economy will recover next year, she said.",
    "Police said he had been carrying a knife.",
    "Rome will then recognise the first American saint.",
    "W. Burns was then deputy secretary of state.",
    # looked at through quotation marks; and the middle of a sentence
    "“He is a great man,” said Mr Putin.",
    "« It will not stand », said Mr Putin.",
    "and was taken to hospital.",
    "According\u00a0to  him, nothing was signed.",
]

STANDS_ALONE = [
    "Nikolai Patrushev met William Burns in Moscow on 2 November.",
    "The president said that France would stand firm.",
    "This year, exports rose 4%.",
    "This week the court will decide.",
    "Those who voted against were expelled.",
    "Both France and Germany voted against.",
    "Neither Paris nor Berlin has commented.",
    "The two Koreas resumed talks.",
    "The two-day summit opens in Geneva on Monday.",
    "It is clear that the talks have failed.",
    "It was not known whether the minister would resign.",
    "It emerged that the bank had lost 4 billion euros.",
    "IT companies lead the ranking.",
    "US forces left on Tuesday.",
    "As a result of the strike, 300 flights were cancelled.",
    "In addition to the fine, Google must publish the ruling.",
    "Her Majesty the Queen opened Parliament.",
    "In his speech, Mr Blair called for calm.",
    "After Mr Blair resigned, he moved to Jerusalem.",
    "According to the AFP, 12 people were killed.",
    "Earlier this month, the bank raised its rates.",
    "Mr Blair said he would resign.",
    "A man was arrested after he threatened the mayor.",
    "“The parties discussed relations,” said the Security Council.",
    "iPhone sales fell 3%.",
    "al-Qaeda claimed the attack.",
    "Hermes raised its prices.",
    "Sony shares fell.",
    "Theresa May resigned.",
    "Itaru Yasui won the medal.",
    "Butler won the race.",
    "Then-president Barack Obama signed the treaty.",
    "On 16 June 2021, Vladimir Putin and Joe Biden met in Geneva.",
    "Instead of a tax, Berlin wants a levy.",
    "There are 300 people in the camp.",
    "Three people were killed.",
    "",
    "…",
]


@pytest.mark.parametrize("sentence", LEANS)
def test_leans(sentence: str) -> None:
    assert leans_on_previous(sentence)


@pytest.mark.parametrize("sentence", STANDS_ALONE)
def test_stands_alone(sentence: str) -> None:
    assert not leans_on_previous(sentence)


@pytest.mark.parametrize("sentence", ["The company lost 3 million.", "Mr Blair also met the Queen."])
def test_speaks_of_what_is_known(sentence: str) -> None:
    assert presumes_context(sentence)


@pytest.mark.parametrize("sentence", ["The Bank of England raised rates.", "The head of Sony resigned.", "Rates rose."])
def test_names_its_subject(sentence: str) -> None:
    assert not presumes_context(sentence)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(leans_on_previous(text), bool)
    assert isinstance(presumes_context(text), bool)


@given(st.sampled_from(LEANS), st.sampled_from(["“", '"', "« ", "‘", "'", " ", "- "]))
def test_opening_marks_hide_nothing(sentence: str, mark: str) -> None:
    assert leans_on_previous(mark + sentence)
