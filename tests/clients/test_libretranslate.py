"""LibreTranslate's clients, unmodified, and the requests of well-known callers as they send them."""

import json
import re
import urllib.error
from pathlib import Path

import httpx
import libretranslate_aio
import pytest
import requests
from deep_translator import LibreTranslator
from deep_translator.exceptions import AuthorizationException, ServerException
from libretranslatepy import LibreTranslateAPI

from tests.clients.conftest import KeyedServer

pytestmark = pytest.mark.engine

FRENCH = "Le ministre a rencontré les députés à Paris."
SECOND = "La réunion a duré deux heures."


def assert_first(english: str) -> None:
    assert {"minister", "Paris"} <= set(english.replace(".", " ").split()), english


def assert_second(english: str) -> None:
    assert "two hours" in english


class TestLibretranslatepy:
    def test_all_that_it_can(self, server_url: str) -> None:
        client = LibreTranslateAPI(server_url)
        assert_first(client.translate(FRENCH, "fr", "en"))
        assert_first(client.translate(FRENCH, "auto", "en"))
        assert client.detect(FRENCH)[0]["language"] == "fr"
        assert client.languages()[0] == {"code": "fr", "name": "French", "targets": ["en"]}

    def test_what_stands_between_the_signs_of_a_form(self, server_url: str) -> None:
        english = LibreTranslateAPI(server_url).translate(f"{FRENCH}\n\n50 % & « deux + deux »", "fr", "en")
        assert_first(english.partition("\n\n")[0])
        assert "50%" in english
        assert "+" in english
        assert re.search(r"&(?!amp)| and ", english.partition("\n\n")[2])

    def test_errors(self, server_url: str) -> None:
        client = LibreTranslateAPI(server_url, api_key="any")
        with pytest.raises(urllib.error.HTTPError) as raised:
            client.translate("Guten Tag.", "de", "en")
        with raised.value as answer:
            assert answer.code == 400
            assert "'de'" in json.load(answer)["error"]

    def test_keys(self, keyed_server: KeyedServer) -> None:
        assert_first(LibreTranslateAPI(keyed_server.url, keyed_server.new_key()).translate(FRENCH, "fr", "en"))
        for key in (None, "wrong"):
            with pytest.raises(urllib.error.HTTPError) as raised:
                LibreTranslateAPI(keyed_server.url, key).translate(FRENCH, "fr", "en")
            raised.value.close()
            assert raised.value.code == (403 if key else 401)
        assert LibreTranslateAPI(keyed_server.url).languages()


class TestDeepTranslator:
    def client(self, url: str, source: str = "fr", key: str = "any") -> LibreTranslator:
        return LibreTranslator(source=source, target="en", api_key=key, custom_url=f"{url}/")

    def test_a_text_and_a_batch(self, server_url: str) -> None:
        assert_first(self.client(server_url).translate(FRENCH))
        assert_first(self.client(server_url, "auto").translate(FRENCH))
        assert_first(self.client(server_url, "French").translate(FRENCH))
        first, second = self.client(server_url).translate_batch([FRENCH, SECOND])
        assert_first(first)
        assert_second(second)

    def test_a_file(self, server_url: str, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(FRENCH, "utf-8")
        assert_first(self.client(server_url).translate_file(str(path)))

    def test_keys(self, keyed_server: KeyedServer) -> None:
        key = keyed_server.new_key(chars_per_month=60)
        assert_first(self.client(keyed_server.url, key=key).translate(FRENCH))
        with pytest.raises(ServerException):
            self.client(keyed_server.url, key=key).translate(FRENCH)
        with pytest.raises(AuthorizationException):
            self.client(keyed_server.url, key="wrong").translate(FRENCH)


class TestLibretranslateAio:
    def test_texts(self, server_url: str) -> None:
        with libretranslate_aio.LibreTranslate(server_url) as client:
            assert client.health()
            assert_first(client.translate(FRENCH, "fr", "en").translated_text)
            many = client.translate([FRENCH, SECOND], "auto", "en", alternatives=2)
            assert_first(many.translated_text[0])
            assert_second(many.translated_text[1])
            assert [found.language for found in many.detected_language] == ["fr", "fr"]
            assert [1 <= len(others) <= 2 for others in many.alternatives] == [True, True]
            html = client.translate(f"<p>{FRENCH}</p>", "fr", "en", format="html").translated_text
            assert_first(html.removeprefix("<p>").removesuffix("</p>"))
            assert client.detect(FRENCH)[0].language == "fr"
            assert [language.code for language in client.languages()] == ["fr", "en"]

    def test_what_it_asks_of_a_server(self, server_url: str) -> None:
        with libretranslate_aio.LibreTranslate(server_url) as client:
            settings = client.frontend_settings()
            assert (settings.api_keys, settings.key_required, settings.suggestions) == (False, False, False)
            assert (settings.language.source.code, settings.language.target.code) == ("auto", "en")
            assert ".docx" in settings.supported_files_format
            with pytest.raises(libretranslate_aio.ForbiddenError, match="Suggestions are disabled"):
                client.suggest(FRENCH, "The minister", "fr", "en")

    async def test_at_the_same_time(self, server_url: str) -> None:
        async with libretranslate_aio.AsyncLibreTranslate(server_url) as client:
            assert_first((await client.translate(FRENCH, "fr", "en")).translated_text)

    def test_files(self, server_url: str, tmp_path: Path) -> None:
        path = tmp_path / "sous-titres.srt"
        path.write_text(f"1\n00:00:01,000 --> 00:00:04,000\n{FRENCH}\n\n2\n00:00:05,000 --> 00:00:08,000\n{SECOND}\n")
        with libretranslate_aio.LibreTranslate(server_url) as client:
            translated = client.translate_file(path, "fr", "en")
            with pytest.raises(libretranslate_aio.LibreTranslateError, match=r"\.docx"):
                client.translate_file(Path(__file__), "fr", "en")
        answer = httpx.get(translated.translated_file_url)
        cues = answer.text.split("\n\n")
        assert [cue.splitlines()[1] for cue in cues[:2]] == [
            "00:00:01,000 --> 00:00:04,000",
            "00:00:05,000 --> 00:00:08,000",
        ]
        assert_first(cues[0])
        assert_second(cues[1])

    def test_keys(self, keyed_server: KeyedServer) -> None:
        key = keyed_server.new_key(chars_per_month=60)
        with libretranslate_aio.LibreTranslate(keyed_server.url, api_key=key) as client:
            assert client.frontend_settings().key_required
            assert_first(client.translate(FRENCH, "fr", "en").translated_text)
            with pytest.raises(libretranslate_aio.RateLimitError):
                client.translate(FRENCH, "fr", "en")
        with (
            libretranslate_aio.LibreTranslate(keyed_server.url, api_key="wrong") as client,
            pytest.raises(libretranslate_aio.ForbiddenError),
        ):
            client.translate(FRENCH, "fr", "en")


class TestCallersOfTheirOwn:
    """The requests that these send, with the fields, headers and time limits that stand in their source."""

    def test_mastodon(self, server_url: str) -> None:
        """app/lib/translation_service/libre_translate.rb: the parts of a post in a list, html; languages first."""
        headers = {"Content-Type": "application/json"}
        with httpx.Client(base_url=server_url, headers=headers) as client:
            targets = {item["code"]: set(item["targets"]) - {item["code"]} for item in client.get("/languages").json()}
            assert "en" in targets["fr"]
            post = f'<p>{FRENCH} <span translate="no">@desk@example.org</span> 🎉</p>'
            body = {"q": [post, SECOND, "Non"], "source": "fr", "target": "en", "format": "html", "api_key": None}
            answer = client.post("/translate", content=json.dumps(body)).json()
            assert '<span translate="no">@desk@example.org</span>' in answer["translatedText"][0]
            assert_second(answer["translatedText"][1])
            assert len(answer["translatedText"]) == 3
            # A word that alone looks like another language is of the language of the post.
            body |= {"q": [post, SECOND, "Ukraine", "Zelensky"], "source": "auto"}
            answer = client.post("/translate", content=json.dumps(body)).json()
            assert [found["language"] for found in answer["detectedLanguage"]] == ["fr"] * 4

    def test_wagtail_localize(self, server_url: str) -> None:
        """wagtail_localize/machine_translators/libretranslate.py: strings of a page as html, in ten seconds."""
        strings = [FRENCH, f"<b>{SECOND}</b>", "L'<a id=\"a1\">Élysée</a> n'a pas répondu."] * 5
        body = {"q": strings, "source": "fr", "target": "en", "api_key": "", "format": "html"}
        headers = {"Content-Type": "application/json"}
        response = requests.post(f"{server_url}/translate", data=json.dumps(body), headers=headers, timeout=10)
        response.raise_for_status()
        translated = response.json()["translatedText"]
        assert len(translated) == len(strings)
        assert_first(translated[0])
        assert translated[1].startswith("<b>")
        assert '<a id="a1">' in translated[2]

    def test_weblate(self, server_url: str) -> None:
        """weblate/machinery/libretranslate.py: a pair must be in the list of languages; a form with an empty key."""
        codes = [item["code"] for item in requests.get(f"{server_url}/languages", timeout=10).json()]
        assert {"fr", "en"} <= set(codes)
        fields = {"api_key": "", "q": FRENCH, "source": "fr", "target": "en"}
        assert_first(requests.post(f"{server_url}/translate", data=fields, timeout=10).json()["translatedText"])

    @pytest.mark.parametrize("kind", ["json", "data"])
    def test_the_example_of_libretranslates_own_page(self, server_url: str, kind: str) -> None:
        body = {"q": FRENCH, "source": "auto", "target": "en", "format": "text", "alternatives": 3, "api_key": ""}
        answer = httpx.post(f"{server_url}/translate", **{kind: body}).json()
        assert_first(answer["translatedText"])
        assert answer["detectedLanguage"]["language"] == "fr"
        assert 0 < len(answer["alternatives"]) <= 3

    @pytest.mark.parametrize("kind", ["json", "data"])
    def test_errors_are_a_string_that_pages_show(self, server_url: str, kind: str) -> None:
        for body in ({"q": ""}, {"q": FRENCH, "source": "xx"}, {"q": FRENCH, "format": "pdf"}):
            answer = httpx.post(f"{server_url}/translate", **{kind: {"target": "en", "api_key": ""} | body})
            assert (answer.status_code, set(answer.json())) == (400, {"error"})
            assert isinstance(answer.json()["error"], str)
