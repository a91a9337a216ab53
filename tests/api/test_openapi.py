"""The generated description, which /docs shows."""

import json

import pytest
from httpx import AsyncClient

ROUTES = {
    ("post", "/translate"),
    ("post", "/word_scores"),
    ("post", "/summarize"),
    ("post", "/articles"),
    ("post", "/detect"),
    ("get", "/languages"),
    ("get", "/glossaries"),
    ("get", "/glossaries/{name}"),
    ("put", "/glossaries/{name}"),
    ("patch", "/glossaries/{name}"),
    ("delete", "/glossaries/{name}"),
    ("post", "/jobs"),
    ("get", "/jobs/{job_id}"),
    ("delete", "/jobs/{job_id}"),
    ("get", "/jobs/{job_id}/items/{index}"),
    ("get", "/memory"),
    ("put", "/memory"),
    ("delete", "/memory"),
    ("post", "/memory/import"),
    ("get", "/memory/export"),
    ("get", "/health"),
    ("get", "/ready"),
    ("get", "/info"),
    ("get", "/metrics"),
    ("get", "/usage"),
    ("post", "/desk/open"),
    ("post", "/desk/file"),
    ("post", "/desk/export"),
    ("get", "/frontend/settings"),
    ("post", "/translate_file"),
    ("get", "/download_file/{name}"),
    ("post", "/suggest"),
    ("post", "/hf/translation"),
    ("post", "/hf/translation/{model}"),
    ("post", "/hf/summarization"),
    ("post", "/hf/summarization/{model}"),
    ("get", "/hf/{task}/health"),
    ("get", "/hf/{task}/{model}/health"),
    ("post", "/deepl/v2/translate"),
    ("post", "/deepl/v2/document"),
    ("post", "/deepl/v2/document/{document_id}"),
    ("post", "/deepl/v2/document/{document_id}/result"),
    ("get", "/deepl/v2/usage"),
    ("get", "/deepl/v2/languages"),
    ("get", "/deepl/v2/glossary-language-pairs"),
    ("get", "/deepl/v2/glossaries"),
    ("post", "/deepl/v2/glossaries"),
    ("get", "/deepl/v2/glossaries/{glossary_id}"),
    ("get", "/deepl/v2/glossaries/{glossary_id}/entries"),
    ("delete", "/deepl/v2/glossaries/{glossary_id}"),
    ("get", "/deepl/v3/glossaries"),
    ("post", "/deepl/v3/glossaries"),
    ("get", "/deepl/v3/glossaries/{glossary_id}"),
    ("patch", "/deepl/v3/glossaries/{glossary_id}"),
    ("delete", "/deepl/v3/glossaries/{glossary_id}"),
    ("put", "/deepl/v3/glossaries/{glossary_id}/dictionaries"),
    ("get", "/deepl/v3/glossaries/{glossary_id}/entries"),
}
# What these answer is no JSON, or no success.
OTHERS = {
    ("post", "/desk/file"): "200",
    ("post", "/desk/export"): "200",
    ("delete", "/glossaries/{name}"): "204",
    ("get", "/download_file/{name}"): "200",
    ("get", "/metrics"): "200",
    ("get", "/memory/export"): "200",
    ("post", "/suggest"): "403",
    ("post", "/deepl/v2/document/{document_id}/result"): "200",
    ("get", "/deepl/v2/glossaries/{glossary_id}/entries"): "200",
    ("delete", "/deepl/v2/glossaries/{glossary_id}"): "204",
    ("delete", "/deepl/v3/glossaries/{glossary_id}"): "204",
}
# What makes something new, or begins to.
MADE = {("post", "/jobs"): "202", ("post", "/deepl/v2/glossaries"): "201", ("post", "/deepl/v3/glossaries"): "201"}


@pytest.fixture
async def document(client: AsyncClient) -> dict:
    response = await client.get("/openapi.json")
    assert response.status_code == 200
    return response.json()


async def test_every_route_is_described(document: dict) -> None:
    found = {(method, path): route for path, routes in document["paths"].items() for method, route in routes.items()}
    assert set(found) == ROUTES
    for name, route in found.items():
        assert route["summary"]
        assert len(route["description"]) > 20
        assert len(route["tags"]) == 1
        if name in OTHERS:
            assert "application/json" not in route["responses"].get("200", {}).get("content", {})
            assert OTHERS[name] in route["responses"]
        else:
            assert route["responses"][MADE.get(name, "200")]["content"]["application/json"]["schema"]


@pytest.mark.parametrize("path", ["/translate", "/summarize", "/detect", "/articles"])
async def test_bodies_and_errors_are_described(document: dict, path: str) -> None:
    route = document["paths"][path]["post"]
    kinds = {
        "application/json", "application/ninjs+json", "application/vnd.iptc.ninjs+json",
        "application/vnd.iptc.g2.newsitem+xml", "application/xml", "text/xml",
    } if path == "/articles" else {
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"
    }  # fmt: skip
    assert set(route["requestBody"]["content"]) == kinds
    assert {"400", "413", "415", "422", "503"} <= set(route["responses"])
    for status in ("400", "413", "415", "422", "503"):
        answer = route["responses"][status]
        schema = answer["content"]["application/json"]["schema"]
        # LibreTranslate's clients, which share two paths, get an error that they can read.
        assert {"$ref": "#/components/schemas/ErrorAnswer"} in schema.get("anyOf", [schema])
        for code, example in answer["content"]["application/json"]["examples"].items():
            assert example["value"]["error"]["code"] == code


async def test_every_reference_resolves(document: dict) -> None:
    schemas = document["components"]["schemas"]

    def check(node: object) -> None:
        if isinstance(node, dict):
            if "$ref" in node:
                assert node["$ref"].removeprefix("#/components/schemas/") in schemas
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    check(document)


async def test_the_examples_work(document: dict, client: AsyncClient) -> None:
    for path in ("/translate", "/summarize", "/detect"):
        content = document["paths"][path]["post"]["requestBody"]["content"]
        for example in content["application/json"]["schema"]["examples"]:
            assert (await client.post(path, json=example)).status_code == 200
        headers = {"Content-Type": "text/plain"}
        assert (await client.post(path, content=content["text/plain"]["example"], headers=headers)).status_code == 200
    content = document["paths"]["/articles"]["post"]["requestBody"]["content"]
    examples = content["application/json"]["examples"]
    answer = await client.post("/articles", json=examples["plain fields"]["value"])
    shown = document["components"]["schemas"]["ArticleAnswer"]["examples"][0]
    assert set(answer.json()) == set(shown)
    for example in examples.values():
        assert (await client.post("/articles", json=example["value"])).status_code == 200
    for media_type in set(content) - {"application/json"}:
        sent = content[media_type]["example"]
        body = sent if isinstance(sent, str) else json.dumps(sent)
        answer = await client.post("/articles", content=body, headers={"Content-Type": media_type})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type


async def test_docs(client: AsyncClient) -> None:
    response = await client.get("/docs")
    assert response.status_code == 200
    assert "/openapi.json" in response.text
