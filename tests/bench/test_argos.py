"""The package that LibreTranslate is given."""

import json
import zipfile
from pathlib import Path

import pytest

from bench.argos import build_package

CONFIG = {"add_source_eos": False, "unk_token": "<unk>"}
FILES = {"model.bin": b"weights", "shared_vocabulary.json": b"[]", "source.spm": b"pieces", "target.spm": b"others"}


@pytest.fixture
def converted(tmp_path: Path) -> Path:
    folder = tmp_path / "converted"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "config.json").write_text(json.dumps(CONFIG), "utf-8")
    return folder


def test_it_is_a_zip_of_one_folder_with_the_files_that_argos_reads(converted: Path, tmp_path: Path):
    package = build_package(converted, tmp_path / "fr_en.argosmodel")

    with zipfile.ZipFile(package) as content:
        assert sorted(content.namelist()) == [
            "fr_en/README.md",
            "fr_en/metadata.json",
            "fr_en/model/config.json",
            "fr_en/model/model.bin",
            "fr_en/model/shared_vocabulary.json",
            "fr_en/sentencepiece.model",
        ]
        metadata = json.loads(content.read("fr_en/metadata.json"))
        assert (metadata["from_code"], metadata["to_code"], metadata["type"]) == ("fr", "en", "translate")
        assert content.read("fr_en/model/model.bin") == b"weights"
        assert content.read("fr_en/sentencepiece.model") == b"pieces"


def test_ctranslate2_is_told_to_write_the_end_mark_that_argos_does_not(converted: Path, tmp_path: Path):
    package = build_package(converted, tmp_path / "fr_en.argosmodel")

    with zipfile.ZipFile(package) as content:
        assert json.loads(content.read("fr_en/model/config.json")) == {**CONFIG, "add_source_eos": True}


def test_without_a_file_nothing_is_left_behind_under_the_package_s_name(converted: Path, tmp_path: Path):
    (converted / "source.spm").unlink()

    with pytest.raises(FileNotFoundError):
        build_package(converted, tmp_path / "fr_en.argosmodel")
    assert not (tmp_path / "fr_en.argosmodel").exists()


@pytest.mark.engine
def test_the_packed_weights_translate_as_the_service_s_do(tmp_path: Path):
    """Argos gives pieces without an end mark, and joins what comes out with the source's SentencePiece model."""
    import ctranslate2
    import sentencepiece

    from app.engines.marian_tokenizer import END, MarianTokenizer
    from bench.systems.model import converted_folder

    folder = converted_folder()
    with zipfile.ZipFile(build_package(folder, tmp_path / "fr_en.argosmodel")) as content:
        content.extractall(tmp_path)
    packed = ctranslate2.Translator(str(tmp_path / "fr_en" / "model"), compute_type="int8", intra_threads=1)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "fr_en" / "sentencepiece.model"))
    sentence = "Le président a rencontré W. Burns à Moscou, et « tout va bien »."

    output = packed.translate_batch([pieces.encode(sentence, out_type=str)], beam_size=4)[0].hypotheses[0]
    joined = pieces.decode_pieces(output).replace("▁", " ").strip()

    tokenizer = MarianTokenizer(folder)
    whole = ctranslate2.Translator(str(folder), compute_type="int8", intra_threads=1)
    encoded = [[*tokenizer.encode([sentence])[0], END]]
    assert joined == tokenizer.decode([whole.translate_batch(encoded, beam_size=4)[0].hypotheses[0]])[0]
