"""POST /articles: the newsroom's names in, the same names out."""

from datetime import UTC, datetime, timedelta

import pytest
from httpx import AsyncClient

from app.engines.stub import StubTranslator
from tests.api.conftest import ClientMaker, assert_error

ITEM = {
    "guid": "urn:newsml:afp.com:20211102:1",
    "language": "fr-FR",
    "urgency": 3,
    "versioncreated": "2021-11-02T18:00:00+0000",
    "headline": "Burns à Lyon",
    "abstract": "Une rencontre a eu lieu.",
    "body_html": "<p>Le directeur de la CIA est à Lyon.</p><p>Il a vu N. Durand.</p>",
    "keywords": ["CIA", "Russie"],
    "place": {"name": "Lyon"},
    "embargoed": None,
    "featured": False,
}
TEXT = {"headline", "abstract", "body_html"}


async def test_the_same_names_come_out(client: AsyncClient) -> None:
    response = await client.post("/articles", json=ITEM)
    assert response.status_code == 200
    answer = response.json()
    assert list(answer)[: len(ITEM)] == list(ITEM)
    assert answer["headline"] == "[en] Burns à Lyon"
    assert answer["abstract"] == "[en] Une rencontre a eu lieu."
    assert answer["body_html"].startswith("<p>[en] Le directeur")
    assert answer["language"] == "en"
    untouched = [name for name in ITEM if name not in TEXT | {"language"}]
    assert answer["untouched"] == untouched
    assert {name: answer[name] for name in untouched} == {name: ITEM[name] for name in untouched}


async def test_summary_and_provenance(client: AsyncClient) -> None:
    answer = (await client.post("/articles?max_sentences=1", json=ITEM)).json()
    assert answer["flags"] == []
    assert answer["summary"].startswith("[en] ")
    provenance = answer["provenance"]
    assert (provenance["model"], provenance["revision"]) == ("stub", "none")
    assert provenance["signature"].startswith("model:stub|")
    assert provenance["source_language"] == "fr"
    assert provenance["digitalsourcetype"].endswith("/trainedAlgorithmicMedia")
    age = datetime.now(UTC) - datetime.fromisoformat(provenance["translated_at"])
    assert timedelta() <= age < timedelta(minutes=1)
    summary = provenance["summary"]
    assert summary["signature"].startswith("model:extractive|")
    assert [sentence["text"] for sentence in summary["sentences"]] == [answer["summary"]]
    assert all(sentence["source_sentences"]["french"] for sentence in summary["sentences"])


async def test_without_a_summary(client: AsyncClient) -> None:
    answer = (await client.post("/articles?summary=false&source=fr", json=ITEM)).json()
    assert "summary" not in answer
    assert "summary" not in answer["provenance"]
    assert answer["provenance"]["source_language"] == "fr"


async def test_the_items_own_names_win(client: AsyncClient) -> None:
    answer = (await client.post("/articles", json=ITEM | {"summary": "Un résumé.", "flags": [1]})).json()
    assert answer["summary"] == "[en] Un résumé."
    assert answer["flags"] == [1]
    assert set(answer["depeche"]) == {"summary", "flags"}
    assert answer["depeche"]["flags"] == []
    assert "flags" in answer["untouched"]


async def test_our_own_name_is_kept(client: AsyncClient) -> None:
    response = await client.post("/articles", json=ITEM | {"depeche": "Texte."})
    assert assert_error(response, 422, "invalid_request") == {"field": "depeche"}


async def test_flags_name_their_field(make_client: ClientMaker) -> None:
    async with make_client(translator=StubTranslator(truncate_after=3)) as client:
        answer = (await client.post("/articles", json=ITEM)).json()
        flags = [flag for flag in answer["flags"] if flag["code"] == "incomplete"]
        assert [(flag["field"], flag.get("block")) for flag in flags] == [
            ("abstract", None),
            ("body_html", 0),
            ("body_html", 1),
        ]


@pytest.mark.parametrize("item", [{}, {"guid": "1", "urgency": 3}, {"headline": "", "body": "  "}, {"body": None}])
async def test_no_text(client: AsyncClient, item: dict[str, object]) -> None:
    assert_error(await client.post("/articles", json=item), 422, "empty_text")


async def test_an_empty_field_stays_empty(client: AsyncClient) -> None:
    answer = (await client.post("/articles", json={"headline": "", "body": "Le texte."})).json()
    assert answer["headline"] == ""
    assert answer["untouched"] == ["headline"]


async def test_no_forms(client: AsyncClient) -> None:
    response = await client.post("/articles", data={"headline": "Un."})
    supported = assert_error(response, 415, "unsupported_media_type")["supported"]
    assert {"application/json", "application/ninjs+json", "application/xml"} <= set(supported)
    assert "application/x-www-form-urlencoded" not in supported


async def test_another_language(client: AsyncClient) -> None:
    response = await client.post("/articles", json={"headline": "Nein", "body": "Das ist nicht wahr."})
    assert assert_error(response, 400, "unsupported_language")["language"] == "de"


@pytest.mark.parametrize("query", ["max_sentences=0", "max_sentences=many", "max_words=1", "summary=perhaps"])
async def test_wrong_options_are_named(client: AsyncClient, query: str) -> None:
    detail = assert_error(await client.post(f"/articles?{query}", json=ITEM), 422, "invalid_request")
    assert [problem["field"] for problem in detail["problems"]] == [query.partition("=")[0]]


async def test_numbers_come_back_as_they_were(client: AsyncClient) -> None:
    content = '{"body": "Un texte.", "price": 12.50, "id": 123456789012345678901234567890, "small": 1e-7}'
    answer = (await client.post("/articles", content=content, headers={"Content-Type": "application/json"})).json()
    assert (answer["price"], answer["id"], answer["small"]) == (12.5, 123456789012345678901234567890, 1e-7)


@pytest.mark.parametrize("option", ["names", "checks"])
async def test_names_and_checks_can_be_left_out(client: AsyncClient, option: str) -> None:
    item = {"headline": "Il a vu Patrouchev."}
    usual = (await client.post("/articles", params={"source": "fr"}, json=item)).json()
    assert usual["headline"] == "[en] Il a vu Patrushev."
    bare = (await client.post("/articles", params={"source": "fr", option: "false"}, json=item)).json()
    assert bare["headline"] == "[en] Il a vu Patrouchev."


async def test_the_summary_takes_wishes(client: AsyncClient) -> None:
    body = "Un maire est venu. Une préfète est partie. Un pilote a volé. Un juge a ri. Un chat dort."
    query = "/articles?max_sentences=1&style=bullets"
    assert (await client.post(f"{query}&focus=pilote", json={"body": body})).json()["summary"].startswith("• ")
    answer = (await client.post(f"{query}&focus=volcan", json={"body": body})).json()
    assert [(flag["field"], flag["code"]) for flag in answer["flags"]] == [("summary", "focus_not_found")]
    assert_error(await client.post("/articles?style=poem", json={"body": body}), 422, "invalid_request")
