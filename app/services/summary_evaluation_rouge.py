"""ROUGE F by the rouge-score package, for English and for French."""

import re
import unicodedata
from collections.abc import Sequence
from importlib.metadata import version

from rouge_score.rouge_scorer import RougeScorer

from app.text.words import Language

METRICS = ("rouge1", "rouge2", "rougeL", "rougeLsum")
_WORD = re.compile(r"[^\W_]+")


class _AccentedWords:
    """Runs of letters and figures in lower case; rouge-score's own would make «l», «lys», «e» of «l'Élysée»."""

    def tokenize(self, text: str) -> list[str]:
        """Give the words."""
        return _WORD.findall(unicodedata.normalize("NFC", text).lower())


class Rouge:
    """Scores summaries in one language."""

    def __init__(self, language: Language) -> None:
        tokenizer = _AccentedWords() if language == "fr" else None
        self._scorer = RougeScorer(list(METRICS), use_stemmer=language == "en", tokenizer=tokenizer)
        words = "accented letters kept, no stemmer" if language == "fr" else "its own tokenizer, Porter stemmer"
        self.signature = f"ROUGE F: rouge-score {version('rouge-score')}, {words}"

    def score(self, reference: Sequence[str], summary: Sequence[str]) -> dict[str, float]:
        """F of each of `METRICS`, from 0 to 100; both texts are given as sentences, which Lsum compares one by one."""
        # rougeLsum takes lines for sentences.
        one, other = ("\n".join(" ".join(sentence.split()) for sentence in text) for text in (reference, summary))
        scores = self._scorer.score(one, other)
        return {metric: 100 * scores[metric].fmeasure for metric in METRICS}
