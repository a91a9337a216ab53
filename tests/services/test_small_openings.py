"""First words that the model knows in small letters only are read so, and printed with their capital."""

from collections.abc import Sequence

from app.engines.protocol import Hypothesis
from app.services.sentence_work import prepare, source_sentences
from app.services.small_openings import with_small_openings
from app.services.source_sentence import SourceSentence
from app.text.bounds import split_bounded
from app.text.document import Document


def pieces(texts: Sequence[str]) -> list[int]:
    """Count as a vocabulary does that has words in small letters only, and «Cette» in two pieces."""
    return [2 if text == "Cette" else 1 if text[0].islower() else 3 for text in texts]


def read(*texts: str) -> list[SourceSentence]:
    prepared = [prepare(Document.parse(text, split_bounded)) for text in texts]
    return list(with_small_openings(source_sentences(prepared, names=True), pieces).values())


def test_the_model_reads_it_small_and_print_has_the_capital() -> None:
    (sentence,) = read("Grève à Paris")
    assert sentence.engine_text == "grève à Paris"
    assert sentence.printed(Hypothesis("strike in Paris", -1.0)).text == "Strike in Paris"


def test_heads_in_capitals_too() -> None:
    (sentence,) = read("GRÈVE À PARIS")
    assert sentence.engine_text == "grève à Paris"
    assert sentence.printed(Hypothesis("strike in Paris", -1.0)).text == "STRIKE IN PARIS"


def test_one_piece_more_is_enough_in_heads_only() -> None:
    long, head = read("Cette grève nationale a commencé dans toute la région ce mardi.", "Cette grève")
    assert long.engine_text.startswith("Cette")
    assert head.engine_text == "cette grève"


def test_a_word_that_may_be_a_name_keeps_its_capital() -> None:
    first, _ = read("Marchand en or", "Le nageur Léon Marchand a gagné.")
    assert first.engine_text == "Marchand en or"
    assert read("Marchand en or")[0].engine_text == "marchand en or"
    assert read("Macron à Paris")[0].engine_text == "Macron à Paris"
