"""Key facts in the answers of `/summarize`, `/articles` and jobs."""

import asyncio
from pathlib import Path

import pytest
from httpx import AsyncClient
from lxml import etree

from app.settings import Settings
from tests.api.conftest import ClientMaker, assert_error
from tests.api.newsroom_items import G2, SAMPLES, ninjs_faults, sample

ENGLISH = (
    "CIA Director William Burns met Nikolai Patrushev in Moscow on Tuesday. “We are ready,” said Burns. "
    "The talks cost €2 million. More than 12 people were there. They met again on Tuesday."
)
KINDS = {"people", "organisations", "places", "dates", "figures", "quotes"}


def at(text: str, place: dict) -> str:
    return text[place["start"] : place["end"]]


async def test_an_english_article(client: AsyncClient) -> None:
    body = {"q": ENGLISH, "key_facts": True, "date": "2021-11-03T01:00:00+03:00", "max_sentences": 1}
    facts = (await client.post("/summarize", json=body)).json()["key_facts"]
    assert set(facts) == KINDS
    burns, patrushev = facts["people"]
    assert (burns["name"], patrushev["name"]) == ("William Burns", "Nikolai Patrushev")
    assert [role["text"] for role in burns["roles"]] == ["CIA Director"]
    assert [at(ENGLISH, mention["english"]) for mention in burns["mentions"]] == ["William Burns", "Burns"]
    assert [at(ENGLISH, role["english"]) for role in burns["roles"]] == ["CIA Director"]
    assert all(mention["french"] == [] for mention in burns["mentions"])
    assert [(item["name"], "acronym" in item) for item in facts["organisations"]] == [("CIA", False)]
    assert [item["name"] for item in facts["places"]] == ["Moscow"]
    (moment,) = facts["dates"]
    assert (moment["text"], moment["iso"], len(moment["mentions"])) == ("Tuesday", "2021-11-02", 2)
    money, people = facts["figures"]
    assert (money["value"], money["unit"]) == (2_000_000, "EUR")
    assert (people["value"], people["counted"], people["qualifier"]) == (12, "people", "more than")
    (quote,) = facts["quotes"]
    assert (quote["text"], quote["speaker"], quote["attribution"]) == ("We are ready", "William Burns", "Burns")
    assert at(ENGLISH, quote["english"]) == "We are ready,"


async def test_a_french_article_leads_to_its_sentences(client: AsyncClient) -> None:
    french = "Emmanuel Macron est arrivé à Lyon.\n\nEmmanuel Macron a parlé. Une pause a suivi, puis plus rien du tout."
    body = {"q": french, "source": "fr", "key_facts": True, "details": True}
    answer = (await client.post("/summarize", json=body)).json()
    (person,) = answer["key_facts"]["people"]
    english = answer["translatedText"]
    assert [at(english, mention["english"]) for mention in person["mentions"]] == ["Emmanuel Macron"] * 2
    sentences = [at(french, place) for mention in person["mentions"] for place in mention["french"]]
    assert sentences == ["Emmanuel Macron est arrivé à Lyon.", "Emmanuel Macron a parlé."]


async def test_they_come_where_they_are_asked_for(client: AsyncClient) -> None:
    answer = (await client.post("/summarize", json={"q": ENGLISH})).json()
    assert "key_facts" not in answer


async def test_without_a_date_nothing_is_resolved(client: AsyncClient) -> None:
    answer = (await client.post("/summarize", json={"q": ENGLISH, "key_facts": True})).json()
    assert "iso" not in answer["key_facts"]["dates"][0]


async def test_several_articles_have_a_list(client: AsyncClient) -> None:
    body = {"q": [ENGLISH, "", "Marie Dupont left on Monday."], "key_facts": True, "date": [None, "", "2021-11-02"]}
    answer = (await client.post("/summarize", json={**body, "source": "en"})).json()
    assert [len(facts["people"]) for facts in answer["key_facts"]] == [2, 0, 1]
    assert answer["key_facts"][2]["dates"][0]["iso"] == "2021-11-01"
    assert "iso" not in answer["key_facts"][0]["dates"][0]


async def test_a_form_may_ask(client: AsyncClient) -> None:
    answer = (await client.post("/summarize", data={"q": ENGLISH, "key_facts": "true", "date": "2021-11-03"})).json()
    assert answer["key_facts"]["dates"][0]["iso"] == "2021-11-02"


async def test_a_summary_in_french_has_none(client: AsyncClient) -> None:
    body = {"q": "Bonjour à tous.", "source": "fr", "language": "fr", "key_facts": True}
    assert_error(await client.post("/summarize", json=body), 422, "invalid_request")


async def test_a_date_that_is_none(client: AsyncClient) -> None:
    body = {"q": ENGLISH, "key_facts": True, "date": "yesterday"}
    assert_error(await client.post("/summarize", json=body), 422, "invalid_request")
    response = await client.post("/articles?key_facts=true&date=31.02.2021", json={"body": "Bonjour."})
    assert_error(response, 422, "invalid_request")


STORY = {"headline": "Visite", "body": "Emmanuel Macron est arrivé à Lyon. Tuesday was a day, and he came on Tuesday."}


@pytest.mark.parametrize(
    ("said", "query", "iso"),
    [
        ({"published_at": "2021-11-03T10:00:00Z"}, "", "2021-11-02"),
        ({"pubDate": "Wed, 03 Nov 2021 10:00:00 +0100"}, "", "2021-11-02"),
        ({"firstcreated": "2021-10-20", "versioncreated": "2021-11-03"}, "", "2021-11-02"),
        ({"date": "3 novembre", "created": "2021-11-03"}, "", "2021-11-02"),
        ({"date": "2021-11-03"}, "&date=2021-11-10", "2021-11-09"),
        ({}, "", None),
        ({"date": 20211103}, "", None),
    ],
)
async def test_plain_fields_and_their_date(client: AsyncClient, said: dict, query: str, iso: str | None) -> None:
    answer = (await client.post(f"/articles?source=fr&key_facts=true{query}", json={**STORY, **said})).json()
    assert [item["name"] for item in answer["key_facts"]["people"]] == ["Emmanuel Macron"]
    assert {moment.get("iso") for moment in answer["key_facts"]["dates"]} == {iso}


async def test_they_do_without_a_summary(client: AsyncClient) -> None:
    answer = (await client.post("/articles?source=fr&key_facts=true&summary=false", json=STORY)).json()
    assert "summary" not in answer
    assert answer["key_facts"]["people"]


async def test_a_story_without_a_body_has_none(client: AsyncClient) -> None:
    answer = (await client.post("/articles?source=fr&key_facts=true", json={**STORY, "body": "", "title": " "})).json()
    assert "key_facts" not in answer or not answer["key_facts"]["people"]


@pytest.mark.parametrize("line", [1, 2, 3])
async def test_ninjs_keeps_them_in_its_notes(client: AsyncClient, line: int) -> None:
    response = await client.post("/articles?key_facts=true", json=sample(f"ninjs-{line}.json"))
    assert ninjs_faults(line, response.json()) == []
    assert '\\"key_facts\\"' in response.text


async def test_superdesk_gets_them_with_the_details(client: AsyncClient) -> None:
    response = await client.post("/articles?key_facts=true&details=true", json=sample("superdesk.json"))
    assert set(response.json()["depeche"]["key_facts"]) == KINDS


def newsml(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", ["newsml-g2-nitf.xml", "newsml-g2-xhtml.xml"])
async def test_newsml_has_them_as_elements(client: AsyncClient, name: str) -> None:
    xml = newsml(name)
    headers = {"Content-Type": "application/vnd.iptc.g2.newsitem+xml"}
    response = await client.post("/articles?key_facts=true", content=xml, headers=headers)
    assert response.status_code == 200
    root = etree.fromstring(response.content)
    (facts,) = root.findall(".//x:keyFacts", G2)
    assert "William Burns" in [person.text for person in facts.findall("x:person", G2)]
    assert all(element.get("targetStart") and element.get("sourceEnd") for element in facts)
    without = await client.post("/articles", content=xml, headers=headers)
    assert b"keyFacts" not in without.content


async def test_a_job_may_ask(make_client: ClientMaker, settings: Settings, tmp_path: Path) -> None:
    items = [
        {"kind": "summarize", "q": ENGLISH, "key_facts": True},
        {"kind": "article", "article": STORY, "source": "fr", "key_facts": True, "date": "2021-11-03"},
    ]
    stored = settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/depeche.db"})
    async with make_client(settings=stored) as client, asyncio.timeout(20):
        job = (await client.post("/jobs", json={"items": items})).json()
        while True:
            answer = (await client.get(f"/jobs/{job['job_id']}")).json()
            if answer["status"] == "done":
                break
            await asyncio.sleep(0.02)
    summary, article = (item["result"] for item in answer["results"])
    assert set(summary["key_facts"]) == set(article["key_facts"]) == KINDS
    assert article["key_facts"]["dates"][0]["iso"] == "2021-11-02"
