"""Translations of parts become one: text, rank, score, marks and offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.parts import Part, copied, joined, marked
from app.engines.protocol import Hypothesis


def part(text, start, tokens=1, *translations, score=-0.5, truncated=False):
    hypotheses = [Hypothesis(translation, score, truncated) for translation in translations]
    return Part(text, start, tokens, hypotheses)


def texts(hypotheses):
    return [hypothesis.text for hypothesis in hypotheses]


def test_a_space_stands_where_the_source_had_one_and_nowhere_else():
    spaced = [part("abc", 0, 1, "A"), part("def", 4, 1, "D")]
    close = [part("abc", 0, 1, "A"), part("def", 3, 1, "D")]
    assert texts(joined(spaced)) == ["A D"]
    assert texts(joined(close)) == ["AD"]


def test_ranks_are_joined_with_ranks_and_the_last_stands_in_for_what_a_part_lacks():
    parts = [part("a", 0, 1, "1", "2", "3"), part("b", 2, 1, "x"), part("c", 4, 1, "p", "q")]
    assert texts(joined(parts)) == ["1 x p", "2 x q", "3 x q"]


def test_of_equal_joins_the_best_is_kept():
    parts = [part("a", 0), part("b", 1)]
    parts[0].hypotheses = [Hypothesis("x", -0.1), Hypothesis("xy", -0.2)]
    parts[1].hypotheses = [Hypothesis("yz", -0.1), Hypothesis("z", -0.3)]
    (only,) = joined(parts)
    assert only.text == "xyz"
    assert only.score == pytest.approx(-0.1)


def test_the_score_is_the_mean_by_tokens():
    parts = [part("a", 0, 30, "A", score=-0.2), part("b", 2, 10, "B", score=-1.0)]
    assert joined(parts)[0].score == pytest.approx(-0.4)


def test_one_truncated_part_marks_the_whole():
    parts = [part("a", 0, 1, "A"), part("b", 2, 1, "B", truncated=True), part("c", 4, 1, "C")]
    assert joined(parts)[0].truncated
    assert not joined(parts[::2])[0].truncated


@pytest.mark.parametrize(
    ("source", "translation", "kept"),
    [
        ("il est venu", "He came.", "He came"),
        ("Il est venu.", "He came.", "He came."),
        ("« Il est venu. »", "“He came.”", "“He came.”"),
        ("il est venu,", "He came.", "He came"),
        ("il hésite", "He hesitates...", "He hesitates..."),
        ("aux États-Unis", "In the U.S.", "In the U.S."),
        ("à 8 heures", "at 8 a.m.", "at 8 a.m."),
        ("il est venu", "He came!", "He came!"),
    ],
)
def test_a_full_stop_that_only_the_model_wanted_is_taken_away_inside(source, translation, kept):
    parts = [part(source, 0, 1, translation), part("fin.", len(source) + 1, 1, "End.")]
    assert texts(joined(parts)) == [f"{kept} End."]


def test_the_last_part_keeps_its_full_stop():
    parts = [part("a", 0, 1, "A"), part("fin", 2, 1, "End.")]
    assert texts(joined(parts)) == ["A End."]


def test_a_text_copied_is_aligned_with_itself():
    assert copied("12").alignment == (((0, 2), (0, 2)),)


def test_marked_hypotheses_are_truncated_and_never_empty():
    empty = Part("source", 0, 1, [Hypothesis("", -1.0), Hypothesis("said", -2.0), Hypothesis("", -3.0)])
    assert texts(marked(empty)) == ["source", "said"]
    assert all(hypothesis.truncated for hypothesis in marked(empty))


def test_marked_gives_the_source_where_there_was_no_hypothesis_at_all():
    (only,) = marked(Part("source", 0, 1))
    assert (only.text, only.truncated) == ("source", True)


pieces = st.lists(
    st.tuples(
        st.text("abc.é", min_size=1, max_size=6),
        st.text("xyz. ", min_size=1, max_size=8).map(str.strip).filter(bool),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=6,
)


@given(pieces)
def test_offsets_are_shifted_with_their_text(drawn):
    sentence = ""
    parts = []
    for source, translation, gap in drawn:
        sentence += " " * (gap if parts else 0)
        alignment = tuple(
            ((min(at, len(source) - 1), min(at, len(source) - 1) + 1), (at, at + 1)) for at in range(len(translation))
        )
        parts.append(Part(source, len(sentence), 1, [Hypothesis(translation, -1.0, alignment=alignment)]))
        sentence += source
    (whole,) = joined(parts)
    expected = [
        (sentence[start:end], drawn[number][1][at])
        for number, of_part in enumerate(parts)
        for at, ((start, end), _) in enumerate(
            (((s + of_part.start, e + of_part.start), t) for (s, e), t in of_part.hypotheses[0].alignment)
        )
    ]
    assert len(whole.alignment) == len(expected)
    for ((start, end), (first, last)), (source, target) in zip(whole.alignment, expected, strict=True):
        assert sentence[start:end] == source
        # A full stop taken away leaves an empty range behind its part.
        assert whole.text[first:last] in {target, ""}
        assert last <= len(whole.text)
