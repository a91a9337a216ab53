"""One shape for every error, an id for every request."""

import logging

import pytest
from httpx import AsyncClient

from app.engines.stub import StubTranslator
from tests.api.conftest import ClientMaker, assert_error


@pytest.mark.parametrize("path", ["/nothing", "/translate/more", "/%00", "/%FF", "/docs/no"])
async def test_unknown_paths(client: AsyncClient, path: str) -> None:
    assert_error(await client.get(path), 404, "not_found")


@pytest.mark.parametrize(("method", "path"), [("GET", "/translate"), ("POST", "/health"), ("DELETE", "/articles")])
async def test_wrong_methods(client: AsyncClient, method: str, path: str) -> None:
    response = await client.request(method, path)
    assert_error(response, 405, "method_not_allowed")
    assert response.headers["allow"]


@pytest.mark.parametrize("given", ["a", "story-42/1", "x" * 128])
async def test_a_sane_request_id_is_kept(client: AsyncClient, given: str) -> None:
    response = await client.get("/health", headers={"X-Request-ID": given})
    assert response.headers["x-request-id"] == given
    response = await client.get("/nothing", headers={"X-Request-ID": given})
    assert response.json()["request_id"] == given


@pytest.mark.parametrize("given", [b"", b"x" * 129, b"a b", b"caf\xe9", b"a\tb"])
async def test_others_are_replaced(client: AsyncClient, given: bytes) -> None:
    response = await client.get("/health", headers={"X-Request-ID": given})
    assert len(response.headers["x-request-id"]) == 32


async def test_request_ids_differ(client: AsyncClient) -> None:
    ids = {(await client.get("/health")).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


async def test_a_fault_of_the_service_is_logged_and_not_told(
    make_client: ClientMaker, caplog: pytest.LogCaptureFixture
) -> None:
    async with make_client(translator=StubTranslator(failure=RuntimeError("secret path"))) as client:
        headers = {"X-Request-ID": "story-42"}
        response = await client.post("/translate", json={"q": "Un.", "source": "fr"}, headers=headers)
        assert_error(response, 500, "internal_error")
        assert "secret" not in response.text
        assert response.json()["request_id"] == "story-42"
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "story-42" in record.getMessage()
    assert record.exc_info
    assert "secret path" in str(record.exc_info[1])


async def test_many_problems_are_counted_not_listed(client: AsyncClient) -> None:
    fields = {"q": 1, "source": 1, "target": 1, "format": 1, "alternatives": "x", "details": "x"}
    detail = assert_error(await client.post("/translate", json=fields), 422, "invalid_request")
    assert detail["problem_count"] == len(fields)


async def test_an_error_does_not_repeat_the_text(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": "Un.", "format": "confidential " * 1000})
    assert_error(response, 422, "invalid_request")
    assert "confidential" not in response.text
