"""Language identification by py3langid: small, no download, 140 languages."""

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from app.engines.protocol import DetectedLanguage

# The model walks bytes in Python; a language shows long before this many characters.
_MOST_CHARACTERS = 5_000


class Py3LangidDetector:
    """Naive Bayes over byte n-grams (Lui and Baldwin, "langid.py", ACL 2012)."""

    def __init__(self) -> None:
        self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def detect(self, text: str) -> list[DetectedLanguage]:
        """Candidates, likeliest first; their confidences sum to 1. Empty where the text holds no letters."""
        if not any(character.isalpha() for character in text):
            return []
        ranking = self._identifier.rank(text[:_MOST_CHARACTERS])
        return [DetectedLanguage(language, confidence) for language, confidence in ranking]
