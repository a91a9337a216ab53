import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.tight.parentheses import acronyms_in
from app.text.tight.tighten import LANGUAGES, sources_of, tighten
from app.text.words import tokens

OPENINGS = [
    "However, ",
    "But ",
    "In addition, ",
    "According to Insee, ",
    "Meanwhile, ",
    "In 2019, ",
    "“Yes,” ",
    "",
    "",
    "",
]
SUBJECTS = [
    "the mayor of Lyon",
    "Ms Roche",
    "the European Central Bank (ECB)",
    "many voters",
    "the yurt (a round tent)",
    "Ann Lee, head of Acme",
    "nobody",
    "the “old guard”",
    "14 schools",
    "it",
    "Mr Osei",
    "the firm",
]
ASIDES = [
    ", who teaches music,",
    ", which makes toys,",
    ", which may close,",
    ", who was born in Lyon,",
    ", who never paid,",
    " - a kind of tax -",
    " – a rule which binds –",
    ", which has 12 halls,",
    ", however,",
    ", Insee said,",
    " (not the old one)",
    "",
    "",
    ", who said “no”,",
]
PREDICATES = [
    " has opened 14 halls",
    " did not sign",
    " may leave in May",
    " is to hire 300 people, but not now",
    " said it was fine",
    " rose 4%",
    " “will go on”",
    " works, sings and was paid",
    " never left unless it rained",
    " left (on foot)",
    " - he said - left",
]
CLOSINGS = [
    ", Insee said.",
    ", according to Insee.",
    ".",
    "!",
    "?",
    ", he said.",
    ", said the mayor.",
    ".”",
    " (ECB).",
    ", who left.",
]
NAMED = ["Insee", "the mayor"]
SENTENCES = st.tuples(*map(st.sampled_from, (OPENINGS, SUBJECTS, ASIDES, PREDICATES, ASIDES, CLOSINGS))).map(
    lambda parts: "".join(parts)[:1].upper() + "".join(parts)[1:]
)
FAULTS = re.compile(r" ,|,,|  | \.|,\.|^[,.;\s]|\( | \)")
NEGATIONS = re.compile(r"\b(?:not|never|no|nobody|unless|if|may|but not)\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


@given(SENTENCES)
@settings(max_examples=600, deadline=None)
def test_what_counts_is_kept(sentence):
    result = tighten(sentence, named=NAMED, needed=())
    for kept in (re.compile(r"\d+"), QUOTED, NEGATIONS):
        assert [part.casefold() for part in kept.findall(result.text)] == [
            part.casefold() for part in kept.findall(sentence)
        ]
    assert result.text[-1:] == sentence[-1:]
    removed = " ".join(edit.removed for edit in result.edits if edit.kind == "aside" and "born in" not in edit.removed)
    assert not any(letter.isupper() for letter in removed)


@given(SENTENCES)
@settings(max_examples=600, deadline=None)
def test_what_is_left_is_punctuated(sentence):
    result = tighten(sentence, named=NAMED, needed=())
    if result.edits:
        assert len(FAULTS.findall(result.text)) <= len(FAULTS.findall(sentence))
        assert result.text[0].isupper() or result.text[0] in "$£€" or result.text[0] == sentence[0]
        assert len(result.text.split()) >= 4


@given(st.one_of(st.text(), SENTENCES, st.text(alphabet="aA ,.-–()“”\"'’é1\ue000")), st.sampled_from(sorted(LANGUAGES)))
def test_the_edits_are_the_difference(sentence, language):
    result = tighten(sentence, named=NAMED, needed=(), language=language)
    rest, end = "", 0
    for edit in result.edits:
        assert edit.span.start >= end
        assert edit.removed == sentence[edit.span.start : edit.span.end] != ""
        rest += sentence[end : edit.span.start]
        end = edit.span.end
    rest += sentence[end:]
    assert result.text in (rest, rest[:1].upper() + rest[1:])
    assert result.text[1:] == rest[1:]
    assert result.edits or result.text == sentence


@given(st.one_of(st.text(), SENTENCES), st.sampled_from(sorted(LANGUAGES)))
def test_a_second_time_changes_nothing(sentence, language):
    once = tighten(sentence, named=NAMED, needed=(), language=language).text
    assert tighten(once, named=NAMED, needed=(), language=language).text == once


@given(SENTENCES)
def test_without_word_of_what_is_needed_acronyms_stay(sentence):
    assert tighten(sentence, named=NAMED).text.count("(ECB)") == sentence.count("(ECB)")


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("The ECB's rate and two UAVs, in the U.S., said A. Roy of the EU.", {"ECB", "UAV", "US", "EU"}),
        ("La BCE et l’ONU ont écrit à l'OMS.", {"BCE", "ONU", "OMS"}),
        ("The CO2 of McDonald and iPhone, I say.", set()),
        ("", set()),
    ],
)
def test_acronyms_are_found(text, acronyms):
    assert acronyms_in(text) == acronyms


@pytest.mark.parametrize("later", ["The ECB’s rate is low.", "The E.C.B. has moved.", "An (ECB) note."])
def test_an_acronym_of_another_sentence_keeps_its_bracket(later):
    sentence = "The European Central Bank (ECB) kept its rate."
    assert tighten(sentence, needed=acronyms_in(later)).text == sentence
    assert tighten(sentence, needed=acronyms_in("The bank has moved.")).edits


@pytest.mark.parametrize("needed", ["music", "Music"])
def test_a_word_that_is_needed_later_keeps_its_aside(needed):
    sentence = "Mr Osei, who teaches music, will open the fair."
    assert tighten(sentence, needed=[needed]).text == sentence
    assert tighten(sentence, needed=["fair"]).text == "Mr Osei will open the fair."


def test_an_edit_within_a_later_one_is_one_edit():
    sentence = "Ms Roche, who teaches tennis (a game), has left the club."
    result = tighten(sentence)
    assert [edit.removed for edit in result.edits] in ([], [" (a game)"], [", who teaches tennis (a game),"])
    assert sum(len(edit.removed) for edit in result.edits) == len(sentence) - len(result.text)


@pytest.mark.parametrize(
    ("sentence", "language", "sources"),
    [
        ("According to the Bank of Spain, prices rose.", "en", ("the Bank of Spain",)),
        ("Prices rose, the Bank of Spain has said.", "en", ("the Bank of Spain",)),
        ("Prices rose, said Ann Lee.", "en", ("Ann Lee",)),
        ("But Ann Lee also said that prices rose.", "en", ("Ann Lee",)),
        ("Prices rose, he said.", "en", ()),
        ("“Prices rose” said a lot.", "en", ()),
        ("Prices rose.", "en", ()),
        ("Selon l’Insee, les prix ont augmenté.", "fr", ("l’Insee",)),
        ("Les prix ont augmenté, a indiqué la Banque de France.", "fr", ("la Banque de France",)),
        ("Les prix ont augmenté, selon lui.", "fr", ()),
    ],
)
def test_sources_are_found_for_the_next_sentence(sentence, language, sources):
    assert sources_of(sentence, language=language) == sources


def test_sources_found_are_sources_known():
    named = sources_of("Prices fell 2%, the statistics office said.")
    assert (
        tighten("Output of steel rose 4%, the statistics office said.", named=named).text == "Output of steel rose 4%."
    )


@given(st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_has_sources_or_none(text, language):
    assert all(tokens(source) for source in sources_of(text, language=language))


@pytest.mark.parametrize(
    "unit",
    [
        "However, ",
        "But ",
        "a, ",
        "who has, ",
        ", who has a, ",
        "(a b) ",
        " - a b - ",
        "according to A, ",
        "“",
        "' a",
        "a said, ",
        "ed ",
    ],
)
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_long_text_takes_no_long_time(unit, language):
    named = [f"Agency {n}" for n in range(50)]
    start = time.process_time()
    for size in (990, 100_000):
        sentence = (unit * size)[: size - 1] + "."
        tighten(sentence, named=named, needed=(), language=language)
        sources_of(sentence, language=language)
    assert time.process_time() - start < 2
