import pytest

from app.engines.protocol import DetectedLanguage
from app.errors import UnsupportedLanguageError
from app.services.languages import detect, resolve_each, resolve_source


class Detector:
    def __init__(self, *candidates: tuple[str, float]) -> None:
        self.candidates = [DetectedLanguage(*candidate) for candidate in candidates]

    def detect(self, text: str) -> list[DetectedLanguage]:
        return self.candidates


def test_a_named_language_is_not_detected() -> None:
    assert resolve_source("Hello", "fr", ("fr",), Detector(("en", 1.0))) == ("fr", None)


def test_a_language_that_no_model_reads_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedLanguageError, match="'de'") as raised:
        resolve_source("Guten Tag", "auto", ("fr",), Detector(("de", 0.97), ("fr", 0.01)))
    assert raised.value.detail["language"] == "de"
    with pytest.raises(UnsupportedLanguageError, match="'xx'"):
        resolve_source("Bonjour", "xx", ("fr",), Detector(("fr", 1.0)))


def test_french_is_taken_where_it_is_plausible() -> None:
    detected = detect("Burns à Moscou", ("fr",), Detector(("ca", 0.6), ("fr", 0.3)))
    assert detected.language == "fr"


def test_nothing_to_go_by_is_taken_for_the_first_readable_language() -> None:
    assert resolve_source("12 000", "auto", ("fr", "en"), Detector())[0] == "fr"


class Words:
    """Sees a language by a word; a text of several has that of its first."""

    def detect(self, text: str) -> list[DetectedLanguage]:
        known = {"Ukraine": "crh", "Bonjour": "fr", "Nicht": "de"}
        word = next(word for word in text.split() if word in known)
        return [DetectedLanguage(known[word], 0.9), DetectedLanguage("fr", 0.02)]


def test_a_word_among_french_texts_is_taken_for_french() -> None:
    first, second, blank = resolve_each(["Bonjour", "Ukraine", " "], "auto", ("fr",), Words())
    assert first == DetectedLanguage("fr", 0.9)
    assert second == DetectedLanguage("fr", 0.02)
    assert blank is None


def test_a_sentence_of_another_language_among_french_ones_is_refused_and_its_place_told() -> None:
    with pytest.raises(UnsupportedLanguageError, match="'de'") as raised:
        resolve_each(["Bonjour", "Nicht mehr als drei Tage"], "auto", ("fr",), Words())
    assert raised.value.detail["text"] == 1


@pytest.mark.parametrize("texts", [["Ukraine"], ["Nicht", "Ukraine"]])
def test_a_word_alone_or_among_others_of_another_language_is_refused(texts: list[str]) -> None:
    with pytest.raises(UnsupportedLanguageError) as raised:
        resolve_each(texts, "auto", ("fr",), Words())
    assert raised.value.detail.get("text") == (0 if len(texts) > 1 else None)


def test_a_named_language_is_detected_in_no_text() -> None:
    assert resolve_each(["Bonjour", "Ukraine"], "fr", ("fr",), Words()) == [None, None]
