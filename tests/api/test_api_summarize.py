"""POST /summarize: the summary, and the sentences it rests on."""

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
