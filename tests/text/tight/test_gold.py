"""Sentences of news and what may go from them; every trap must stay as it is.

english.jsonl and french.jsonl, one sentence a line: `named` and `needed` as the caller gives them, `may_go` (what may
be taken out, with its punctuation), `must_stay`, `expected` (null: as it was), and for a trap what it is about.
`expected` is what an editor would make of it by deletion, also where no rule gets there.
"""

import json
from pathlib import Path

import pytest

from app.text.tight.tighten import tighten

HERE = Path(__file__).parent


def _sentences(language):
    lines = (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _tightened(case, language):
    code = {"english": "en", "french": "fr"}[language]
    return tighten(case["sentence"], named=case.get("named", ()), needed=case.get("needed"), language=code)


ALL = [(language, case) for language in ("english", "french") for case in _sentences(language)]
TRAPS = [(language, case) for language, case in ALL if "trap" in case]


def test_the_set_is_large_enough_to_say_something():
    assert len(_sentences("english")) >= 100
    assert sum(language == "english" for language, _ in TRAPS) >= 35
    assert all(case["expected"] is None for _, case in TRAPS)
    assert len({case["sentence"] for _, case in ALL}) == len(ALL)


@pytest.mark.parametrize(("language", "case"), TRAPS, ids=[f"{case['trap']}-{n}" for n, (_, case) in enumerate(TRAPS)])
def test_a_trap_stays_as_it_is(language, case):
    assert _tightened(case, language).text == case["sentence"]


@pytest.mark.parametrize(("language", "case"), ALL, ids=[str(n) for n in range(len(ALL))])
def test_nothing_goes_but_what_may(language, case):
    result = _tightened(case, language)
    assert all(part.casefold() in result.text.casefold() for part in case["must_stay"])
    assert all(any(edit.removed in part for part in case.get("may_go", ())) for edit in result.edits)


# What the rules find of what an editor would take out; the rest they leave, being in doubt.
@pytest.mark.parametrize(("language", "found"), [("english", 41), ("french", 17)])
def test_most_of_what_may_go_goes(language, found):
    shortened = [case for case in _sentences(language) if "trap" not in case]
    right = [case for case in shortened if _tightened(case, language).text == case["expected"]]
    assert len(right) >= found, f"{len(right)} of {len(shortened)}"
