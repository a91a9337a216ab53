"""The engine without a model keeps the promises of the protocol."""

from dataclasses import replace

import pytest

from app.engines.protocol import Decoding, Translator
from app.engines.stub import StubTranslator


def test_it_is_a_translator():
    translator: Translator = StubTranslator()
    ((only,),) = translator.translate(["Un mot."], Decoding())
    assert (only.text, only.truncated, only.alignment) == ("[en] Un mot.", False, ())
    assert only.score <= 0
    assert translator.count_tokens(["Un mot.", "Un"]) == [2, 1]
    assert str(translator.signature) == str(StubTranslator().signature)
    translator.close()


def test_hypotheses_are_distinct_and_best_first():
    (hypotheses,) = StubTranslator().translate(["Un"], Decoding(num_hypotheses=3))
    assert len({hypothesis.text for hypothesis in hypotheses}) == 3
    assert sorted(hypotheses, key=lambda hypothesis: -hypothesis.score) == hypotheses


@pytest.mark.parametrize("truncate_after", [None, 2])
def test_every_word_that_comes_out_is_aligned_with_itself(truncate_after):
    sentence = "Deux  mots et un"
    translator = StubTranslator(truncate_after=truncate_after)
    ((only,),) = translator.translate([sentence], Decoding(alignment=True))
    words = sentence.split()[:truncate_after]
    assert [sentence[start:end] for (start, end), _ in only.alignment] == words
    assert [only.text[start:end] for _, (start, end) in only.alignment] == words
    assert only.truncated == (truncate_after is not None)


def test_it_fails_and_waits_where_told_to(monkeypatch):
    waited = []
    monkeypatch.setattr("app.engines.stub.time.sleep", waited.append)
    broken = StubTranslator(failure=RuntimeError("no"))
    with pytest.raises(RuntimeError, match="no"):
        broken.translate(["Un"], Decoding())
    assert waited == []
    replace(broken, failure=None, delay=2.5).translate(["Un"], Decoding())
    assert waited == [2.5]
