"""Keys over HTTP: who comes in, in which dialect others are refused, and what is charged."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from asgi_lifespan import LifespanManager
from httpx import ASGITransport, AsyncClient

from app.api.auth import is_open
from app.engines.stub import StubTranslator
from app.main import create_app
from app.services.access import is_loopback, keys_required
from app.services.database import Database
from app.services.engines import Engines
from app.services.keys import Keys
from app.services.keys_records import Key
from app.settings import Settings
from tests.api.conftest import ClientMaker, GatedTranslator, assert_error
from tests.api.test_disconnect import SCOPE
from tests.api.test_streaming import Caller


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/keys.db"


@pytest.fixture
def keys(url: str):
    database = Database(url)
    yield Keys(database)
    database.close()


@pytest.fixture
def secret(keys: Keys) -> str:
    return keys.create("desk")[1]


@pytest.fixture
async def closed(make_client: ClientMaker, url: str) -> AsyncIterator[AsyncClient]:
    """A client of a server that asks for keys, without one."""
    async with make_client(database_url=url, keys="on") as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize(
    "headers",
    [
        lambda secret: {"Authorization": f"Bearer {secret}"},
        lambda secret: {"authorization": f"bearer  {secret} "},
        lambda secret: {"Authorization": f"DeepL-Auth-Key {secret}"},
        lambda secret: {"X-API-Key": secret},
        lambda secret: {"Authorization": "Basic dXNlcjpwYXNz", "X-API-Key": secret},
    ],
)
async def test_a_key_in_a_header(closed: AsyncClient, secret: str, headers) -> None:
    response = await closed.post("/translate", json={"q": "Un."}, headers=headers(secret))
    assert response.json()["translatedText"] == "[en] Un."


async def test_a_key_in_the_query(closed: AsyncClient, secret: str) -> None:
    response = await closed.post(f"/translate?api_key={quote(secret)}", json={"q": "Un."})
    assert response.json()["translatedText"] == "[en] Un."
    response = await closed.get("/usage", params={"api_key": secret})
    assert response.json()["key"] == "desk"


@pytest.mark.parametrize("how", ["json", "data", "files"])
async def test_a_key_in_the_body(closed: AsyncClient, secret: str, how: str) -> None:
    fields: dict[str, object] = {"q": "Un.", "api_key": secret}
    if how == "files":
        fields = {name: (None, value) for name, value in fields.items()}
    response = await closed.post("/translate", **{how: fields})
    assert response.json()["translatedText"] == "[en] Un."


async def test_a_key_in_the_body_of_an_item_does_not_come_back(closed: AsyncClient, secret: str) -> None:
    response = await closed.post("/articles?summary=false", json={"headline": "Un.", "api_key": secret})
    assert response.json()["headline"] == "[en] Un."
    assert secret not in response.text
    # This path is none of LibreTranslate's, so that the error is in the native shape.
    assert_error(await closed.post("/articles", json={"headline": "Un.", "api_key": "x"}), 403, "key_invalid")


async def test_superdesk_sends_its_token_with_the_document(closed: AsyncClient, secret: str) -> None:
    item = {"token": secret, "document": {"headline": "Un."}}
    response = await closed.post("/articles?summary=false", json=item)
    assert response.json()["headline"] == "[en] Un."
    assert secret not in response.text
    assert_error(await closed.post("/articles", json={"token": secret, "headline": "Un."}), 401, "key_missing")


@pytest.mark.parametrize(
    ("method", "path", "content"),
    [
        ("POST", "/translate", b'{"q": "Un."}'),
        ("POST", "/translate", b'{"q": "Un.", "token": "x"}'),
        ("POST", "/translate", b"{"),
        ("POST", "/summarize", b'{"q": "Un."}'),
        ("POST", "/detect", b'{"q": "Un."}'),
        ("POST", "/articles", b'{"headline": "Un."}'),
        ("GET", "/usage", b""),
        ("GET", "/info", b""),
        ("GET", "/metrics", b""),
        ("GET", "/glossaries", b""),
        ("PUT", "/glossaries/desk", b"{}"),
        ("DELETE", "/glossaries/desk", b""),
        ("GET", "/memory", b""),
        ("PUT", "/memory", b"{}"),
        ("DELETE", "/memory?source=x", b""),
        ("POST", "/memory/import", b"<tmx/>"),
        ("GET", "/memory/export", b""),
    ],
)
async def test_without_a_key(closed: AsyncClient, method: str, path: str, content: bytes) -> None:
    response = await closed.request(method, path, content=content, headers={"Content-Type": "application/json"})
    assert_error(response, 401, "key_missing")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/health", "/ready", "/languages", "/openapi.json", "/docs", "/frontend/settings"])
async def test_what_is_open_to_all(closed: AsyncClient, path: str) -> None:
    assert (await closed.get(path)).status_code == 200


async def test_every_other_route_is_closed(settings: Settings, engines: Engines, url: str) -> None:
    app = create_app(settings.model_copy(update={"database_url": url, "keys": "on"}), engines)
    document = app.openapi()
    checked = 0
    async with (
        LifespanManager(app) as manager,
        AsyncClient(transport=ASGITransport(manager.app), base_url="http://depeche") as client,
    ):
        for path, operations in document["paths"].items():
            for method in operations:
                place = path.replace("{", "").replace("}", "")
                status = (await client.request(method, place)).status_code
                assert (status in {401, 403}) != is_open(path), (method, path, status)
                assert ("security" in operations[method]) != is_open(path)
                checked += 1
    assert checked >= 15


async def test_errors_about_keys_are_described_where_keys_are_asked_for(settings: Settings, engines: Engines) -> None:
    plain = create_app(settings, engines).openapi()
    assert "securitySchemes" not in plain["components"]
    assert "401" not in plain["paths"]["/translate"]["post"]["responses"]
    document = create_app(settings.model_copy(update={"keys": "on"}), engines).openapi()
    answers = document["paths"]["/translate"]["post"]["responses"]
    for status, code in (("401", "key_missing"), ("403", "key_invalid"), ("429", "rate_limited")):
        content = answers[status]["content"]["application/json"]
        assert code in content["examples"]
        assert content["schema"].items() <= answers["413"]["content"]["application/json"]["schema"].items()
        assert content["schema"]
    glossary = document["paths"]["/glossaries/{name}"]["put"]["responses"]["403"]
    assert {"key_invalid", "glossary_read_only"} <= set(glossary["content"]["application/json"]["examples"])


@pytest.mark.parametrize("wrong", ["x", "depeche_00000000_" + 43 * "A", "é", "Bearer"])
async def test_with_a_wrong_key(closed: AsyncClient, secret: str, wrong: str) -> None:
    for headers in ({"Authorization": f"Bearer {wrong}".encode()}, {"X-API-Key": wrong.encode()}):
        response = await closed.post("/translate", json={"q": "Un."}, headers=headers)
        assert_error(response, 403, "key_invalid")
        assert wrong not in response.text or wrong == "x"


async def test_a_revoked_key_is_wrong_at_once(closed: AsyncClient, keys: Keys, secret: str) -> None:
    assert (await closed.get("/usage", headers=bearer(secret))).status_code == 200
    keys.revoke("desk")
    assert_error(await closed.get("/usage", headers=bearer(secret)), 403, "key_invalid")


async def test_libretranslates_clients_are_refused_in_their_shape(closed: AsyncClient, keys: Keys) -> None:
    for fields in ({"api_key": ""}, {"api_key": "wrong"}, {"api_key": None}, {"api_key": 1}):
        response = await closed.post("/translate", json={"q": "Un.", **fields})
        assert response.status_code == 403
        assert isinstance(response.json()["error"], str)
    _, limited = keys.create("limited", chars_per_month=1, per_minute=1)
    statuses = []
    for _ in range(2):
        response = await closed.post("/translate", data={"q": "Deux.", "api_key": limited})
        assert isinstance(response.json()["error"], str)
        statuses.append(response.status_code)
    assert statuses == [429, 429]


async def test_too_many_requests(closed: AsyncClient, keys: Keys) -> None:
    _, secret = keys.create("slow", per_minute=2)
    for _ in range(2):
        assert (await closed.get("/usage", headers=bearer(secret))).status_code == 200
    response = await closed.get("/usage", headers=bearer(secret))
    detail = assert_error(response, 429, "rate_limited")
    assert detail["per_minute"] == 2
    assert 1 <= int(response.headers["retry-after"]) <= 60


@pytest.mark.parametrize(
    ("path", "body", "characters"),
    [
        ("/translate", {"q": "Un."}, 3),
        ("/translate", {"q": ["Un.", "", "Deux."]}, 8),
        ("/translate", {"q": "<p>Un.</p>", "format": "html"}, 10),
        ("/translate", {"q": "🎉 é"}, 3),
        ("/summarize", {"q": "Un. Deux. Trois."}, 16),
        ("/articles", {"guid": "urn:1", "headline": "Un.", "body_html": "<p>Deux.</p>"}, 15),
        ("/detect", {"q": "Un."}, 0),
    ],
)
async def test_characters_are_charged_once(
    closed: AsyncClient, keys: Keys, path: str, body: dict[str, object], characters: int
) -> None:
    _, secret = keys.create("counted", chars_per_month=1000)
    response = await closed.post(path, json=body, headers=bearer(secret))
    assert response.status_code == 200, response.text
    used = (await closed.get("/usage", headers=bearer(secret))).json()
    assert (used["characters"], used["limit"], used["key"]) == (characters, 1000, "counted")


async def test_a_stream_is_charged_once(closed: AsyncClient, keys: Keys) -> None:
    _, secret = keys.create("counted")
    headers = bearer(secret) | {"Accept": "text/event-stream"}
    response = await closed.post("/translate", json={"q": "Un. Deux."}, headers=headers)
    assert "event: done" in response.text
    assert (await closed.get("/usage", headers=headers)).json()["characters"] == 9


@pytest.mark.parametrize(
    "body",
    [
        {"q": ""},
        {"q": 1},
        {"q": "Un.", "target": "de"},
        {"q": "Das ist nicht gut."},
        {"q": "Un.", "glossary": "none"},
        {"q": "x" * 200_001},
    ],
)
@pytest.mark.parametrize("accept", ["*/*", "text/event-stream"])
async def test_what_is_refused_costs_nothing(
    closed: AsyncClient, keys: Keys, body: dict[str, object], accept: str
) -> None:
    _, secret = keys.create("counted")
    response = await closed.post("/translate", json=body, headers=bearer(secret) | {"Accept": accept})
    assert response.status_code >= 400
    assert (await closed.get("/usage", headers=bearer(secret))).json()["characters"] == 0


@pytest.mark.parametrize("accept", ["*/*", "text/event-stream"])
async def test_a_fault_of_the_service_costs_nothing(
    make_client: ClientMaker, url: str, keys: Keys, secret: str, accept: str
) -> None:
    broken = StubTranslator(failure=RuntimeError("broken"))
    async with make_client(database_url=url, keys="on", translator=broken) as client:
        response = await client.post("/translate", json={"q": "Un."}, headers=bearer(secret) | {"Accept": accept})
        assert "internal_error" in response.text
        assert (await client.get("/usage", headers=bearer(secret))).json()["characters"] == 0


async def test_who_leaves_before_the_answer_pays(
    settings: Settings, engines: Engines, gated: GatedTranslator, url: str, keys: Keys
) -> None:
    key, secret = keys.create("counted")
    asked = settings.model_copy(update={"database_url": url, "keys": "on"})
    app = create_app(asked, replace(engines, translator=gated))
    caller = Caller({"q": "Un.", "source": "fr"})
    scope = dict(SCOPE, headers=[*SCOPE["headers"], (b"authorization", f"Bearer {secret}".encode())])
    async with LifespanManager(app):
        request = asyncio.create_task(app(scope, caller.incoming.get, caller.send))
        assert await asyncio.to_thread(gated.entered.wait, 30)
        caller.incoming.put_nowait({"type": "http.disconnect"})
        await asyncio.wait_for(request, 30)
        gated.gate.set()
    assert caller.sent[0]["status"] == 499
    assert keys.usage(key).characters == 3


async def test_a_quota_that_is_used_up(closed: AsyncClient, keys: Keys) -> None:
    _, secret = keys.create("small", chars_per_month=5)
    assert (await closed.post("/translate", json={"q": "Un."}, headers=bearer(secret))).status_code == 200
    response = await closed.post("/translate", json={"q": "Deux."}, headers=bearer(secret))
    detail = assert_error(response, 429, "quota_exceeded")
    assert (detail["used"], detail["limit"], detail["characters"]) == (3, 5, 5)
    assert (await closed.post("/translate", json={"q": "Un"}, headers=bearer(secret))).status_code == 200


async def test_requests_together_stay_below_the_quota(closed: AsyncClient, keys: Keys) -> None:
    _, secret = keys.create("small", chars_per_month=10)
    answers = await asyncio.gather(
        *(closed.post("/translate", json={"q": "Un."}, headers=bearer(secret)) for _ in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 429, 429, 429, 429, 429]


async def test_a_database_that_is_gone_is_told(make_client: ClientMaker, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with make_client(database_url=f"sqlite:///{tmp_path}/file/keys.db", keys="on") as client:
        headers = bearer("depeche_00000000_" + 43 * "A")
        response = await client.post("/translate", json={"q": "Un."}, headers=headers)
        assert response.status_code in {403, 503}
        assert (await client.get("/health")).status_code == 200


async def test_who_has_no_quota_works_while_nothing_can_be_written(
    closed: AsyncClient, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.errors import StorageError

    def fail(*_: object) -> str:
        raise StorageError("The disk is full.")

    _, free = keys.create("free")
    _, counted = keys.create("counted", chars_per_month=100)
    monkeypatch.setattr(Keys, "charge", fail)
    assert (await closed.post("/translate", json={"q": "Un."}, headers=bearer(free))).status_code == 200
    response = await closed.post("/translate", json={"q": "Un."}, headers=bearer(counted))
    assert_error(response, 503, "storage_error")


async def test_where_no_key_is_asked_for_any_is_taken_and_no_file_is_made(
    make_client: ClientMaker, url: str, tmp_path: Path
) -> None:
    async with make_client(database_url=url) as client:
        for headers in ({}, bearer("wrong"), {"Authorization": "DeepL-Auth-Key wrong"}):
            assert (await client.post("/translate", json={"q": "Un."}, headers=headers)).status_code == 200
        used = (await client.get("/usage")).json()
        assert (used["key"], used["characters"], used["limit"]) == (None, None, None)
    assert not (tmp_path / "keys.db").exists()


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("LOCALHOST.", True), ("0.0.0.0", False), ("::", False), ("", False), ("192.168.1.2", False),
        ("10.0.0.1", False), ("depeche.example.org", False), ("localhost.example.org", False), ("127.0.0.1.", False),
    ],
)  # fmt: skip
def test_keys_are_asked_for_where_others_can_come(host: str, is_own: bool) -> None:
    assert is_loopback(host) == is_own
    assert keys_required(Settings(_env_file=None, host=host)) != is_own
    assert keys_required(Settings(_env_file=None, host=host, keys="on"))
    assert not keys_required(Settings(_env_file=None, host=host, keys="off"))


async def test_pages_of_other_origins(make_client: ClientMaker, client: AsyncClient, url: str) -> None:
    page = {"Origin": "https://cms.example.org"}
    asking = page | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    assert "access-control-allow-origin" not in (await client.get("/health", headers=page)).headers
    async with make_client(
        cors_origins="https://cms.example.org/, https://other.example.org", database_url=url, keys="on"
    ) as allowing:
        allowed = await allowing.options("/translate", headers=asking)
        assert allowed.status_code == 200
        assert "authorization" in allowed.headers["access-control-allow-headers"].lower()
        refused = await allowing.post("/translate", json={"q": "Un."}, headers=page)
        assert_error(refused, 401, "key_missing")
        assert refused.headers["access-control-allow-origin"] == page["Origin"]
        assert "X-Request-ID" in refused.headers["access-control-expose-headers"]
        stranger = await allowing.get("/health", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in stranger.headers
    async with make_client(cors_origins="*") as open_to_all:
        assert (await open_to_all.get("/health", headers=page)).headers["access-control-allow-origin"] == "*"


def test_a_key_says_how_it_begins() -> None:
    assert Key("1f0a", "desk", None, None, 0.0).prefix == "depeche_1f0a_"
