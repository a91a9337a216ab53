from itertools import chain, zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.document import Document, Span
from app.text.sentences import split_french

ANY_TEXT = st.text(st.characters(), max_size=200)  # lone surrogates and control characters too
COPY = st.lists(
    st.sampled_from(
        ["Il part. ", "N. Patrouchev", "«Oui.» ", "\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029", "  ", "\t"]
    )
).map("".join)


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


def interleaved(document: Document) -> str:
    texts = [sentence.text for sentence in document.sentences]
    return "".join(chain.from_iterable(zip_longest(document.gaps(), texts, fillvalue="")))


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, COPY))
def test_gaps_and_sentences_give_the_text_back(text: str) -> None:
    document = Document.parse(text, split_french)
    assert interleaved(document) == text
    assert len(document.gaps()) == len(document.sentences) + 1


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, COPY))
def test_sentences_stand_where_they_say(text: str) -> None:
    document = Document.parse(text, split_french)
    position = 0
    for paragraph in document.paragraphs:
        assert paragraph.sentences
        assert position <= paragraph.span.start
        for sentence in paragraph.sentences:
            assert max(position, paragraph.span.start) <= sentence.span.start < sentence.span.end <= paragraph.span.end
            assert sentence.text == text[sentence.span.start : sentence.span.end] == sentence.text.strip()
            position = sentence.span.end


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, COPY))
def test_rebuilding_with_the_same_texts_changes_nothing(text: str) -> None:
    document = Document.parse(text, split_french)
    rebuilt = document.rebuild([sentence.text for sentence in document.sentences])
    assert rebuilt.text == text
    assert rebuilt.spans == tuple(sentence.span for sentence in document.sentences)
    assert Document.parse(rebuilt.text, split_french) == document


@settings(deadline=None)
@given(COPY, st.data())
def test_spans_of_a_rebuilt_text_are_exact(text: str, data: st.DataObject) -> None:
    document = Document.parse(text, split_french)
    count = len(document.sentences)
    translations = data.draw(st.lists(st.text(max_size=8), min_size=count, max_size=count))
    rebuilt = document.rebuild(translations)
    assert [rebuilt.text[span.start : span.end] for span in rebuilt.spans] == translations
    kept = [
        rebuilt.text[end:start]
        for end, start in zip(
            [0, *(s.end for s in rebuilt.spans)], [*(s.start for s in rebuilt.spans), len(rebuilt.text)], strict=True
        )
    ]
    assert tuple(kept) == document.gaps()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028\u00a0", "\t\r\n"])
def test_white_space_has_no_sentences(text: str) -> None:
    document = Document.parse(text, split_french)
    assert document.paragraphs == ()
    assert document.gaps() == (text,)
    assert document.rebuild([]).text == text


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n\n", "\r\n \t\r\n"]
)
def test_every_line_break_ends_a_paragraph_and_is_kept(line_break: str) -> None:
    document = Document.parse(f"Un titre{line_break}Il part. Elle reste.{line_break}", split_french)
    assert [[sentence.text for sentence in paragraph.sentences] for paragraph in document.paragraphs] == [
        ["Un titre"],
        ["Il part.", "Elle reste."],
    ]
    assert document.rebuild(["A title", "He leaves.", "She stays."]).text == (
        f"A title{line_break}He leaves. She stays.{line_break}"
    )


def test_list_marks_and_spaces_stay() -> None:
    document = Document.parse("  - Le pain\n\n  1. Le vin.  Il est bon. \n", split_french)
    assert document.rebuild(["Bread", "Wine.", "It is good."]).text == "  - Bread\n\n  1. Wine.  It is good. \n"


def test_a_translation_may_be_empty() -> None:
    document = Document.parse("Il part. Elle reste.", split_french)
    assert document.rebuild(["", "She stays."]).spans == (Span(0, 0), Span(1, 11))


@pytest.mark.parametrize("translations", [[], ["a", "b"]])
def test_as_many_translations_as_sentences(translations: list[str]) -> None:
    with pytest.raises(ValueError, match="zip"):
        Document.parse("Il part.", split_french).rebuild(translations)


def test_what_a_splitter_returns_is_trimmed() -> None:
    document = Document.parse(" a b ", lambda text: [Span(0, 2), Span(2, 2), Span(1, 3)])
    assert [sentence.text for sentence in document.sentences] == ["a", "b"]


def test_any_splitter_serves() -> None:
    assert [sentence.text for sentence in Document.parse("a. b.\nc", whole).sentences] == ["a. b.", "c"]


def test_no_sentence_ends_within_what_is_kept() -> None:
    text = "Lire Oui. Non. Peut-être hier. Fin. Le Quoi ? Rien. ici."
    document = Document.parse(text, split_french, [Span(5, 24), Span(39, 51)])
    assert [(sentence.text, sentence.kept) for sentence in document.sentences] == [
        ("Lire Oui. Non. Peut-être hier.", (Span(5, 24),)),
        ("Fin.", ()),
        ("Le Quoi ? Rien. ici.", (Span(3, 15),)),
    ]


@given(COPY, st.sets(st.integers(0, 60), max_size=8))
def test_what_is_kept_is_found_again_in_its_sentence(text: str, edges: set[int]) -> None:
    borders = sorted(edge for edge in edges if edge <= len(text))
    kept = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    document = Document.parse(text, split_french, kept)
    assert interleaved(document) == text
    for sentence in document.sentences:
        for span in sentence.kept:
            whole = Span(span.start + sentence.span.start, span.end + sentence.span.start)
            assert whole in kept
