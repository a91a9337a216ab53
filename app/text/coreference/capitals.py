"""Runs of capitalised words in an English sentence, and what each may be: a person, nobody for certain, or unknown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.text.coreference.roles import NO_PERSON, TITLES, sex_of_title
from app.text.english_dictionary import is_english_word
from app.text.names.given import Sex, sex_of_given
from app.text.names.tables import demonyms, english_words, exonyms, institutions, plain
from app.text.words import STOP_WORDS

_TOKEN = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*(?=\s)|[^\W\d_](?:[\w'’‑-]*\w)?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(r"[^\W\d_a-zà-ÿ]{2,}s?")
# "I've", "That's"
_CONTRACTION = re.compile(r"(?:I|We|You|They|It|That|There|What|Who|Let)['’](?:m|ve|re|ll|d|s)")
_BROADCASTER = re.compile(r"[A-Z]{3,}")
_PARTICLES_WORDS = """
van von de del della di da dos der den bin ben al el la le du ter ten zu
"""
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_MOST_WORDS = 5
_CALENDAR_WORDS = """
January February March April May June July August September October November December Monday Tuesday Wednesday
Thursday Friday Saturday Sunday Christmas Easter Ramadan God Internet English I
"""
_CALENDAR = frozenset(_CALENDAR_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Capitals:
    """A run of capitalised words: a person where is_person, else nobody known.

    start, end: where the run stands in its sentence, title included; name_start: without it.
    title: before the name, without its full stop. names: the words of the name. sex: as title or given name tell it.
    is_word: a common word at a sentence's start, which is nobody's name but where the article has somebody called so.
    """

    start: int
    name_start: int
    end: int
    title: str
    names: tuple[str, ...]
    sex: Sex | None
    is_person: bool
    is_word: bool = False

    @property
    def surname(self) -> str:
        """The last word, folded so that spellings meet."""
        return plain(self.names[-1]).casefold()

    @property
    def given(self) -> str:
        """The first word of a name of several, folded; empty where there is one word."""
        return plain(self.names[0]).casefold() if len(self.names) > 1 else ""


def find_capitals(sentence: str) -> list[Capitals]:
    """Find people and unknown names in a sentence, in order; what is certainly no person is left out."""
    return [found for run in _runs(sentence) if (found := _judge(sentence, run)) is not None]


def _runs(sentence: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    pending: list[Word] = []
    for match in _TOKEN.finditer(sentence):
        word = Word(match[0], *match.span())
        joined = bool(run) and _is_joined(sentence, (pending or run)[-1], word)
        if word.text[0].isupper():
            if not joined:
                yield from [run] if run else []
                run = []
            run += [*pending, word] if joined else [word]
            pending = []
        elif joined and word.text in _PARTICLES:
            pending.append(word)
            continue
        else:
            yield from [run] if run else []
            run, pending = [], []
            continue
        if _POSSESSIVE.search(word.text):
            bare = _POSSESSIVE.sub("", word.text)
            run[-1] = Word(bare, word.start, word.start + len(bare))
            yield run
            run = []
    if run:
        yield run


def _is_joined(sentence: str, before: Word, word: Word) -> bool:
    gap = sentence[before.end : word.start]
    return gap in (" ", "\u00a0") or (gap in (". ", ".\u00a0") and before.text in TITLES)


def _judge(sentence: str, run: list[Word]) -> Capitals | None:
    words = [word.text for word in run]
    titles = [place for place, word in enumerate(words[:-1]) if word in TITLES]
    if titles and len(run) - titles[-1] - 1 <= _MOST_WORDS:
        return _titled(sentence, run, titles[-1])
    first = _first_of_name(sentence, run)
    if first < len(run) and _MOST_WORDS >= len(run) - first > 1:
        rest = run[first:]
        if sex_of_given(rest[0].text) or _INITIAL.fullmatch(rest[0].text):
            return None if _is_no_person(rest) else _capitals(rest, "", sex_of_given(rest[0].text), is_person=True)
    return _unknown(sentence, run)


def _titled(sentence: str, run: list[Word], place: int) -> Capitals | None:
    title, name = run[place].text, run[place + 1 :]
    given = sex_of_given(name[0].text) if len(name) > 1 else None
    # "General Motors", "Justice Department": a title that is no such before a name alone.
    if _is_no_person(name) or (title in {"General", "Justice", "Deputy", "Secretary"} and given is None):
        return None if _is_no_person(name) else _unknown(sentence, run)
    known = sex_of_title(title)
    if known and given and known != given:
        given = None if title in {"King", "Queen", "Prince", "Princess", "Lord", "Lady"} else given
    return _capitals(run[place:], title, known or given, is_person=True)


def _first_of_name(sentence: str, run: list[Word]) -> int:
    """Pass over what stands before a given name and is none: "When Tony Blair", "Coach Alex Ferguson", "US"."""
    for place, word in enumerate(run[:-1]):
        if sex_of_given(word.text) and not (
            place == 0 and word.text.lower() in STOP_WORDS and sex_of_given(run[1].text) and len(run) > 2
        ):
            return place
        if place == 0 and _INITIAL.fullmatch(word.text) and word.text not in {"U.S.", "U.K.", "E.U.", "U.N."}:
            return place
        if not (_opens(sentence, word) or _may_precede(word.text)):
            return len(run)
    return len(run)


def _may_precede(word: str) -> bool:
    return word in _countries() or word in _CALENDAR or word.isupper() or _is_common(word)


def _is_common(word: str) -> bool:
    return _is_frequent(word) or is_english_word(word.lower())


def _is_frequent(word: str) -> bool:
    lowered = word.lower()
    if lowered in STOP_WORDS or lowered in english_words():
        return True
    return lowered.endswith("s") and is_english_word(lowered)


def _unknown(sentence: str, run: list[Word]) -> Capitals | None:
    if _opens(sentence, run[0]) and _is_frequent(run[0].text) and not sex_of_given(run[0].text):
        if len(run) == 1:
            return _capitals(run, "", None, is_person=False, is_word=True)
        run = run[1:]
    while run and (run[0].text in _CALENDAR or (len(run) > 1 and run[0].text in _countries())):
        run = run[1:]
    if not run or _is_no_person(run):
        return None
    if all(_is_nobody(word.text) for word in run) or " ".join(word.text for word in run) in _wholes():
        return None
    # "BBC One", "The Aviator"
    if run[0].text in {"The", "A", "An"} or _BROADCASTER.fullmatch(run[0].text):
        return None
    return _capitals(run, "", None, is_person=False)


def _capitals(run: list[Word], title: str, sex: Sex | None, *, is_person: bool, is_word: bool = False) -> Capitals:
    name = run[1:] if title else run
    return Capitals(
        run[0].start, name[0].start, run[-1].end, title, tuple(word.text for word in name), sex, is_person, is_word
    )


def _opens(sentence: str, word: Word) -> bool:
    """Whether a word stands where any word would have a capital."""
    before = sentence[: word.start].rstrip()
    return not before.strip("\"'“”‘’«»([-–— ") or before[-1] in ':.?!“"‘'


def _is_no_person(run: list[Word]) -> bool:
    first, *others = run
    if any(word.text in NO_PERSON for word in others):
        return True
    is_place = first.text in _countries() and len(run) > 1
    return is_place or (first.text in NO_PERSON and sex_of_given(first.text) is None)


def _is_nobody(word: str) -> bool:
    if _ACRONYM.fullmatch(word) or _CONTRACTION.fullmatch(word):
        return True
    return word in _CALENDAR or word in NO_PERSON or word in _countries() or word.isdigit()


@cache
def _countries() -> frozenset[str]:
    """Places, peoples and their adjectives of one word."""
    adjectives = {word for english in demonyms().values() for word in english}
    plural = {f"{word}s" for word in adjectives if word.isalpha()}
    return frozenset({name for name in _wholes() if " " not in name} | adjectives | plural)


@cache
def _wholes() -> frozenset[str]:
    """Places and bodies, of one word or several."""
    tables = (exonyms(), institutions())
    entries = (entry for table in tables for rows in table.values() for _, entry in rows if entry.kind != "person")
    return frozenset(english.removeprefix("the ") for entry in entries for english in entry.english)
