import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.misquoted import misquotations

ARTICLE = [
    "“We don’t know who’s behind it,” Anne Martin said, “and nobody asked us.”",
    'The port is "a disgrace", according to the mayor.',
    "It is not the first time that trains stood still.",
]


@pytest.mark.parametrize(
    "sentence",
    [
        "Martin: “We don't know who's behind it.”",
        'Nobody, said Martin, "asked us".',
        "The mayor called the port ‘a disgrace’.",
        "“We … who’s behind it”, she said.",
        "“Nobody [there] asked us,” she said.",
        "It is “not the first time”.",
        "Nothing is quoted, it's the workers' view.",
        "An empty “” says nothing.",
        "",
    ],
)
def test_the_articles_own_words_are_no_misquotation(sentence: str) -> None:
    assert misquotations(sentence, ARTICLE) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("“We know who’s behind it,” she said.", ["We know who’s behind it,"]),
        ('The mayor spoke of "a disgrace and a shame".', ["a disgrace and a shame"]),
        ("The mayor said ‘it’s a disgrace’.", ["it’s a disgrace"]),
        ("“Nobody asked us”, she said, “at the port”.", ["at the port"]),
        ("«Trains stood», he said, «for days».", ["for days"]),
    ],
)
def test_other_words_are(sentence: str, found: list[str]) -> None:
    assert misquotations(sentence, ARTICLE) == found


@given(st.lists(st.text(alphabet="ab '’.\"“”‘"), max_size=5))
def test_what_stands_in_the_article_is_quoted_right(article: list[str]) -> None:
    for sentence in article:
        assert misquotations(sentence, article) == []
