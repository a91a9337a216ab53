"""The French sentences that a teacher is to translate, out of texts of any length."""

import gzip
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Literal, TextIO

from app.engines.protocol import LanguageDetector
from app.services.languages import detect
from app.services.source_sentence import SourceSentence
from app.text.normalize import normalize
from app.text.sentences import split_french
from training.errors import TrainingError

Unfit = Literal["no words", "repeated", "another language", "too long"]

# Of fewer words no detector knows the language.
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Fitness:
    """What keeps a sentence from being translated.

    count: pieces of each sentence. longest: pieces that the teacher translates whole.
    """

    detector: LanguageDetector
    count: Callable[[Sequence[str]], list[int]]
    longest: int

    def unfit(self, sentence: SourceSentence) -> Unfit | None:
        """Say why a sentence can't be used; None where it can."""
        text = sentence.normalized.text
        if not sentence.is_translatable:
            return "no words"
        if len(text.split()) >= _FEWEST_WORDS and detect(text, ("fr",), self.detector).language != "fr":
            return "another language"
        return "too long" if self.count([text])[0] > self.longest else None


def french_sentences(files: Iterable[Path]) -> Iterator[SourceSentence]:
    """Read the sentences of text files, each line a paragraph, as the service splits and normalises them.

    files: UTF-8, plain or as .gz or .xz. TrainingError where one can't be read.
    """
    for path in files:
        for line in _lines(path):
            for span in split_french(line):
                original = line[span.start : span.end]
                yield SourceSentence.of(original, normalize(original), names=True)


class Seen:
    """Remembers sentences, eight bytes each."""

    def __init__(self) -> None:
        self._keys: set[bytes] = set()

    def again(self, sentence: SourceSentence) -> bool:
        """Whether a sentence came before; capitals and small letters are the same."""
        key = blake2b(sentence.normalized.text.casefold().encode("utf-8", "replace"), digest_size=8).digest()
        came = key in self._keys
        self._keys.add(key)
        return came


def _lines(path: Path) -> Iterator[str]:
    try:
        with _opened(path) as file:
            yield from file
    except UnicodeDecodeError as error:
        raise TrainingError(f"{path} is not UTF-8 text (byte {error.start}).", path=str(path)) from error
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or f"damaged archive ({error})"
        raise TrainingError(f"{path} can't be read: {reason}.", path=str(path)) from error


def _opened(path: Path) -> TextIO:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return lzma.open(path, "rt", encoding="utf-8-sig") if suffix == ".xz" else path.open(encoding="utf-8-sig")
