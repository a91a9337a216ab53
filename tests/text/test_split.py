import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.span import Span
from app.text.split import SHORTEST_REACH, SLACK, split_long

SENTENCE = (
    "Comme le rapporte l’agence de presse TASS, Nikolaï Patrouchev, secrétaire du Conseil de sécurité de Russie, a"
    " rencontré le 2 novembre à Moscou William Burns, patron de la CIA, qui est la principale agence de renseignement"
    " US, et il a reçu 12 000 000 d’euros de M. Macron ; les parties ont discuté des relations"
)
WORDS = st.lists(
    st.sampled_from(
        ["mot", "12", "000", "3,5", "M.", "et", ",", ";", "e\u0301", "\ud83d\ude00", " ", "  ", "\u00a0", "à", "«", "»"]
    ),
    max_size=60,
).map("".join)


def parts(sentence: str, count: int) -> list[str]:
    return [sentence[span.start : span.end] for span in split_long(sentence, count)]


def test_clauses_first() -> None:
    assert parts(SENTENCE, 1) == [SENTENCE]
    assert [part[:12] for part in parts(SENTENCE, 3)] == ["Comme le rap", "a rencontré ", "et il a reçu"]
    assert [
        part[:12] for part in parts("Il est venu hier soir ; elle est partie ce matin, et rien n’a changé.", 2)
    ] == [
        "Il est venu ",
        "elle est par",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Il a vu le chat, il a vu le chien et la souris", ["Il a vu le chat,", "il a vu le chien et la souris"]),
        ("Il a vu le gros chat et il a vu le petit chien", ["Il a vu le gros chat", "et il a vu le petit chien"]),
        ("Il regarde le chat noir avec la souris blanche", ["Il regarde le chat noir", "avec la souris blanche"]),
        ("Il habite ici (elle habite là-bas) et il revient", ["Il habite ici (elle habite là-bas)", "et il revient"]),
        ("Le prix total était de 12 000 000 euros environ", ["Le prix total était", "de 12 000 000 euros environ"]),
        ("Le monde entier écoute M. Macron parler fort", ["Le monde entier écoute", "M. Macron parler fort"]),
        ("Le monde entier regarde M. Macron parler", ["Le monde entier", "regarde M. Macron parler"]),
    ],
)
def test_the_best_boundary_near_the_middle(sentence: str, expected: list[str]) -> None:
    assert parts(sentence, 2) == expected


def test_numbers_surrogate_pairs_and_composed_characters_stay_whole() -> None:
    assert parts("1" * 60, 3) == ["1" * 60]
    assert parts("12 000 000 000 000 000 000", 3) == ["12 000 000 000 000 000 000"]
    pair = "\ud83d\ude00"
    assert all(len(part) % 2 == 0 for part in parts(pair * 20, 3))
    assert all(part.startswith("e") for part in parts("e\u0301\u0323" * 20, 3))


def test_text_without_spaces_is_cut_anywhere() -> None:
    assert [len(part) for part in parts("中" * 90, 3)] == [30, 30, 30]


@pytest.mark.parametrize(
    ("sentence", "span"), [("", Span(0, 0)), ("  ", Span(2, 2)), ("a", Span(0, 1)), (" a ", Span(1, 2))]
)
def test_there_is_always_one_part(sentence: str, span: Span) -> None:
    assert split_long(sentence, 4) == [span]


@settings(deadline=None)
@given(st.one_of(WORDS, st.text(st.characters(), max_size=80)), st.integers(-1, 12))
def test_parts_hold_all_text_in_order(sentence: str, count: int) -> None:
    spans = split_long(sentence, count)
    assert 1 <= len(spans) <= max(count, 1)
    assert "".join(sentence[span.start : span.end] for span in spans).split() or not sentence.strip()
    bounds = [Span(0, 0), *spans, Span(len(sentence), len(sentence))]
    assert all(
        left.end <= right.start and not sentence[left.end : right.start].strip() for left, right in pairwise(bounds)
    )
    for span in spans:
        part = sentence[span.start : span.end]
        assert part == part.strip()
    for left, right in pairwise(spans):
        if left.end == right.start:
            assert not (
                sentence[left.end - 1].isdigit() and sentence[right.start].isdigit() and sentence[right.start].isascii()
            )
            assert not unicodedata.combining(sentence[right.start])


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["le", "chat", "que", "extraordinaire,", "M."]), min_size=20, max_size=200).map(" ".join),
    st.integers(2, 6),
)
def test_no_part_is_much_longer_than_an_even_share(sentence: str, count: int) -> None:
    share = len(sentence) / count
    longest = max(share * (1 + SLACK), share + 2 * SHORTEST_REACH)
    spans = split_long(sentence, count)
    assert len(spans) == count
    assert all(span.end - span.start <= longest + 1 for span in spans)


@pytest.mark.parametrize("piece", ["a", "a ", "1", " ", "é, ", "e\u0301", "; "])
@pytest.mark.parametrize("count", [2, 500, 5_000])
def test_a_hundred_thousand_characters(piece: str, count: int) -> None:
    text = piece * (100_000 // len(piece))
    spans = split_long(text, count)
    assert sum(len(text[span.start : span.end].split()) > 0 for span in spans) >= 1 or not text.strip()
