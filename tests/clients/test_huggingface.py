"""`huggingface_hub.InferenceClient`, unmodified, with the server's address as its model."""

from collections.abc import Iterator

import pytest
from huggingface_hub import AsyncInferenceClient, InferenceClient
from huggingface_hub.errors import HfHubHTTPError

from tests.clients.conftest import KeyedServer

pytestmark = pytest.mark.engine

FRENCH = "Le ministre a rencontré les députés à Paris."
STORY = (
    "Le directeur de la CIA a rencontré mardi à Moscou le secrétaire du Conseil de sécurité de Russie.\n\n"
    "Les deux hommes ont discuté des relations entre les deux pays pendant deux jours. "
    "Le porte-parole de l'ambassade a confirmé la visite dans un communiqué.\n\n"
    "Le ministère de la Défense a publié un autre rapport sur les essais de missiles. "
    "Aucune autre rencontre n'est prévue avant la fin du mois, selon une source diplomatique. "
    "Les habitants du quartier disent avoir vu passer trois voitures noires."
)


@pytest.fixture(scope="module")
def translator(server_url: str) -> Iterator[InferenceClient]:
    with InferenceClient(model=f"{server_url}/hf/translation", provider="hf-inference") as client:
        yield client


@pytest.fixture(scope="module")
def summarizer(server_url: str) -> Iterator[InferenceClient]:
    with InferenceClient(model=f"{server_url}/hf/summarization", provider="hf-inference") as client:
        yield client


def test_translation(translator: InferenceClient) -> None:
    assert "minister" in translator.translation(FRENCH).translation_text
    answer = translator.translation(FRENCH, src_lang="fr_XX", tgt_lang="en_XX", clean_up_tokenization_spaces=True)
    assert "minister" in answer.translation_text


def test_summarization(summarizer: InferenceClient) -> None:
    assert "CIA" in summarizer.summarization(STORY).summary_text
    parameters = {"max_length": 60, "min_length": 20, "do_sample": False}
    short = summarizer.summarization(STORY, generate_parameters=parameters, truncation="only_first").summary_text
    assert 15 <= len(short.split()) <= 45


def test_a_model_is_named_in_the_address(server_url: str) -> None:
    with InferenceClient() as client:
        url = f"{server_url}/hf/translation/depeche-fr-en"
        assert "minister" in client.translation(FRENCH, model=url).translation_text
        with pytest.raises(HfHubHTTPError, match="depeche-fr-en"):
            client.translation(FRENCH, model=f"{server_url}/hf/translation/facebook/m2m100_418M")


def test_health(translator: InferenceClient, summarizer: InferenceClient) -> None:
    assert translator.health_check()
    assert summarizer.health_check()


def test_what_can_not_be_done_is_said(translator: InferenceClient) -> None:
    with pytest.raises(HfHubHTTPError, match="never cut short") as raised:
        translator.translation(FRENCH, generate_parameters={"max_length": 20})
    assert raised.value.response.status_code == 422
    with pytest.raises(HfHubHTTPError, match="'es'"):
        translator.translation(FRENCH, src_lang="fr", tgt_lang="es")


async def test_without_blocking(server_url: str) -> None:
    async with AsyncInferenceClient(model=f"{server_url}/hf/translation") as client:
        assert "minister" in (await client.translation(FRENCH)).translation_text
    async with AsyncInferenceClient(model=f"{server_url}/hf/summarization") as client:
        assert "CIA" in (await client.summarization(STORY)).summary_text


def test_keys(keyed_server: KeyedServer) -> None:
    url = f"{keyed_server.url}/hf/translation"
    with InferenceClient(model=url, token=keyed_server.new_key(chars_per_month=60)) as client:
        assert "minister" in client.translation(FRENCH).translation_text
        with pytest.raises(HfHubHTTPError) as raised:
            client.translation(FRENCH)
        assert raised.value.response.status_code == 429
    with InferenceClient(model=url, token="wrong") as client, pytest.raises(HfHubHTTPError) as raised:
        client.translation(FRENCH)
    assert raised.value.response.status_code == 403
