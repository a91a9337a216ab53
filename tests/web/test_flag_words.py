"""The page knows every flag that the server may raise: what it is called, and how grave it is."""

import re
from typing import get_args

import pytest

from app.services import flags
from app.text.degenerate import ProblemCode
from tests.web.modules import FILES

WORDS = (FILES / "flag-words.js").read_text("utf-8")
DISPATCH = (FILES / "dispatch.js").read_text("utf-8")
CODES: dict[str, str] = {
    **{code: flags._SEVERITY.get(code, "warning") for code in get_args(ProblemCode)},
    **{code: severity for code, severity, _ in (*flags._MISSING.values(), *flags._REPAIRED.values())},
    "number_mismatch": "error",
    "incomplete": "error",
}


def listed(name: str) -> set[str]:
    """The codes of a list in dispatch.js."""
    found = re.search(rf"const {name} = \[(.*?)\]", DISPATCH)
    assert found
    return set(re.findall(r'"(\w+)"', found[1]))


@pytest.mark.parametrize("code", CODES)
def test_every_flag_has_a_word_and_a_sentence_in_both_languages(code: str) -> None:
    found = re.search(rf"^  {code}: \[(.+)\],$", WORDS, re.MULTILINE)
    assert found, code
    assert len(re.findall(r'"[^"]+"', found[1])) == 4


def test_the_page_knows_how_grave_each_is() -> None:
    assert listed("ERRORS") == {code for code, severity in CODES.items() if severity == "error"}
    assert listed("WRITTEN_IN") == {code for code, severity in CODES.items() if severity == "info"}
