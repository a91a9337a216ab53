"""What the detector is trusted with: sentences, and headlines that hold a French word or two."""

import subprocess
import sys

import pytest

from app.engines.language import Py3LangidDetector


@pytest.fixture(scope="module")
def detector():
    return Py3LangidDetector()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Burns rencontre Patrouchev à Moscou", "fr"),
        ("Élections au Brésil : le second tour aura lieu dimanche", "fr"),
        ("MACRON REÇOIT SCHOLZ À L'ÉLYSÉE", "fr"),
        ("The government announced new measures on Thursday.", "en"),
        ("Die Regierung hat am Donnerstag neue Maßnahmen angekündigt.", "de"),
        ("El Gobierno anunció el jueves nuevas medidas contra la inflación.", "es"),
        ("Правительство объявило в четверг о новых мерах.", "ru"),
    ],
)
def test_news_is_recognised(detector, text, language):
    assert detector.detect(text)[0].language == language


def test_candidates_are_sorted_and_share_one(detector):
    candidates = detector.detect("Le ministre a démissionné mardi soir.")
    confidences = [candidate.confidence for candidate in candidates]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-3)
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert confidences[0] > 0.9
    assert len({candidate.language for candidate in candidates}) == len(candidates)


def test_a_name_alone_is_not_told_with_confidence(detector):
    assert detector.detect("Macron")[0].confidence < 0.5


@pytest.mark.parametrize("text", ["", " ", "12 345,67 €", "***", "😀"])
def test_no_letters_no_language(detector, text):
    assert detector.detect(text) == []


@pytest.mark.parametrize("text", ["Un\ud800 mot", "x" * 1_000_000, "שלום עולם", "\0a"])
def test_any_text_gets_an_answer(detector, text):
    assert detector.detect(text)


def test_only_the_beginning_of_a_long_text_is_read(detector):
    french = "Le ministre a démissionné mardi soir. " * 200
    assert detector.detect(french[:5_000] + "The end of the story. " * 500) == detector.detect(french[:5_000])


def test_it_needs_neither_torch_nor_a_download():
    program = """
import socket, sys
socket.socket = None
from app.engines.language import Py3LangidDetector
assert Py3LangidDetector().detect("Bonjour tout le monde")[0].language == "fr"
print(sorted({"torch", "transformers"} & set(sys.modules)))
"""
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"
