"""An error has the shape that the caller's client reads."""

import pytest

from app.api.dialects import error_body, status_in_dialect


def body(path: str, **detail: object) -> dict[str, object]:
    return error_body({"path": path, "state": {}}, "not_ready", "Wait.", detail, "id")


def test_each_dialect_has_its_shape():
    assert body("/translate") == {
        "error": {"code": "not_ready", "message": "Wait.", "detail": {}},
        "request_id": "id",
    }
    assert body("/deepl/v2/translate") == {"message": "Wait.", "detail": "not_ready"}
    assert body("/hf/translation") == {"error": "Wait."}
    assert body("/suggest") == body("/download_file/a.txt") == {"error": "Wait."}
    assert body("/hf/translation", retry_after_seconds=2) == {"error": "Wait.", "estimated_time": 2}


@pytest.mark.parametrize(
    ("path", "status"), [("/translate", 422), ("/deepl/v2/translate", 400), ("/hf/x", 422), ("/suggest", 400)]
)
def test_statuses_are_those_that_clients_know(path: str, status: int):
    assert status_in_dialect({"path": path, "state": {}}, 422) == status
    assert status_in_dialect({"path": path, "state": {}}, 413) == 413


async def test_a_caller_with_a_field_api_key_speaks_libretranslate(client):
    answer = await client.post("/translate", json={"q": "", "source": "fr", "target": "en", "api_key": ""})
    assert (answer.status_code, set(answer.json())) == (400, {"error"})
    assert isinstance(answer.json()["error"], str)
    native = await client.post("/translate", json={"q": "", "source": "fr", "target": "en"})
    assert (native.status_code, native.json()["error"]["code"]) == (422, "empty_text")
