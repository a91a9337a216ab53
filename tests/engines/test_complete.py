"""Nothing is cut and nothing is lost, whatever the length and whatever the model does. On engines without a model."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.complete import CompleteTranslator
from app.engines.protocol import Decoding, Hypothesis
from app.engines.stub import StubTranslator

LOOP = "la la la la la la"
# Ideographs, each once: no space, no loop, and no way to take one for another.
UNSPACED = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
COMPOSED = "".join(f"{chr(number)}\u0301" for number in range(0x4E00, 0x4E00 + 500))


def echo(text):
    return [Hypothesis(text, -0.5)]


@dataclass
class Recorder:
    """Answers by a function of the text, and notes every call. Tokens: words, or groups of `token_size` characters."""

    answer: Callable = echo
    max_input_tokens: int = 20
    token_size: int | None = None
    calls: list = field(default_factory=list)
    counted: int = 0
    closed: bool = False
    signature = StubTranslator().signature

    def count_tokens(self, sentences):
        self.counted += 1
        if self.token_size is None:
            return [len(sentence.split()) for sentence in sentences]
        return [math.ceil(len(sentence) / self.token_size) for sentence in sentences]

    def translate(self, sentences, decoding):
        assert sentences
        assert all(sentence.strip() for sentence in sentences)
        self.calls.append(list(sentences))
        return [self.answer(sentence) for sentence in sentences]

    def close(self):
        self.closed = True

    @property
    def seen(self):
        return [text for call in self.calls for text in call]


def words(count, prefix="m"):
    return " ".join(f"{prefix}{number}" for number in range(count))


def translated(inner, *sentences, decoding=None):
    return CompleteTranslator(inner).translate(sentences, decoding or Decoding())


def truncated_above(limit):
    """Cut every output of more than so many words."""
    return lambda text: [Hypothesis(" ".join(text.split()[:limit]), -0.5, truncated=len(text.split()) > limit)]


def looping_above(limit):
    return lambda text: [Hypothesis(LOOP if len(text.split()) > limit else text, -0.5)]


def silent_above(limit):
    return lambda text: [Hypothesis("" if len(text.split()) > limit else text, -0.5)]


def test_sentences_that_fit_go_through_in_one_call_untouched():
    inner = Recorder()
    sentences = ["un deux", words(20), "trois."]
    assert [hypotheses[0].text for hypotheses in translated(inner, *sentences)] == sentences
    assert inner.calls == [sentences]


def test_no_sentences_no_call():
    inner = Recorder()
    assert translated(inner) == []
    assert inner.calls == []


def test_what_is_said_about_the_engine_is_the_inner_ones():
    inner = Recorder()
    complete = CompleteTranslator(inner)
    assert complete.signature == inner.signature
    assert complete.max_input_tokens == 20
    assert complete.count_tokens(["a b"]) == [2]
    complete.close()
    assert inner.closed


def test_a_long_sentence_is_translated_in_parts_and_joined():
    inner = Recorder()
    sentence = words(137)
    ((only,),) = translated(inner, sentence)
    assert only.text == sentence
    assert not only.truncated
    assert len(inner.calls) == 1
    assert all(len(text.split()) <= 20 for text in inner.seen)


sentences = st.lists(
    st.lists(
        st.tuples(st.integers(1, 12) | st.just(150), st.sampled_from(["", ",", ";", " qui"])), min_size=1, max_size=40
    ),
    max_size=4,
)


@given(sentences, st.integers(1, 12), st.sampled_from(["words", "characters"]))
def test_every_word_of_the_source_reaches_the_engine_exactly_once(drawn, limit, unit):
    # No ideograph comes twice, so no part is like another.
    fresh = map(chr, range(0x20000, 0x30000))
    given_sentences = [
        " ".join("".join(next(fresh) for _ in range(length)) + behind for length, behind in row) for row in drawn
    ]
    inner = Recorder(max_input_tokens=limit, token_size=None if unit == "words" else 7)
    answers = translated(inner, *given_sentences)
    together = Counter(character for text in inner.seen for character in text if character >= "\U00020000")
    expected = Counter(character for text in given_sentences for character in text if character >= "\U00020000")
    assert together == expected
    assert [answer[0].text.replace(" ", "") for answer in answers] == [
        text.replace(" ", "") for text in given_sentences
    ]
    assert all(count <= limit for count in inner.count_tokens(inner.seen))


@given(st.lists(st.sampled_from(["a", "bc", " " * 400, " ", "12"]), min_size=1, max_size=30).map("".join))
def test_white_space_longer_than_a_part_is_no_part(text):
    if text.strip():
        inner = Recorder(max_input_tokens=3, token_size=5)
        ((only, *_),) = translated(inner, text.strip())
        assert only.text.split() == text.split() or "".join(only.text.split()) == "".join(text.split())


@pytest.mark.parametrize("faulty_above", [truncated_above, looping_above, silent_above])
@pytest.mark.parametrize("size", [9, 20, 64, 137])
def test_what_comes_out_incomplete_is_translated_again_in_smaller_parts(faulty_above, size):
    inner = Recorder(faulty_above(9))
    sentence = words(size)
    ((only,),) = translated(inner, sentence)
    assert only.text == sentence
    assert not only.truncated


@pytest.mark.parametrize(("faulty_above", "sign"), [(truncated_above, "m0"), (looping_above, LOOP)])
def test_what_is_faulty_in_the_smallest_parts_is_kept_and_marked(faulty_above, sign):
    inner = Recorder(faulty_above(1))
    ((only,),) = translated(inner, words(20))
    assert only.truncated
    assert only.text.startswith(sign)
    # 20 words are halved to 10 and then 5, which is short enough to be left.
    assert min(len(text.split()) for text in inner.seen) in range(2, 9)


def test_where_nothing_comes_out_of_the_smallest_parts_the_source_stands_and_is_marked():
    sentence = words(20)
    ((only,),) = translated(Recorder(silent_above(0)), sentence)
    assert only.text == sentence
    assert only.truncated


def test_a_short_faulty_sentence_is_not_split_at_all():
    inner = Recorder(truncated_above(1))
    ((only,),) = translated(inner, words(8))
    assert inner.calls == [[words(8)]]
    assert only == Hypothesis("m0", -0.5, truncated=True)


def test_only_the_faulty_part_is_translated_again():
    inner = Recorder(lambda text: [Hypothesis(text, -0.5, truncated="m5 " in text and len(text.split()) > 9)])
    sound = words(15, "s")
    answers = translated(inner, sound, words(20), "fin")
    assert [answer[0].text for answer in answers] == [sound, words(20), "fin"]
    assert inner.calls[0] == [sound, words(20), "fin"]
    assert " ".join(inner.calls[1]) == words(20)


def test_a_sound_hypothesis_is_enough_and_the_faulty_ones_go():
    inner = Recorder(
        lambda text: [Hypothesis("cut", -0.1, truncated=True), Hypothesis("", -0.2), Hypothesis(text, -0.3)]
    )
    ((only,),) = translated(inner, words(15), decoding=Decoding(num_hypotheses=3))
    assert only == Hypothesis(words(15), -0.3)
    assert len(inner.calls) == 1


def test_a_repetition_in_the_source_may_stay():
    sentence = "non non non non non non non non non non"
    inner = Recorder()
    ((only,),) = translated(inner, sentence)
    assert (only.text, only.truncated, len(inner.calls)) == (sentence, False, 1)


def test_the_same_sentence_and_the_same_part_are_translated_once():
    inner = Recorder(truncated_above(9))
    half = words(9)
    answers = translated(inner, half, f"{half} {half}", half)
    assert [answer[0].text for answer in answers] == [half, f"{half} {half}", half]
    assert max(Counter(inner.seen).values()) == 1


@pytest.mark.parametrize("answer", [truncated_above(0), lambda text: [], lambda text: [Hypothesis(LOOP, -1.0)]])
@pytest.mark.parametrize("sentence", [words(500), UNSPACED, COMPOSED, "1" * 3000])
def test_an_engine_that_never_gets_there_is_not_asked_forever(answer, sentence):
    inner = Recorder(answer, token_size=4)
    ((only,),) = translated(inner, sentence)
    assert only.text
    assert only.truncated or sentence.startswith("1")
    assert len(inner.calls) <= 10
    assert max(Counter(inner.seen).values(), default=0) <= 1


def test_a_hundred_thousand_characters_without_a_space_take_a_handful_of_calls():
    inner = Recorder(max_input_tokens=110, token_size=3)
    sentence = "".join(map(chr, range(0x20000, 0x20000 + 100_000)))
    ((only,),) = translated(inner, sentence)
    assert only.text == sentence
    assert "".join(inner.seen) == sentence
    assert len(inner.calls) == 1
    assert inner.counted <= 6


def test_what_cannot_be_cut_is_copied():
    inner = Recorder(token_size=3)
    sentence = "1" * 2_000
    ((only,),) = translated(inner, sentence)
    assert (only.text, only.truncated) == (sentence, False)
    assert inner.calls == []


def test_alternatives_of_parts_are_joined_rank_by_rank():
    ((first, second, third),) = translated(
        StubTranslator("", max_input_tokens=10), words(20), decoding=Decoding(num_hypotheses=3)
    )
    assert first.text == words(20)
    assert second.text.startswith("b m0 ")
    joints = second.text.split().count("b")
    assert joints >= 2
    assert [word for word in second.text.split() if word != "b"] == words(20).split()
    assert third.text.split() == ["c" if word == "b" else word for word in second.text.split()]
    assert first.score > second.score > third.score


@given(
    st.lists(st.sampled_from(["mot", "Élysée", "ﬁn", "qui,", "12"]), min_size=1, max_size=80),
    st.integers(2, 30),
    st.booleans(),
)
def test_alignment_points_at_the_same_words_after_splitting(drawn, limit, faulty):
    sentence = "  ".join(drawn)
    inner = StubTranslator("> ", max_input_tokens=limit, truncate_after=9 if faulty else None)
    ((only,),) = translated(inner, sentence, decoding=Decoding(alignment=True))
    assert not only.truncated
    pieces = [sentence[start:end] for (start, end), _ in only.alignment]
    # A limit below a word's share of the sentence cuts the word.
    assert "".join(pieces) == "".join(drawn)
    assert [only.text[first:last] for _, (first, last) in only.alignment] == pieces
