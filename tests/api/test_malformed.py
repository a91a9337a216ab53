"""Every malformed or extreme input: a clear answer, no 500, nothing hangs, no text is lost."""

import json
import unicodedata
from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

from app.api.body import MAX_FORM_FIELDS
from tests.api.conftest import MAX_BODY, MAX_CHARS, MAX_TEXTS, ClientMaker, assert_error

ROUTES = ("/translate", "/summarize", "/detect")
TEXT = {"Content-Type": "text/plain"}
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def chunks(total: int, size: int = 64 * 1024) -> AsyncIterator[bytes]:
    for _ in range(0, total, size):
        yield b"a" * size


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\u00a0\u202f"])
async def test_empty_and_white_space(client: AsyncClient, route: str, text: str) -> None:
    assert_error(await client.post(route, json={"q": text}), 422, "empty_text")
    assert_error(await client.post(route, content=text.encode(), headers=TEXT), 422, "empty_text")


async def test_a_list_of_nothing(client: AsyncClient) -> None:
    assert_error(await client.post("/translate", json={"q": ["", " "]}), 422, "empty_text")
    assert_error(await client.post("/translate", json={"q": []}), 422, "empty_text")


async def test_unknown_languages_are_named(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": "Un.", "source": "xx"})
    assert assert_error(response, 400, "unsupported_language")["language"] == "xx"
    response = await client.post("/translate", json={"q": "Un.", "target": "de"})
    assert assert_error(response, 400, "unsupported_language")["language"] == "de"
    response = await client.post("/translate", json={"q": "Das ist nicht wahr."})
    assert assert_error(response, 400, "unsupported_language")["language"] == "de"
    response = await client.post("/summarize", json={"q": "Das ist nicht wahr."})
    assert assert_error(response, 400, "unsupported_language")["language"] == "de"


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("content_type", ["application/xml", "image/png", "text/html", "nonsense", ";;;", "é"])
async def test_wrong_content_types(client: AsyncClient, route: str, content_type: str) -> None:
    response = await client.post(route, content=b"Bonjour", headers={"Content-Type": content_type.encode("latin-1")})
    assert "text/plain" in assert_error(response, 415, "unsupported_media_type")["supported"]


@pytest.mark.parametrize("route", ROUTES)
async def test_no_content_type(client: AsyncClient, route: str) -> None:
    assert_error(await client.post(route, content=b"Bonjour"), 415, "unsupported_media_type")


async def test_unknown_character_set(client: AsyncClient) -> None:
    response = await client.post("/translate", content=b"Un.", headers={"Content-Type": "text/plain; charset=ebcdic"})
    assert "utf-8" in assert_error(response, 415, "unsupported_media_type")["supported"]


async def test_compressed_body(client: AsyncClient) -> None:
    response = await client.post("/translate", content=b"\x1f\x8b", headers=TEXT | {"Content-Encoding": "gzip"})
    assert_error(response, 415, "unsupported_media_type")


async def test_a_raw_article_sent_as_a_form_is_told_what_to_do(client: AsyncClient) -> None:
    article = "Le PIB progresse de 3 % & l’inflation recule = bonne nouvelle.".encode()
    response = await client.post("/translate", content=article, headers=FORM)
    assert_error(response, 422, "invalid_request")
    assert "Content-Type: text/plain" in response.json()["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        '{"q": "Bonjour"',
        "{'q': 'Bonjour'}",
        '{"q": "a\nb"}',
        '{"q": "Bonjour"} {}',
        '{"q": NaN}',
        '{"n": -Infinity}',
        '{"q": "x", "n": 1e999}',
        '{"q": "x", "n": ' + "9" * 5000 + "}",
        "[" * 100000,
        '{"a":' * 5000 + "1" + "}" * 5000,
        '{"q": ' + "[" * 60 + "1" + "]" * 60 + "}",
    ],
)
@pytest.mark.parametrize("route", [*ROUTES, "/articles"])
async def test_broken_json(client: AsyncClient, route: str, body: str) -> None:
    assert_error(await client.post(route, content=body, headers=JSON), 400, "malformed_body")


@pytest.mark.parametrize("body", ["[]", '"Bonjour"', "5", "null", "true", '["Bonjour"]'])
@pytest.mark.parametrize("route", [*ROUTES, "/articles"])
async def test_json_that_is_no_object(client: AsyncClient, route: str, body: str) -> None:
    assert_error(await client.post(route, content=body, headers=JSON), 422, "invalid_request")


async def test_of_a_repeated_name_json_takes_the_last(client: AsyncClient) -> None:
    response = await client.post("/translate", content='{"q": "Un.", "q": "Oui.", "source": "fr"}', headers=JSON)
    assert response.json() == {"translatedText": "[en] Oui."}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (TEXT, b"caf\xe9"),
        (JSON, b'{"q": "caf\xe9"}'),
        (FORM, b"q=caf\xe9"),
        (FORM, b"q=caf%E9"),
        (FORM, b"q=%ED%A0%BD"),
        (TEXT, b"\xed\xa0\xbd"),
        (TEXT, b"\xff\xfeB\x00"),
        (TEXT, "café".encode()[:-1]),
    ],
)
async def test_invalid_utf8(client: AsyncClient, route: str, headers: dict[str, str], body: bytes) -> None:
    assert_error(await client.post(route, content=body, headers=headers), 400, "malformed_body")


async def test_invalid_utf8_in_a_multipart_form(client: AsyncClient) -> None:
    response = await client.post("/translate", files={"q": (None, b"caf\xe9")})
    assert_error(response, 400, "malformed_body")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--b\r\n"),
        ("multipart/form-data; boundary=b", b"nonsense"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="q"\r\n\r\nUn.'),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nUn.\r\n--b--\r\n"),
    ],
)
async def test_broken_multipart_forms(client: AsyncClient, content_type: str, body: bytes) -> None:
    response = await client.post("/translate", content=body, headers={"Content-Type": content_type})
    assert_error(response, 400, "malformed_body")


@pytest.mark.parametrize("content_type", ["text/plain", "application/json"])
async def test_control_characters_lose_no_words(client: AsyncClient, content_type: str) -> None:
    text = "Un\x00 deux\x07 trois\x1b[0m quatre\x7f cinq\x85 six."
    body = text.encode() if content_type == "text/plain" else json.dumps({"q": text}).encode()
    response = await client.post("/translate?source=fr", content=body, headers={"Content-Type": content_type})
    assert response.status_code == 200
    for word in ("Un", "deux", "trois", "quatre", "cinq", "six"):
        assert word in response.json()["translatedText"]


@pytest.mark.parametrize("route", [*ROUTES, "/articles"])
async def test_a_declared_body_of_10_mb(client: AsyncClient, route: str) -> None:
    response = await client.post(route, content=b"a" * 10_000_000, headers=TEXT)
    assert assert_error(response, 413, "body_too_large") == {"max_bytes": MAX_BODY}


@pytest.mark.parametrize("headers", [TEXT, JSON, FORM, {"Content-Type": "multipart/form-data; boundary=b"}])
async def test_a_streamed_body_of_10_mb(client: AsyncClient, headers: dict[str, str]) -> None:
    response = await client.post("/translate", content=chunks(10_000_000), headers=headers)
    assert_error(response, 413, "body_too_large")


async def test_a_text_that_is_too_long(client: AsyncClient) -> None:
    response = await client.post("/translate", content=b"a " * (MAX_CHARS // 2) + b"b", headers=TEXT)
    detail = assert_error(response, 413, "text_too_long")
    assert detail == {"characters": MAX_CHARS + 1, "max_characters": MAX_CHARS}
    response = await client.post("/translate", json={"q": ["a" * (MAX_CHARS - 1), "bb"]})
    assert_error(response, 413, "text_too_long")


async def test_too_many_texts(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": ["Un."] * (MAX_TEXTS + 1)})
    assert assert_error(response, 413, "too_many_texts") == {"texts": MAX_TEXTS + 1, "max_texts": MAX_TEXTS}


async def test_forms_of_too_many_fields(make_client: ClientMaker) -> None:
    part = b'--b\r\nContent-Disposition: form-data; name="q"\r\n\r\na\r\n'
    count = MAX_FORM_FIELDS + 1
    bodies = {
        "application/x-www-form-urlencoded": b"q=a" + b"&q=a" * (count - 1),
        "multipart/form-data; boundary=b": part * count + b"--b--\r\n",
    }
    async with make_client(max_body_bytes=1_000_000, max_texts=100_000) as client:
        for content_type, body in bodies.items():
            response = await client.post("/translate", content=body, headers={"Content-Type": content_type})
            assert assert_error(response, 413, "too_many_texts") == {"max_fields": MAX_FORM_FIELDS}


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", "application/x-www-form-urlencoded"])
async def test_a_large_body_is_read_like_a_small_one(client: AsyncClient, content_type: str) -> None:
    text = "É" * 40_000
    body = {
        "text/plain": text,
        "application/json": json.dumps({"q": text}),
        "application/x-www-form-urlencoded": f"q={text}",
    }
    headers = {"Content-Type": content_type}
    response = await client.post("/translate?source=fr", content=body[content_type].encode(), headers=headers)
    assert response.json()["translatedText"].count("É") == len(text)
    response = await client.post("/translate?source=fr", content=b"\xff" * 70_000, headers=headers)
    assert response.status_code in {400, 422}


@pytest.mark.parametrize("text", ["mot " * 24_999 + "fin.", "a" * 100_000], ids=["words", "one word"])
async def test_a_sentence_of_100000_characters(client: AsyncClient, text: str) -> None:
    response = await client.post("/translate", json={"q": text, "source": "fr"})
    assert response.status_code == 200
    translation = response.json()["translatedText"]
    assert translation.count("mot") == text.count("mot")
    assert translation.count("a") >= text.count("a")
    response = await client.post("/summarize", json={"q": text, "source": "fr"})
    assert response.status_code == 200
    assert response.json()["summary"]


@pytest.mark.parametrize(
    "text",
    ["🎉", "👩‍👩‍👧 Une famille 🇫🇷.", "مرحبا يا عالم.", "שלום Bonjour עולם.", "\u202eBonjour.\u202c", "e\u0301te\u0301"],
)
@pytest.mark.parametrize("route", ["/translate", "/summarize"])
async def test_emoji_and_right_to_left(client: AsyncClient, route: str, text: str) -> None:
    response = await client.post(route, json={"q": text, "source": "fr"})
    assert response.status_code == 200
    answer = response.json()
    result = answer.get("translatedText") or answer["summary"]
    # Invisible marks (joiners, directions) may go, letters and pictures may not.
    assert visible(text) <= visible(result)


def visible(text: str) -> set[str]:
    composed = unicodedata.normalize("NFC", text)
    return {character for character in composed if unicodedata.category(character)[0] in "LNS"}


@pytest.mark.parametrize("route", [*ROUTES, "/articles"])
@pytest.mark.parametrize(
    ("body", "field", "character"),
    [
        ('{"q": "Bonjour \\ud83d !"}', "q", 8),
        ('{"q": "\\udc00"}', "q", 0),
        ('{"q": ["Un.", "\\ud800"]}', "q[1]", 0),
        ('{"q": "Un.", "source": "\\ud800"}', "source", 0),
        ('{"q": "Un.", "\\ud800": 1}', "the name of a field", 0),
    ],
)
async def test_half_surrogate_pairs_are_refused_where_they_stand(
    client: AsyncClient, route: str, body: str, field: str, character: int
) -> None:
    response = await client.post(route, content=body, headers=JSON)
    assert assert_error(response, 422, "invalid_text") == {"field": field, "character": character}


async def test_whole_surrogate_pairs_are_text(client: AsyncClient) -> None:
    response = await client.post("/translate", content='{"q": "Bravo \\ud83c\\udf89.", "source": "fr"}', headers=JSON)
    assert response.json() == {"translatedText": "[en] Bravo 🎉."}
