from hypothesis import given
from hypothesis import strategies as st

from app.text.grounding import ground

SOURCES = [
    "Nikolai Patrushev met William Burns in Moscow on 2 November.",
    "The meeting was held at the request of President Joe Biden.",
    "Vladimir Putin and Joe Biden met in Geneva in June.",
]


def test_a_copied_sentence_rests_on_its_original() -> None:
    for index, source in enumerate(SOURCES):
        grounding = ground(source, SOURCES)
        assert grounding.sources == (index,)
        assert grounding.share == 1


def test_a_merged_sentence_rests_on_both() -> None:
    grounding = ground("Patrushev met Burns in Moscow at the request of President Joe Biden.", SOURCES)
    assert grounding.sources == (0, 1)
    assert grounding.nearest == 1
    assert grounding.share == 1


def test_an_invented_sentence_rests_on_nothing() -> None:
    assert ground("Cats sleep all day.", SOURCES).sources == ()
    assert ground("Cats sleep all day.", SOURCES).share == 0
    assert ground("Cats sleep in Moscow.", SOURCES).share == 1 / 3
    assert ground("", SOURCES).sources == ()
    assert ground("", SOURCES).nearest is None
    assert ground("Cats", []).sources == ()


@given(st.text(), st.lists(st.text(), max_size=5))
def test_sources_are_valid_and_rise(sentence: str, sources: list[str]) -> None:
    grounding = ground(sentence, sources)
    assert list(grounding.sources) == sorted(set(grounding.sources))
    assert all(0 <= index < len(sources) for index in grounding.sources)
    assert 0 <= grounding.share <= 1
