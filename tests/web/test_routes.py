"""The pages and what they are made of: headers, caching, no way out of the folder, no key, behind a proxy's prefix."""

import gzip
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.main import create_app
from app.settings import Settings
from app.web import routes

FILES = Path(routes.__file__).parent / "static"
PAGES = ["/", "/desk/glossaries", "/desk/memory", "/desk/status"]
ASSETS = sorted(f"/web/{path.name}" for path in FILES.iterdir())
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


def application(**settings: object) -> FastAPI:
    # Nothing is loaded: pages are there before the models are.
    return create_app(Settings(_env_file=None, **settings))


def client_of(app: FastAPI, root_path: str = "") -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app, root_path=root_path), base_url="http://depeche")


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    async with client_of(application()) as client:
        yield client


@pytest.mark.parametrize("path", PAGES + ASSETS)
async def test_every_file_is_served_with_its_type_and_policy(client: AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.content
    assert answer.headers["Content-Type"].startswith(TYPES.get(Path(path).suffix, "text/html"))
    if not answer.headers["Content-Type"].startswith("image/"):
        assert "charset=utf-8" in answer.headers["Content-Type"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline(client: AsyncClient) -> None:
    policy = (await client.get("/")).headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    for name in ("base-uri", "form-action", "frame-ancestors"):
        assert rules[name] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("path", ["/", "/web/desk.js"])
async def test_what_the_browser_has_already_is_not_sent_again(client: AsyncClient, path: str) -> None:
    first = await client.get(path)
    etag = first.headers["ETag"]
    for known in (etag, f'"other", {etag}'):
        again = await client.get(path, headers={"If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == etag
        assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    other = await client.get(path, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200
    assert other.content == first.content
    assert first.headers["Cache-Control"] == "no-cache"


async def test_it_is_compressed_for_who_can_read_that(client: AsyncClient) -> None:
    async with client.stream("GET", "/web/desk.js", headers={"Accept-Encoding": "gzip, br"}) as answer:
        packed = b"".join([part async for part in answer.aiter_raw()])
    plain = await client.get("/web/desk.js", headers={"Accept-Encoding": "identity"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 2
    assert answer.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize("path", ["/", "/web/desk.js"])
async def test_head_tells_what_get_would(client: AsyncClient, path: str) -> None:
    told, got = await client.head(path), await client.get(path)
    assert told.status_code == 200
    assert told.content == b""
    for name in ("Content-Length", "Content-Type", "ETag"):
        assert told.headers[name] == got.headers[name]


@pytest.mark.parametrize(
    "path",
    [
        "../routes.py", "..%2froutes.py", "%2e%2e/routes.py", "..%5croutes.py", "%2fetc%2fpasswd", "/etc/passwd",
        "//etc/passwd", "desk.js/", "desk.js%00", "%00", "", "DESK.JS", "nothing.js", "x" * 5000, "%ff%fe", "con",
        "a/" * 2000, "desk.html%0d%0aX-Owned:1", quote("dépêche.js"), "~root/.bashrc", "static/desk.js",
    ],
)  # fmt: skip
async def test_there_is_no_way_out_of_the_folder(client: AsyncClient, path: str) -> None:
    answer = await client.get(f"/web/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
    assert "x-owned" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_nothing_can_be_written(client: AsyncClient, method: str) -> None:
    for path in ("/", "/web/desk.js"):
        assert (await client.request(method, path)).status_code == 405


async def test_pages_need_no_key_where_the_api_asks_for_one() -> None:
    async with client_of(application(keys="on")) as client:
        for path in PAGES + ASSETS:
            assert (await client.get(path)).status_code == 200
        assert (await client.get("/info")).status_code == 401
        assert (await client.post("/translate", json={"q": "Bonjour"})).status_code == 401


async def test_pages_are_no_part_of_the_apis_description(client: AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert not [path for path in paths if path in PAGES or path.startswith("/web")]


@pytest.mark.parametrize("prefix", ["", "/depeche", "/tools/depeche"])
@pytest.mark.parametrize("page", PAGES)
async def test_all_that_a_page_names_is_there_behind_a_prefix(prefix: str, page: str) -> None:
    async with client_of(application(), root_path=prefix) as client:
        answer = await client.get(prefix + page)
        named = re.findall(r'(?:src|href)="([^"]+)"', answer.text)
        assert len(named) >= 3
        for name in named:
            assert (await client.get(urljoin(prefix + page, name))).status_code == 200, name


async def test_pages_are_counted_by_their_own_paths(client: AsyncClient) -> None:
    for path in ("/", "/desk/status", "/web/desk.js", "/web/nothing.js"):
        await client.get(path)
    counted = (await client.get("/metrics")).text
    for route, status in (("/", 200), ("/desk/status", 200), ("/web/{name:path}", 200), ("/web/{name:path}", 404)):
        assert f'depeche_http_requests_total{{method="GET",route="{route}",status="{status}"}} 1.0' in counted
