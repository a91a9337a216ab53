"""What is asked for is found in any form and spelling, in French and in English, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.focus import focus_shares
from app.text.words import tokens

WORDS = st.sampled_from(
    [
        "Burns",
        "Patrouchev",
        "the",
        "US",
        "us",
        "meetings",
        "l'accord",
        "Moscou",
        "États-Unis",
        "2013",
        "",
        "«",
        "-",
        "d’",
    ]
)
TEXT = st.lists(WORDS | st.text(max_size=8), max_size=12).map(" ".join)


def shares(focus: str, *sentences: str) -> list[float]:
    return focus_shares(focus, [[sentence] for sentence in sentences])


@pytest.mark.parametrize(
    ("focus", "sentence"),
    [
        ("meeting", "Three meetings were held."),
        ("meetings", "The Patrushev-Burns meeting was the first."),
        ("strikes", "The strike goes on."),
        ("rencontre", "Leurs rencontres sont rares."),
        ("ECOLES", "Deux écoles ont fermé."),
        ("accord", "L'accord sera signé lundi."),
        ("accord", "Ils veulent l’accord."),
        ("budget", "The budget’s size is secret."),
        # names in the other language's spelling, either way
        ("Patrouchev", "Mr Patrushev left."),
        ("patrouchev", "Mr Patrushev left."),
        ("Patrushev", "M. Patrouchev est parti."),
        ("Poutine", "Putin spoke."),
        ("Zelensky", "Le président Zelenskiy a parlé."),
        ("Zelenskyy", "President Zelensky spoke."),
        ("Moscou", "They met in Moscow."),
        ("Moscow", "Ils se sont vus à Moscou."),
        ("Etats-Unis", "The United States agreed."),
        ("États-Unis", "The US agreed."),
        ("US", "Les Etats-Unis sont d'accord."),
        ("United States", "Les États-Unis sont d'accord."),
        ("cia", "The head of the CIA left."),
        ("Onu", "The UN agreed."),
        ("2013", "It dates back to 2013."),
    ],
)
def test_it_is_found(focus: str, sentence: str) -> None:
    none, found = shares(focus, "Nothing of the kind stands here.", sentence)
    assert none == 0.0
    assert found in (0.6, 1.0)


@pytest.mark.parametrize(
    ("focus", "sentence"),
    [
        ("US", "He told us so."),
        ("tell us about trains", "He told us about it."),
        ("Royaume-Uni", "The kingdom of Jordan."),
        ("art", "The party starts."),
        ("Burns", "Smoke rose over the town."),
        ("", "Anything."),
        ("…", "Anything… at all."),
    ],
)
def test_it_is_not_found(focus: str, sentence: str) -> None:
    assert shares(focus, sentence) == [0.0]


def test_small_words_count_only_where_there_is_nothing_else() -> None:
    assert shares("the minister of the army", "The end of the day.", "A minister left.")[0] == 0.0
    assert shares("who", "Who was it?", "Nobody.") == [1.0, 0.0]


def test_a_sentence_is_looked_at_in_all_its_languages() -> None:
    assert focus_shares("rencontre", [["They met.", "Leur rencontre a eu lieu."], ["It rained.", "Il a plu."]]) == [
        1,
        0,
    ]


def test_the_word_itself_counts_more_than_one_of_its_stem() -> None:
    adviser, council = shares("conseiller", "Son conseiller est parti.", "Le conseil se réunit.")
    assert 1.0 == adviser > council > 0.0


def test_what_few_sentences_have_weighs_more() -> None:
    both, rare, common, none = shares(
        "Burns Geneva", "Burns was in Geneva.", "Geneva is quiet.", "Burns spoke.", "It rained."
    )
    assert both == pytest.approx(1.0)
    assert shares("Burns Geneva", "Burns spoke.", "Burns left.", "Geneva is quiet.")[2] > 0.5
    assert rare == pytest.approx(common)
    assert none == 0.0


def test_a_word_that_no_sentence_has_takes_nothing_from_the_others() -> None:
    assert shares("Burns volcano", "Burns spoke.", "It rained.") == [1.0, 0.0]


@given(TEXT, st.lists(st.lists(TEXT, min_size=1, max_size=2), max_size=6))
def test_shares_are_shares(focus: str, sentences: list[list[str]]) -> None:
    found = focus_shares(focus, sentences)
    assert len(found) == len(sentences)
    assert all(0.0 <= share <= 1.0 for share in found)


@given(TEXT)
def test_a_text_has_all_of_itself(text: str) -> None:
    (share,) = focus_shares(text, [[text]])
    assert share == pytest.approx(1.0 if tokens(text) else 0.0)
