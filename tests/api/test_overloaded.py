"""A server with too much waiting says so before it begins, in each dialect, and says when to try again."""

import asyncio

from httpx import AsyncClient, Response

from tests.api.conftest import ClientMaker, GatedTranslator, assert_error

FULL = {"max_waiting_sentences": 1, "threads": 1, "batch_tokens": 64, "memory_mb": 0}


async def fill(client: AsyncClient, gated: GatedTranslator) -> asyncio.Task[Response]:
    """Have some sentences with the engine, and others of the same request wait for it."""
    text = " ".join(f"Voici la phrase {number}." for number in range(10))
    request = asyncio.create_task(client.post("/translate", json={"q": text}))
    assert await asyncio.to_thread(gated.entered.wait, 30)
    return request


async def test_requests_are_refused_while_too_much_waits(make_client: ClientMaker, gated: GatedTranslator) -> None:
    async with make_client(translator=gated, **FULL) as client:
        begun = await fill(client, gated)
        body = {"q": "Une troisième."}
        for path in ("/translate", "/summarize"):
            refused = await client.post(path, json=body)
            detail = assert_error(refused, 503, "overloaded")
            assert detail["waiting_sentences"] == 6
            assert refused.headers["retry-after"] == str(detail["retry_after_seconds"])
        deepl = await client.post("/deepl/v2/translate", json={"text": ["Une troisième."], "target_lang": "EN-GB"})
        hub = await client.post("/hf/translation", json={"inputs": "Une troisième."})
        article = await client.post("/articles", json={"headline": "Une troisième"})
        document = await client.post("/translate_file", files={"file": ("a.txt", b"Une phrase.")})
        assert [answer.status_code for answer in (deepl, hub, article, document)] == [503] * 4
        assert all(int(answer.headers["retry-after"]) >= 1 for answer in (deepl, hub, article, document))
        gated.gate.set()
        assert (await begun).status_code == 200
        assert (await client.post("/translate", json=body)).status_code == 200
