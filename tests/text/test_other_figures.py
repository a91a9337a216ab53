import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.other_figures import other_figures

TEXT = st.lists(
    st.sampled_from(["12", "twelve", "people", "of", "per cent", "$3m", "14", "died", "In", "2021", ",", "."])
)


@pytest.mark.parametrize(
    ("sentence", "other", "figures"),
    [
        ("At least twelve people died.", "The flood killed 14 people.", ("twelve people", "14 people")),
        ("Some 300 firefighters came.", "They sent 450 firefighters there.", ("300 firefighters", "450 firefighters")),
        ("Wages go up by 8 per cent.", "A rise of 6% was agreed.", ("8 per cent", "6%")),
        ("It costs $3m a year.", "The cost is $4m.", ("$3m", "$4m")),
    ],
)
def test_they_differ(sentence: str, other: str, figures: tuple[str, str]) -> None:
    assert other_figures(sentence, other) == figures
    assert other_figures(other, sentence) == figures[::-1]


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("At least twelve people died.", "The flood killed 12 people."),
        ("Twelve people died.", "Six houses fell."),
        ("Twelve people died.", "Of 14 people who were taken to hospital twelve people died."),
        ("Wages go up by 8 per cent.", "The unions wanted 8%, and 6% was offered."),
        ("Wages go up by 8 per cent.", "The unions wanted 9%, and 6% was offered."),
        ("It costs $3m.", "It costs 4m euros."),
        ("They met on 2 November 2021.", "They met on 3 November 2021."),
        ("They met in 2021.", "They met in 2013."),
        ("One of the men left.", "Two of the men left."),
        ("The second man left.", "The third man left."),
        ("", "12 people"),
    ],
)
def test_they_do_not_differ_for_certain(sentence: str, other: str) -> None:
    assert other_figures(sentence, other) is None


@given(TEXT.map(" ".join), TEXT.map(" ".join))
def test_figures_are_words_of_their_sentences(sentence: str, other: str) -> None:
    figures = other_figures(sentence, other)
    assert other_figures(sentence, sentence) is None
    if figures:
        assert figures[0] in sentence
        assert figures[1] in other
