"""POST /summarize: the summary, and the sentences it rests on."""

import asyncio

import pytest
from httpx import AsyncClient

from app.engines.stub import StubTranslator
from tests.api.conftest import ClientMaker, assert_error

FRENCH = (
    "Le directeur de la CIA a rencontré le secrétaire de la délégation à Lyon 🎉 mardi.\n\n"
    "Les deux hommes ont discuté des relations entre les pays voisins pendant deux jours. "
    "Le porte-parole de l'ambassade a confirmé la visite de la délégation dans un communiqué.\n\n"
    "Le ministère de la Défense a publié mercredi un autre rapport sur les essais de missiles. "
    "Aucune autre rencontre n'est prévue avant la fin du mois, selon une source diplomatique."
)
ENGLISH = "The director met the secretary. The talks lasted two days. The embassy confirmed the visit. The end."


async def test_a_french_article_is_translated_first(client: AsyncClient) -> None:
    response = await client.post("/summarize", json={"q": FRENCH, "max_sentences": 2, "details": True})
    answer = response.json()
    assert response.status_code == 200
    assert len(answer["sentences"]) == 2
    assert answer["complete"] is False
    assert answer["signature"].startswith("model:extractive|")
    assert answer["translation_signature"].startswith("model:stub|")
    assert answer["detectedLanguage"] == {"confidence": 99.0, "language": "fr"}
    assert answer["sourceText"] == FRENCH
    for sentence in answer["sentences"]:
        english = [answer["translatedText"][span["start"] : span["end"]] for span in sentence["english"]]
        french = [FRENCH[span["start"] : span["end"]] for span in sentence["french"]]
        assert sentence["source_sentences"] == {"english": english, "french": french}
        assert sentence["text"] == english[0]
        assert sentence["text"] == f"[en] {french[0]}"


async def test_an_english_article_is_summarized_as_it_is(client: AsyncClient) -> None:
    answer = (await client.post("/summarize", json={"q": ENGLISH, "max_sentences": 1})).json()
    (sentence,) = answer["sentences"]
    assert answer["summary"] == sentence["text"]
    assert sentence["text"] in ENGLISH
    assert sentence["french"] == []
    assert answer["detectedLanguage"]["language"] == "en"
    assert not {"translation_signature", "translatedText", "sourceText", "flags"} & set(answer)


async def test_a_short_text_comes_back_whole_and_says_so(client: AsyncClient) -> None:
    answer = (await client.post("/summarize", json={"q": "Bonjour à tous.", "source": "fr"})).json()
    assert answer["complete"] is True
    assert answer["summary"] == "[en] Bonjour à tous."
    assert "detectedLanguage" not in answer


async def test_plain_text_in_and_out(client: AsyncClient) -> None:
    headers = {"Content-Type": "text/plain", "Accept": "text/plain"}
    response = await client.post("/summarize?max_sentences=1", content=FRENCH.encode(), headers=headers)
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text.startswith("[en] ")
    assert len(response.text) < len(FRENCH) / 2


async def test_form(client: AsyncClient) -> None:
    answer = (await client.post("/summarize", data={"q": FRENCH, "max_words": "40"})).json()
    assert 0 < len(answer["summary"].split()) <= 40


async def test_html(client: AsyncClient) -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in FRENCH.split("\n\n"))
    answer = (await client.post("/summarize", json={"q": html, "format": "html", "max_sentences": 1})).json()
    assert "<" not in answer["summary"]


async def test_no_whole_sentence_fits(client: AsyncClient) -> None:
    assert_error(await client.post("/summarize", json={"q": FRENCH, "max_words": 5}), 422, "limit_too_small")


async def test_flags_of_its_sentences(make_client: ClientMaker) -> None:
    async with make_client(translator=StubTranslator(truncate_after=9)) as client:
        answer = (await client.post("/summarize", json={"q": FRENCH, "max_sentences": 1})).json()
        codes = [flag["code"] for flag in answer["flags"]]
        assert "incomplete" in codes
        assert answer["sentences"][0]["flags"] == list(dict.fromkeys(codes))
        response = await client.post("/summarize", json={"q": FRENCH}, headers={"Accept": "text/plain"})
        assert "incomplete" in response.headers["x-depeche-flags"].split(", ")


@pytest.mark.parametrize(
    "fields",
    [
        {"max_sentences": 0},
        {"max_sentences": 21},
        {"max_words": 4},
        {"max_words": 1001},
        {"q": [1]},
        {"style": "poem"},
        {"focus": "a" * 201},
        {"date": "yesterday"},
        {"format": ""},
    ],
)
async def test_wrong_fields_are_named(client: AsyncClient, fields: dict[str, object]) -> None:
    detail = assert_error(await client.post("/summarize", json={"q": FRENCH} | fields), 422, "invalid_request")
    assert [problem["field"] for problem in detail["problems"]] == list(fields)


@pytest.mark.parametrize("option", ["names", "checks"])
async def test_names_and_checks_can_be_left_out(client: AsyncClient, option: str) -> None:
    body = {"q": "Il a vu Patrouchev.", "source": "fr"}
    assert (await client.post("/summarize", json=body)).json()["summary"] == "[en] Il a vu Patrushev."
    bare = (await client.post("/summarize", json={**body, option: False})).json()
    assert bare["summary"] == "[en] Il a vu Patrouchev."


STORY = (
    "Nikolai Patrushev, secretary of the Security Council, met William Burns, head of the CIA, in Moscow on Tuesday."
    "\n\n"
    "Anna Duval, who was born in Lyon, confirmed the visit of the delegation on Wednesday.\n"
    "Jake Sullivan has spoken with Nikolai Patrushev by telephone six times this year.\n\n"
    "The ministry of agriculture expects a smaller harvest of wheat in the south of the country."
)
SECOND = (
    "William Burns, the director of the CIA, met the secretary of the Security Council, Nikolai Patrushev.\n\n"
    "A strike of the pilots begins at the airport of Lyon on Thursday."
)


async def summarized(client: AsyncClient, **fields: object) -> dict:
    response = await client.post("/summarize", json={"q": STORY, "max_sentences": 2, **fields})
    assert response.status_code == 200, response.text
    return response.json()


async def test_what_is_not_asked_for_changes_nothing(client: AsyncClient) -> None:
    plain = await client.post("/summarize", json={"q": STORY})
    asked = {"q": STORY, "style": "sentences", "focus": "", "language": "en", "date": "2021-11-02"}
    assert (await client.post("/summarize", json=asked)).content == plain.content
    assert set(plain.json()) == {"summary", "sentences", "complete", "signature", "detectedLanguage"}
    assert set(plain.json()["sentences"][0]) == {"text", "english", "french", "source_sentences", "flags"}


async def test_bullets(client: AsyncClient) -> None:
    answer = await summarized(client, style="bullets")
    assert answer["summary"].splitlines() == [f"• {sentence['text']}" for sentence in answer["sentences"]]


async def test_headline_and_tight_tell_their_edits_with_details(client: AsyncClient) -> None:
    answer = await summarized(client, style="headline", details=True)
    assert answer["summary"] == "Nikolai Patrushev met William Burns in Moscow on Tuesday"
    (sentence,) = answer["sentences"]
    removed = ", secretary of the Security Council,"
    assert sentence["edits"][0] == {"kind": "aside", "removed": removed, "start": 17, "end": 17 + len(removed)}
    answer = await summarized(client, style="tight", max_sentences=3, details=True)
    assert [edit["removed"] for item in answer["sentences"] for edit in item.get("edits", ())] == [
        ", who was born in Lyon,"
    ]
    bare = await summarized(client, style="tight", max_sentences=3)
    assert bare["summary"] == answer["summary"]
    assert not any("edits" in sentence for sentence in bare["sentences"])


async def test_focus(client: AsyncClient) -> None:
    answer = await summarized(client, focus="Sullivan", max_sentences=1)
    assert answer["summary"].startswith("Jake Sullivan")
    assert "flags" not in answer
    answer = await summarized(client, focus="volcano")
    assert [(flag["code"], flag["severity"]) for flag in answer["flags"]] == [("focus_not_found", "warning")]
    headers = {"Accept": "text/plain"}
    plain = await client.post("/summarize", json={"q": STORY, "focus": "volcano"}, headers=headers)
    assert plain.headers["x-depeche-flags"] == "focus_not_found"


async def test_french_in_french(client: AsyncClient) -> None:
    answer = await summarized(client, q=FRENCH, language="fr-FR", details=True)
    assert answer["language"] == "fr"
    assert not {"translation_signature", "translatedText"} & set(answer)
    assert answer["sourceText"] == FRENCH
    for sentence in answer["sentences"]:
        assert sentence["english"] == sentence["source_sentences"]["english"] == []
        assert [FRENCH[span["start"] : span["end"]] for span in sentence["french"]] == [sentence["text"]]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "fr"), (FRENCH, "de")])
async def test_what_can_not_be_written_is_refused(client: AsyncClient, text: str, language: str) -> None:
    response = await client.post("/summarize", json={"q": text, "language": language})
    assert_error(response, 400, "unsupported_language")


async def test_several_articles(client: AsyncClient) -> None:
    answer = await summarized(client, q=[STORY, FRENCH, SECOND], max_sentences=9, details=True)
    assert [item["language"] for item in answer["detectedLanguage"]] == ["en", "fr", "en"]
    assert answer["sourceText"] == [STORY, FRENCH, SECOND]
    assert [answer["translatedText"][place] for place in (0, 2)] == [STORY, SECOND]
    for sentence in answer["sentences"]:
        text = answer["translatedText"][sentence["article"]]
        assert [text[span["start"] : span["end"]] for span in sentence["english"]] == [sentence["text"]]
    (other,) = answer["sentences"][0]["also_in"]
    assert other["article"] == 2
    assert other["source_sentences"]["english"] == [SECOND.split("\n", maxsplit=1)[0]]


@pytest.mark.parametrize(
    ("dates", "pilots_first"),
    [
        (["2021-11-03T10:00:00+01:00", "2021-11-02"], True),
        (["2021-11-03T00:30:00+01:00", "2021-11-02T23:45:00Z"], False),
        (["2021-11-03", ""], False),
        (["", "2021-11-03"], True),
    ],
)
async def test_several_articles_in_a_form_by_their_dates(
    client: AsyncClient, dates: list[str], pilots_first: bool
) -> None:
    response = await client.post("/summarize", data={"q": [STORY, SECOND], "date": dates, "max_sentences": "5"})
    summary = response.json()["summary"]
    assert (summary.index("pilots") < summary.index("Anna Duval")) is pilots_first


async def test_a_list_is_answered_in_plain_text_too(client: AsyncClient) -> None:
    fields = {"q": [STORY, SECOND], "style": "bullets"}
    response = await client.post("/summarize", json=fields, headers={"Accept": "text/plain"})
    assert response.text.startswith("• Nikolai")


@pytest.mark.parametrize("dates", ["2021-11-02", ["2021-11-02"], ["2021-11-02", None, None]])
async def test_each_article_needs_its_date(client: AsyncClient, dates: object) -> None:
    response = await client.post("/summarize", json={"q": [STORY, SECOND], "date": dates})
    assert assert_error(response, 422, "invalid_request")["field"] == "date"


async def test_how_many_articles(client: AsyncClient) -> None:
    detail = assert_error(await client.post("/summarize", json={"q": ["The end."] * 21}), 413, "too_many_texts")
    assert detail["max_texts"] == 20
    assert_error(await client.post("/summarize", json={"q": []}), 422, "empty_text")
    assert_error(await client.post("/summarize", json={"q": ["", " "]}), 422, "empty_text")


async def test_a_job_asks_for_the_same(client: AsyncClient) -> None:
    wishes = {"q": [STORY, SECOND], "style": "bullets", "focus": "strike", "date": ["2021-11-03", "2021-11-02"]}
    job = (await client.post("/jobs", json={"kind": "summarize", **wishes})).json()
    answer = {"status": "queued"}
    while answer["status"] in ("queued", "running"):
        answer = (await client.get(job["poll_url"])).json()
        await asyncio.sleep(0.01)
    (item,) = answer["results"]
    assert item["result"] == (await client.post("/summarize", json=wishes)).json()


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"q": ENGLISH, "language": "fr"}, 400, "unsupported_language"),
        ({"q": FRENCH, "language": "xx"}, 400, "unsupported_language"),
        ({"q": ["The end."] * 21}, 413, "too_many_texts"),
        ({"q": FRENCH, "date": ["2021-11-02", "2021-11-02"]}, 422, "invalid_request"),
    ],
)
async def test_a_job_is_held_to_the_same(client: AsyncClient, fields: dict, status: int, code: str) -> None:
    response = await client.post("/jobs", json={"kind": "summarize", **fields})
    assert assert_error(response, status, code)["item"] == 0
