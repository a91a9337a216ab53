"""What a model is given to read in the place of words that it would take by the letter."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from app.errors import ModelError
from app.models.convert import READINGS

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model reads of a sentence. changes: places in it that stand for places of the sentence, in order."""

    text: str
    changes: Sequence[tuple[Place, Place]] = ()

    def places(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """Give the places of the sentence that places in the text stand for; within an idiom, the whole of it."""
        return tuple((self._original(start, 0), self._original(end, 1)) for start, end in places)

    def _original(self, place: int, side: int) -> int:
        moved = 0
        for read, original in self.changes:
            if place <= read[0]:
                break
            if place < read[1]:
                return original[side]
            moved = original[1] - read[1]
        return place + moved


class Readings:
    """Idioms that a model does not know, each with words of the same meaning that it does, as its folder lists them."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """words: by the idiom, in small letters, with straight quotes and apostrophes."""
        self._words = dict(words)
        # A look at all of them in one pass: few sentences have one, and each is asked for some times.
        self._look = AhoCorasick(list(self._words))
        longest_first = sorted(self._words, key=len, reverse=True)
        within = "|".join(map(re.escape, longest_first))
        self._idioms = re.compile(rf"(?<![\w'-])(?:{within})(?![\w-])", re.IGNORECASE) if self._words else None

    @classmethod
    def load(cls, model_dir: Path) -> "Readings":
        """Read a model's list; it has none where there is no such file. Raises ModelError."""
        path = model_dir / READINGS
        if not path.is_file():
            return cls({})
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} can't be read: {error}.", path=str(path)) from error
        words: dict[str, str] = {}
        for number, line in enumerate(lines, 1):
            idiom, _, read = line.partition("\t")
            if line and not line.startswith("#"):
                if not (idiom and read):
                    raise ModelError(f"{path}, line {number}: there is no idiom, a tab and words.", path=str(path))
                words[idiom] = read
        return cls(words)

    def of(self, sentence: str) -> Reading:
        """Give what the model reads of a normalised sentence."""
        if not self._idioms or not self._look.find_matches_as_indexes(sentence.lower()):
            return Reading(sentence)
        found = list(self._idioms.finditer(sentence))
        parts: list[str] = []
        changes: list[tuple[Place, Place]] = []
        end = length = 0
        for match in found:
            before, read = sentence[end : match.start()], self._read(match[0])
            length += len(before)
            changes.append(((length, length + len(read)), match.span()))
            parts += before, read
            length += len(read)
            end = match.end()
        return Reading("".join([*parts, sentence[end:]]), changes)

    def _read(self, found: str) -> str:
        # A letter may have two small forms: then it is no idiom.
        read = self._words.get(found.lower(), found)
        return read[0].upper() + read[1:] if found[0].isupper() else read
