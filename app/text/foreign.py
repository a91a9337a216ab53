"""What a sentence says of an article that the article does not: names and figures that stand nowhere in it.

The article's own sentences have none, so this judges sentences that were written, or that something was put into.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.text.english_dictionary import is_english_name, is_english_word
from app.text.names.ordinary import could_begin_sentence, is_ordinary, looks_common
from app.text.normalize import normalize
from app.text.numbers.english import english_numbers
from app.text.numbers.french import french_numbers
from app.text.numbers.invented import is_figure
from app.text.numbers.number import Number, Reading, agree, measured
from app.text.words import FRENCH_STOP_WORDS, STOP_WORDS, Language, find_tokens

# A capital says nothing there.
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?:;…])[\s\"'“‘«(\[—–*•-]*\Z")
_LOOK_BACK: Final = 8
_GAP: Final = re.compile(r"[ \u00a0\u202f]+")
_PARTS: Final = re.compile(r"[-‑]")
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_COURTESY: Final = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "mm", "mme", "mmes", "mlle", "mlles", "me"))


@dataclass(frozen=True, slots=True)
class Foreign:
    """Names and figures of a sentence that the article has nowhere, as the sentence has them, in its order."""

    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class ArticleContent:
    """The words and figures of an article, against which sentences in the same language are held."""

    def __init__(self, sentences: Sequence[str], language: Language = "en") -> None:
        self._language = language
        self._sentences = [normalize(sentence).text for sentence in sentences]

    def foreign(self, sentence: str) -> Foreign:
        """Find what the article has nowhere. Total; linear in the sentence, and in the article once.

        A name is a run of capitalized words, and all of them have to stand in the article, in any case and apart from
        possessives, hyphens and the stops of "U.S.". A word that begins a sentence is one where no dictionary has it,
        or where the run goes on. A figure is what readers take for one: digits, and number words above twelve; it is
        known by its value ("3,400,000" is "3.4 million") and its kind: 5 is not "5 %".
        """
        text = normalize(sentence).text
        names = tuple(self._foreign_names(text)) if not text.isupper() else ()
        return Foreign(names, tuple(self._foreign_figures(text)))

    def _foreign_names(self, text: str) -> Iterator[str]:
        for run in _runs(text, self._language):
            words = [match for match in run if _is_name(match, text, self._language, alone=len(run) == 1)]
            if not all(self._has_word(match.group()) for match in words):
                yield text[words[0].start() : words[-1].end()]

    def _has_word(self, word: str) -> bool:
        folded = _folded(word)
        parts = [part for part in _PARTS.split(folded) if part]
        return folded in self._words or all(part in self._words for part in parts)

    def _foreign_figures(self, text: str) -> Iterator[str]:
        for number in _numbers(text, self._language):
            written = text[number.span.start : number.span.end]
            if is_figure(number, text) and not self._has_figure(number, written.casefold()):
                yield written

    def _has_figure(self, number: Number, written: str) -> bool:
        if written in self._figures.written:
            return True
        return any(
            agree(known, reading) and not (known.currency and reading.currency and known.currency != reading.currency)
            for reading in number.readings
            for key in _keys(reading)
            for known in self._figures.readings.get(key, ())
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        words = {_folded(match.group()) for text in self._sentences for match in find_tokens(text, self._language)}
        return frozenset(words | {part for word in words for part in _PARTS.split(word) if part})

    @cached_property
    def _figures(self) -> "_Figures":
        figures = _Figures(set(), {})
        for text in self._sentences:
            for number in _numbers(text, self._language):
                figures.written.add(text[number.span.start : number.span.end].casefold())
                for reading in number.readings:
                    for key in _keys(reading):
                        figures.readings.setdefault(key, set()).add(reading)
        return figures


@dataclass(frozen=True, slots=True)
class _Figures:
    """Figures of an article, in lower case as they are written, and what they may say."""

    written: set[str]
    readings: dict[object, set[Reading]]


def _keys(reading: Reading) -> tuple[object, ...]:
    """Give what two readings have in common that can agree: the value, or the amount in the smallest unit."""
    return (reading.value, measured(reading)) if reading.unit else (reading.value,)


def _numbers(text: str, language: Language) -> list[Number]:
    if language == "fr":
        return [found.number for found in french_numbers(text)]
    return english_numbers(text)


def _runs(text: str, language: Language) -> Iterator[list[re.Match[str]]]:
    """Capitalized words that stand side by side, with nothing but spaces between them."""
    run: list[re.Match[str]] = []
    for match in find_tokens(text, language):
        if not match.group()[0].isupper():
            continue
        if run and not _GAP.fullmatch(text, run[-1].end(), match.start()):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _is_name(match: re.Match[str], text: str, language: Language, *, alone: bool) -> bool:
    word = match.group()
    folded = word.casefold()
    # Initials stand for any name, and function words for none; Roman numerals are figures.
    if len(word) == 1 or folded in _COURTESY or folded in (FRENCH_STOP_WORDS if language == "fr" else STOP_WORDS):
        return False
    if _ROMAN.fullmatch(word):
        return False
    start = match.start()
    if not _SENTENCE_START.search(text, max(0, start - _LOOK_BACK), start):
        return True
    if language == "fr":
        return not (is_ordinary(word) or looks_common(word) or (alone and could_begin_sentence(word)))
    return not is_english_word(word.lower()) or (not alone and is_english_name(word))


def _folded(word: str) -> str:
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    return folded.replace(".", "") if not folded[:1].isdecimal() else folded
