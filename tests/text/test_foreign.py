import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.foreign import ArticleContent, Foreign

ENGLISH = ArticleContent(
    [
        "Anne Martin, who runs the Lyon port authority, met Jean-Luc Petit of the U.S. firm Harbor & Sons on 4 May.",
        "Mr Petit’s firm will pay 3.4 million euros, or 12 per cent more than last year, for forty-five cranes.",
        "The authority opened its books in 1998.",
    ]
)
FRENCH = ArticleContent(
    [
        "Selon l’Élysée, Anne Martin a reçu mardi les maires d’Angers et de Saint-Nazaire.",
        "L'État versera 3,4 millions d'euros, soit 12 % de plus, pour quarante-cinq écoles.",
    ],
    "fr",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anne Martin met Petit on 4 May.",
        "MARTIN MET PETIT",
        "The US firm is run by Jean-Luc Petit.",
        "Martin's authority will get €3.4 million.",
        "It is 3,400,000 euros.",
        "Petit pays 12% more for 45 cranes.",
        "Officials welcomed the news.",
        "“Nobody knew,” said J. Petit.",
        "The Authority of Lyon was pleased; Harbor was not.",
        "She bought two cranes.",
        "",
        "…",
    ],
)
def test_what_the_article_has_is_not_foreign(sentence) -> None:
    assert ENGLISH.foreign(sentence) == Foreign()


@pytest.mark.parametrize(
    ("sentence", "names", "figures"),
    [
        ("Anne Dupont met Petit.", ("Anne Dupont",), ()),
        ("Martin met him in Marseille on Tuesday.", ("Marseille", "Tuesday"), ()),
        ("Dombrovska met Petit.", ("Dombrovska",), ()),
        ("Minister Dombrovska met Petit.", ("Dombrovska",), ()),
        ("Viktor Petit met Anne Martin.", ("Viktor Petit",), ()),
        ("Mark Petit met Anne Martin.", ("Mark Petit",), ()),
        ("It was act XII.", (), ("XII",)),
        ("Port officials said Jean-Paul Petit left.", ("Jean-Paul Petit",), ()),
        ("The port paid 3.5 million euros in 1999.", (), ("3.5 million euros", "1999")),
        ("Petit pays 12 euros.", (), ("12 euros",)),
        ("Petit pays 4% more.", (), ("4%",)),
        ("It has forty-six cranes.", (), ("forty-six",)),
        ("Martin has 98 cranes.", (), ("98",)),
    ],
)
def test_what_the_article_lacks_is_foreign(sentence, names, figures) -> None:
    assert ENGLISH.foreign(sentence) == Foreign(names, figures)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anne Martin a vu les maires de Saint-Nazaire à l’Élysée.",
        "L’État paie 3 400 000 euros pour 45 écoles.",
        "Recevant les maires, Mme Martin a promis 12 pour cent.",
        "Quelques écoles fermeront.",
    ],
)
def test_what_a_french_article_has_is_not_foreign(sentence) -> None:
    assert FRENCH.foreign(sentence) == Foreign()


@pytest.mark.parametrize(
    ("sentence", "names", "figures"),
    [
        ("Anne Martin a reçu le maire d’Orléans.", ("Orléans",), ()),
        ("L’État versera 3,5 millions d’euros pour quarante-six écoles.", (), ("3,5 millions d'euros", "quarante-six")),
        ("Aimée Martin dirige le port.", ("Aimée Martin",), ()),
        ("Prénommée Julie, elle dirige le port.", ("Julie",), ()),
        ("Les maires ont quitté Matignon vendredi.", ("Matignon",), ()),
    ],
)
def test_what_a_french_article_lacks_is_foreign(sentence, names, figures) -> None:
    assert FRENCH.foreign(sentence) == Foreign(names, figures)


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from(["en", "fr"]), st.data())
def test_the_articles_own_sentences_hold_nothing_foreign(sentences, language, data) -> None:
    assert ArticleContent(sentences, language).foreign(data.draw(st.sampled_from(sentences))) == Foreign()


_NEWS = st.sampled_from(
    [
        *(
            "Paris",
            "l’Élysée",
            "U.S.",
            "US$5m",
            "3.4",
            "million",
            "12%",
            "forty-five",
            "1990s",
            "Jean-Luc",
            "d'Estaing",
        ),
        *("10h30", "4-5", "II", "2004-05", "$", "€", "-", ",", ".", "“", "”", "He"),
    ]
)


@given(st.lists(_NEWS, min_size=1, max_size=12).map(" ".join), st.sampled_from(["en", "fr"]))
def test_nothing_is_foreign_to_itself(sentence, language) -> None:
    assert ArticleContent(["Something else.", sentence], language).foreign(sentence) == Foreign()


def test_time_grows_with_the_length_and_no_faster() -> None:
    def seconds(size):
        sentence = " ".join(f"Town{number} paid {number},{number % 1000:03} euros" for number in range(100, 100 + size))
        # Of this thread: others of this process, as engines, may be at work.
        started = time.thread_time()
        assert ArticleContent([sentence]).foreign(f"{sentence}.") == Foreign()
        return time.thread_time() - started

    seconds(10)
    assert min(seconds(2_000) for _ in range(3)) < 40 * max(seconds(200), 0.01)
