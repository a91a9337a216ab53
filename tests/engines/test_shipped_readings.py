"""The list beside the embedded model."""

from app.engines.marian_tokenizer import UNKNOWN, MarianTokenizer
from app.engines.readings import READINGS, Readings
from app.text.normalize import normalize


def test_rows_are_in_the_form_that_the_engine_sees(embedded_model) -> None:
    rows = [
        line.split("\t")
        for line in (embedded_model / READINGS).read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    idioms = [idiom for idiom, _ in rows]
    assert len(set(idioms)) == len(idioms)
    for idiom, read in rows:
        assert normalize(idiom).text == idiom == idiom.lower()
        assert normalize(read).text == read != idiom
    readings = Readings.load(embedded_model)
    assert all(readings.of(idiom).text == read for idiom, read in rows)
    pieces = MarianTokenizer(embedded_model).encode([read for _, read in rows])
    assert not any(UNKNOWN in sentence for sentence in pieces)
