"""The translation memory over HTTP: an editor's sentence is kept, found, answered with, and taken out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from httpx import AsyncClient

from app.services.memory_pairs import EditorPairs, Pair
from app.settings import Settings
from app.text.tmx import Unit, read_units, written_units

from .conftest import ClientMaker, assert_error

RAIN = {"source": "Il pleut.", "target": "Rain falls.", "editor": "Ana"}
TMX = {"Content-Type": "application/x-tmx+xml"}


async def translated(client: AsyncClient, text: str) -> str:
    answer = await client.post("/translate", json={"q": text, "source": "fr"})
    return str(answer.json()["translatedText"])


async def listed(client: AsyncClient, **query: object) -> list[str]:
    answer = await client.get("/memory", params=query)
    assert answer.status_code == 200, answer.text
    return [pair["source"] for pair in answer.json()["pairs"]]


def file_of(*pairs: tuple[str, str], origin: str = "") -> bytes:
    return "".join(written_units([Unit(*pair, origin=origin) for pair in pairs], "sentence")).encode()


async def test_an_edit_is_the_next_answer_whatever_was_remembered(client: AsyncClient) -> None:
    assert await translated(client, "Il pleut.") == "[en] Il pleut."
    first = (await client.put("/memory", json=RAIN)).json()
    assert first["replaced"] is None
    assert await translated(client, "Il pleut.") == "Rain falls."
    second = (await client.put("/memory", json={"source": "Il  pleut.", "target": "It rains."})).json()
    assert second["replaced"] == first["stored"]
    assert {name: first["stored"][name] for name in RAIN} == RAIN
    assert (first["stored"]["origin"], second["stored"]["editor"]) == ("editor", None)
    made = datetime.fromisoformat(first["stored"]["made"])
    assert abs(datetime.now(UTC) - made) < timedelta(minutes=1)
    assert await translated(client, "Il pleut.") == "It rains."
    gone = await client.delete("/memory", params={"source": "Il pleut."})
    assert (gone.status_code, gone.json()) == (200, second["stored"])
    assert await translated(client, "Il pleut.") == "[en] Il pleut."
    assert_error(await client.delete("/memory", params={"source": "Il pleut."}), 404, "pair_not_found")


async def test_details_tell_whose_a_sentence_is(client: AsyncClient) -> None:
    await client.put("/memory", json=RAIN)
    await client.put("/memory", json={"source": "Il vente.", "target": "Wind."})
    body = {"q": "Il pleut. Il vente. Il neige.", "source": "fr", "details": True}
    sentences = (await client.post("/translate", json=body)).json()["details"]["sentences"]
    said = [(sentence.get("origin"), sentence.get("editor")) for sentence in sentences]
    assert said == [("memory", "Ana"), ("memory", None), (None, None)]


async def test_it_is_kept_over_a_restart_and_found_by_a_second_server(make_client: ClientMaker) -> None:
    async with make_client() as client, make_client() as other:
        await client.put("/memory", json=RAIN)
        assert await translated(other, "Il pleut.") == "Rain falls."
        await other.delete("/memory", params={"source": "Il pleut."})
        assert await translated(client, "Il pleut.") == "[en] Il pleut."
        await client.put("/memory", json=RAIN)
    async with make_client() as client:
        assert await translated(client, "Il pleut.") == "Rain falls."


async def test_what_a_command_imports_is_seen_and_nothing_is_made_before(
    client: AsyncClient, settings: Settings
) -> None:
    assert await listed(client) == []
    await translated(client, "Il pleut.")
    assert not await asyncio.to_thread(Path(settings.pairs_file).exists)
    await asyncio.to_thread(EditorPairs(Path(settings.pairs_file)).add, [Pair("Il pleut.", "It rains.", 0)])
    assert await translated(client, "Il pleut.") == "It rains."
    assert await listed(client) == ["Il pleut."]


async def test_with_a_memory_file_the_pairs_stand_in_it_beside_the_model_s(
    make_client: ClientMaker, settings: Settings, tmp_path: Path
) -> None:
    async with make_client(memory_file=str(tmp_path / "memory.db")) as client:
        await client.put("/memory", json=RAIN)
        await translated(client, "Il pleut. Il neige.")
    assert not await asyncio.to_thread(Path(settings.pairs_file).exists)
    async with make_client(memory_file=str(tmp_path / "memory.db")) as client:
        assert await listed(client) == ["Il pleut."]
        assert await listed(client, origin="machine") == ["Il neige."]
        assert set(await listed(client, origin="all")) == {"Il pleut.", "Il neige."}
        file = await client.get("/memory/export")
        assert [(unit.french, unit.origin, unit.creator) for unit in read_units([file.content])] == [
            ("Il pleut.", "editor", "Ana"),
            ("Il neige.", "machine", ""),
        ]


async def test_a_memory_file_that_is_none_is_told_when_something_is_to_be_kept(
    make_client: ClientMaker, tmp_path: Path
) -> None:
    await asyncio.to_thread((tmp_path / "memory.db").write_bytes, b"Ceci n'est pas une base." * 100)
    async with make_client(memory_file=str(tmp_path / "memory.db")) as client:
        assert await translated(client, "Il pleut.") == "[en] Il pleut."
        for response in (
            await client.put("/memory", json=RAIN),
            await client.get("/memory"),
            await client.get("/memory/export"),
            await client.delete("/memory", params={"source": "Il pleut."}),
        ):
            assert_error(response, 503, "storage_error")


@pytest.fixture
async def full(client: AsyncClient) -> AsyncIterator[AsyncClient]:
    for number in range(5):
        made = f"2026-01-0{number + 1}T00:00:00Z"
        body = {"source": f"Phrase {number} été.", "target": f"Sentence {number}.", "made": made}
        assert (await client.put("/memory", json=body)).status_code == 200
    return client


async def test_listing_and_searching(full: AsyncClient) -> None:
    answer = (await full.get("/memory", params={"limit": 2, "offset": 1})).json()
    assert (answer["total"], answer["writable"]) == (5, True)
    assert answer["pairs"] == [
        {
            "source": f"Phrase {number} été.",
            "target": f"Sentence {number}.",
            "origin": "editor",
            "editor": None,
            "made": f"2026-01-0{number + 1}T00:00:00Z",
        }
        for number in (3, 2)
    ]
    assert await listed(full, q="SENTENCE 4") == await listed(full, q=" phrase 4  ete") == ["Phrase 4 été."]
    assert await listed(full, q="nothing") == await listed(full, origin="machine") == []


@pytest.mark.parametrize(
    "query", [{"limit": 0}, {"limit": 501}, {"offset": -1}, {"offset": 10**19}, {"origin": "x"}, {"q": "x" * 1001}]
)
async def test_queries_that_make_no_sense(client: AsyncClient, query: dict) -> None:
    assert_error(await client.get("/memory", params=query), 422, "invalid_request")


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"json": {**RAIN, "source": " \n"}}, 422, "empty_text"),
        ({"json": {**RAIN, "target": ""}}, 422, "empty_text"),
        ({"json": {**RAIN, "source": "x" * 5_001}}, 422, "invalid_request"),
        ({"json": {**RAIN, "target": "x" * 5_001}}, 422, "invalid_request"),
        ({"json": {**RAIN, "editor": "x" * 101}}, 422, "invalid_request"),
        ({"json": {**RAIN, "editor": 1}}, 422, "invalid_request"),
        ({"json": {"source": "x"}}, 422, "invalid_request"),
        ({"json": {**RAIN, "made": "yesterday"}}, 422, "invalid_request"),
        ({"json": {**RAIN, "made": "2026-01-01T00:00:00"}}, 422, "invalid_request"),
        ({"json": {**RAIN, "made": "1969-01-01T00:00:00Z"}}, 422, "invalid_request"),
        ({"json": {**RAIN, "made": "9999-01-01T00:00:00Z"}}, 422, "invalid_request"),
        ({"json": {**RAIN, "made": 1}}, 422, "invalid_request"),
        ({"json": []}, 422, "invalid_request"),
        (
            {"content": rb'{"source": "\ud800", "target": "x"}', "headers": {"Content-Type": "application/json"}},
            422,
            "invalid_text",
        ),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400, "malformed_body"),
        ({"data": RAIN}, 415, "unsupported_media_type"),
        ({"json": {**RAIN, "target": "x" * 400_000}}, 413, "body_too_large"),
    ],
)
async def test_what_is_no_pair_is_not_kept(client: AsyncClient, sent: dict, status: int, code: str) -> None:
    assert_error(await client.put("/memory", **sent), status, code)
    assert await listed(client) == []


@pytest.mark.parametrize("query", [{}, {"source": " "}])
async def test_nothing_is_deleted_without_a_sentence(full: AsyncClient, query: dict) -> None:
    response = await full.delete("/memory", params=query)
    assert_error(response, 422, "empty_text" if query else "invalid_request")
    assert len(await listed(full)) == 5


async def test_what_was_deleted_is_put_back_as_it_was(full: AsyncClient) -> None:
    before = (await full.get("/memory")).json()
    gone = (await full.delete("/memory", params={"source": "Phrase 2 été."})).json()
    back = await full.put("/memory", json={name: gone[name] or "" for name in ("source", "target", "editor", "made")})
    assert back.json()["stored"] == gone
    assert (await full.get("/memory")).json() == before


@pytest.mark.parametrize("text", ["<script>alert(1)</script> & 'x'", "مرحبا 😀 \x07\x00", "L’\N{NO-BREAK SPACE}été"])
async def test_any_text_is_kept_as_it_is_but_for_white_space(client: AsyncClient, text: str) -> None:
    stored = (await client.put("/memory", json={"source": text, "target": text, "editor": text})).json()["stored"]
    kept = " ".join(text.split())
    assert [stored["source"], stored["target"], stored["editor"]] == [kept] * 3
    assert await listed(client, q=text) == [kept]
    assert (await client.get("/memory/export")).status_code == 200
    assert (await client.delete("/memory", params={"source": text})).json() == stored


async def test_a_file_goes_in_and_comes_out_with_who_wrote_it(client: AsyncClient, make_client: ClientMaker) -> None:
    await client.put("/memory", json={**RAIN, "editor": 'Ana "<&> Ruiz', "made": "2020-02-03T04:05:06Z"})
    file = await client.get("/memory/export", params={"origin": "editor"})
    assert file.headers["content-type"] == "application/x-tmx+xml"
    assert file.headers["content-disposition"] == 'attachment; filename="memory.tmx"'
    (unit,) = read_units([file.content])
    assert (unit.origin, unit.created, unit.creator) == ("editor", "20200203T040506Z", 'Ana "<&> Ruiz')
    before = (await client.get("/memory")).json()
    await client.delete("/memory", params={"source": "Il pleut."})
    answer = await client.post("/memory/import", content=file.content, headers=TMX)
    assert answer.json() == {"stored": 1, "replaced": 0, "left_out": 0}
    assert (await client.get("/memory")).json() == before
    mixed = file_of(("Il pleut.", "It rains."), ("Il neige.", "Snow."))
    tried = await client.post("/memory/import", params={"dry_run": True}, content=mixed, headers=TMX)
    assert tried.json() == {"stored": 2, "replaced": 1, "left_out": 0}
    assert (await client.get("/memory")).json() == before
    answer = await client.post("/memory/import", content=mixed, headers={"Content-Type": "text/xml; charset=utf-8"})
    assert answer.json() == {"stored": 2, "replaced": 1, "left_out": 0}
    answer = await client.post("/memory/import", content=file_of(("Un.", "One."), origin="machine"), headers=TMX)
    assert answer.json() == {"stored": 0, "replaced": 0, "left_out": 1}


async def test_an_empty_memory_is_an_empty_file(client: AsyncClient) -> None:
    file = await client.get("/memory/export")
    assert file.status_code == 200
    assert list(read_units([file.content])) == []


async def test_a_large_memory_comes_out_whole(client: AsyncClient, settings: Settings) -> None:
    made = [Pair(f"Phrase numéro {number}.", f"Sentence number {number}.", number) for number in range(3_000)]
    await asyncio.to_thread(EditorPairs(Path(settings.pairs_file)).add, made)
    file = await client.get("/memory/export")
    assert [unit.french for unit in read_units([file.content])] == [pair.source for pair in made]


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"content": b"", "headers": TMX}, 422, "invalid_file"),
        ({"content": b"<tmx>\n<", "headers": TMX}, 422, "invalid_file"),
        (
            {"content": b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>&x;</tmx>', "headers": TMX},
            422,
            "invalid_file",
        ),
        ({"content": b"<tmx><body/></tmx>", "headers": TMX}, 422, "invalid_file"),
        ({"json": {}}, 415, "unsupported_media_type"),
        ({"content": b"<tmx/>"}, 415, "unsupported_media_type"),
        ({"content": b"<tmx/>", "headers": {**TMX, "Content-Encoding": "gzip"}}, 415, "unsupported_media_type"),
    ],
)
async def test_a_file_that_is_none_changes_nothing(client: AsyncClient, sent: dict, status: int, code: str) -> None:
    await client.put("/memory", json=RAIN)
    assert_error(await client.post("/memory/import", **sent), status, code)
    assert await listed(client) == ["Il pleut."]


async def test_files_may_be_as_large_as_documents(make_client: ClientMaker) -> None:
    async with make_client(max_body_bytes=1_000, max_file_bytes=10_000) as client:
        file = file_of(*((f"Phrase {number}.", "x") for number in range(30)))
        assert 1_000 < len(file) < 10_000
        assert (await client.post("/memory/import", content=file, headers=TMX)).json()["stored"] == 30
        large = await client.post("/memory/import", content=file * 5, headers=TMX)
        assert_error(large, 413, "body_too_large")


async def test_writing_can_be_switched_off(make_client: ClientMaker, settings: Settings) -> None:
    await asyncio.to_thread(EditorPairs(Path(settings.pairs_file)).add, [Pair("Il pleut.", "It rains.", 0)])
    async with make_client(memory_writable=False) as client:
        for response in (
            await client.put("/memory", json=RAIN),
            await client.delete("/memory", params={"source": "Il pleut."}),
            await client.post("/memory/import", content=file_of(("a", "b")), headers=TMX),
        ):
            assert_error(response, 403, "memory_read_only")
        answer = (await client.get("/memory")).json()
        assert (answer["total"], answer["writable"]) == (1, False)
        assert b"It rains." in (await client.get("/memory/export")).content
        assert await translated(client, "Il pleut.") == "It rains."


async def test_without_a_memory_all_is_refused_in_plain_words(make_client: ClientMaker, settings: Settings) -> None:
    await asyncio.to_thread(EditorPairs(Path(settings.pairs_file)).add, [Pair("Il pleut.", "It rains.", 0)])
    async with make_client(memory_mb=0) as client:
        for response in (
            await client.put("/memory", json=RAIN),
            await client.get("/memory"),
            await client.delete("/memory", params={"source": "Il pleut."}),
            await client.get("/memory/export"),
            await client.post("/memory/import", content=file_of(("a", "b")), headers=TMX),
        ):
            assert_error(response, 403, "memory_disabled")
        assert await translated(client, "Il pleut.") == "[en] Il pleut."
