"""POST /articles as Superdesk's translate macro calls it (superdesk-ntb, server/ntb/macros/nob_NO_translate_macro.py).

The macro merges the answer into its item, `item.update(response.json())`: a name that it did not send would overwrite
or add a field of the item.
"""

import pytest
from httpx import AsyncClient

from tests.api.conftest import assert_error
from tests.api.newsroom_items import sample


async def test_the_documents_names_and_no_other(client: AsyncClient) -> None:
    body = sample("superdesk.json")
    response = await client.post("/articles", json=body)
    assert response.status_code == 200
    answer, document = response.json(), body["document"]
    assert list(answer) == list(document)
    assert (answer["guid"], answer["evolvedfrom"]) == (document["guid"], document["evolvedfrom"])
    assert answer["headline"].startswith("[en] ")
    assert answer["abstract"].startswith("<p>[en] ")
    assert answer["abstract"].endswith("</p>")
    assert answer["body_html"].startswith("<p>[en] ")
    assert "<strong>William Burns</strong>" in answer["body_html"]


async def test_an_item_is_updated_as_the_macro_does_it(client: AsyncClient) -> None:
    item = {
        "_id": "1",
        "flags": {"marked_for_legal": True},
        "headline": "Un titre.",
        "body_html": "<p>Un.</p>",
        "a": None,
    }
    document = {name: item[name] for name in item if name in ("guid", "headline", "body_html", "abstract")}
    data = {"token": "", "document": document, "prefs": {"formval": True}, "fileType": "html"}
    item.update((await client.post("/articles", params={"source": "fr"}, json=data)).json())
    assert item == {
        "_id": "1",
        "flags": {"marked_for_legal": True},
        "headline": "[en] Un titre.",
        "body_html": "<p>[en] Un.</p>",
        "a": None,
    }


async def test_fields_that_are_null_stay_null(client: AsyncClient) -> None:
    document = {"headline": "Un titre.", "abstract": None, "language": "fr"}
    answer = (await client.post("/articles?source=fr", json={"document": document})).json()
    assert answer == {"headline": "[en] Un titre.", "abstract": None, "language": "en"}


async def test_plain_text_is_not_read_as_html(client: AsyncClient) -> None:
    document = {"headline": "A < B & C", "body_text": "Le <b> dort."}
    answer = (await client.post("/articles?source=fr", json={"document": document})).json()
    assert answer == {"headline": "[en] A < B & C", "body_text": "[en] Le <b> dort."}


async def test_details_give_what_the_plain_form_gives(client: AsyncClient) -> None:
    body = sample("superdesk.json")
    answer = (await client.post("/articles", params={"details": True}, json=body)).json()
    assert list(answer) == [*body["document"], "depeche"]
    assert set(answer["depeche"]) == {"summary", "flags", "untouched", "provenance"}
    assert answer["depeche"]["untouched"] == ["guid", "evolvedfrom"]


async def test_a_document_among_other_fields_is_a_field(client: AsyncClient) -> None:
    body = {"headline": "Un titre.", "document": {"headline": "Un."}}
    answer = (await client.post("/articles?source=fr", json=body)).json()
    assert answer["headline"] == "[en] Un titre."
    assert answer["document"] == {"headline": "Un."}


async def test_the_form_that_the_macro_sends_by_mistake_is_refused(client: AsyncClient) -> None:
    # requests.post(…, data={"document": {…}}) writes the names of the document's fields, without their values.
    response = await client.post("/articles", data={"document": ["guid", "headline"], "fileType": "html"})
    assert "application/json" in assert_error(response, 415, "unsupported_media_type")["supported"]


@pytest.mark.parametrize("document", [{}, {"guid": "urn:1"}, {"headline": " "}])
async def test_an_empty_document_is_refused(client: AsyncClient, document: dict) -> None:
    assert_error(await client.post("/articles", json={"document": document}), 422, "empty_text")
