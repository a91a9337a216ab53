"""Pieces of the embedded model and the characters they stand for."""

import re
import shutil
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.marian_tokenizer import UNKNOWN, MarianTokenizer
from app.errors import ModelError

pytestmark = pytest.mark.engine

# Plain French, what NFKC makes longer or shorter, what no model knows, and what is not even a character.
LETTERS = "abcdeéèêëàçôœæÉŒ ABC.,'\"-«»"
CHANGED = "ﬁﬃ½№㎏…１２３\u0301\u00a0\u202f²ªﾞｱ"
FOREIGN = "日本語😀👩\u200d🚀\ufe0fЖß▁\u0000\t\n\u200b\ufffd\ud800"
texts = st.text(st.sampled_from(LETTERS) | st.sampled_from(CHANGED) | st.sampled_from(FOREIGN), max_size=40) | st.text()


@pytest.fixture(scope="module")
def tokenizer(embedded_model, tmp_path_factory):
    """Of the model's files without its other readings of idioms, which tests/engines/test_readings.py has."""
    folder = tmp_path_factory.mktemp("tokenizer")
    for name in ("source.spm", "target.spm", "vocab.json"):
        (folder / name).symlink_to(embedded_model / name)
    return MarianTokenizer(folder)


@pytest.fixture(scope="module")
def ordinary(tokenizer):
    """The pieces that stand for characters."""
    return [piece for piece in tokenizer.vocabulary if not re.fullmatch(r"<.*>", piece)]


@pytest.fixture(scope="module")
def sentences(request):
    return (request.path.parent / "parity_sentences.txt").read_text("utf-8").splitlines()


def sliced(text, offsets):
    return [text[start:end] for start, end in offsets]


def letters(text):
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())


def assert_tiled(offsets, text, start=0):
    """One after the other, without a gap, inside the text."""
    for first, last in offsets:
        assert first == start
        assert last >= first
        start = last
    assert start <= len(text)


def test_sentences_are_put_together_as_they_were(tokenizer, sentences):
    pieces = tokenizer.encode(sentences)
    assert tokenizer.decode(pieces) == sentences
    assert tokenizer.count(sentences) == [len(sentence) for sentence in pieces]
    assert not any(UNKNOWN in sentence for sentence in pieces)
    assert all(piece in tokenizer.vocabulary for sentence in pieces for piece in sentence)


def test_pieces_and_characters_say_the_same(tokenizer, sentences):
    for sentence, pieces, offsets in zip(
        sentences, tokenizer.encode(sentences), tokenizer.source_offsets(sentences), strict=True
    ):
        assert_tiled(offsets, sentence)
        assert offsets[-1][1] == len(sentence)
        assert [part.strip() for part in sliced(sentence, offsets)] == [piece.strip("▁") for piece in pieces]


def test_unknown_characters_are_marked_and_counted(tokenizer):
    (pieces,) = tokenizer.encode(["Un 😀 ici"])
    assert pieces.count(UNKNOWN) == 1
    assert tokenizer.count(["Un 😀 ici"]) == [len(pieces)]


def test_nothing_has_no_pieces(tokenizer):
    assert tokenizer.encode(["", " "]) == [[], []]
    assert tokenizer.source_offsets(["", " "]) == [(), ()]
    assert tokenizer.decode([[]]) == [""]
    assert tokenizer.encode([]) == tokenizer.decode([]) == tokenizer.decode_with_offsets([]) == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [("la ﬁn du mois", "ﬁn"), ("le N° １２３４５ ici", "１２３４５"), ("un e\u0301te\u0301 chaud", "e\u0301te\u0301")],
)
def test_offsets_hold_behind_characters_that_normalisation_makes_longer_or_shorter(tokenizer, sentence, word):
    (pieces,) = tokenizer.encode([sentence])
    (offsets,) = tokenizer.source_offsets([sentence])
    at = sentence.index(word)
    inside = [
        (piece, sentence[first:last].strip())
        for piece, (first, last) in zip(pieces, offsets, strict=True)
        if first < at + len(word) and last > at
    ]
    assert "".join(part for _, part in inside) == word
    assert "".join(piece for piece, _ in inside).strip("▁") == unicodedata.normalize("NFKC", word)


@given(text=texts)
def test_source_offsets_tile_the_sentence(tokenizer, text):
    (pieces,) = tokenizer.encode([text])
    (offsets,) = tokenizer.source_offsets([text])
    assert len(pieces) == len(offsets) == tokenizer.count([text])[0]
    if offsets:
        assert_tiled(offsets, text, start=offsets[0][0])
        # What stands before and behind is nothing that the model could see.
        assert not letters(text[: offsets[0][0]])
        assert not letters(text[offsets[-1][1] :])


@given(text=texts)
def test_target_offsets_tile_the_text(tokenizer, text):
    (pieces,) = tokenizer.encode([text])
    (decoded,) = tokenizer.decode_with_offsets([pieces])
    assert decoded.text == tokenizer.decode([pieces])[0]
    assert len(decoded.offsets) == len(pieces)
    assert_tiled(decoded.offsets, decoded.text)
    assert "".join(sliced(decoded.text, decoded.offsets)) == decoded.text


@given(places=st.lists(st.integers(0, 10**6), max_size=20))
def test_any_output_of_the_model_is_tiled_by_its_pieces(tokenizer, ordinary, places):
    pieces = [ordinary[place % len(ordinary)] for place in places]
    (decoded,) = tokenizer.decode_with_offsets([pieces])
    assert_tiled(decoded.offsets, decoded.text)
    assert decoded.text == "".join(sliced(decoded.text, decoded.offsets)) == decoded.text.strip()
    assert decoded.text.replace(" ", "") == "".join(pieces).replace("▁", "").replace(" ", "")


def test_a_crowd_is_taken_apart_like_each_one_alone(tokenizer, sentences):
    assert tokenizer.encode(sentences) == [tokenizer.encode([sentence])[0] for sentence in sentences]
    assert tokenizer.source_offsets(sentences) == [tokenizer.source_offsets([sentence])[0] for sentence in sentences]


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
def test_pieces_are_those_of_transformers(tokenizer, embedded_model, sentences):
    from transformers import MarianTokenizer as Original

    original = Original.from_pretrained(embedded_model)
    hard = [*sentences, "ﬁn １２３ ½ …", "Un 😀 ici", "« Il faut », a-t-il dit — non sans peine…"]
    assert tokenizer.encode(hard) == [
        [piece if piece in tokenizer.vocabulary else UNKNOWN for piece in original.tokenize(sentence)]
        for sentence in hard
    ]


@pytest.mark.parametrize("name", ["source.spm", "target.spm", "vocab.json"])
@pytest.mark.parametrize("content", [None, b"broken"])
def test_a_tokenizer_that_cannot_be_read_is_a_model_error(embedded_model, tmp_path, name, content):
    for file in ("source.spm", "target.spm", "vocab.json"):
        shutil.copyfile(embedded_model / file, tmp_path / file)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match=re.escape(str(tmp_path))) as caught:
        MarianTokenizer(tmp_path)
    assert caught.value.detail["path"] == str(tmp_path)
