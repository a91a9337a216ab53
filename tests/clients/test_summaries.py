"""What may be asked of a summary, over HTTP on the real engine."""

from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.engine

BURNS = (Path(__file__).parents[2] / "samples" / "burns-patrushev.fr.txt").read_text("utf-8")
SECOND = (
    "Le chef de la CIA, William Burns, a rencontré mardi à Moscou Nikolaï Patrouchev, secrétaire du Conseil "
    "de sécurité de Russie.\n\n"
    "Les services de renseignement des deux pays se parlent rarement depuis l'été.\n"
    "William Burns doit rentrer jeudi à Washington, où il verra des membres du Congrès."
)


def summarized(server_url: str, **fields: object) -> dict:
    response = httpx.post(f"{server_url}/summarize", json={"q": BURNS, **fields}, timeout=120, trust_env=False)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("focus", ["Sullivan", "Jake SULLIVAN", "conseiller", "adviser"])
def test_a_focus_in_either_language(server_url: str, focus: str) -> None:
    answer = summarized(server_url, focus=focus, max_sentences=1)
    assert "Sullivan" in answer["summary"]
    assert "flags" not in answer or {flag["code"] for flag in answer["flags"]}.isdisjoint({"focus_not_found"})


def test_a_name_in_french_spelling_finds_the_lead(server_url: str) -> None:
    answer = summarized(server_url, focus="Patrouchev", max_sentences=1)
    assert "Patrushev" in answer["summary"]
    assert "Burns" in answer["summary"]


def test_a_headline_says_who_met_whom(server_url: str) -> None:
    answer = summarized(server_url, style="headline", details=True)
    line = answer["summary"]
    assert {"Patrushev", "Burns"} <= set(line.split())
    assert len(line.split()) <= 12
    assert not line.endswith(".")
    (sentence,) = answer["sentences"]
    (source,) = sentence["source_sentences"]["english"]
    assert [edit["removed"] for edit in sentence["edits"]] == [
        source[edit["start"] : edit["end"]] for edit in sentence["edits"]
    ]
    assert [flag["code"] for flag in answer["flags"]][-1:] != ["focus_not_found"]


def test_french_in_french_is_the_articles_own(server_url: str) -> None:
    answer = summarized(server_url, language="fr", max_sentences=3, style="bullets")
    assert "translation_signature" not in answer
    lines = answer["summary"].splitlines()
    assert len(lines) == len(answer["sentences"])
    for line, sentence in zip(lines, answer["sentences"], strict=True):
        assert line == f"• {sentence['text']}"
        assert [BURNS[span["start"] : span["end"]] for span in sentence["french"]] == [sentence["text"]]


def test_two_articles_say_who_met_whom_once(server_url: str) -> None:
    answer = summarized(server_url, q=[BURNS, SECOND], max_sentences=6, date=["2021-11-03", "2021-11-02"], details=True)
    articles = [sentence["article"] for sentence in answer["sentences"]]
    assert articles == sorted(articles, reverse=True)
    assert set(articles) == {0, 1}
    told = [sentence for sentence in answer["sentences"] if "also_in" in sentence]
    assert told
    for sentence in answer["sentences"]:
        text = answer["translatedText"][sentence["article"]]
        assert "".join(text[span["start"] : span["end"]] for span in sentence["english"][-1:]) in sentence["text"]
        for other in sentence.get("also_in", []):
            assert other["article"] != sentence["article"]
            (span,) = other["french"]
            source = answer["sourceText"][other["article"]]
            assert other["source_sentences"]["french"] == [source[span["start"] : span["end"]]]
