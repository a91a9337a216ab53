"""`POST /word_scores`."""

import pytest
from httpx import AsyncClient

from app.engines.complete import CompleteTranslator
from app.engines.protocol import ScoredPiece
from app.engines.stub import StubTranslator
from tests.api.conftest import ClientMaker, GatedTranslator, assert_error


class ScoringStub(StubTranslator):
    """Finds every character as likely as a coin's head."""

    def score(self, source: str, target: str) -> list[ScoredPiece] | None:
        return None if source == "long" else [ScoredPiece(0, len(target), -0.6931)]


PAIR = {"source": "Bonjour.", "target": "😀 Hello there."}


@pytest.fixture
async def scoring(make_client: ClientMaker):
    async with make_client(translator=CompleteTranslator(ScoringStub())) as client:
        yield client


async def test_words_have_places_in_code_points_and_probabilities(scoring: AsyncClient) -> None:
    response = await scoring.post("/word_scores", json={"pairs": [PAIR, {"source": "long", "target": "Long."}]})
    assert response.status_code == 200
    answer = response.json()
    words = [{"start": 2, "end": 7, "probability": 0.5}, {"start": 8, "end": 13, "probability": 0.5}]
    assert answer["pairs"] == [{"words": words}, {"words": [], "too_long": True}]
    assert answer["signature"].startswith("model:stub|")


async def test_an_engine_that_cannot_score_says_so(make_client: ClientMaker, gated: GatedTranslator) -> None:
    async with make_client(translator=CompleteTranslator(gated)) as client:
        assert_error(await client.post("/word_scores", json={"pairs": [PAIR]}), 501, "scoring_unavailable")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"pairs": []},
        {"pairs": [PAIR] * 101},
        {"pairs": ["a"]},
        {"pairs": [{"source": "a"}]},
        {"pairs": [{"source": 1, "target": "a"}]},
    ],
)
async def test_what_are_no_pairs_is_refused(scoring: AsyncClient, body: dict) -> None:
    assert_error(await scoring.post("/word_scores", json=body), 422, "invalid_request")


async def test_limits_hold(scoring: AsyncClient) -> None:
    pairs = [{"source": "é" * 110_000, "target": "é" * 100_000}]
    assert_error(await scoring.post("/word_scores", json={"pairs": pairs[:1]}), 413, "body_too_large")
    pairs = [{"source": "a" * 110_000, "target": "a" * 100_000}]
    assert_error(await scoring.post("/word_scores", json={"pairs": pairs}), 413, "text_too_long")


async def test_half_a_surrogate_pair_is_refused(scoring: AsyncClient) -> None:
    body = b'{"pairs": [{"source": "a", "target": "\\ud83d"}]}'
    response = await scoring.post("/word_scores", content=body, headers={"Content-Type": "application/json"})
    assert_error(response, 422, "invalid_text")
