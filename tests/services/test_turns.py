"""Sentences handed out in turns are those of the whole, in order."""

import asyncio

import pytest

from app.engines.protocol import Decoding
from app.errors import EmptyTextError
from app.services.translation import TranslationOptions, TranslationService
from app.services.turns import FIRST_GROUP, Turn, growing_groups
from app.services.worker import GROUP_SENTENCES, EngineWorker
from tests.services.conftest import FixedDetector, Scripted

STORY = "Titre de l’article\n\nM. Macron a dit « oui ». N. Durand n’a pas répondu.\n\n* * *\n  Fin.\n"
LONG = " ".join(f"Phrase numéro {number} du texte." for number in range(30))


async def turns_of(service: TranslationService, texts: list[str], **options: object) -> list[Turn]:
    asked = TranslationOptions(**options)
    return [turn async for turn in service.translate_in_turns(texts, "fr", options=asked)]


@pytest.mark.parametrize(
    ("texts", "options"),
    [
        ([STORY], {}),
        ([STORY, "", LONG, STORY], {}),
        ([LONG], {"alternatives": 2}),
        ([LONG], {"checks": False}),
        (["<h1>Titre</h1><p>Un <b>mot</b>. Deux.</p><img alt='Une image.'>", "<p>Trois.</p>"], {"format": "html"}),
        (["*** 12 000 🎉"], {}),
    ],
)
async def test_the_turns_are_the_whole(
    translation: TranslationService, texts: list[str], options: dict[str, object]
) -> None:
    turns = await turns_of(translation, texts, **options)
    whole = await translation.translate(texts, "fr", options=TranslationOptions(**options))
    placed = [
        (number, document, pair)
        for number, item in enumerate(whole)
        for document, part in enumerate(item.documents)
        for pair in part.pairs
    ]
    assert placed
    assert [(item.text, item.document, item.pair) for turn in turns for item in turn.pairs] == placed
    assert list(turns[-1].translations or ()) == whole
    assert turns[0] == Turn((), 0, len(placed))
    assert turns[-1].done == len(placed)


async def test_the_first_are_few(translation: TranslationService) -> None:
    turns = await turns_of(translation, [LONG])
    assert [len(turn.pairs) for turn in turns] == [0, 2, 4, 8, 16, 0]
    assert [turn.done for turn in turns] == [0, 2, 6, 14, 30, 30]


async def test_a_sentence_is_given_with_its_flags(detector: FixedDetector) -> None:
    worker = EngineWorker(Scripted({"Il y a 12 morts.": ["There are 13 dead."]}))
    turns = await turns_of(TranslationService(worker, detector, Decoding()), ["Il y a 12 morts."])
    worker.close()
    flags = [flag.code for turn in turns for item in turn.pairs for flag in item.pair.flags]
    assert "number_repaired" in flags


async def test_what_is_not_asked_for_is_not_translated(detector: FixedDetector) -> None:
    engine = Scripted({f"Phrase numéro {number} du texte.": [f"Sentence number {number}."] for number in range(30)})
    worker = EngineWorker(engine)
    turns = TranslationService(worker, detector, Decoding()).translate_in_turns([LONG], "fr")
    assert not (await anext(turns)).pairs
    assert not engine.calls
    assert len((await anext(turns)).pairs) == FIRST_GROUP
    await turns.aclose()
    await asyncio.to_thread(worker.close)
    # Two groups are begun ahead, of twice and four times as many.
    assert FIRST_GROUP <= sum(len(sentences) for sentences, _ in engine.calls) <= 7 * FIRST_GROUP


async def test_a_wrong_request_is_refused_at_the_first_turn(translation: TranslationService) -> None:
    with pytest.raises(EmptyTextError):
        await anext(translation.translate_in_turns([""], "fr"))


def test_groups_grow_up_to_one_call() -> None:
    groups = list(growing_groups(range(1000)))
    assert [number for group in groups for number in group] == list(range(1000))
    sizes = [len(group) for group in groups]
    assert sizes[0] == FIRST_GROUP
    assert max(sizes) == GROUP_SENTENCES
    assert sizes[:-1] == sorted(sizes[:-1])
    assert list(growing_groups([])) == []
