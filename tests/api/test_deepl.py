"""DeepL's dialect, on the stub engine. What the official client makes of it is in tests/clients."""

import pytest
from httpx import AsyncClient, Response

from tests.api.conftest import ClientMaker, GatedTranslator

TRANSLATE = "/deepl/v2/translate"
DOCUMENT = "/deepl/v2/document"


def assert_refused(response: Response, status: int, message: str = "") -> str:
    body = response.json()
    assert response.status_code == status, body
    assert set(body) == {"message", "detail"}
    assert message in body["message"]
    assert response.headers["x-trace-id"] == response.headers["x-request-id"]
    return body["detail"]


async def translated(client: AsyncClient, text: object, **fields: object) -> list[str]:
    response = await client.post(TRANSLATE, json={"text": text, "target_lang": "EN-GB", "source_lang": "FR", **fields})
    assert response.status_code == 200, response.text
    return [answer["text"] for answer in response.json()["translations"]]


async def test_texts(client: AsyncClient) -> None:
    sent = {"text": ["Un chat.", ""], "target_lang": "en-us", "show_billed_characters": True, "context": "x" * 1000}
    response = await client.post(TRANSLATE, json=sent)
    assert response.json() == {
        "translations": [
            {"detected_source_language": "FR", "text": "[en] Un chat.", "billed_characters": 8},
            {"detected_source_language": "FR", "text": "", "billed_characters": 0},
        ]
    }
    assert response.headers["x-trace-id"]
    assert await translated(client, [""]) == [""]
    assert await translated(client, "Oui.") == ["[en] Oui."]


async def test_a_form(client: AsyncClient) -> None:
    data = {"text": ["Un.", "Oui."], "target_lang": "EN", "split_sentences": "0", "ignore_tags": "a,b"}
    response = await client.post(TRANSLATE, data=data)
    assert response.json() == {
        "translations": [
            {"detected_source_language": "FR", "text": "[en] Un."},
            {"detected_source_language": "FR", "text": "[en] Oui."},
        ]
    }
    response = await client.post(
        TRANSLATE, data={"text": "Un.", "target_lang": "EN", "model_type": "latency_optimized"}
    )
    assert response.json()["translations"][0]["model_type_used"] == "latency_optimized"


async def test_sentences_and_lines(client: AsyncClient) -> None:
    text = "Il part. Elle\nreste."
    assert await translated(client, text) == ["[en] Il part. [en] Elle\n[en] reste."]
    assert await translated(client, text, split_sentences="1") == ["[en] Il part. [en] Elle\n[en] reste."]
    assert await translated(client, text, split_sentences="nonewlines") == ["[en] Il part. [en] Elle reste."]
    for none in ("0", 0, False):
        assert await translated(client, text, split_sentences=none) == ["[en] Il part. Elle reste."]


async def test_html_and_xml(client: AsyncClient) -> None:
    assert await translated(client, '<p class="a">Un.</p>', tag_handling="html") == ['<p class="a">[en] Un.</p>']
    source = "<a><b>Un</b><c x='1'>Deux</c></a>"
    assert await translated(client, source, tag_handling="xml") == ["<a><b>[en] Un</b><c x='1'>[en] Deux</c></a>"]
    for together in ({"non_splitting_tags": ["b", "c"]}, {"outline_detection": False}):
        (made,) = await translated(client, "<a><b>Un</b> <c>deux</c></a>", tag_handling="xml", **together)
        assert made.count("[en]") == 1
    assert await translated(client, "<x>Un</x> mot", tag_handling="xml", ignore_tags=["x"]) == ["[en] <x>Un</x> mot"]
    response = await client.post(TRANSLATE, json={"text": ["<a>"], "target_lang": "EN-GB", "tag_handling": "xml"})
    assert assert_refused(response, 400, "Tag handling parsing failed") == "malformed_markup"


@pytest.mark.parametrize(
    ("fields", "status", "message"),
    [
        ({"target_lang": "DE"}, 400, "Value for 'target_lang' not supported."),
        ({"target_lang": "EN", "source_lang": "DE"}, 400, "Value for 'source_lang' not supported."),
        ({"target_lang": "EN", "formality": "more"}, 400, "'formality' is not supported for given 'target_lang'."),
        ({"target_lang": "EN", "formality": "polite"}, 400, "formality"),
        ({"target_lang": "EN", "tag_handling": "md"}, 400, "tag_handling"),
        ({"target_lang": "EN", "style_id": "x"}, 400, "style_id"),
        ({"target_lang": "EN", "glossary_id": "desk"}, 400, "source_lang"),
        ({"target_lang": "EN", "source_lang": "FR", "glossary_id": "desk"}, 404, "desk"),
        ({}, 400, "target_lang"),
        ({"target_lang": "EN", "text": ["a"] * 51}, 413, "50"),
        ({"target_lang": "EN", "text": ["a" * 200_001]}, 413, "200000"),
        ({"target_lang": "EN", "text": 3}, 400, "text"),
        ({"target_lang": "EN", "text": ["nicht"]}, 400, "de"),
    ],
)
async def test_refused(client: AsyncClient, fields: dict[str, object], status: int, message: str) -> None:
    assert_refused(await client.post(TRANSLATE, json={"text": ["Un."], **fields}), status, message)


async def test_refused_bodies(client: AsyncClient) -> None:
    assert_refused(await client.post(TRANSLATE, content="{", headers={"Content-Type": "application/json"}), 400)
    assert_refused(await client.post(TRANSLATE, content="Un.", headers={"Content-Type": "text/plain"}), 415)
    assert_refused(await client.post(TRANSLATE, data={"q": "Un."}), 400, "text")
    assert_refused(await client.get("/deepl/v2/nothing"), 404)


async def test_prefer_formality_is_taken(client: AsyncClient) -> None:
    assert await translated(client, "Un.", formality="prefer_less") == ["[en] Un."]


async def test_account(client: AsyncClient) -> None:
    assert (await client.get("/deepl/v2/usage")).json() == {"character_count": 0, "character_limit": 1_000_000_000_000}
    assert (await client.get("/deepl/v2/languages")).json() == [{"language": "FR", "name": "French"}]
    for request in (
        client.build_request("GET", "/deepl/v2/languages?type=target"),
        client.build_request("GET", "/deepl/v2/languages", data={"type": "target"}),
    ):
        languages = (await client.send(request)).json()
        assert [language["language"] for language in languages] == ["EN-GB", "EN-US"]
        assert languages[0] == {"language": "EN-GB", "name": "English (British)", "supports_formality": False}
    assert_refused(await client.get("/deepl/v2/languages?type=x"), 400, "type")
    pairs = (await client.get("/deepl/v2/glossary-language-pairs")).json()
    assert pairs == {"supported_languages": [{"source_lang": "fr", "target_lang": "en"}]}


GLOSSARY = {"name": "Le desk", "source_lang": "fr", "target_lang": "en"}


async def test_glossaries(client: AsyncClient) -> None:
    sent = {**GLOSSARY, "entries": "chat\ttomcat\n\nchien\thound", "entries_format": "tsv"}
    response = await client.post("/deepl/v2/glossaries", json=sent)
    assert response.status_code == 201
    made = response.json()
    assert (made["name"], made["entry_count"], made["ready"]) == ("Le desk", 2, True)
    await client.put("/glossaries/sport", json={"terms": {"chat": "cat"}})
    listed = (await client.get("/deepl/v2/glossaries")).json()["glossaries"]
    assert sorted((glossary["name"], glossary["entry_count"]) for glossary in listed) == [("Le desk", 2), ("sport", 1)]
    path = f"/deepl/v2/glossaries/{made['glossary_id']}"
    assert (await client.get(path)).json() == made
    response = await client.get(f"{path}/entries")
    assert response.text == "chat\ttomcat\nchien\thound"
    assert response.headers["content-type"].startswith("text/tab-separated-values")
    assert (await client.get(f"/glossaries/{made['glossary_id']}")).json()["terms"]["chat"] == "tomcat"
    assert len(await translated(client, "Un chat.", glossary_id=made["glossary_id"])) == 1
    assert len(await translated(client, "Un chat.", glossary_ids=["sport", made["glossary_id"]])) == 1
    assert (await client.delete(path)).status_code == 204
    assert_refused(await client.get(path), 404)
    assert_refused(await client.delete(path), 404)


async def test_a_glossary_of_more_columns(client: AsyncClient) -> None:
    sent = {**GLOSSARY, "entries": '"chat, noir","black cat",fr,en\nchien,hound,fr,en', "entries_format": "csv"}
    made = (await client.post("/deepl/v2/glossaries", data=sent)).json()
    entries = await client.get(f"/deepl/v2/glossaries/{made['glossary_id']}/entries")
    assert entries.text == "chat, noir\tblack cat\nchien\thound"


@pytest.mark.parametrize(
    "fields",
    [
        {"entries": "", "name": "x"},
        {"entries": "chat", "name": "x"},
        {"entries": "chat\tcat\nchat\ttom", "name": "x"},
        {"entries": "chat\tcat", "name": ""},
        {"entries": "chat\tcat", "target_lang": "de"},
        {"entries": "chat\tcat", "source_lang": "de"},
        {"entries": '"chat,cat', "entries_format": "csv"},
    ],
)
async def test_glossaries_that_are_refused(client: AsyncClient, fields: dict[str, str]) -> None:
    assert_refused(await client.post("/deepl/v2/glossaries", json={**GLOSSARY, **fields}), 400)
    assert (await client.get("/deepl/v2/glossaries")).json() == {"glossaries": []}


async def test_glossaries_of_a_server_that_changes_none(make_client: ClientMaker) -> None:
    async with make_client(glossary_writable=False) as client:
        sent = {**GLOSSARY, "entries": "chat\tcat"}
        assert assert_refused(await client.post("/deepl/v2/glossaries", json=sent), 403) == "glossary_read_only"


async def test_multilingual_glossaries(client: AsyncClient) -> None:
    pair = {"source_lang": "fr", "target_lang": "en"}
    dictionary = {**pair, "entries": "chat\ttomcat", "entries_format": "tsv"}
    response = await client.post("/deepl/v3/glossaries", json={"name": "Desk", "dictionaries": [dictionary]})
    made = response.json()
    assert (response.status_code, made["dictionaries"]) == (201, [{**pair, "entry_count": 1}])
    path = f"/deepl/v3/glossaries/{made['glossary_id']}"
    more = {**dictionary, "entries": "chien\thound\nchat\tcat"}
    changed = (await client.patch(path, json={"name": "Foreign desk", "dictionaries": [more]})).json()
    assert changed == {**made, "name": "Foreign desk", "dictionaries": [{**pair, "entry_count": 2}]}
    (found,) = (await client.get(f"{path}/entries", params=pair)).json()["dictionaries"]
    assert found["entries"] == "chat\tcat\nchien\thound"
    assert (await client.put(f"{path}/dictionaries", json=dictionary)).json() == {**pair, "entry_count": 1}
    assert (await client.get("/deepl/v3/glossaries")).json()["glossaries"] == [(await client.get(path)).json()]
    assert_refused(await client.get(f"{path}/entries", params={**pair, "target_lang": "de"}), 400)
    assert_refused(await client.patch(path, json={"dictionaries": [{**dictionary, "source_lang": "de"}]}), 400)
    assert (await client.delete(path)).status_code == 204
    assert_refused(await client.patch(path, json={"name": "x"}), 404)


async def hand_in(client: AsyncClient, name: str = "a.txt", data: bytes = b"Un.", **fields: str) -> Response:
    return await client.post(DOCUMENT, data={"target_lang": "EN-GB", **fields}, files={"file": (name, data)})


async def test_a_document(client: AsyncClient) -> None:
    handle = (await hand_in(client, "été.txt", source_lang="FR", output_format="txt")).json()
    path, key = f"{DOCUMENT}/{handle['document_id']}", {"document_key": handle["document_key"]}
    status = await client.post(path, json=key)
    assert status.json() == {"document_id": handle["document_id"], "status": "done", "billed_characters": 3}
    for body in ({"json": key}, {"data": key}):
        result = await client.post(f"{path}/result", **body)
        assert result.content == b"[en] Un."
    assert result.headers["content-type"] == "text/plain"
    assert "%C3%A9t%C3%A9.txt" in result.headers["content-disposition"]
    assert_refused(await client.post(path, json={"document_key": "x"}), 404)
    assert_refused(await client.post(f"{path}/result", json={"document_key": "é"}), 404)
    assert_refused(await client.post(f"{DOCUMENT}/x", json=key), 404)
    assert_refused(await client.post(path, json={}), 400)


async def test_documents_that_are_refused(client: AsyncClient) -> None:
    for response, status in (
        (await hand_in(client, "a.pdf"), 415),
        (await hand_in(client, "a.docx"), 400),
        (await hand_in(client, data=b" "), 400),
        (await hand_in(client, data=b"Un. " * 60_000), 413),
        (await hand_in(client, output_format="docx"), 400),
        (await hand_in(client, target_lang="DE"), 400),
        (await hand_in(client, formality="less"), 400),
        (await client.post(DOCUMENT, data={"target_lang": "EN"}, files={"other": b"x"}), 400),
        (await client.post(DOCUMENT, json={"target_lang": "EN"}), 415),
    ):
        assert_refused(response, status)


async def test_a_document_that_takes_its_time(
    make_client: ClientMaker, gated: GatedTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.api.deepl.documents.PATIENCE_SECONDS", 0.01)
    async with make_client(translator=gated) as client:
        handle = (await hand_in(client)).json()
        path, key = f"{DOCUMENT}/{handle['document_id']}", {"document_key": handle["document_key"]}
        status = (await client.post(path, json=key)).json()
        assert (status["status"], status["seconds_remaining"]) == ("translating", 1)
        assert assert_refused(await client.post(f"{path}/result", json=key), 503) == "document_not_ready"
        gated.gate.set()
        monkeypatch.setattr("app.api.deepl.documents.PATIENCE_SECONDS", 30)
        assert (await client.post(path, json=key)).json()["status"] == "done"
        assert (await client.post(f"{path}/result", json=key)).content == b"[en] Un."


async def test_a_document_that_goes_wrong(client: AsyncClient) -> None:
    handle = (await hand_in(client, data=b"Das ist nicht gut.")).json()
    path, key = f"{DOCUMENT}/{handle['document_id']}", {"document_key": handle["document_key"]}
    status = (await client.post(path, json=key)).json()
    assert status["status"] == "error"
    assert "'de'" in status["error_message"]
    assert_refused(await client.post(f"{path}/result", json=key), 400, "'de'")


async def test_too_many_documents(
    make_client: ClientMaker, gated: GatedTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.document_desk.MOST_OPEN", 1)
    async with make_client(translator=gated) as client:
        await hand_in(client)
        response = await hand_in(client)
        assert assert_refused(response, 429) == "queue_full"
        assert response.headers["retry-after"]
        gated.gate.set()
