import pytest

from app.engines.protocol import DetectedLanguage
from app.errors import UnsupportedLanguageError
from app.services.languages import detect, resolve_source


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
