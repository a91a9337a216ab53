"""Hugging Face's dialect: inputs and parameters in, a list of outputs out."""

import asyncio
import threading
from pathlib import Path

import pytest
from asgi_lifespan import LifespanManager
from httpx import ASGITransport, AsyncClient, Response

from app import main
from app.api.huggingface.generation import SummaryBounds, summary_bounds
from app.engines.stub import StubTranslator
from app.errors import SummaryLimitError
from app.main import create_app
from app.services.database import Database
from app.services.engines import Engines
from app.services.keys import Keys
from app.settings import Settings
from tests.api.conftest import MAX_BODY, MAX_TEXTS, ClientMaker

TRANSLATION, SUMMARIZATION = "/hf/translation", "/hf/summarization"
STORY = (
    "Le directeur de la CIA a rencontré mardi à Lyon le secrétaire de la délégation.\n\n"
    "Les deux hommes ont discuté des relations entre les pays voisins pendant deux jours. "
    "Le porte-parole de l'ambassade a confirmé la visite dans un communiqué.\n\n"
    "Le ministère de la Défense a publié un autre rapport sur les essais de missiles. "
    "Aucune autre rencontre n'est prévue avant la fin du mois, selon une source diplomatique. "
    "Les habitants du quartier disent avoir vu passer trois voitures noires. "
    "La mairie demande que la circulation reprenne dès jeudi matin sur les quais."
)


async def ask(client: AsyncClient, path: str, inputs: object, **parameters: object) -> object:
    response = await client.post(path, json={"inputs": inputs, "parameters": parameters})
    assert response.status_code == 200, response.text
    return response.json()


async def generated(client: AsyncClient, path: str, inputs: object, **parameters: object) -> object:
    return await ask(client, path, inputs, generate_parameters=parameters)


def assert_refused(response: Response, status: int) -> str:
    assert response.status_code == status, response.text
    assert set(response.json()) == {"error"}
    assert isinstance(response.json()["error"], str)
    return response.json()["error"]


async def test_translation(client: AsyncClient) -> None:
    assert await ask(client, TRANSLATION, "Un.") == [{"translation_text": "[en] Un."}]
    assert await ask(client, TRANSLATION, ["Un.", "", "Oui."]) == [
        {"translation_text": "[en] Un."},
        {"translation_text": ""},
        {"translation_text": "[en] Oui."},
    ]
    response = await client.post(TRANSLATION, json={"inputs": "Un.", "parameters": None, "options": None})
    assert response.json() == [{"translation_text": "[en] Un."}]
    assert response.headers["x-depeche-signature"].startswith("model:stub|")


@pytest.mark.parametrize("codes", [("fr", "en"), ("fr_XX", "en_XX"), ("fra_Latn", "eng_Latn"), ("FR-CA", "EN")])
async def test_languages_as_multilingual_models_write_them(client: AsyncClient, codes: tuple[str, str]) -> None:
    answer = await ask(client, TRANSLATION, "Un.", src_lang=codes[0], tgt_lang=codes[1])
    assert answer == [{"translation_text": "[en] Un."}]


async def test_other_languages_are_refused(client: AsyncClient) -> None:
    for parameters in ({"src_lang": "de"}, {"tgt_lang": "spa_Latn"}):
        assert_refused(await client.post(TRANSLATION, json={"inputs": "Un.", "parameters": parameters}), 400)


async def test_several_translations_of_a_text(client: AsyncClient) -> None:
    one = await generated(client, TRANSLATION, "Un.", num_return_sequences=3)
    assert [item["translation_text"] for item in one] == ["[en] Un.", "B [en] Un.", "C [en] Un."]
    many = await generated(client, TRANSLATION, ["Un.", "Oui."], num_return_sequences=2)
    assert [[item["translation_text"] for item in each] for each in many] == [
        ["[en] Un.", "B [en] Un."],
        ["[en] Oui.", "B [en] Oui."],
    ]


async def test_parameters_that_change_nothing_are_taken(client: AsyncClient) -> None:
    answer = await ask(client, TRANSLATION, "Un.", clean_up_tokenization_spaces=True, truncation="only_first")
    assert answer == [{"translation_text": "[en] Un."}]
    beam = StubTranslator().signature.beam
    assert await generated(client, TRANSLATION, "Un.", num_beams=beam, do_sample=False, top_k=None) == answer


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"max_length": 512}, "max_length"),
        ({"max_new_tokens": 5}, "max_new_tokens"),
        ({"num_beams": 77}, "num_beams"),
        ({"num_beams": True}, "num_beams"),
        ({"do_sample": True}, "do_sample"),
        ({"temperature": 0.7}, "temperature"),
        ({"repetition_penalty": 1.1}, "repetition_penalty"),
        ({"num_return_sequences": 0}, "num_return_sequences"),
        ({"num_return_sequences": 10}, "num_return_sequences"),
        ({"num_return_sequences": "2"}, "num_return_sequences"),
    ],
)
async def test_what_can_not_be_done_is_refused(client: AsyncClient, parameters: dict, named: str) -> None:
    body = {"inputs": "Un.", "parameters": {"generate_parameters": parameters}}
    assert f"`{named}`" in assert_refused(await client.post(TRANSLATION, json=body), 422)
    body = {"inputs": "Un.", "parameters": parameters}
    assert f"`{named}`" in assert_refused(await client.post(TRANSLATION, json=body), 422)


async def test_flags_come_with_the_text_that_they_are_on(make_client: ClientMaker) -> None:
    async with make_client(translator=StubTranslator(truncate_after=2)) as client:
        first, second = await ask(client, TRANSLATION, ["Elle est partie.", "Un."])
    assert [flag["code"] for flag in first["flags"]] == ["incomplete"]
    assert "flags" not in second


async def test_summarization(client: AsyncClient) -> None:
    (answer,) = await ask(client, SUMMARIZATION, STORY)
    assert answer["summary_text"].count("[en]") == 3
    several = await ask(client, SUMMARIZATION, [STORY, STORY])
    assert [item["summary_text"] for item in several] == 2 * [answer["summary_text"]]


async def test_a_summary_of_so_many_tokens(client: AsyncClient) -> None:
    (answer,) = await generated(client, SUMMARIZATION, STORY, max_length=40, min_length=20)
    assert 15 <= len(answer["summary_text"].split()) <= 30
    (longer,) = await generated(client, SUMMARIZATION, STORY, min_new_tokens=60)
    assert len(longer["summary_text"].split()) >= 45


async def test_a_summary_that_can_not_be_so_long_is_refused(client: AsyncClient) -> None:
    for parameters in ({"max_length": 4}, {"max_length": 40, "min_length": 40}, {"max_length": 5, "min_length": 6}):
        body = {"inputs": STORY, "parameters": {"generate_parameters": parameters}}
        assert_refused(await client.post(SUMMARIZATION, json=body), 422)
    (whole,) = await generated(client, SUMMARIZATION, "Un.", min_length=100)
    assert whole["summary_text"] == "[en] Un."


def test_bounds_in_words() -> None:
    assert summary_bounds({"max_length": 130, "max_new_tokens": 40, "min_length": 30}, 1) == SummaryBounds(30, 22)
    assert SummaryBounds().length.max_words is None
    assert SummaryBounds(min_words=10).length.max_words == 70
    with pytest.raises(SummaryLimitError):
        SummaryBounds(min_words=10).check(9)


async def test_the_loaded_model_may_be_named(client: AsyncClient) -> None:
    assert await ask(client, f"{TRANSLATION}/stub", "Un.") == [{"translation_text": "[en] Un."}]
    assert await ask(client, f"{SUMMARIZATION}/extractive", "Un.") == [{"summary_text": "[en] Un."}]
    for path in (TRANSLATION, SUMMARIZATION, f"{TRANSLATION}/Stub", f"{SUMMARIZATION}/extractive"):
        assert (await client.get(f"{path}/health")).status_code == 200


async def test_another_model_is_not_answered_for(client: AsyncClient) -> None:
    for path in (f"{TRANSLATION}/Helsinki-NLP/opus-mt-fr-en", f"{SUMMARIZATION}/facebook/bart-large-cnn"):
        assert "is not loaded here" in assert_refused(await client.post(path, json={"inputs": "Un."}), 404)
        assert_refused(await client.get(f"{path}/health"), 404)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"inputs": ""}, 422),
        ({"inputs": []}, 422),
        ({"inputs": None}, 422),
        ({"inputs": {"text": "Un."}}, 422),
        ({"inputs": ["Un.", 2]}, 422),
        ({"inputs": "Un.", "parameters": []}, 422),
        ({"inputs": "Un.", "parameters": {"truncation": "yes"}}, 422),
        ({"inputs": "Un.", "parameters": {"generate_parameters": "x"}}, 422),
        ({"inputs": "Un.", "options": {"wait_for_model": "perhaps"}}, 422),
        ({"inputs": ["Un."] * (MAX_TEXTS + 1)}, 413),
        ({"inputs": "Un. " * MAX_BODY}, 413),
    ],
)
@pytest.mark.parametrize("path", [TRANSLATION, SUMMARIZATION, f"{TRANSLATION}/stub"])
async def test_bad_requests(client: AsyncClient, path: str, body: dict, status: int) -> None:
    assert_refused(await client.post(path, json=body), status)


async def test_only_json_is_read(client: AsyncClient) -> None:
    assert_refused(await client.post(TRANSLATION, data={"inputs": "Un."}), 415)
    assert_refused(await client.post(TRANSLATION, content=b"{", headers={"Content-Type": "application/json"}), 400)
    assert_refused(await client.get(TRANSLATION), 405)
    assert_refused(await client.get("/hf/other"), 404)


async def test_while_the_models_load_a_client_is_told_when_to_come_again_or_waits(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, engines: Engines
) -> None:
    gate = threading.Event()

    def load_slowly(*_: object) -> Engines:
        assert gate.wait(30)
        return engines

    monkeypatch.setattr(main, "load_engines", load_slowly)
    async with (
        LifespanManager(create_app(settings)) as manager,
        AsyncClient(transport=ASGITransport(manager.app), base_url="http://depeche") as client,
    ):
        response = await client.post(TRANSLATION, json={"inputs": "Un."})
        assert response.status_code == 503
        assert response.json() == {
            "error": "The models are still loading. Try again in a moment.",
            "estimated_time": 2,
        }
        assert (await client.get(f"{TRANSLATION}/health")).status_code == 503
        waiting = {"inputs": "Un.", "options": {"wait_for_model": True}}
        patient = asyncio.create_task(client.post(TRANSLATION, json=waiting))
        done, _ = await asyncio.wait({patient}, timeout=0.2)
        assert not done
        gate.set()
        assert (await patient).json() == [{"translation_text": "[en] Un."}]


@pytest.mark.parametrize(("path", "text"), [(TRANSLATION, "translation_text"), (SUMMARIZATION, "summary_text")])
async def test_a_key_pays_for_the_characters(make_client: ClientMaker, tmp_path: Path, path: str, text: str) -> None:
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    database = Database(url)
    _, secret = Keys(database).create("desk", chars_per_month=7)
    database.close()
    async with make_client(keys="on", database_url=url) as client:
        assert_refused(await client.post(path, json={"inputs": "Un."}), 401)
        client.headers["Authorization"] = f"Bearer {secret}"
        assert (await client.post(path, json={"inputs": ["Un.", "Deux"]})).json()[0][text] == "[en] Un."
        assert_refused(await client.post(path, json={"inputs": "Un."}), 429)
        assert (await client.get(f"{path}/health", headers={"Authorization": ""})).status_code == 200
