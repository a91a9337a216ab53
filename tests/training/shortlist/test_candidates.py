"""What a shortlist holds, and how it is written."""

from training.align.ibm1 import learn
from training.shortlist.candidates import Common, always, copied, lines, with_sources

PIECES = [
    "</s>",
    "<unk>",
    "<pad>",
    "▁the",
    "▁dog",
    "▁cat",
    "▁chien",
    "▁chat",
    "▁Burns",
    "ing",
    "x",
    "42",
    "▁%",
    "▁rare",
]
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}
COUNTS = {"▁the": 90, "▁dog": 30, "▁cat": 30, "ing": 20, "▁Burns": 2, "▁rare": 1}


def common(frequent: int = 1, continued: int = 20, copies: int = 2) -> set[str]:
    return always(PIECES, COUNTS, {"▁Burns": 2}, Common(frequent, continued, copies))


def numbered(*pieces: str) -> list[int]:
    return [NUMBERS[piece] for piece in pieces]


def candidates(most: int = 5) -> dict[str, list[str]]:
    pairs = [(numbered("▁chien"), numbered("▁dog")), (numbered("▁chat"), numbered("▁cat"))] * 3
    return with_sources(learn(pairs), PIECES, common(copies=3), most)


def test_digits_marks_and_letters_are_always_there() -> None:
    assert {"</s>", "42", "▁%", "x"} <= common()


def test_the_most_frequent_are_always_there() -> None:
    assert {"▁the", "▁dog", "▁cat"} & common(1) == {"▁the"}
    assert {"▁the", "▁dog", "▁cat", "▁rare"} & common(3) == {"▁the", "▁dog", "▁cat"}


def test_what_goes_on_with_a_word_is_there_where_it_is_not_rare() -> None:
    assert "ing" in common(continued=20)
    assert "ing" not in common(continued=21)


def test_what_is_copied_is_there() -> None:
    assert "▁Burns" in common(copies=2)
    assert "▁Burns" not in common(copies=3)


def test_copies_are_counted_once_a_pair() -> None:
    pairs = [["▁Burns", "▁Burns", "▁a"], ["▁Burns"]], [["▁Burns", "▁Burns", "▁has"], ["▁he"]]
    assert copied(*pairs) == {"▁Burns": 1}


def test_the_model_is_never_offered_what_it_must_not_write() -> None:
    assert not {"<unk>", "<pad>"} & common(100)
    assert not any({"<unk>", "<pad>"} & {source, *targets} for source, targets in candidates().items())


def test_a_piece_admits_its_translation_and_itself() -> None:
    assert candidates()["▁chien"] == ["▁dog", "▁chien"]
    assert candidates()["▁Burns"] == ["▁Burns"]
    assert "▁the" not in candidates()  # it is always there


def test_no_more_translations_than_asked_for() -> None:
    assert candidates(0)["▁chien"] == ["▁chien"]


def test_the_file_is_as_ctranslate2_reads_it() -> None:
    assert list(lines({"b", "a"}, {"▁chien": ["▁dog", "▁chien"]})) == ["\ta b", "▁chien\t▁dog ▁chien"]
