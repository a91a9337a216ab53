"""LibreTranslate's dialect: what its clients send, and the shapes they read."""

import asyncio
import re
from pathlib import Path

import pytest
from httpx import AsyncClient

from app.services.database import Database
from app.services.keys import Keys
from tests.api.conftest import MAX_CHARS, ClientMaker, assert_error


async def test_all_fields_may_stand_in_the_query_where_there_is_no_body(client: AsyncClient) -> None:
    query = {"q": "Paris & Dakar.", "source": "fr", "target": "en", "format": "text", "api_key": "any"}
    assert (await client.post("/translate", params=query)).json() == {"translatedText": "[en] Paris & Dakar."}
    many = {"q": ["Un.", "Oui."], "source": "fr"}
    assert (await client.post("/translate", params=many)).json() == {"translatedText": ["[en] Un.", "[en] Oui."]}


async def test_a_text_in_the_query_does_not_stand_for_a_body_that_is_there(client: AsyncClient) -> None:
    answer = await client.post("/translate?source=fr&q=Non.", json={"q": "Oui."})
    assert answer.json() == {"translatedText": "[en] Oui."}
    assert_error(await client.post("/translate?source=fr&q=Non.", json={}), 422, "invalid_request")
    assert_error(await client.post("/translate?source=fr"), 415, "unsupported_media_type")


async def test_a_query_that_is_not_utf8_is_refused(client: AsyncClient) -> None:
    assert_error(await client.post("/translate?source=fr&q=%E9t%E9"), 400, "malformed_body")


async def test_frontend_settings(client: AsyncClient) -> None:
    answer = (await client.get("/frontend/settings")).json()
    assert {".txt", ".html", ".srt", ".docx"} <= set(answer.pop("supportedFilesFormat"))
    assert answer == {
        "charLimit": MAX_CHARS,
        "frontendTimeout": 500,
        "apiKeys": False,
        "keyRequired": False,
        "suggestions": False,
        "filesTranslation": True,
        "language": {
            "source": {"code": "auto", "name": "Auto Detect"},
            "target": {"code": "en", "name": "English"},
        },
    }


async def test_suggestions_are_not_collected(client: AsyncClient) -> None:
    response = await client.post("/suggest", json={"q": "Un", "s": "One", "source": "fr", "target": "en"})
    assert (response.status_code, response.json()) == (403, {"error": "Suggestions are disabled on this server."})


async def translated_url(client: AsyncClient, name: str, data: bytes, **fields: str) -> str:
    files = {"file": (name, data)}
    response = await client.post("/translate_file", files=files, data={"source": "fr", "target": "en", **fields})
    assert response.status_code == 200, response.text
    assert set(response.json()) == {"translatedFileUrl"}
    return response.json()["translatedFileUrl"]


async def test_a_file_is_translated_and_fetched(client: AsyncClient) -> None:
    url = await translated_url(client, "dépêche du jour.txt", b"Un.\r\n\r\nOui.\r\n", api_key="any")
    assert re.fullmatch(r"http://depeche/download_file/[\w-]{32}\.d_p_che_du_jour_en\.txt", url)
    response = await client.get(url)
    assert (response.status_code, response.content) == (200, b"[en] Un.\r\n\r\n[en] Oui.\r\n")
    assert response.headers["content-type"] == "text/plain"
    saved = "attachment; filename*=UTF-8''d%C3%A9p%C3%AAche%20du%20jour_en.txt"
    assert response.headers["content-disposition"] == saved
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_the_language_of_a_file_is_told(client: AsyncClient) -> None:
    url = await translated_url(client, "a.html", "<p>Été.</p>".encode("cp1252"), source="auto")
    assert "[en]" in (await client.get(url)).text
    for fields in ({"source": "de"}, {"target": "es"}):
        response = await client.post("/translate_file", files={"file": ("a.txt", b"Un.")}, data=fields)
        assert response.status_code == 400
        assert isinstance(response.json()["error"], str)


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"file": ("a.exe", b"Un.")}, 415),
        ({"file": ("a", b"Un.")}, 415),
        ({"file": ("../../etc/a.txt", b"")}, 400),
        ({"file": ("a.docx", b"PK no zip")}, 400),
        ({"file": (None, "Un.")}, 400),
        ({"other": ("a.txt", b"Un.")}, 400),
        ([("file", ("a.txt", b"Un.")), ("file", ("b.txt", b"Oui."))], 400),
        ({"file": ("a.txt", b"Un. " * (MAX_CHARS // 4 + 1))}, 413),
        ({"file": ("a.txt", b"Un." * 1_100_000)}, 413),
    ],
)
async def test_what_is_no_document_is_refused_in_libretranslates_shape(
    make_client: ClientMaker, files: object, status: int
) -> None:
    async with make_client(max_file_bytes=3_000_000) as client:
        response = await client.post("/translate_file", files=files, data={"source": "fr"})
    assert response.status_code == status, response.text
    assert set(response.json()) == {"error"}
    assert isinstance(response.json()["error"], str)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", None),
        (b"", "multipart/form-data"),
        (b"--b", "multipart/form-data; boundary=b"),
        (b"{}", "application/json"),
        (b"q=Un.", "application/x-www-form-urlencoded"),
    ],
)
async def test_a_body_that_is_no_form_with_a_file(client: AsyncClient, body: bytes, content_type: str | None) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    response = await client.post("/translate_file", content=body, headers=headers)
    assert response.status_code in {400, 415}
    assert isinstance(response.json()["error"], str)


@pytest.mark.parametrize("name", ["", "a.txt", "%2e%2e%2fetc%2fpasswd", "..%2F..%2Fetc%2Fpasswd", "%00", "a" * 5000])
async def test_only_names_that_were_given_out_are_found(client: AsyncClient, name: str) -> None:
    await translated_url(client, "a.txt", b"Un.")
    response = await client.get(f"/download_file/{name}")
    assert response.status_code == 404
    assert isinstance(response.json()["error"], str)


async def test_a_file_is_kept_for_a_while_only(make_client: ClientMaker) -> None:
    async with make_client(file_minutes=0.3 / 60) as client:
        url = await translated_url(client, "a.txt", b"Un.")
        assert (await client.get(url)).status_code == 200
        await asyncio.sleep(0.4)
        assert (await client.get(url)).status_code == 404


async def test_files_beyond_the_room_there_is_are_refused_until_others_have_gone(make_client: ClientMaker) -> None:
    async with make_client(max_kept_file_bytes=30, file_minutes=0.3 / 60) as client:
        await translated_url(client, "a.txt", b"Un. Oui. Non.")
        response = await client.post("/translate_file", files={"file": ("b.txt", b"Un.")})
        assert (response.status_code, response.headers["retry-after"]) == (503, "1")
        await asyncio.sleep(0.4)
        await translated_url(client, "b.txt", b"Un.")


async def test_keys_are_found_beside_files_and_files_cost_their_characters(
    make_client: ClientMaker, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    database = Database(url)
    _, secret = Keys(database).create("desk", chars_per_month=10)
    database.close()
    async with make_client(keys="on", database_url=url) as client:
        settings = (await client.get("/frontend/settings")).json()
        assert (settings["apiKeys"], settings["keyRequired"]) == (True, True)
        file = {"file": ("a.txt", b"Un. Oui.")}
        for fields in ({}, {"api_key": "wrong"}):
            response = await client.post("/translate_file", files=file, data=fields)
            assert (response.status_code, set(response.json())) == (403, {"error"})
        url = await translated_url(client, "a.txt", b"Un. Oui.", api_key=secret)
        assert (await client.get(url)).content == b"[en] Un. [en] Oui."
        response = await client.post("/translate_file", files=file, data={"api_key": secret})
        assert (response.status_code, set(response.json())) == (429, {"error"})
        used = await client.get("/usage", headers={"X-API-Key": secret})
        assert used.json()["characters"] == len("Un. Oui.")
