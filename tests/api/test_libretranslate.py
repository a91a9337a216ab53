"""LibreTranslate's dialect: what its clients send, and the shapes they read."""

from httpx import AsyncClient

from tests.api.conftest import assert_error


async def test_all_fields_may_stand_in_the_query_where_there_is_no_body(client: AsyncClient) -> None:
    query = {"q": "Paris & Dakar.", "source": "fr", "target": "en", "format": "text", "api_key": "any"}
    assert (await client.post("/translate", params=query)).json() == {"translatedText": "[en] Paris & Dakar."}
    many = {"q": ["Un.", "Oui."], "source": "fr"}
    assert (await client.post("/translate", params=many)).json() == {"translatedText": ["[en] Un.", "[en] Oui."]}


async def test_a_text_in_the_query_does_not_stand_for_a_body_that_is_there(client: AsyncClient) -> None:
    answer = await client.post("/translate?source=fr&q=Non.", json={"q": "Oui."})
    assert answer.json() == {"translatedText": "[en] Oui."}
    assert_error(await client.post("/translate?source=fr&q=Non.", json={}), 422, "invalid_request")
    assert_error(await client.post("/translate?source=fr"), 415, "unsupported_media_type")


async def test_a_query_that_is_not_utf8_is_refused(client: AsyncClient) -> None:
    assert_error(await client.post("/translate?source=fr&q=%E9t%E9"), 400, "malformed_body")
