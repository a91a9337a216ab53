"""DeepL's official client, as it comes from PyPI, against a real server."""

import io
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import deepl
import docx
import pytest
from deepl.api_data import MultilingualGlossaryDictionaryEntries as Entries

from app.engines.complete import CompleteTranslator
from app.engines.extractive import ExtractiveSummarizer
from app.engines.stub import StubTranslator
from app.main import create_app
from app.services.database import Database
from app.services.engines import Engines
from app.services.keys import Keys
from app.services.limits import RateLimits
from app.settings import Settings
from tests.api.conftest import WordDetector
from tests.clients.conftest import KeyedServer
from tests.serving import serving

pytestmark = pytest.mark.engine

FRENCH = "Le ministre a rencontré le maire de Paris mardi."
PAIR = {"source_lang": "FR", "target_lang": "EN-GB"}


def client_of(url: str, key: str = "any") -> deepl.DeepLClient:
    return deepl.DeepLClient(key, server_url=f"{url}/deepl/", send_platform_info=False)


@pytest.fixture
def client(server_url: str) -> Iterator[deepl.DeepLClient]:
    with closing(client_of(server_url)) as client:
        yield client


def test_texts(client: deepl.DeepLClient):
    result = client.translate_text(FRENCH, target_lang="EN-US")
    assert "minister" in result.text
    assert "Tuesday" in result.text
    assert (result.detected_source_lang, result.billed_characters) == ("FR", len(FRENCH))
    results = client.translate_text([FRENCH, "Le chat dort."], **PAIR, model_type="prefer_quality_optimized")
    assert results[0].text == result.text
    assert "cat" in results[1].text
    assert results[0].model_type_used == "quality_optimized"
    options = {"context": "Une visite.", "preserve_formatting": True, "formality": "prefer_more"}
    assert client.translate_text(FRENCH, **PAIR, **options).text == result.text


def test_the_older_class(server_url: str):
    with closing(deepl.Translator("any", server_url=f"{server_url}/deepl/")) as client:
        assert "minister" in client.translate_text(FRENCH, **PAIR).text


def test_lines(client: deepl.DeepLClient):
    wrapped = "Le ministre de la Défense\na rencontré le maire."
    assert "\n" in client.translate_text(wrapped, **PAIR).text
    assert "\n" not in client.translate_text(wrapped, **PAIR, split_sentences=deepl.SplitSentences.NO_NEWLINES).text
    assert "\n" not in client.translate_text(wrapped, **PAIR, split_sentences=deepl.SplitSentences.OFF).text


def test_html(client: deepl.DeepLClient):
    page = '<p class="lead">Le <b>ministre</b> est parti.</p><p translate="no">Le chat</p>'
    text = client.translate_text(page, **PAIR, tag_handling="html").text
    assert text.startswith('<p class="lead">')
    assert "<b>minister</b>" in text
    assert text.endswith('<p translate="no">Le chat</p>')


def test_xml(client: deepl.DeepLClient):
    source = '<item id="7"><title>Le chat dort</title><para>Le <kw>ministre</kw> est parti.</para></item>'
    text = client.translate_text(source, **PAIR, tag_handling="xml").text
    assert text.startswith('<item id="7"><title>')
    assert "<kw>minister</kw>" in text
    kept = client.translate_text(source, **PAIR, tag_handling="xml", ignore_tags=["title"]).text
    assert "<title>Le chat dort</title>" in kept
    one = client.translate_text(
        "<a>Le ministre</a> <b>est parti.</b>", **PAIR, tag_handling="xml", outline_detection=False
    )
    assert "<a>The minister</a>" in one.text
    with pytest.raises(deepl.DeepLException, match="Tag handling parsing failed"):
        client.translate_text("<a>Le chat", **PAIR, tag_handling="xml")


def document(kind: str) -> bytes:
    if kind == "docx":
        made = docx.Document()
        made.add_paragraph("Le ").add_run("ministre").bold = True
        made.paragraphs[0].add_run(" est parti.")
        output = io.BytesIO()
        made.save(output)
        return output.getvalue()
    cue = "1\n00:00:01,000 --> 00:00:02,000\nLe ministre\n\n2\n00:00:02,100 --> 00:00:03,000\nest parti.\n"
    texts = {"txt": "Le ministre est parti.\n", "html": "<p>Le <b>ministre</b> est parti.</p>", "srt": cue}
    return texts[kind].encode()


@pytest.mark.parametrize("kind", ["txt", "html", "srt", "docx"])
def test_documents(client: deepl.DeepLClient, tmp_path: Path, kind: str):
    source, target = tmp_path / f"source.{kind}", tmp_path / f"target.{kind}"
    source.write_bytes(document(kind))
    status = client.translate_document_from_filepath(source, target, **PAIR)
    assert status.done
    assert status.billed_characters in {22, 23}
    if kind == "docx":
        runs = [(run.text.strip(), run.bold) for run in docx.Document(str(target)).paragraphs[0].runs]
        assert ("minister", True) in runs
    else:
        text = target.read_text("utf-8")
        assert "minister" in text
        assert text.count("\n") == source.read_text("utf-8").count("\n")
        assert {"html": "<b>minister</b>", "srt": "00:00:02,100 --> 00:00:03,000"}.get(kind, "") in text


def test_documents_that_fail(client: deepl.DeepLClient, tmp_path: Path):
    with pytest.raises(deepl.DeepLException, match="not read"):
        client.translate_document_upload(b"%PDF", filename="a.pdf", **PAIR)
    with pytest.raises(deepl.DeepLException, match="damaged"):
        client.translate_document_upload(b"PK", filename="a.docx", **PAIR)
    german = tmp_path / "a.txt"
    german.write_text("Das ist leider ein deutscher Satz und kein anderer.", "utf-8")
    with pytest.raises(deepl.DocumentTranslationException, match="'de'") as caught:
        client.translate_document_from_filepath(german, tmp_path / "b.txt", target_lang="EN-GB")
    assert caught.value.document_handle
    with pytest.raises(deepl.DeepLException, match="not found"):
        client.translate_document_get_status(deepl.DocumentHandle("0", "0"))


def test_glossaries(client: deepl.DeepLClient):
    made = client.create_glossary("Le desk", "FR", "EN", {"ministre": "cabinet member", "chat": "tomcat"})
    assert (made.name, made.entry_count, made.ready, made.source_lang, made.target_lang) == (
        "Le desk",
        2,
        True,
        "FR",
        "EN",
    )
    assert "cabinet member" in client.translate_text_with_glossary(FRENCH, made).text
    assert "cabinet member" in client.translate_text(FRENCH, **PAIR, glossary=made.glossary_id).text
    assert made.glossary_id in [glossary.glossary_id for glossary in client.list_glossaries()]
    assert client.get_glossary(made.glossary_id).creation_time == made.creation_time
    assert client.get_glossary_entries(made) == {"ministre": "cabinet member", "chat": "tomcat"}
    client.delete_glossary(made)
    with pytest.raises(deepl.GlossaryNotFoundException):
        client.get_glossary(made.glossary_id)
    with pytest.raises(deepl.DeepLException, match="target_lang"):
        client.create_glossary("x", "FR", "DE", {"chat": "Katze"})
    csv = client.create_glossary_from_csv("csv", "FR", "EN", "chat,tomcat,fr,en\n")
    assert client.get_glossary_entries(csv) == {"chat": "tomcat"}
    client.delete_glossary(csv)


def test_multilingual_glossaries(client: deepl.DeepLClient):
    made = client.create_multilingual_glossary("Desk", [Entries("FR", "EN", {"ministre": "cabinet member"})])
    assert [(one.source_lang, one.target_lang, one.entry_count) for one in made.dictionaries] == [("FR", "EN", 1)]
    assert "cabinet member" in client.translate_text(FRENCH, **PAIR, glossary=made).text
    assert client.update_multilingual_glossary_name(made, "Foreign desk").name == "Foreign desk"
    changed = client.update_multilingual_glossary_dictionary(made, Entries("FR", "EN", {"chat": "tomcat"}))
    assert changed.dictionaries[0].entry_count == 2
    found = client.get_multilingual_glossary_entries(made, "FR", "EN").dictionaries[0]
    assert found.entries == "ministre\tcabinet member\nchat\ttomcat"
    replaced = client.replace_multilingual_glossary_dictionary(made, Entries("FR", "EN", {"chat": "cat"}))
    assert replaced.entry_count == 1
    assert client.get_multilingual_glossary(made.glossary_id).name == "Foreign desk"
    assert made.glossary_id in [glossary.glossary_id for glossary in client.list_multilingual_glossaries()]
    client.delete_multilingual_glossary(made)


def test_account(client: deepl.DeepLClient):
    assert [(language.code, language.name) for language in client.get_source_languages()] == [("FR", "French")]
    targets = client.get_target_languages()
    assert [(language.code, language.supports_formality) for language in targets] == [
        ("EN-GB", False),
        ("EN-US", False),
    ]
    assert [(one.source_lang, one.target_lang) for one in client.get_glossary_languages()] == [("fr", "en")]
    assert not client.get_usage().any_limit_reached


def test_what_is_not_supported(client: deepl.DeepLClient):
    for fields, message in (
        ({"target_lang": "DE"}, "Value for 'target_lang' not supported"),
        ({"target_lang": "EN-GB", "source_lang": "DE"}, "Value for 'source_lang' not supported"),
        ({**PAIR, "formality": "more"}, "'formality' is not supported"),
        ({**PAIR, "custom_instructions": ["Sois bref."]}, "custom_instructions"),
    ):
        with pytest.raises(deepl.DeepLException, match=message) as caught:
            client.translate_text("Le chat.", **fields)
        assert caught.value.http_status_code == 400
    with pytest.raises(deepl.DeepLException) as caught:
        client.translate_text(["Le chat."] * 51, **PAIR)
    assert caught.value.http_status_code == 413


def test_keys(keyed_server):
    for wrong in ("wrong", "depeche_00000000_wrong"):
        with closing(client_of(keyed_server.url, wrong)) as client, pytest.raises(deepl.AuthorizationException):
            client.translate_text("Le chat.", **PAIR)
    secret = keyed_server.new_key()
    with closing(client_of(keyed_server.url, secret)) as client:
        assert "cat" in client.translate_text("Le chat dort.", **PAIR).text
        database = Database(keyed_server.database_url)
        Keys(database).revoke(secret.split("_")[1])
        database.close()
        with pytest.raises(deepl.AuthorizationException):
            client.get_usage()


def test_quota(keyed_server, tmp_path: Path):
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    with closing(client_of(keyed_server.url, keyed_server.new_key(chars_per_month=100))) as client:
        client.translate_text("Le chat dort.", **PAIR, context="Ceci ne compte pas, si long que ce soit.")
        usage = client.get_usage().character
        assert (usage.count, usage.limit) == (13, 100)
        with pytest.raises(deepl.QuotaExceededException):
            client.translate_text("Le chat dort." * 7, **PAIR)
        with pytest.raises(deepl.QuotaExceededException):
            client.translate_document_upload("Le chat dort. " * 7, filename="a.txt", **PAIR)
        source.write_text("Le chat dort.\n", "utf-8")
        client.translate_document_from_filepath(source, target, **PAIR)
        assert client.get_usage().character.count == 13 + 14
        # What was charged for a document that could not be translated is given back.
        source.write_text("Das ist leider ein deutscher Satz und kein anderer.", "utf-8")
        with pytest.raises(deepl.DocumentTranslationException):
            client.translate_document_from_filepath(source, target, target_lang="EN-GB")
        assert client.get_usage().character.count == 13 + 14


@pytest.fixture
def short_minute(tmp_path: Path) -> Iterator[KeyedServer]:
    """A server that asks for keys and counts their requests over four seconds. It has no model."""
    asked = Settings(_env_file=None, keys="on", database_url=f"sqlite:///{tmp_path}/depeche.db")
    engines = Engines(CompleteTranslator(StubTranslator()), ExtractiveSummarizer(), WordDetector())
    application = create_app(asked, engines)
    application.state.depeche.access._rates = RateLimits(minute=4)
    with serving(application) as url:
        yield KeyedServer(url, asked.database_url)


def test_rate_limit(short_minute: KeyedServer, monkeypatch: pytest.MonkeyPatch):
    """The client tries again by itself, five times within some 16 seconds, and meets a limit that lasts for four."""
    with closing(client_of(short_minute.url, short_minute.new_key(per_minute=1))) as client:
        assert client.translate_text("Le chat.", **PAIR).text == "[en] Le chat."
        started = time.monotonic()
        assert client.translate_text("Le chat.", **PAIR).text == "[en] Le chat."
        assert time.monotonic() - started > 1
        monkeypatch.setattr(deepl.http_client, "max_network_retries", 0)
        with pytest.raises(deepl.TooManyRequestsException):
            client.translate_text("Le chat.", **PAIR)
