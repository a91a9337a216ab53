"""Both engines hold the same weights: with the same arithmetic they give the same text.

Where they don't, the test says which sentence, what each gave, and how far their scores are apart: only a near tie,
which rounding may turn either way, is let through.
"""

import shutil

import pytest
import transformers

from app.engines.ctranslate2_translator import CTranslate2Translator
from app.engines.protocol import Decoding
from app.engines.transformers_translator import TransformersTranslator
from app.errors import ModelError

pytestmark = [pytest.mark.engine, pytest.mark.torch]

# Scores are means per token. float32 sums in another order differ by some 1e-4 over a sentence.
NEAR_TIE = 1e-3
# int8 rounds weights to 255 steps, so that words may differ; measured 38 of 50, 41 of 50 with a slightly other model.
SAME_IN_INT8 = 0.5


@pytest.fixture(scope="module")
def sentences(request):
    return (request.path.parent / "parity_sentences.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def original(embedded_model):
    # One thread: two that wait for each other on a busy machine take three times as long.
    translator = TransformersTranslator(embedded_model, model="m", revision="r", threads=1)
    yield translator
    translator.close()


@pytest.fixture(scope="module")
def float32(converted_model):
    translator = CTranslate2Translator(converted_model("float32"), compute_type="float32", threads=1, shortlist=False)
    yield translator
    translator.close()


@pytest.fixture(scope="module")
def int8(converted_model):
    translator = CTranslate2Translator(converted_model("int8"), compute_type="int8", threads=1, shortlist=False)
    yield translator
    translator.close()


@pytest.fixture(scope="module")
def answers(original, sentences):
    """Of transformers, beam 4: slow enough to be asked once."""
    return original.translate(sentences, Decoding())


def assert_same(sentences, expected, given):
    """Compare best hypotheses; a difference that is no near tie fails with both texts and scores."""
    differences = [
        f"{sentence}\n  transformers {one.score:.5f} {one.text}\n  ctranslate2  {other.score:.5f} {other.text}"
        for sentence, (one, *_), (other, *_) in zip(sentences, expected, given, strict=True)
        if one.text != other.text and abs(one.score - other.score) >= NEAR_TIE
    ]
    assert not differences, "\n".join(differences)


def test_both_engines_give_the_same_text_in_float32(answers, float32, sentences):
    assert len(sentences) == 50
    given = float32.translate(sentences, Decoding())
    assert_same(sentences, answers, given)
    for (one, *_), (other, *_) in zip(answers, given, strict=True):
        if one.text == other.text:
            assert one.score == pytest.approx(other.score, abs=NEAR_TIE)
            assert one.truncated == other.truncated


def test_both_engines_give_the_same_text_when_greedy(original, float32, sentences):
    few, greedy = sentences[::4], Decoding(beam_size=1)
    assert_same(few, original.translate(few, greedy), float32.translate(few, greedy))


def test_most_sentences_are_the_same_in_int8(answers, int8, sentences, record_property):
    given = int8.translate(sentences, Decoding())
    same = sum(one.text == other.text for (one, *_), (other, *_) in zip(answers, given, strict=True))
    record_property("same_in_int8", f"{same} of {len(sentences)}")
    assert same / len(sentences) >= SAME_IN_INT8
    scores = [abs(one[0].score - other[0].score) for one, other in zip(answers, given, strict=True)]
    assert sum(scores) / len(scores) < 0.05


@pytest.mark.parametrize("length_penalty", [0.0, 1.0])
def test_alternatives_and_length_penalties_are_the_same(original, float32, sentences, length_penalty):
    decoding = Decoding(num_hypotheses=4, length_penalty=length_penalty)
    few = sentences[::10]
    expected, given = original.translate(few, decoding), float32.translate(few, decoding)
    assert_same(few, expected, given)
    same = sum([h.text for h in one] == [h.text for h in other] for one, other in zip(expected, given, strict=True))
    assert same >= len(few) - 1  # near ties may change places


def test_alignments_are_the_same(original, float32, sentences):
    decoding = Decoding(alignment=True)
    few = sentences[::5]
    pairs = [
        (one, other)
        for expected, given in zip(original.translate(few, decoding), float32.translate(few, decoding), strict=True)
        if expected[0].text == given[0].text
        for one, other in zip(expected[0].alignment, given[0].alignment, strict=True)
    ]
    assert pairs
    assert sum(one == other for one, other in pairs) / len(pairs) > 0.99


def test_an_output_that_reaches_its_limit_is_marked_in_both(original, float32, sentences):
    tight = Decoding(max_output_ratio=0.0, max_output_extra=4)
    long = [sentence for sentence in sentences if len(sentence) > 60][:5]
    for engine in (original, float32):
        assert all(hypotheses[0].truncated for hypotheses in engine.translate(long, tight))


def test_a_sentence_does_not_depend_on_the_crowd(original, answers, sentences):
    few = sentences[:4]
    assert_same(few, answers[:4], [original.translate([sentence], Decoding())[0] for sentence in few])


def test_the_signature_says_what_made_the_answer(original):
    signature = original.signature
    assert (signature.model, signature.revision, signature.quantization) == ("m", "r", "float32")
    assert signature.engine == f"transformers-{transformers.__version__}"
    assert original.max_input_tokens == 110
    assert original.count_tokens(["Oui."])[0] > 0
    assert original.translate([], Decoding()) == []


def test_the_folders_own_generation_defaults_change_nothing(embedded_model, tmp_path, original, sentences):
    folder = tmp_path / "model"
    shutil.copytree(embedded_model, folder)
    (folder / "generation_config.json").write_text('{"num_beams": 1, "max_length": 5, "forced_eos_token_id": 0}')
    other = TransformersTranslator(folder)
    few = sentences[:4]
    assert other.translate(few, Decoding()) == original.translate(few, Decoding())


def test_broken_weights_are_a_model_error(embedded_model, tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(embedded_model, folder)
    (folder / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match="can't load"):
        TransformersTranslator(folder)


def test_scores_are_the_same(original, float32, sentences):
    for sentence in sentences[:10]:
        text = original.translate([sentence], Decoding())[0][0].text
        expected, given = original.score(sentence, text), float32.score(sentence, text)
        assert [(piece.start, piece.end) for piece in given] == [(piece.start, piece.end) for piece in expected]
        assert [piece.log_probability for piece in given] == pytest.approx(
            [piece.log_probability for piece in expected], abs=1e-3
        )
