"""/desk: files opened side by side, and written with what an editor made of them."""

import io
import json
from pathlib import Path

import docx
import pytest
from httpx import AsyncClient, Response

from app.services.database import Database
from app.services.keys import Keys
from app.text.tmx import read_units
from tests.api.conftest import MAX_CHARS, ClientMaker, assert_error
from tests.api.newsroom_items import ninjs_faults, sample

CREDIT = "Machine translation from French by Dépêche (stub), edited by A. Martin"
SRT = "1\n00:00:01,000 --> 00:00:02,000\nIl a dit <i>non</i>\nhier soir.\n\n2\n00:00:03,000 --> 00:00:04,000\nFin.\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nOui.\n"


def word_document() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Il a dit ")
    paragraph.add_run("non").bold = True
    paragraph.add_run(" hier.")
    document.add_paragraph("Fin.")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


async def opened(client: AsyncClient, name: str, data: bytes) -> dict:
    response = await client.post("/desk/open", files={"file": (name, data)})
    assert response.status_code == 200, response.text
    return response.json()


async def rows(client: AsyncClient, file: dict) -> list[dict]:
    """Translate as the page does, and give the sentences."""
    body = {"q": file["text"], "format": file["format"], "source": "fr", "details": True}
    answer = (await client.post("/translate", json=body)).json()
    return [{"french": one["source"], "english": one["target"]} for one in answer["details"]["sentences"]]


async def written(client: AsyncClient, name: str, data: bytes, sentences: list[dict], **fields: str) -> Response:
    fields = {"sentences": json.dumps(sentences), **fields}
    return await client.post("/desk/file", files={"file": (name, data)}, data=fields)


async def edited(client: AsyncClient, name: str, data: bytes, changes: dict[int, str], **fields: str) -> Response:
    """Open a file, translate it, edit some sentences, and write it."""
    sentences = await rows(client, await opened(client, name, data))
    for number, english in changes.items():
        sentences[number] |= {"english": english, "edited": True}
    response = await written(client, name, data, sentences, **fields)
    assert response.status_code == 200, response.text
    return response


@pytest.mark.parametrize(
    ("name", "data", "kind", "text_format", "title"),
    [
        ("Été.TXT", "\nBurns à Moscou\r\nIl a dit non.".encode("cp1252"), "txt", "text", "Burns à Moscou"),
        ("a.html", b"<title>Burns</title><p>Oui <script>1</script>", "html", "html", "Burns"),
        ("entretien.srt", SRT.encode(), "srt", "html", "entretien"),
        ("C:\\a\\entretien.vtt", VTT.encode(), "vtt", "html", "entretien"),
        ("a.docx", word_document(), "docx", "html", "Il a dit non hier."),
        ("a.json", json.dumps(sample("ninjs-3.json")).encode(), "ninjs", "html", "Le chef de la CIA reçu à Moscou"),
    ],
)
async def test_a_file_is_opened(
    client: AsyncClient, name: str, data: bytes, kind: str, text_format: str, title: str
) -> None:
    file = await opened(client, name, data)
    assert (file["kind"], file["format"], file["title"]) == (kind, text_format, title)
    assert file["language"] == ("fr" if kind == "ninjs" else None)
    assert await rows(client, file)


async def test_a_text_is_opened_as_it_is(client: AsyncClient) -> None:
    text = " Un.\r\n\r\n\tDeux 🎈.\n"
    assert (await opened(client, "a.txt", text.encode("utf-8-sig")))["text"] == text


@pytest.mark.parametrize(
    ("name", "data", "status", "code"),
    [
        ("a.pdf", b"%PDF", 415, "unsupported_file"),
        ("a", b"Un.", 415, "unsupported_file"),
        ("a.docx", b"PK", 422, "invalid_file"),
        ("a.txt", b"a\0b", 422, "invalid_file"),
        ("a.srt", b"Un.", 422, "invalid_file"),
        ("a.json", b"{}", 422, "invalid_file"),
        ("a.txt", b" \n", 422, "empty_text"),
        ("a.txt", b"a" * (MAX_CHARS + 1), 413, "text_too_long"),
        ("a.json", json.dumps({**sample("ninjs-3.json"), "language": "de"}).encode(), 422, "unsupported_language"),
    ],
)
async def test_a_file_that_is_not_read_is_refused(
    client: AsyncClient, name: str, data: bytes, status: int, code: str
) -> None:
    response = await client.post("/desk/open", files={"file": (name, data)})
    status = response.status_code if code in {"empty_text", "unsupported_language"} else status
    assert_error(response, status, code)
    assert 400 <= response.status_code < 500
    other = await written(client, name, data, [{"english": "One."}])
    assert (other.status_code, other.json()["error"]["code"]) == (response.status_code, code)


async def test_the_refusal_names_all_kinds_of_files(client: AsyncClient) -> None:
    response = await client.post("/desk/open", files={"file": ("a.odt", b"")})
    detail = assert_error(response, 415, "unsupported_file")
    assert {".txt", ".docx", ".srt", ".json"} <= set(detail["supported"])
    assert "“.odt”" in response.json()["error"]["message"]
    assert ".json" in response.json()["error"]["message"]


async def test_edits_stand_in_a_word_document_with_its_formatting(client: AsyncClient) -> None:
    response = await edited(client, "dépêche.docx", word_document(), {0: "[en] Last night he said non."}, credit=CREDIT)
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''d%C3%A9p%C3%AAche_en.docx"
    document = docx.Document(io.BytesIO(response.content))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "[en] Last night he said non.", "[en] Fin.", CREDIT
    ]  # fmt: skip
    assert [run.text for run in document.paragraphs[0].runs if run.bold] == ["non"]


async def test_edits_stand_in_subtitles(client: AsyncClient) -> None:
    srt = (await edited(client, "a.srt", SRT.encode(), {1: "The end."}, credit=CREDIT)).text
    assert "-->" in srt
    assert srt.endswith("2\n00:00:03,000 --> 00:00:04,000\nThe end.\n")
    assert CREDIT not in srt
    vtt = (await edited(client, "a.vtt", VTT.encode(), {0: "Yes."}, credit=f"{CREDIT} --> x\ny")).text
    assert vtt == f"WEBVTT\n\nNOTE {CREDIT} → x y\n\n00:01.000 --> 00:02.000\nYes.\n"


async def test_edits_stand_in_a_page_and_in_a_text(client: AsyncClient) -> None:
    page = "<!doctype html><meta charset=iso-8859-1><body><p>L’<b>été</b>.</p><p>Fin.</p></body>".encode("cp1252")
    response = await edited(client, "a.html", page, {1: "The € end <&>."}, credit="By <Dépêche>")
    text = response.content.decode("cp1252")
    assert text.endswith('<p>The € end &lt;&amp;&gt;.</p><p lang="en"><small>By &lt;Dépêche&gt;</small></p>\n</body>')
    text = (await edited(client, "a.txt", b"Un.\r\n\r\nDeux.\r\n", {0: "One."}, credit=CREDIT)).content.decode()
    assert text == f"One.\r\n\r\n[en] Deux.\r\n\r\n{CREDIT}\r\n"
    assert (await edited(client, "a.txt", b"Un.\r\n\r\nDeux.\r\n", {})).text == "[en] Un.\r\n\r\n[en] Deux.\r\n"


@pytest.mark.parametrize("line", [1, 2, 3])
async def test_edits_stand_in_a_ninjs_item(client: AsyncClient, line: int) -> None:
    data = json.dumps(sample(f"ninjs-{line}.json")).encode()
    sentences = await rows(client, await opened(client, "a.json", data))
    place = next(place for place, one in enumerate(sentences) if "reçu à Moscou" in one["french"])
    response = await edited(client, "a.json", data, {place: "CIA chief in Moscow"}, credit=CREDIT, editor="A. Martin")
    assert response.headers["content-type"] == "application/ninjs+json"
    item = response.json()
    assert ninjs_faults(line, item) == []
    assert (item["headline"] if line == 1 else item["headlines"][0]["value"]) == "CIA chief in Moscow"
    source_type = item["digitalSourceType" if line == 3 else "digitalsourcetype"]
    assert source_type["uri"].endswith("/compositeWithTrainedAlgorithmicMedia")
    associated = item["associations"]
    ours = associated["depeche"] if line == 1 else next(one for one in associated if one["name"] == "depeche")
    notes = json.loads(ours["body_json"] if line == 1 else ours["bodies"][0]["value"])
    assert notes["editing"] == {"sentences": len(sentences), "edited": 1, "editor": "A. Martin"}
    assert notes["credit"] == CREDIT
    assert notes["provenance"]["model"] == "stub"


async def test_an_item_that_nobody_edited_is_the_machines(client: AsyncClient) -> None:
    data = json.dumps(sample("ninjs-3.json")).encode()
    item = (await edited(client, "a.json", data, {})).json()
    assert item["digitalSourceType"]["uri"].endswith("/trainedAlgorithmicMedia")
    by_articles = (await client.post("/articles?summary=false", json=sample("ninjs-3.json"))).json()
    for name in ("headlines", "bodies", "descriptions", "title", "edNote"):
        assert item[name] == by_articles[name]


async def test_sentences_that_are_not_the_files_are_refused(client: AsyncClient) -> None:
    too_few = await written(client, "a.txt", b"Un. Deux.", [{"english": "One."}])
    assert assert_error(too_few, 422, "invalid_request")["sentences"] == 2
    other = await written(client, "a.txt", b"Un.", [{"english": "Two.", "french": "Deux."}])
    assert_error(other, 422, "invalid_request")


@pytest.mark.parametrize(
    "sentences", ["", "[]", "{}", "[1]", '[{"french": "Un."}]', "[" * 100_000, '[{"english": "\\ud800"}]', "nul"]
)
async def test_sentences_that_are_none_are_refused(client: AsyncClient, sentences: str) -> None:
    response = await client.post("/desk/file", files={"file": ("a.txt", b"Un.")}, data={"sentences": sentences})
    assert_error(response, 422, "invalid_request")
    assert "sentences" in response.json()["error"]["message"]


async def test_what_no_document_can_hold_is_left_out_of_given_english(client: AsyncClient) -> None:
    response = await edited(client, "a.docx", word_document(), {0: "a\0b\ufffe", 1: ""}, credit="c\x07d")
    document = docx.Document(io.BytesIO(response.content))
    assert [paragraph.text for paragraph in document.paragraphs] == ["ab", "", "cd"]


async def test_a_name_full_of_tricks_stays_a_name(client: AsyncClient) -> None:
    response = await edited(client, '../../etc/"a\r\nX: y".txt', b"Un.", {})
    assert "x" not in response.headers
    assert "/" not in response.headers["content-disposition"].replace("UTF-8''", "")


async def exported(client: AsyncClient, kind: str, **fields: object) -> Response:
    sentences = [
        {"french": "Burns à Moscou", "english": "Burns in Moscow"},
        {"gap": "\n\n", "french": "Oui & non.", "english": "Yes & <no>.", "edited": True},
        {"gap": " ", "french": "Fin.", "english": "End 🎈."},
    ]
    body = {"kind": kind, "sentences": sentences, "tail": "\n", "credit": CREDIT, "editor": "A. Martin", **fields}
    response = await client.post("/desk/export", json=body)
    assert response.status_code == 200, response.text
    return response


async def test_a_word_document_is_made(client: AsyncClient) -> None:
    response = await exported(client, "docx", title="Burns", language="en-US")
    document = docx.Document(io.BytesIO(response.content))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Burns in Moscow", "Yes & <no>. End 🎈.", CREDIT]
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("Burns", "A. Martin", "en-US")


async def test_a_ninjs_item_is_made(client: AsyncClient) -> None:
    number = "6c84fb90-12c4-11e1-840d-7b25c5ee775a"
    signature = "model:depeche-fr-en|revision:1|engine:ctranslate2"
    item = (await exported(client, "ninjs", id=number, signature=signature)).json()
    assert ninjs_faults(3, item) == []
    assert item["uri"] == f"urn:uuid:{number}"
    assert item["headlines"][0]["value"] == "Burns in Moscow"
    assert item["bodies"][0]["value"] == "<p>Yes &amp; &lt;no&gt;. End 🎈.</p>"
    assert item["digitalSourceType"]["uri"].endswith("/compositeWithTrainedAlgorithmicMedia")
    ours = next(one for one in item["associations"] if one["name"] == "depeche")
    notes = json.loads(ours["bodies"][0]["value"])
    assert notes["provenance"]["model"] == "depeche-fr-en"
    assert notes["editing"] == {"sentences": 3, "edited": 1, "editor": "A. Martin"}


async def test_pairs_are_made_and_say_whose_they_are(client: AsyncClient) -> None:
    response = await exported(client, "tmx")
    units = list(read_units([response.content]))
    assert [(unit.french, unit.english, unit.origin) for unit in units] == [
        ("Burns à Moscou", "Burns in Moscow", "machine"),
        ("Oui & non.", "Yes & <no>.", "editor"),
        ("Fin.", "End 🎈.", "machine"),
    ]
    assert f"<note>{CREDIT}</note>" in response.text


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "pdf"}, "invalid_request"),
        ({"sentences": []}, "invalid_request"),
        ({"credit": "x" * 501}, "invalid_request"),
        ({"id": "7"}, "invalid_request"),
        ({"sentences": [{"french": "Un"}]}, "invalid_request"),
        ({"sentences": [{"french": "Un", "english": "x" * (2 * MAX_CHARS + 1)}]}, "text_too_long"),
    ],
)
async def test_an_export_that_cannot_be_is_refused(client: AsyncClient, fields: dict, code: str) -> None:
    body = {"kind": "docx", "sentences": [{"french": "Un", "english": "One"}], **fields}
    response = await client.post("/desk/export", json=body)
    assert_error(response, 413 if code == "text_too_long" else 422, code)


async def test_half_a_surrogate_pair_is_refused(client: AsyncClient) -> None:
    body = '{"kind": "tmx", "sentences": [{"french": "Un", "english": "\\ud800"}]}'
    response = await client.post("/desk/export", content=body, headers={"Content-Type": "application/json"})
    assert_error(response, 422, "invalid_text")


async def test_writing_a_file_is_charged_and_opening_it_is_not(make_client: ClientMaker, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/keys.db"
    database = Database(url)
    _, secret = Keys(database).create("desk", chars_per_month=10)
    database.close()
    headers = {"Authorization": f"Bearer {secret}"}
    async with make_client(keys="on", database_url=url) as client:
        assert (await client.post("/desk/open", files={"file": ("a.txt", b"Un.")})).status_code == 401
        client.headers.update(headers)
        for _ in range(3):
            await opened(client, "a.txt", b"Une deux.")
        refused = await written(client, "a.txt", b"Une deux.", [{"english": "One."}, {"english": "Two."}])
        assert_error(refused, 422, "invalid_request")
        assert (await written(client, "a.txt", b"Une deux.", [{"english": "One."}])).status_code == 200
        response = await written(client, "a.txt", b"Une deux.", [{"english": "One."}])
        assert_error(response, 429, "quota_exceeded")
        body = {"kind": "tmx", "sentences": [{"french": "Un", "english": "One"}]}
        assert (await client.post("/desk/export", json=body)).status_code == 200
        assert (await client.get("/usage")).json()["characters"] == 9


async def test_two_megabytes_are_opened_written_and_exported(make_client: ClientMaker) -> None:
    text = "Une phrase qui se répète.\n\n" * 75_000
    async with make_client(max_text_chars=3_000_000, max_body_bytes=10_000_000) as client:
        data = text.encode()
        assert len(data) > 2_000_000
        assert (await opened(client, "a.txt", data))["text"] == text
        sentences = [{"gap": "\n\n", "french": "Une phrase qui se répète.", "english": "A sentence."}] * 75_000
        response = await client.post("/desk/export", json={"kind": "tmx", "sentences": sentences})
        assert response.text.count("<tu ") == 75_000
