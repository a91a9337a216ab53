"""Glossaries of requests, and those that the server stores."""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

import pytest
from httpx import AsyncClient

from app.engines.protocol import Decoding, Hypothesis
from app.engines.stub import StubTranslator
from app.settings import Settings

from .conftest import ClientMaker, assert_error

TERMS = {"Conseil de sécurité": "Security Council", "OMS": "WHO"}


class WordByWord(StubTranslator):
    """Puts English words for the French ones that it knows, and calls a cat a dog."""

    words: ClassVar = {"ici": "here", "le": "the", "la": "the", "dort": "sleeps", "souris": "mouse", "danse": "dances"}

    def __init__(self) -> None:
        super().__init__(prefix="")

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        english = [
            re.sub(r"\w+", lambda word: {"chat": "dog", **self.words}.get(word[0].lower(), word[0]), sentence)
            for sentence in sentences
        ]
        return super().translate(english, replace(decoding, num_hypotheses=1, alignment=False))


async def translated(client: AsyncClient, **fields: object) -> dict:
    response = await client.post("/translate", json={"source": "fr", "names": False, **fields})
    assert response.status_code == 200, response.text
    return response.json()


@pytest.fixture
async def translator(make_client: ClientMaker):
    async with make_client(translator=WordByWord()) as client:
        yield client


async def test_terms_come_with_a_request(translator: AsyncClient) -> None:
    answer = await translated(translator, q="ici le chat dort", glossary={"chat": "cat"})
    assert answer["translatedText"] == "here the cat sleeps"


@pytest.mark.parametrize("content", ['{"chat": "cat"}', "desk"])
async def test_forms_and_queries_name_or_bring_one(translator: AsyncClient, content: str) -> None:
    assert (await translator.put("/glossaries/desk", json={"terms": {"chat": "cat"}})).status_code == 201
    form = {"q": "ici le chat dort", "source": "fr", "glossary": content}
    assert (await translator.post("/translate", data=form)).json()["translatedText"] == "here the cat sleeps"
    query = {"source": "fr", "glossary": content}
    plain = {"Content-Type": "text/plain", "Accept": "text/plain"}
    answer = await translator.post("/translate", params=query, content="ici le chat dort", headers=plain)
    assert answer.text == "here the cat sleeps"


async def test_summaries_have_terms(translator: AsyncClient) -> None:
    fields = {"q": "Ici le chat dort. La souris danse.", "source": "fr", "glossary": {"chat": "cat"}}
    answer = (await translator.post("/summarize", json=fields)).json()
    assert answer["summary"].startswith("Here the cat sleeps.")


async def test_articles_have_terms(translator: AsyncClient) -> None:
    item = {"headline": "ici le chat dort", "body": "La souris danse ici."}
    brought = {**item, "depeche": {"glossary": {"chat": "cat"}}}
    answer = (await translator.post("/articles", params={"source": "fr"}, json=brought)).json()
    assert answer["headline"] == "here the cat sleeps"
    assert "depeche" not in answer
    await translator.put("/glossaries/desk", json={"terms": {"chat": "cat"}})
    for request in (
        {"params": {"source": "fr", "glossary": "desk"}, "json": item},
        {"params": {"source": "fr"}, "json": {**item, "depeche": {"glossary": "desk"}}},
    ):
        assert (await translator.post("/articles", **request)).json()["headline"] == "here the cat sleeps"


@pytest.mark.parametrize("ours", [{"more": 1}, [], "desk", {"glossary": {}, "more": 1}])
async def test_an_item_has_nothing_else_of_ours(client: AsyncClient, ours: object) -> None:
    response = await client.post("/articles", json={"headline": "Un.", "depeche": ours})
    assert assert_error(response, 422, "invalid_request")["field"] == "depeche"


@pytest.mark.parametrize("nothing", [None, "", {}, " "])
async def test_no_glossary_is_none(client: AsyncClient, nothing: object) -> None:
    assert (await translated(client, q="Un.", glossary=nothing))["translatedText"] == "[en] Un."


@pytest.mark.parametrize(
    ("glossary", "fault"),
    [
        ({"": "x"}, "empty_term"),
        ({"x": " "}, "empty_term"),
        ({"?!": "x"}, "no_letters"),
        ({"x" * 201: "x"}, "term_too_long"),
        ({"l’ONU": "the UN", "l'ONU": "the U.N."}, "conflict"),
        ({str(number): "x" for number in range(21)}, "too_many_terms"),
        ("../x", "name"),
        ("Desk", "name"),
    ],
)
@pytest.mark.parametrize("route", ["/translate", "/summarize"])
async def test_terms_that_make_no_sense_are_named(
    make_client: ClientMaker, route: str, glossary: object, fault: str
) -> None:
    async with make_client(max_glossary_terms=20) as client:
        response = await client.post(route, json={"q": "Un.", "glossary": glossary})
    detail = assert_error(response, 422, "invalid_glossary")
    assert (detail["fault"], detail["field"]) == (fault, "glossary")


@pytest.mark.parametrize(
    "glossary", [[], ["desk"], 3, True, {"x": 1}, {"x": None}, "{not json", '{"x": 1}', "[1]x" * 99]
)
async def test_other_kinds_are_refused(client: AsyncClient, glossary: object) -> None:
    response = await client.post("/translate", json={"q": "Un.", "glossary": glossary})
    assert response.status_code == 422
    assert "glossary" in json.dumps(response.json()["error"]["detail"])


@pytest.mark.parametrize("deep", ['{"a":' * 5000, '{"a": "x", "a": "y"}'])
async def test_text_that_looks_like_terms_is_checked(client: AsyncClient, deep: str) -> None:
    response = await client.post("/translate", data={"q": "Un.", "glossary": deep})
    assert assert_error(response, 422, "invalid_request")["problems"][0]["field"] == "glossary"


async def test_two_translations_of_a_term_are_refused(client: AsyncClient) -> None:
    twice = '{"q": "Un.", "glossary": {"un": "one", "un": "a"}}'
    response = await client.post("/translate", content=twice, headers={"Content-Type": "application/json"})
    detail = assert_error(response, 422, "invalid_request")
    assert detail["problems"] == [{"field": "glossary", "problem": "has two translations of “un”"}]
    alike = '{"q": "Un.", "source": "fr", "glossary": {"un": "one", "un": "one"}}'
    response = await client.post("/translate", content=alike, headers={"Content-Type": "application/json"})
    assert response.status_code == 200


async def test_one_that_is_not_stored(client: AsyncClient) -> None:
    await client.put("/glossaries/desk", json={"terms": TERMS})
    response = await client.post("/translate", json={"q": "Un.", "glossary": "sport"})
    assert assert_error(response, 404, "glossary_not_found") == {
        "name": "sport",
        "stored": ["desk"],
        "field": "glossary",
    }
    for method in ("GET", "DELETE"):
        assert_error(await client.request(method, "/glossaries/sport"), 404, "glossary_not_found")


async def test_storing_reading_and_deleting(client: AsyncClient) -> None:
    assert (await client.get("/glossaries")).json() == []
    created = await client.put("/glossaries/desk", json={"terms": TERMS})
    assert (created.status_code, created.json()) == (201, {"name": "desk", "terms": 2})
    again = await client.put("/glossaries/desk", json={"terms": TERMS})
    assert again.status_code == 200
    assert (await client.get("/glossaries")).json() == [{"name": "desk", "terms": 2}]
    assert (await client.get("/glossaries/desk")).json() == {"name": "desk", "terms": TERMS}
    assert (await client.delete("/glossaries/desk")).status_code == 204
    assert (await client.get("/glossaries")).json() == []


@pytest.mark.parametrize("kind", ["csv", "tsv", "tmx"])
async def test_files_go_out_and_come_in(client: AsyncClient, kind: str) -> None:
    await client.put("/glossaries/desk", json={"terms": TERMS})
    file = await client.get("/glossaries/desk", params={"format": kind})
    assert file.headers["content-disposition"] == f'attachment; filename="desk.{kind}"'
    headers = {"Content-Type": file.headers["content-type"]}
    assert (await client.put("/glossaries/copy", content=file.content, headers=headers)).status_code == 201
    assert (await client.get("/glossaries/copy")).json()["terms"] == TERMS


async def test_faults_of_files_have_their_line(client: AsyncClient) -> None:
    headers = {"Content-Type": "text/csv"}
    response = await client.put("/glossaries/desk", content=b"un,one\ndeux\n", headers=headers)
    assert assert_error(response, 422, "invalid_glossary") == {"fault": "missing_column", "place": "line 2"}
    assert (await client.get("/glossaries")).json() == []


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"json": {"terms": {}}}, 422, "invalid_glossary"),
        ({"json": {}}, 422, "invalid_request"),
        ({"json": {"terms": ["un"]}}, 422, "invalid_request"),
        ({"json": {"terms": {"un": 1}}}, 422, "invalid_request"),
        ({"json": []}, 422, "invalid_request"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400, "malformed_body"),
        ({"content": b"un;one"}, 415, "unsupported_media_type"),
        ({"data": {"terms": "x"}}, 415, "unsupported_media_type"),
        ({"content": b"", "headers": {"Content-Type": "text/csv"}}, 422, "invalid_glossary"),
        ({"content": b"a,b\n" * 90_000, "headers": {"Content-Type": "text/csv"}}, 413, "body_too_large"),
    ],
)
async def test_what_is_no_glossary_is_not_stored(client: AsyncClient, sent: dict, status: int, code: str) -> None:
    assert_error(await client.put("/glossaries/desk", **sent), status, code)
    assert (await client.get("/glossaries")).json() == []


async def test_a_refused_media_type_is_told_which_are_read(client: AsyncClient) -> None:
    response = await client.put("/glossaries/desk", content=b"x", headers={"Content-Type": "image/png"})
    assert {"application/json", "text/csv"} <= set(assert_error(response, 415, "unsupported_media_type")["supported"])


@pytest.mark.parametrize("terms", [r'{"\ud800": "x"}', r'{"\ud800": "x", "\ud800": "y"}', r'{"x": "\ud800"}'])
async def test_half_a_surrogate_pair_in_a_form_is_refused(client: AsyncClient, terms: str) -> None:
    response = await client.post("/translate", data={"q": "Un.", "source": "fr", "glossary": terms})
    assert_error(response, 422, "invalid_text")


@pytest.mark.parametrize("name", ["Desk", "a.b", "%2e%2e", "x" * 65, "%00"])
async def test_a_name_is_no_path(client: AsyncClient, name: str) -> None:
    for method, sent in (("GET", {}), ("DELETE", {}), ("PUT", {"json": {"terms": TERMS}})):
        response = await client.request(method, f"/glossaries/{name}", **sent)
        assert assert_error(response, 422, "invalid_glossary")["fault"] == "name"


async def test_a_broken_file_is_listed_and_explained(client: AsyncClient, settings: Settings) -> None:
    await client.put("/glossaries/desk", json={"terms": TERMS})
    await asyncio.to_thread((settings.glossary_dir / "desk.tsv").write_bytes, b"un\n")
    assert (await client.get("/glossaries")).json() == [{"name": "desk", "terms": None}]
    response = await client.post("/translate", json={"q": "Un.", "glossary": "desk"})
    assert assert_error(response, 422, "invalid_glossary")["name"] == "desk"


async def test_writing_can_be_switched_off(make_client: ClientMaker, settings: Settings) -> None:
    await asyncio.to_thread(settings.glossary_dir.mkdir)
    await asyncio.to_thread((settings.glossary_dir / "desk.tsv").write_text, "OMS\tWHO\n")
    async with make_client(glossary_writable=False) as client:
        assert_error(await client.put("/glossaries/desk", json={"terms": TERMS}), 403, "glossary_read_only")
        assert_error(await client.patch("/glossaries/desk", json={"terms": TERMS}), 403, "glossary_read_only")
        assert_error(await client.delete("/glossaries/desk"), 403, "glossary_read_only")
        assert (await client.get("/info")).json()["glossary_writable"] is False
        assert (await client.get("/glossaries/desk")).json()["terms"] == {"OMS": "WHO"}


async def test_changing_terms(client: AsyncClient) -> None:
    made = await client.patch("/glossaries/desk", json={"terms": TERMS})
    assert (made.status_code, made.json()["before"]) == (201, dict.fromkeys(TERMS))
    changed = await client.patch("/glossaries/desk", json={"terms": {"OMS": "the WHO", "ONU": "UN", "absent": None}})
    before = {"OMS": "WHO", "ONU": None, "absent": None}
    assert (changed.status_code, changed.json()) == (200, {"name": "desk", "terms": 3, "before": before})
    assert (await client.get("/glossaries/desk")).json()["terms"] == TERMS | {"OMS": "the WHO", "ONU": "UN"}
    # What was before, sent back, takes it back.
    await client.patch("/glossaries/desk", json={"terms": changed.json()["before"]})
    assert (await client.get("/glossaries/desk")).json()["terms"] == TERMS


async def test_a_file_adds_its_terms(client: AsyncClient) -> None:
    await client.put("/glossaries/desk", json={"terms": TERMS})
    headers = {"Content-Type": "text/csv"}
    added = await client.patch("/glossaries/desk", content="fr,en\nOMS,the WHO\nONU,UN\n", headers=headers)
    assert added.json() == {"name": "desk", "terms": 3, "before": {"OMS": "WHO", "ONU": None}}
    response = await client.patch("/glossaries/desk", content=b"un,one\ndeux\n", headers=headers)
    assert assert_error(response, 422, "invalid_glossary") == {"fault": "missing_column", "place": "line 2"}


@pytest.mark.parametrize(
    ("terms", "status", "code"),
    [
        (dict.fromkeys(TERMS), 422, "invalid_glossary"),
        ({"OMS": ""}, 422, "invalid_glossary"),
        ({"": "WHO"}, 422, "invalid_glossary"),
        ({"OMS": 1}, 422, "invalid_request"),
        (["OMS"], 422, "invalid_request"),
        (None, 422, "invalid_request"),
    ],
)
async def test_a_change_that_makes_no_sense_changes_nothing(
    client: AsyncClient, terms: object, status: int, code: str
) -> None:
    await client.put("/glossaries/desk", json={"terms": TERMS})
    assert_error(await client.patch("/glossaries/desk", json={"terms": terms}), status, code)
    assert (await client.get("/glossaries/desk")).json()["terms"] == TERMS


async def test_a_term_that_is_changed_in_two_ways_is_refused(client: AsyncClient) -> None:
    twice = '{"terms": {"OMS": "WHO", "OMS": null}}'
    response = await client.patch("/glossaries/desk", content=twice, headers={"Content-Type": "application/json"})
    assert assert_error(response, 422, "invalid_request")["field"] == "terms"


async def test_nothing_can_be_taken_out_of_what_is_not_there(client: AsyncClient) -> None:
    assert_error(await client.patch("/glossaries/desk", json={"terms": {"OMS": None}}), 404, "glossary_not_found")
    assert_error(await client.patch("/glossaries/Desk", json={"terms": TERMS}), 422, "invalid_glossary")
    assert (await client.get("/glossaries")).json() == []
