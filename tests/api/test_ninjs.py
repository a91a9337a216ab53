"""POST /articles with ninjs: valid items in, valid items out, each word in its place."""

import asyncio
import json
from pathlib import Path

import pytest
from httpx import AsyncClient

from tests.api.conftest import ClientMaker, assert_error
from tests.api.newsroom_items import SCHEMAS, ninjs_faults, sample

LINES = sorted(SCHEMAS)
MACHINE_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def associated(item: dict, name: str) -> dict:
    associations = item["associations"]
    if isinstance(associations, dict):
        return associations[name]
    return next(entry for entry in associations if entry["name"] == name)


def notes(item: dict) -> dict:
    ours = associated(item, "depeche")
    return json.loads(ours["body_json"] if "body_json" in ours else ours["bodies"][0]["value"])


async def translated(client: AsyncClient, item: dict, **params: object) -> dict:
    response = await client.post("/articles", json=item, params=params)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("line", LINES)
async def test_a_valid_item_stays_valid(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    assert ninjs_faults(line, item) == []
    assert ninjs_faults(line, await translated(client, item)) == []


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("media_type", ["application/ninjs+json", "application/vnd.iptc.ninjs+json"])
async def test_the_answer_is_of_the_requests_kind(client: AsyncClient, line: int, media_type: str) -> None:
    body = json.dumps(sample(f"ninjs-{line}.json"))
    response = await client.post("/articles", content=body, headers={"Content-Type": media_type})
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert ninjs_faults(line, response.json()) == []


@pytest.mark.parametrize("line", LINES)
async def test_what_is_no_copy_is_kept(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    answer = await translated(client, item)
    copy_names = {
        "title", "headline", "headline_short", "ednote", "edNote", "description_text", "body_html", "body_text",
        "headlines", "descriptions", "bodies", "associations", "language", "charcount", "wordcount",
        "standard", "$standard",
    }  # fmt: skip
    kept = set(item) - copy_names
    assert {"uri", "version", "slugline", "urgency"} <= kept
    assert {name: answer[name] for name in kept} == {name: item[name] for name in kept}
    assert answer["language"] == "en"
    untouched = set(notes(answer)["untouched"])
    assert kept <= untouched
    assert untouched == {name for name in item if answer[name] == item[name] and name != "associations"}


async def test_the_fields_of_the_first_line(client: AsyncClient) -> None:
    item = sample("ninjs-1.json")
    answer = await translated(client, item)
    for name in ("title", "headline", "headline_short", "ednote", "description_text"):
        assert answer[name].startswith("[en] ")
    assert answer["body_html"].startswith("<p>[en] Nikola")
    assert "<strong>William Burns</strong>" in answer["body_html"]
    assert "&amp;" in answer["body_html"]
    assert answer["body_text"].startswith("[en] Nikola")
    assert answer["wordcount"] == len(answer["body_text"].split()) or answer["wordcount"] != item["wordcount"]


@pytest.mark.parametrize("line", [2, 3])
async def test_the_arrays_of_the_later_lines(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    answer = await translated(client, item)
    for name in ("headlines", "bodies"):
        assert len(answer[name]) == len(item[name])
    for name in ("headlines", "descriptions", "bodies"):
        for before, after in zip(item[name], answer[name], strict=False):
            assert after["value"] != before["value"]
            assert "[en] " in after["value"]
            assert {key for key in after if key.lower() not in {"value", "wordcount"}} == {
                key for key in before if key.lower() not in {"value", "wordcount"}
            }
            assert after.get("role") == before.get("role")


@pytest.mark.parametrize("line", LINES)
async def test_captions_of_associated_pictures(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    before = associated(item, "photo")
    after = associated(await translated(client, item), "photo")
    caption = after["description_text"] if line == 1 else after["descriptions"][0]["value"]
    assert caption.startswith("[en] William Burns")
    assert after["language"] == "en"
    assert (after["uri"], after["renditions"]) == (before["uri"], before["renditions"])
    # A machine made the caption, not the picture.
    assert not {"digitalsourcetype", "digitalSourceType"} & set(after)


async def test_associated_items_in_other_languages_are_kept(client: AsyncClient) -> None:
    item = sample("ninjs-1.json")
    answer = await translated(client, item)
    assert answer["associations"]["english"] == item["associations"]["english"]


@pytest.mark.parametrize("line", LINES)
async def test_the_french_item_is_kept_beside(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    original = dict(associated(await translated(client, item), "translationOf"))
    if line != 1:
        assert original.pop("name") == "translationOf"
    if line == 3:
        assert original.pop("rel") == "translationOf"
    assert original == item


@pytest.mark.parametrize("line", LINES)
async def test_a_machines_work_is_said_to_be(client: AsyncClient, line: int) -> None:
    answer = await translated(client, sample(f"ninjs-{line}.json"))
    assert answer["digitalSourceType" if line == 3 else "digitalsourcetype"] == {"uri": MACHINE_MADE}
    standard = answer["$standard" if line == 1 else "standard"]
    assert standard["version"] == SCHEMAS[line]
    assert standard["schema"].endswith(f"_{SCHEMAS[line]}.json")
    provenance = notes(answer)["provenance"]
    assert (provenance["model"], provenance["source_language"]) == ("stub", "fr")


async def test_a_picture_is_not_said_to_be_a_machines_work(client: AsyncClient) -> None:
    item = {"uri": "tag:example.org,2021:1", "type": "picture", "language": "fr", "description_text": "Une gare."}
    answer = await translated(client, item)
    assert answer["description_text"] == "[en] Une gare."
    assert "digitalsourcetype" not in answer
    assert notes(answer)["provenance"]["digitalsourcetype"] == MACHINE_MADE


@pytest.mark.parametrize("line", LINES)
async def test_the_summary_is_a_description(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    answer = await translated(client, item, max_sentences=1)
    if line == 1:
        summary = answer["description_summary"]
    else:
        described = answer["descriptions"][-1]
        assert described["role"] == "summary"
        summary = described["value"]
    assert notes(answer)["provenance"]["summary"]["sentences"][0]["text"] == summary
    assert len(answer.get("descriptions", [1, 2])) == 2
    assert "description_summary" not in (without := await translated(client, item, summary=False))
    assert len(without.get("descriptions", [1])) == 1


@pytest.mark.parametrize("line", [1, 2])
async def test_a_summary_of_the_desks_own_is_not_overwritten(client: AsyncClient, line: int) -> None:
    item = sample(f"ninjs-{line}.json")
    if line == 1:
        item["description_summary"] = "Une visite."
    else:
        item["descriptions"].append({"role": "summary", "value": "Une visite."})
    answer = await translated(client, item)
    if line == 1:
        assert answer["description_summary"] == "[en] Une visite."
        assert answer["description_summary_depeche"]
    else:
        assert [entry["role"] for entry in answer["descriptions"]] == ["lead", "summary", "summary_depeche"]
        assert answer["descriptions"][1]["value"] == "[en] Une visite."
    assert ninjs_faults(line, answer) == []


async def test_the_running_text_counts_once(client: AsyncClient) -> None:
    answer = await translated(client, sample("ninjs-1.json"), max_sentences=20)
    summary = answer["description_summary"]
    assert summary.count("2013") == 1


async def test_flags_name_their_place(client: AsyncClient) -> None:
    item = {
        "uri": "tag:example.org,2021:1",
        "headlines": [{"value": "Un."}],
        "associations": [{"name": "a", "uri": "tag:example.org,2021:2", "headlines": [{"value": "Le 12 novembre."}]}],
    }
    flags = notes(await translated(client, item, source="fr"))["flags"]
    assert {flag["field"] for flag in flags} == {"associations[0].headlines[0].value"}
    assert {"untranslated_word"} <= {flag["code"] for flag in flags}


@pytest.mark.parametrize("name", ["bodies", "body_nitf"])
async def test_nitf_in_a_string(client: AsyncClient, name: str) -> None:
    nitf = (
        '<?xml version="1.0"?><nitf xml:lang="fr"><body><body.head><byline>Par <person>A. B.</person></byline>'
        "</body.head><body.content><p>Le <person>chat</person> dort.</p><p>Deux.</p></body.content></body></nitf>"
    )
    item = {"uri": "tag:example.org,2021:1", "language": "fr"}
    if name == "bodies":
        item["bodies"] = [{"contentType": "text/vnd.IPTC.NITF", "value": nitf}]
    else:
        item[name] = nitf
    answer = await translated(client, item)
    body = answer["bodies"][0]["value"] if name == "bodies" else answer[name]
    assert body == nitf.replace("Le <person>", "[en] Le <person>").replace("Deux", "[en] Deux").replace('"fr"', '"en"')


@pytest.mark.parametrize("value", ['{"a": "Une phrase."}', "<svg><text>Une phrase.</text></svg>"])
async def test_data_in_a_body_is_no_copy(client: AsyncClient, value: str) -> None:
    kind = "application/json" if value.startswith("{") else "image/svg+xml"
    item = {"uri": "tag:example.org,2021:1", "title": "Un.", "bodies": [{"contentType": kind, "value": value}]}
    assert (await translated(client, item, source="fr"))["bodies"] == item["bodies"]


async def test_names_that_are_taken_get_a_number(client: AsyncClient) -> None:
    item = {
        "uri": "tag:example.org,2021:1",
        "headline": "Un.",
        "body_text": "Une phrase.",
        "associations": {"depeche": {"uri": "tag:example.org,2021:2"}, "photo": None},
    }
    answer = await translated(client, item, source="fr")
    assert list(answer["associations"]) == ["depeche", "photo", "translationOf", "depeche2"]
    assert answer["associations"]["depeche"] == {"uri": "tag:example.org,2021:2"}


async def test_an_item_in_another_language_is_refused(client: AsyncClient) -> None:
    item = sample("ninjs-3.json") | {"language": "de-AT"}
    detail = assert_error(await client.post("/articles", json=item), 400, "unsupported_language")
    assert detail["language"] == "de-AT"
    assert (await translated(client, item, source="fr"))["language"] == "en"


async def test_a_translated_item_is_not_translated_again(client: AsyncClient) -> None:
    answer = await translated(client, sample("ninjs-2.json"))
    assert_error(await client.post("/articles", json=answer), 400, "unsupported_language")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"headlines": "Un."}, "headlines"),
        ({"headlines": ["Un."]}, "headlines[0]"),
        ({"headlines": [{"value": 3}]}, "headlines[0].value"),
        ({"title": ["Un."]}, "title"),
        ({"associations": {"photo": {}}}, "associations"),
        ({"associations": ["photo"]}, "associations[0]"),
    ],
)
async def test_wrong_shapes_are_named(client: AsyncClient, change: dict, field: str) -> None:
    item = sample("ninjs-3.json") | change
    assert assert_error(await client.post("/articles", json=item), 422, "invalid_request")["field"] == field


async def test_endless_associations_are_refused(client: AsyncClient) -> None:
    item: dict = {"uri": "tag:example.org,2021:1", "title": "Un.", "standard": {"name": "ninjs", "version": "3.1"}}
    for number in range(12):
        item = {**item, "uri": f"tag:example.org,2021:{number}", "associations": [{"name": "a", **item}]}
    assert_error(await client.post("/articles", json=item), 422, "invalid_request")


async def test_an_item_without_text_is_refused(client: AsyncClient) -> None:
    item = {"uri": "tag:example.org,2021:1", "bodies": [{"value": " "}]}
    assert_error(await client.post("/articles", json=item), 422, "empty_text")


async def test_a_body_without_words_needs_no_summary(client: AsyncClient) -> None:
    item = {"uri": "tag:example.org,2021:1", "headlines": [{"value": "Un titre."}], "bodies": [{"value": "[ … ]"}]}
    answer = await translated(client, item, source="fr")
    assert answer["headlines"][0]["value"] == "[en] Un titre."
    assert "descriptions" not in answer


async def test_glossaries_and_options_work(client: AsyncClient) -> None:
    item = sample("ninjs-1.json")
    answer = await translated(client, item | {"depeche": {"glossary": {"CIA": "CIA"}}}, summary=False)
    assert ninjs_faults(1, answer) == []
    assert "description_summary" not in answer
    wrong = item | {"depeche": {"glossary": {"CIA": ""}}}
    assert_error(await client.post("/articles", json=wrong), 422, "invalid_glossary")


async def test_jobs_translate_ninjs_too(make_client: ClientMaker, tmp_path: Path) -> None:
    item = sample("ninjs-3.json")
    async with make_client(database_url=f"sqlite:///{tmp_path}/depeche.db") as client, asyncio.timeout(30):
        submitted = await client.post("/jobs", json={"kind": "article", "article": item})
        assert submitted.status_code == 202
        while (job := (await client.get(f"/jobs/{submitted.json()['job_id']}")).json())["status"] != "done":
            assert job["status"] in {"queued", "running"}
            await asyncio.sleep(0.02)
        answer = job["results"][0]["result"]
        assert ninjs_faults(3, answer) == []
        assert answer["headlines"] == (await translated(client, item))["headlines"]
