"""Idioms that a model reads in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.ctranslate2_translator import CTranslate2Translator
from app.engines.marian_tokenizer import MarianTokenizer
from app.engines.protocol import Decoding
from app.engines.readings import Readings
from app.errors import ModelError
from app.models.folders import embedded_folder

READINGS = Readings({"avec sursis": "suspendus", "un an avec sursis": "un an suspendu", "bat de l'aile": "va mal"})
SHIPPED = Readings.load(embedded_folder() / "depeche-fr-en")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Deux ans avec sursis.", "Deux ans suspendus."),
        ("Un an avec sursis", "Un an suspendu"),
        ("Le projet bat de l'aile !", "Le projet va mal !"),
        ("Il combat de l'aile", "Il combat de l'aile"),
        ("avec sursis-là", "avec sursis-là"),
    ],
)
def test_idioms_are_read_in_other_words(said: str, read: str) -> None:
    assert READINGS.of(said).text == read


@given(st.lists(st.sampled_from(["bat de l'aile", "avec sursis", "un an", " ", "é", "épinglé", "İ"])).map(" ".join))
def test_what_was_read_has_its_place_in_the_sentence(text: str) -> None:
    for readings in (READINGS, SHIPPED):
        reading = readings.of(text)
        everywhere = [(place, place + 1) for place in range(len(reading.text))]
        originals = reading.places(everywhere)
        for (place, _), (start, end) in zip(everywhere, originals, strict=True):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == reading.text[place] or end - start > 1
        # Nothing is left out, and all is in order.
        assert [start for start, _ in originals] == sorted(start for start, _ in originals)
        assert {place for start, end in originals for place in range(start, end)} == set(range(len(text)))


def test_a_model_without_a_list_reads_what_stands_there(tmp_path) -> None:
    assert Readings.load(tmp_path).of("Deux ans avec sursis.").text == "Deux ans avec sursis."


@pytest.mark.parametrize("line", ["avec sursis", "\tx", "x\t"])
def test_a_list_that_cannot_be_is_refused_with_its_line(tmp_path, line: str) -> None:
    (tmp_path / "readings.tsv").write_text(f"# idioms\n{line}\n", "utf-8")
    with pytest.raises(ModelError, match="line 2"):
        Readings.load(tmp_path)


def test_a_list_that_is_no_text_is_refused(tmp_path) -> None:
    (tmp_path / "readings.tsv").write_bytes(b"\xff")
    with pytest.raises(ModelError, match="can't be read"):
        Readings.load(tmp_path)


@pytest.mark.engine
def test_an_idiom_has_the_pieces_of_its_reading_and_the_place_of_its_own(embedded_model) -> None:
    tokenizer = MarianTokenizer(embedded_model)
    sentence = "La coalition bat de l'aile, a dit le juge."
    assert tokenizer.encode([sentence]) == tokenizer.encode([sentence.replace("bat de l'aile", "va mal")])
    places = tokenizer.source_offsets([sentence])[0]
    parts = [sentence[start:end].strip() for start, end in places]
    assert "bat de l'aile" in parts
    assert parts[-2:] == ["juge", "."]


@pytest.mark.engine
def test_a_suspended_sentence_is_suspended(converted_model) -> None:
    translator = CTranslate2Translator(converted_model("int8"))
    ((best,),) = translator.translate(["Il a été condamné à deux ans de prison avec sursis."], Decoding())
    assert "suspended" in best.text
    translator.close()
