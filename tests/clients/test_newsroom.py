"""Newsroom items through a real server, with the real model: what a Superdesk macro and an IPTC feed would do.

The macro is superdesk-ntb's `nob_NO_translate_macro` in what it sends and does with the answer, but for one thing: it
passes the document to `requests` as `data=`, which sends the names of its fields without their values. `json=` works.
"""

import httpx
import pytest
from lxml import etree

from tests.api.newsroom_items import G2, SAMPLES, XML_LANG, g2_faults, ninjs_faults, sample

pytestmark = pytest.mark.engine

SENT = ("guid", "headline", "body_html", "body_text", "abstract", "description_html", "description_text", "evolvedfrom")


def translate_macro(item: dict, url: str, token: str = "") -> dict:
    payload = {name: item.get(name) for name in item if name in SENT}
    data = {"token": token, "document": payload, "prefs": {}, "fileType": "html"}
    response = httpx.post(url, json=data, timeout=120)
    if response.status_code == 200:
        item.update(response.json())
    return item


def test_superdesks_macro(server_url: str) -> None:
    document = sample("superdesk.json")["document"]
    others = {"_id": "1", "flags": {"marked_for_legal": False}, "priority": 3, "byline": "Claire Martin"}
    item = translate_macro({**others, **document}, f"{server_url}/articles")
    assert set(item) == set(others) | set(document)
    assert {name: item[name] for name in others} == others
    assert "CIA" in item["headline"]
    assert "Moscow" in item["headline"]
    assert "Nikolai Patrushev" in item["body_html"]
    assert "12.5" in item["body_html"]


def test_a_key_as_the_macros_token(keyed_server) -> None:
    document = {"headline": "Le chef de la CIA reçu à Moscou", "body_html": "<p>Il est arrivé mardi.</p>"}
    url = f"{keyed_server.url}/articles"
    assert translate_macro(dict(document), url) == document
    assert translate_macro(dict(document), url, keyed_server.new_key())["headline"] != document["headline"]


@pytest.mark.parametrize("line", [1, 2, 3])
def test_ninjs(server_url: str, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    response = httpx.post(f"{server_url}/articles", json=item, timeout=120)
    assert response.status_code == 200
    answer = response.json()
    assert ninjs_faults(line, answer) == []
    body = answer["body_html"] if line == 1 else answer["bodies"][0]["value"]
    assert "Nikolai Patrushev" in body
    assert "283 million" in body
    assert (answer["uri"], answer["version"], answer["language"]) == (item["uri"], item["version"], "en")


@pytest.mark.parametrize("name", ["newsml-g2-xhtml.xml", "newsml-g2-nitf.xml"])
def test_newsml_g2(server_url: str, name: str) -> None:
    headers = {"Content-Type": "application/vnd.iptc.g2.newsitem+xml"}
    response = httpx.post(f"{server_url}/articles", content=(SAMPLES / name).read_bytes(), headers=headers, timeout=120)
    assert response.status_code == 200
    assert g2_faults(response.content) == []
    english, french = etree.fromstring(response.content).findall("g2:contentSet/g2:inlineXML", G2)
    assert (english.get(XML_LANG), french.get(XML_LANG)) == ("en", "fr-FR")
    text = " ".join("".join(english.itertext()).split())
    assert "Nikolai Patrushev" in text
    assert "12.5" in text
