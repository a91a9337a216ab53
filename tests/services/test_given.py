"""English that is given sentence by sentence, in the place of what the engine makes."""

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from app.engines.protocol import Decoding
from app.engines.stub import StubTranslator
from app.errors import InvalidRequestError
from app.services.given import GivenSentence, _same
from app.services.memory import TranslationMemory
from app.services.memory_pairs import EditorPairs, Pair
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker
from tests.services.conftest import FixedDetector


def options(*english: str, form: str = "html") -> TranslationOptions:
    return TranslationOptions(format=form, edited=False, given=tuple(GivenSentence(one) for one in english))


async def translated(translation: TranslationService, text: str, *english: str, form: str = "html") -> str:
    (answer,) = await translation.translate([text], "fr", options=options(*english, form=form))
    return answer.text


async def test_given_english_stands_in_the_place_of_the_translation(translation: TranslationService) -> None:
    text = "Un jour. \n\n  Deux jours.\r\n"
    assert await translated(translation, text, "One.", "Two!", form="text") == "One. \n\n  Two!\r\n"


async def test_the_same_sentence_may_be_given_in_two_ways(translation: TranslationService) -> None:
    """A memory of pairs could not tell them apart."""
    assert await translated(translation, "<p>Oui.</p><p>Oui.</p>", "Yes.", "Aye.") == "<p>Yes.</p><p>Aye.</p>"


async def test_formatting_stays_on_its_word_where_others_are_edited(translation: TranslationService) -> None:
    html = "<p>Un très <b>petit</b> chat gris.</p>"
    assert (
        await translated(translation, html, "[en] A quite very petit cat")
        == "<p>[en] A quite very <b>petit</b> cat</p>"
    )


async def test_what_was_to_check_in_the_machines_english_is_not_told_of_an_editors(
    translation: TranslationService,
) -> None:
    (answer,) = await translation.translate(
        ["Il y a 3 chats. Il y a 4 chiens."],
        "fr",
        options=options("[en] Il y a 3 chats.", "There are dogs.", form="text"),
    )
    assert [pair.is_edited for pair in answer.pairs] == [False, True]
    assert [flag for pair in answer.pairs if pair.is_edited for flag in pair.flags] == []
    assert [answer.text[pair.target_span.start : pair.target_span.end] for pair in answer.pairs] == [
        pair.target for pair in answer.pairs
    ]


async def test_given_english_goes_before_an_editors_of_the_memory(tmp_path, detector: FixedDetector) -> None:
    pairs = EditorPairs(tmp_path / "memory.sqlite")
    pairs.add([Pair("Un chat.", "A remembered cat.", 1)])
    worker = EngineWorker(StubTranslator())
    service = TranslationService(worker, detector, Decoding(), TranslationMemory(1_000_000, pairs=pairs))
    assert await translated(service, "<p>Un <i>chat</i>.</p>", "[en] Un cat.") == "<p>[en] Un <i>cat</i>.</p>"
    worker.close()
    pairs.close()


@pytest.mark.parametrize("english", [("One.",), ("One.", "Two.", "Three.")])
async def test_another_number_of_sentences_is_refused(
    translation: TranslationService, english: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidRequestError, match="2 in the file"):
        await translated(translation, "<p>Un.</p><p>Deux.</p>", *english)


async def test_sentences_of_another_text_are_refused(translation: TranslationService) -> None:
    given = (GivenSentence("One.", "Un."), GivenSentence("Three.", "Trois."))
    with pytest.raises(InvalidRequestError, match=r"Sentence 2 .*“Deux\.”"):
        await translation.translate(["<p>Un.</p><p>Deux.</p>"], "fr", options=TranslationOptions("html", given=given))
    changed = (GivenSentence("One.", "Un."), GivenSentence("Three."))
    (answer,) = await translation.translate(
        ["<p>Un.</p><p>Deux.</p>"], "fr", options=TranslationOptions("html", given=changed)
    )
    assert answer.text == "<p>One.</p><p>Three.</p>"


async def test_an_empty_sentence_leaves_its_paragraph_empty(translation: TranslationService) -> None:
    html = await translated(translation, "<p>Un <b>chat</b>.</p><p>Deux.</p>", "", "Two.")
    assert html.endswith("<p>Two.</p>")
    assert "chat" not in html


@examples(st.lists(st.text("ab ,.", max_size=20), max_size=12), st.lists(st.text("ab ,.", max_size=20), max_size=12))
def test_what_two_texts_have_in_common_is_the_same_in_both(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    for start, place, length in _same(before, after):
        assert before[start : start + length] == after[place : place + length]


def test_texts_that_are_too_long_to_compare_have_nothing_in_common() -> None:
    assert _same("a b " * 1000, "a c " * 1000) == []
