"""What was translated and checked once is not translated again, and comes back as it was."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.protocol import Decoding, Hypothesis, Signature
from app.services.checked import Checked
from app.services.memory import ENTRY_BYTES, TranslationMemory, open_memory
from app.services.memory_codec import KeyMaker, decoded, encoded
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import GROUP_SENTENCES, EngineWorker
from app.settings import Settings
from app.text.degenerate import find_problems
from app.text.glossary import Glossary, Term, term_expectations
from app.text.names.expectations import name_expectations
from app.text.normalize import normalize
from app.text.numbers import number_expectations
from app.text.protected import protected_expectations
from app.text.span import Span
from tests.services.conftest import FixedDetector, Scripted

MIB = 2**20
STORY = [f"Phrase numéro {number} : le prix est de {number} euros." for number in range(40)]
WORDS = (
    *("le", "la", "M.", "Burns", "Paris", "prix", "12", "283,82", "€", "3", "%", "lundi", "ne", "pas", "vu", "GREVE"),
    *("#Nice", "@lci", "https://a.fr/b", "A320", "ministre"),
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


class Garbling:
    """Loses, garbles and invents by what stands in a sentence, so that there is something to mend and to flag."""

    max_input_tokens = 110
    signature = Signature("garbling", "none", "garbling", "none", 1, "1")

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return [len(sentence.split()) for sentence in sentences]

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        self.sentences += sentences
        return [
            [self._hypothesis(sentence, rank, decoding) for rank in range(decoding.num_hypotheses)]
            for sentence in sentences
        ]

    def close(self) -> None:
        pass

    def _hypothesis(self, sentence: str, rank: int, decoding: Decoding) -> Hypothesis:
        alignment, text = [], ""
        for word in [*re.finditer(r"\S+", sentence)][rank % 2 :]:
            written = word.group().replace("12", "13").replace("Burns", "Burnset").replace("le", "the")
            text += f" {written}" if text else written
            alignment.append((word.span(), (len(text) - len(written), len(text))))
        cut = len(sentence) % 11 == 0
        return Hypothesis(text, -0.1 * (rank + 1), cut, tuple(alignment) if decoding.alignment else ())


def service_with(memory: TranslationMemory | None) -> tuple[TranslationService, Garbling]:
    engine = Garbling()
    return TranslationService(EngineWorker(engine), FixedDetector(), Decoding(), memory), engine


async def test_only_the_sentences_that_changed_go_to_the_engine() -> None:
    service, engine = service_with(TranslationMemory(MIB))
    await service.translate([" ".join(STORY)], "fr", options=TranslationOptions(checks=False))
    assert len(engine.sentences) == 40
    engine.sentences.clear()
    second = [text.replace("Phrase", "Ligne") if number in (3, 20, 39) else text for number, text in enumerate(STORY)]
    await service.translate([" ".join(second)], "fr", options=TranslationOptions(checks=False))
    assert engine.sentences == [second[number] for number in (3, 20, 39)]
    assert (service.memory.figures.hits, service.memory.figures.misses) == (37, 43)
    service.worker.close()


async def test_with_checks_nothing_that_is_known_is_tried_again() -> None:
    service, engine = service_with(TranslationMemory(MIB))
    first = await service.translate([" ".join(STORY)], "fr")
    tried = len(engine.sentences)
    assert tried > 40  # second tries
    assert await service.translate([" ".join(STORY)], "fr") == first
    assert len(engine.sentences) == tried
    service.worker.close()


async def test_in_turns_too() -> None:
    service, engine = service_with(TranslationMemory(MIB))
    options = TranslationOptions(checks=False)
    whole = await service.translate([" ".join(STORY)], "fr", options=options)
    turns = [turn async for turn in service.translate_in_turns([" ".join(STORY)], "fr", options=options)]
    assert list(turns[-1].translations or ()) == whole
    assert len(engine.sentences) == 40
    service.worker.close()


async def test_what_was_done_before_a_fault_is_known_the_next_time() -> None:
    service, engine = service_with(TranslationMemory(MIB))
    lines = [f"Phrase numéro {number}." for number in range(6 * GROUP_SENTENCES)]
    translate = engine.translate

    def failing(sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        if lines[-1] in sentences:
            raise RuntimeError("broken")
        return translate(sentences, decoding)

    engine.translate = failing  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="broken"):
        await service.translate(["\n".join(lines)], "fr", options=TranslationOptions(checks=False))
    assert service.memory
    assert service.memory.figures.entries >= 3 * GROUP_SENTENCES
    service.worker.close()


@given(
    texts=st.lists(SENTENCES, min_size=1, max_size=4),
    alternatives=st.integers(0, 2),
    checks=st.booleans(),
    names=st.booleans(),
    has_glossary=st.booleans(),
    is_html=st.booleans(),
)
async def test_what_is_remembered_is_the_answer_flags_and_all(
    texts: list[str], alternatives: int, checks: bool, names: bool, has_glossary: bool, is_html: bool
) -> None:
    options = TranslationOptions(
        format="html" if is_html else "text",
        alternatives=alternatives,
        checks=checks,
        names=names,
        glossary=Glossary([Term("prix", "award"), Term("ministre", "secretary")]) if has_glossary else None,
    )
    bare, _ = service_with(None)
    service, engine = service_with(TranslationMemory(MIB))
    try:
        expected = await bare.translate(texts, "fr", options=options)
        assert await service.translate(texts, "fr", options=options) == expected
        count = len(engine.sentences)
        assert await service.translate(texts, "fr", options=options) == expected
        assert len(engine.sentences) == count
    finally:
        bare.worker.close()
        service.worker.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"checks": False}),
        ({}, {"names": False}),
        ({}, {"alternatives": 1}),
        ({}, {"format": "html"}),
        ({}, {"glossary": Glossary([Term("prix", "award")])}),
        ({"glossary": Glossary([Term("prix", "award")])}, {"glossary": Glossary([Term("prix", "prize")])}),
    ],
)
async def test_what_changes_an_answer_keeps_them_apart(one: dict[str, object], other: dict[str, object]) -> None:
    service, _ = service_with(TranslationMemory(MIB))
    bare, _ = service_with(None)
    text = "M. Burns a vu le prix."
    for options in (one, other, one, other):
        asked = TranslationOptions(**options)
        assert await service.translate([text], "fr", options=asked) == await bare.translate([text], "fr", options=asked)
    assert (service.memory.figures.hits, service.memory.figures.misses) == (2, 2)
    service.worker.close()
    bare.worker.close()


async def test_a_term_that_is_not_in_a_sentence_leaves_it_known() -> None:
    service, _ = service_with(TranslationMemory(MIB))
    for terms in ([], [Term("loup", "wolf")], [Term("prix", "award")]):
        await service.translate(["M. Burns a vu le prix."], "fr", options=TranslationOptions(glossary=Glossary(terms)))
    assert (service.memory.figures.hits, service.memory.figures.misses) == (1, 2)
    service.worker.close()


async def test_another_engine_and_another_decoding_are_another_key() -> None:
    engine = Scripted({})
    service, _ = service_with(None)
    parsed = await service._taken_apart(["Il pleut."], "fr", "en", TranslationOptions())
    (sentence,) = (await service._to_translate(parsed, TranslationOptions())).values()
    other, shorter = Scripted({}), Scripted({})
    other.signature = replace(engine.signature, quantization="int8")
    shorter.max_input_tokens = 50
    makers = [
        KeyMaker(engine, Decoding(), checks=True),
        KeyMaker(other, Decoding(), checks=True),
        KeyMaker(shorter, Decoding(), checks=True),
        KeyMaker(engine, Decoding(beam_size=1), checks=True),
        KeyMaker(engine, Decoding(shortlist=False), checks=True),
        KeyMaker(engine, Decoding(), checks=False),
    ]
    sentences = [sentence, replace(sentence, kept=(Span(0, 2),)), replace(sentence, opens_small=True)]
    keys = {maker.key(item) for maker in makers for item in sentences}
    assert len(keys) == len(makers) * len(sentences)
    assert KeyMaker(engine, Decoding(), checks=True).key(sentence) == makers[0].key(sentence)
    service.worker.close()


def test_every_kind_of_finding_comes_back_as_it_was() -> None:
    source = "Paris a payé 283,82 euros et 3 % de 12 millions le 3 mai, sans M. Burns (b@c.fr)."
    expectations = [
        *name_expectations(source),
        *number_expectations(source),
        *term_expectations(Glossary([Term("million", "million")]), source),
        *protected_expectations(normalize(source), source),
    ]
    assert {item.kind for item in expectations} == {"name", "number", "term", "protected"}
    checked = Checked(
        (
            Hypothesis("é\ud800 \U0001f389", -0.1234567890123, True, (((0, 0), (1, 2)), ((3, 4), (5, 6)))),
            Hypothesis("", 0.0),
        ),
        tuple(expectations),
        tuple(expectations[:1]),
        (Span(3, 4),),
        tuple(find_problems(source, "") + find_problems("Il pleut.", "The Obama rained.")),
    )
    assert checked.problems
    again = decoded(encoded(checked))
    assert again == checked
    assert [item.occurrences("Paris, 283.82 euros") for item in again.missing] == [
        item.occurrences("Paris, 283.82 euros") for item in expectations
    ]


def test_what_is_no_answer_is_refused() -> None:
    for data in (b"", b"{}", encoded(Checked(()))[:-3]):
        with pytest.raises(ValueError, match="no checked sentence"):
            decoded(data)


def test_the_least_recently_used_goes_first() -> None:
    answer = Checked((Hypothesis("x" * 50, 0.0),))
    size = len(encoded(answer)) + ENTRY_BYTES
    memory = TranslationMemory(3 * size)
    for number in range(3):
        memory.keep({bytes([number]): answer})
    assert set(memory.recall([b"\0"])) == {b"\0"}
    memory.keep({b"new": answer})
    assert set(memory.recall([b"\0", b"\1", b"\2", b"new"])) == {b"\0", b"\2", b"new"}
    figures = memory.figures
    assert (figures.hits, figures.misses, figures.entries, figures.bytes) == (4, 1, 3, 3 * size)


def test_what_is_kept_twice_counts_once_and_what_is_too_large_is_not_held() -> None:
    answer = Checked((Hypothesis("x", 0.0),))
    memory = TranslationMemory(1000)
    memory.keep({b"a": answer})
    size = memory.figures.bytes
    memory.keep({b"a": answer})
    assert (memory.figures.entries, memory.figures.bytes) == (1, size)
    memory.keep({b"b": Checked(tuple(Hypothesis(str(number), 0.0) for number in range(9_999)))})
    assert (memory.figures.entries, memory.figures.bytes) == (0, 0)


def test_the_bound_is_of_real_memory() -> None:
    import tracemalloc

    memory = TranslationMemory(MIB)
    alignment = tuple(((place, place + 3), (place, place + 4)) for place in range(0, 120, 4))
    tracemalloc.start()
    for number in range(4_000):
        text = f"The price of item {number} was {number * 7919} euros on Monday."
        memory.keep({number.to_bytes(20): Checked((Hypothesis(text, -number / 7, alignment=alignment),))})
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert memory.figures.entries < 4_000
    assert memory.figures.bytes <= MIB
    assert used < 1.2 * MIB


def test_what_was_kept_before_editors_had_names_is_read() -> None:
    before = b'["",["Checked",["",["Hypothesis","It rains.",-0.5,false]],[""],[""],[""],[""],false]]'
    assert decoded(zlib.compress(before)) == Checked((Hypothesis("It rains.", -0.5),))


def test_zero_switches_it_off() -> None:
    assert open_memory(Settings(_env_file=None, memory_mb=0, memory_file="/nowhere/memory.db")) is None
    assert open_memory(Settings(_env_file=None)).max_bytes == 64 * MIB
