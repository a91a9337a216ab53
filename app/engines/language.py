"""Language identification by py3langid: small, no download, 140 languages."""

from threading import Lock
from typing import TYPE_CHECKING

from app.engines.protocol import DetectedLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# The model walks bytes in Python; a language shows long before this many characters.
_MOST_CHARACTERS = 5_000


class Py3LangidDetector:
    """Naive Bayes over byte n-grams (Lui and Baldwin, "langid.py", ACL 2012).

    Its model takes half a second to unpack, so that is done with the first text, and a server starts without.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._loaded: LanguageIdentifier | None = None

    def detect(self, text: str) -> list[DetectedLanguage]:
        """Candidates, likeliest first; their confidences sum to 1. Empty where the text holds no letters."""
        if not any(character.isalpha() for character in text):
            return []
        ranking = self._identifier().rank(text[:_MOST_CHARACTERS])
        return [DetectedLanguage(language, confidence) for language, confidence in ranking]

    def _identifier(self) -> "LanguageIdentifier":
        with self._lock:
            if self._loaded is None:
                from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - as above

                self._loaded = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            return self._loaded
