"""POST /translate: three kinds of body, the shapes of the answer, the options."""

import pytest
from httpx import AsyncClient

from app.engines.stub import StubTranslator
from tests.api.conftest import ClientMaker, assert_error

TEXT = "N. Durand a rencontré W. Burns à Lyon. 🎉 Ils sont partis."


async def test_json(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": "Bonjour.", "source": "fr", "target": "en"})
    assert response.status_code == 200
    assert response.json() == {"translatedText": "[en] Bonjour."}


async def test_form(client: AsyncClient) -> None:
    response = await client.post("/translate", data={"q": "Paris & Dakar.", "source": "fr", "api_key": ""})
    assert response.json() == {"translatedText": "[en] Paris & Dakar."}


async def test_a_repeated_form_field_is_a_list(client: AsyncClient) -> None:
    response = await client.post("/translate", data={"q": ["Un.", "Oui."], "source": "fr"})
    assert response.json() == {"translatedText": ["[en] Un.", "[en] Oui."]}


async def test_multipart_form(client: AsyncClient) -> None:
    response = await client.post("/translate", files={"q": (None, "Été."), "source": (None, "fr")})
    assert response.json() == {"translatedText": "[en] Été."}


async def test_a_file_in_a_multipart_form_is_a_text(client: AsyncClient) -> None:
    response = await client.post("/translate", files={"q": ("story.txt", "Été.".encode())}, data={"source": "fr"})
    assert response.json() == {"translatedText": "[en] Été."}


async def test_plain_text_in_and_out(client: AsyncClient) -> None:
    headers = {"Content-Type": "text/plain", "Accept": "text/plain"}
    response = await client.post("/translate", content=b"Un.\n\n  Oui.\n", headers=headers)
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text == "[en] Un.\n\n  [en] Oui.\n"


async def test_plain_text_is_detected_and_takes_its_options_from_the_query(client: AsyncClient) -> None:
    headers = {"Content-Type": "text/plain"}
    answer = (await client.post("/translate", content=b"Bonjour.", headers=headers)).json()
    assert answer["detectedLanguage"] == {"confidence": 99.0, "language": "fr"}
    answer = (await client.post("/translate?source=fr&details=true", content=b"Bonjour.", headers=headers)).json()
    assert "detectedLanguage" not in answer
    assert answer["details"]["sentences"][0]["source"] == "Bonjour."


async def test_the_body_goes_before_the_query(client: AsyncClient) -> None:
    response = await client.post("/translate?source=de", json={"q": "Bonjour.", "source": "fr"})
    assert response.status_code == 200
    response = await client.post("/translate?alternatives=many", json={"q": "Bonjour.", "alternatives": 1})
    assert_error(response, 422, "invalid_request")


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("latin-9", "iso-8859-15"),
    ],
)
async def test_character_sets(client: AsyncClient, charset: str, codec: str) -> None:
    headers = {"Content-Type": f'text/plain; charset="{charset}"', "Accept": "text/plain"}
    response = await client.post("/translate?source=fr", content="Cœur à 5 €.".encode(codec), headers=headers)
    assert response.text == "[en] Cœur à €5."


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", "application/ld+json"])
async def test_a_byte_order_mark_is_no_text(client: AsyncClient, content_type: str) -> None:
    body = "Été." if content_type == "text/plain" else '{"q": "Été."}'
    headers = {"Content-Type": content_type}
    response = await client.post("/translate?source=fr", content=b"\xef\xbb\xbf" + body.encode(), headers=headers)
    assert response.json() == {"translatedText": "[en] Été."}


async def test_a_list_keeps_its_shape_and_its_empty_texts(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": ["Un.", "", "Trois."]})
    answer = response.json()
    assert answer["translatedText"] == ["[en] Un.", "", "[en] Trois."]
    assert [item["language"] for item in answer["detectedLanguage"]] == ["fr", "fr", "fr"]
    assert [item["confidence"] for item in answer["detectedLanguage"]] == [99.0, 0.0, 99.0]


async def test_a_list_of_one_stays_a_list(client: AsyncClient) -> None:
    assert (await client.post("/translate", json={"q": ["Un."], "source": "fr"})).json()["translatedText"] == [
        "[en] Un."
    ]


async def test_alternatives(client: AsyncClient) -> None:
    answer = (await client.post("/translate", json={"q": "Un.", "source": "fr", "alternatives": 2})).json()
    assert answer["alternatives"] == ["B [en] Un.", "C [en] Un."]
    assert answer["alternativeScores"] == sorted(answer["alternativeScores"], reverse=True)
    assert len(answer["alternativeScores"]) == 2
    answer = (await client.post("/translate", json={"q": ["Un.", "Oui."], "source": "fr", "alternatives": 1})).json()
    assert answer["alternatives"] == [["B [en] Un."], ["B [en] Oui."]]


async def test_details_give_offsets_in_code_points(client: AsyncClient) -> None:
    answer = (await client.post("/translate", json={"q": TEXT, "source": "fr", "details": True})).json()
    details = answer["details"]
    assert details["signature"].startswith("model:stub|")
    assert len(details["sentences"]) >= 2
    for sentence in details["sentences"]:
        assert TEXT[sentence["source_start"] : sentence["source_end"]] == sentence["source"]
        assert answer["translatedText"][sentence["target_start"] : sentence["target_end"]] == sentence["target"]
        assert sentence["score"] <= 0
        assert sentence["flags"] == []


async def test_details_of_a_list(client: AsyncClient) -> None:
    answer = (await client.post("/translate", json={"q": ["Un.", "Oui."], "source": "fr", "details": True})).json()
    assert [item["sentences"][0]["source"] for item in answer["details"]] == ["Un.", "Oui."]


async def test_html_keeps_its_tags(client: AsyncClient) -> None:
    q = "<p>Un <b>deux</b>.</p><p>Trois.</p>"
    answer = (await client.post("/translate", json={"q": q, "source": "fr", "format": "html", "details": True})).json()
    assert answer["translatedText"].count("<p>") == 2
    assert "<b>deux</b>" in answer["translatedText"]
    assert [sentence["block"] for sentence in answer["details"]["sentences"]] == [0, 1]


async def test_flags_are_given_unasked(make_client: ClientMaker) -> None:
    async with make_client(translator=StubTranslator(truncate_after=2)) as client:
        answer = (await client.post("/translate", json={"q": "Elle est partie.", "source": "fr"})).json()
        (flag,) = answer["flags"]
        assert (flag["code"], flag["severity"]) == ("incomplete", "error")
        assert (flag["source_start"], flag["source_end"]) == (0, 16)
        q = ["Elle est partie.", "Un."]
        answer = (await client.post("/translate", json={"q": q, "source": "fr", "details": True})).json()
        assert [[flag["code"] for flag in flags] for flags in answer["flags"]] == [["incomplete"], []]
        assert answer["details"][0]["sentences"][0]["flags"] == ["incomplete"]


async def test_flags_of_a_plain_answer_stand_in_a_header(make_client: ClientMaker) -> None:
    async with make_client(translator=StubTranslator(truncate_after=2)) as client:
        headers = {"Accept": "text/plain"}
        response = await client.post("/translate", json={"q": "Elle est partie.", "source": "fr"}, headers=headers)
        assert response.headers["x-depeche-flags"] == "incomplete"


async def test_a_list_has_no_plain_answer(client: AsyncClient) -> None:
    response = await client.post("/translate", json={"q": ["Un."]}, headers={"Accept": "text/plain"})
    assert_error(response, 406, "not_acceptable")


async def test_axios_gets_json(client: AsyncClient) -> None:
    headers = {"Accept": "application/json, text/plain, */*"}
    response = await client.post("/translate", json={"q": "Un.", "source": "fr"}, headers=headers)
    assert response.json() == {"translatedText": "[en] Un."}


@pytest.mark.parametrize("source", ["FR", "fr-CA", "fr_FR", "auto", None])
async def test_ways_to_say_french(client: AsyncClient, source: str | None) -> None:
    assert (await client.post("/translate", json={"q": "Un.", "source": source})).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"format": "xml"},
        {"alternatives": -1},
        {"alternatives": 9},
        {"alternatives": "many"},
        {"details": "perhaps"},
        {"source": 5},
        {"source": "f" * 100},
        {"q": 5},
        {"q": [1]},
        {"q": {"a": "b"}},
        {"q": None},
        {"q": [["Un."]]},
    ],
)
async def test_wrong_fields_are_named(client: AsyncClient, fields: dict[str, object]) -> None:
    response = await client.post("/translate", json={"q": "Un."} | fields)
    detail = assert_error(response, 422, "invalid_request")
    assert [problem["field"] for problem in detail["problems"]] == list(fields)


async def test_a_missing_q_is_named(client: AsyncClient) -> None:
    detail = assert_error(await client.post("/translate", json={"text": "Un."}), 422, "invalid_request")
    assert detail["problems"] == [{"field": "q", "problem": "Field required"}]


async def test_names_can_be_left_alone(client: AsyncClient) -> None:
    body = {"q": "Il a vu Patrouchev.", "source": "fr"}
    assert (await client.post("/translate", json=body)).json() == {"translatedText": "[en] Il a vu Patrushev."}
    answer = await client.post("/translate", json={**body, "names": False})
    assert answer.json() == {"translatedText": "[en] Il a vu Patrouchev."}


async def test_checks_can_be_left_out(client: AsyncClient) -> None:
    answer = await client.post("/translate", json={"q": "Il a vu Patrouchev.", "source": "fr", "checks": False})
    assert answer.json() == {"translatedText": "[en] Il a vu Patrouchev."}


async def test_details_name_the_flags_on_one_word_of_a_sentence(make_client: ClientMaker) -> None:
    async with make_client(translator=StubTranslator(truncate_after=3)) as client:
        body = {"q": "Elle a vu 14 députés.", "source": "fr", "details": True}
        (sentence,) = (await client.post("/translate", json=body)).json()["details"]["sentences"]
        assert "number_mismatch" in sentence["flags"]


async def test_quality_is_what_the_signature_tells(client: AsyncClient) -> None:
    body = {"q": "Il pleut.", "source": "fr", "details": True}
    for quality, beam in (("fast", 1), ("balanced", 4), ("best", 8)):
        answer = (await client.post("/translate", json={**body, "quality": quality})).json()
        assert f"|beam:{beam}|" in answer["details"]["signature"], quality
        story = await client.post("/articles", params={"quality": quality}, json={"headline": "Il pleut"})
        assert f"|beam:{beam}|" in str(story.json()), quality
    assert_error(await client.post("/translate", json={**body, "quality": "perfect"}), 422, "invalid_request")
