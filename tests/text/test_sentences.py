"""Sentence splitting, held against passages split by hand: tests/text/gold/*.txt, whose head says how to read them."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.document import Document
from app.text.sentences import split_english, split_french
from app.text.span import Span
from bench.gold import Agreement, marked, read_gold

GOLD = Path(__file__).parent / "gold"
SAMPLES = Path(__file__).parents[2] / "samples"
Split = Callable[[str], list[Span]]


def gold(name: str) -> list[str]:
    lines = (GOLD / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def passage(marked: str) -> tuple[str, list[str]]:
    """The plain text and the sentences of a line of a gold file."""
    text = re.sub(r"[{}]", "", re.sub(r" ?\|( ?)", r"\1", marked))
    sentences = [re.sub(r"\{[^}]*\}", "", part).strip() for part in marked.split("|")]
    return text, sentences


def texts(split: Split, text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text)]


@pytest.mark.parametrize("line", gold("french.txt"))
def test_french_passages(line: str) -> None:
    text, sentences = passage(line)
    assert texts(split_french, text) == sentences


@pytest.mark.parametrize("line", gold("english.txt"))
def test_english_passages(line: str) -> None:
    text, sentences = passage(line)
    assert texts(split_english, text) == sentences


def test_news_passages() -> None:
    """At least 99 % right, by precision and by recall: a few passages have no answer that a rule can give."""
    agreement, faults = Agreement(), []
    for item in read_gold(sorted(GOLD.glob("news_*.txt"))):
        sentences = Document.parse(item.text, split_french).sentences
        found = item.found(sentence.span.end for sentence in sentences)
        agreement.add(item, found)
        if found != item.boundaries:
            faults.append(marked(item, found))
    assert agreement.passages >= 200
    assert min(agreement.precision, agreement.recall) >= 0.99, "\n".join(faults)


def test_the_sample_article() -> None:
    text = (SAMPLES / "burns-patrushev.fr.txt").read_text(encoding="utf-8")
    found = [
        [sentence.text for sentence in paragraph.sentences]
        for paragraph in Document.parse(text, split_french).paragraphs
    ]
    assert found == [passage(line)[1] for line in gold("burns-patrushev.txt")]


def test_typographic_and_straight_marks_split_alike() -> None:
    text = (SAMPLES / "burns-patrushev.fr.txt").read_text(encoding="utf-8")
    straight = text.translate(str.maketrans("’«»", '\'""'))
    assert split_french(straight) == split_french(text)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_no_break_spaces_before_marks(space: str) -> None:
    text = f"«{space}Vraiment{space}?{space}», a-t-il demandé. «{space}Oui{space}!{space}» Il rit{space}! Fin."
    assert texts(split_french, text) == [
        f"«{space}Vraiment{space}?{space}», a-t-il demandé.",
        f"«{space}Oui{space}!{space}»",
        f"Il rit{space}!",
        "Fin.",
    ]


def test_a_line_break_is_a_space_and_a_blank_line_an_end() -> None:
    assert texts(split_french, "M.\nMacron\nest venu.\nIl parle") == ["M.\nMacron\nest venu.", "Il parle"]
    assert texts(split_french, "Un titre\n\nLe texte.") == ["Un titre", "Le texte."]


@pytest.mark.parametrize("split", [split_french, split_english])
def test_any_white_space_may_stand_between_a_capital_and_a_full_stop(split: Split) -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert len(spaces) > 20
    for space in spaces:
        assert "".join(texts(split, f"Le plan N{space}.M. Dupont")).endswith("Dupont")


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0\u2003"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert split_french(text) == []


@pytest.mark.parametrize("text", ["...", "-", "?", "«»", "***", ". . .", "1.", "\ud800", "\x00."])
def test_text_without_words_is_one_sentence(text: str) -> None:
    assert texts(split_french, text) == [text]


# What real copy has at sentence ends, in any order: far denser in traps than arbitrary characters.
PIECES = st.sampled_from(
    [*(GOLD / "pieces.txt").read_text(encoding="utf-8").split(), " ", " ", "\u202f", "\n", "\ud800", "\u0301"]
)
COPY = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(st.characters(), max_size=60))


@pytest.mark.parametrize("split", [split_french, split_english])
@settings(deadline=None)
@given(text=COPY)
def test_spans_are_in_order_and_leave_out_no_word(split: Split, text: str) -> None:
    spans = split(text)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        part = text[span.start : span.end]
        assert part == part.strip()
        # Between sentences there is white space, or a list mark, an outline's number or a dash with white space behind.
        assert re.fullmatch(r"\s*(?:(?:\S{1,8}|[\d.]+)\s+){0,2}", text[position : span.start])
        position = span.end
    assert not text[position:].strip()
    assert bool(spans) == bool(text.strip())


@pytest.mark.parametrize(("split", "name"), [(split_french, "french.txt"), (split_english, "english.txt")])
def test_a_sentence_alone_is_not_split_again(split: Split, name: str) -> None:
    sentences = [sentence for line in gold(name) for sentence in passage(line)[1]]
    assert [texts(split, sentence) for sentence in sentences] == [[sentence] for sentence in sentences]


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "«a. ", "(a. B ", '"a. ', ".", ". ", "...! ", "«", "((", "M. ", "\n", " ", "a.B", "» ", "é\u0301. "],
)
def test_a_hundred_thousand_characters_are_split(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert sum(span.end - span.start for span in split_french(text)) <= len(text)
