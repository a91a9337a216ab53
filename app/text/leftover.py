"""French that was copied into the English instead of being translated."""

import re
from collections.abc import Iterator

from app.text.english_dictionary import is_english_word
from app.text.french_words import BORROWED, CONNECTING, GRAMMAR, french_only
from app.text.names.tables import english_words, ordinary_words
from app.text.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Each a spelling that English has in borrowed words only.
_FRENCH_SPELLING = re.compile(
    r"[a-zàâæçèéêëîïôœùû-]*(?:[àâæçèéêëîïôœùû][a-zàâæçèéêëîïôœùû-]*|iens|iennes?|eaux|aux|eux|euses?|oires?|elles?|ettes"
    r"|eurs?|aient|[^\W\d_]ez|trices?|oirs?|ait|ois|ais|[aeio]nir|[dht]ir|aires?|ières?|isme|ouges?)"
)
_ACCENT = re.compile(r"[àâæçèéêëîïôœùû]")
_SAYINGS = frozenset(("c est la vie", "je ne sais quoi", "la crème de la crème", "comme ci comme ça"))
_SHORTEST_RUN = 4
_SHORTEST_PROSE = 5
_SHORT = 3
_STEM = 6
_LONGEST_NAME = 6
_JOINING = frozenset("'’@#/.-_")
_QUOTED = re.compile(r"[\"“«‘][^\"”»’]*[\"”»’]|\([^()]*\)")


def is_copied(source: str, target: str) -> bool:
    """Whether a short sentence or a head is the French word for word, and no name: «Bonjour», «Grève des éboueurs»."""
    words = [match.group() for match in _WORD.finditer(target)]
    if not words or words != [match.group() for match in _WORD.finditer(source)]:
        return False
    first, *others = words
    if not others and first.lower() in ordinary_words() and not is_english_word(first.lower()):
        return True  # the cell of a table: «Ciel»
    is_one_name = any(word[0].isupper() for word in others)
    return not is_one_name and (first.lower() in french_only() or any(_is_french(word) for word in words))


def french_words(source: str, target: str) -> list[Span]:
    """Find lower-case words of the target that are no English: French, or made up in the way of French ("éced").

    Those that may be English by their looks count where the source has them, alike or in another form. Words between
    quotation marks or brackets are left out unless all others there are English, and so are those beside a capital
    letter, which belong to names («Médecins sans frontières»). Takes linear time.
    """
    words = list(_WORD.finditer(target))
    suspects = [index for index, word in enumerate(words) if _is_french(word.group())]
    if not suspects:
        return []
    known = frozenset(match.group() for match in _WORD.finditer(source))
    stems = frozenset(word[:_STEM] for word in known)
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(target) if not _is_english_prose(match.group())]
    return [
        Span(*words[index].span())
        for index in suspects
        if _is_standing(words[index].group(), known, stems)
        and not _is_in_name(target, words, index, known)
        and not any(span.start <= words[index].start() < span.end for span in quoted)
    ]


def copied_run(source: str, target: str) -> Span | None:
    """Find four words or more in a row that stand in the source the same way and are French, not a name or a quote."""
    words = list(_WORD.finditer(target))
    if sum(word.group() in GRAMMAR for word in words) < 1:
        return None
    places: dict[str, list[int]] = {}
    french = [match.group() for match in _WORD.finditer(source)]
    for index, word in enumerate(french):
        places.setdefault(word, []).append(index)
    for start, end in _runs([word.group() for word in words], places):
        inside = [word.group() for word in words[start:end]]
        if _is_copied_prose(inside) and " ".join(inside) not in _SAYINGS:
            span = Span(words[start].start(), words[end - 1].end())
            if not any(match.start() <= span.start < match.end() for match in _QUOTED.finditer(target)):
                return span
    return None


def _is_french(word: str) -> bool:
    if not word.islower() or len(word) < 3 or word in BORROWED:
        return False
    if word in GRAMMAR or word in french_only() or (len(word) > 3 and _ACCENT.search(word)):
        return True
    return len(word) > 4 and _FRENCH_SPELLING.fullmatch(word) is not None


def _is_english_prose(quoted: str) -> bool:
    """Whether a quotation is English but for a word: “We found it only by hasard”."""
    words = [match.group() for match in _WORD.finditer(quoted)]
    # Our dictionary has no short words.
    known = sum(len(word) <= _SHORT or is_english_word(word.lower()) for word in words)
    return len(words) >= _SHORTEST_PROSE and known >= len(words) - 1


def _is_standing(word: str, known: frozenset[str], stems: frozenset[str]) -> bool:
    is_surely_french = word in french_only() or _ACCENT.search(word) is not None
    return word in known or is_surely_french or _is_form_of(word, stems)


def _is_form_of(word: str, stems: frozenset[str]) -> bool:
    """«entretiens» for «entretient»; "millionaires" for «millionnaires» is English."""
    return len(word) > _STEM and word[:_STEM] in stems and word not in english_words()


def _is_in_name(target: str, words: list[re.Match[str]], index: int, known: frozenset[str]) -> bool:
    """Whether a word is joined to another, or copied words lead from it back to a capital letter, or one follows it."""
    start = words[index].start()
    if start and target[start - 1] in _JOINING:
        return True
    after = words[index + 1].group() if index + 1 < len(words) else ""
    if after in known and after[0].isupper() and words[index].group() not in GRAMMAR:
        return True
    for place in range(index - 1, max(index - 1 - _LONGEST_NAME, -1), -1):
        word = words[place].group()
        if word not in known or target[words[place].end() : words[place + 1].start()] not in (" ", "'", "’"):
            return False
        if word[0].isupper():
            return True
    return False


def _runs(target: list[str], places: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Give the longest runs of target words that stand in the source in the same order, without gaps."""
    ends: dict[int, int] = {}  # index in the source of a run's last word, and where the run starts in the target
    for index, word in enumerate([*target, ""]):
        now = {place: ends.get(place - 1, index) for place in places.get(word, ())[:50]}
        for place, start in ends.items():
            if place + 1 not in now and index - start >= _SHORTEST_RUN:
                yield start, index
        ends = now


def _is_copied_prose(words: list[str]) -> bool:
    """Whether words are mostly lower-case and hold French grammar, as names and titles do not."""
    lower = sum(word.islower() for word in words)
    grammar = sum(word in GRAMMAR or word in CONNECTING for word in words)
    return lower * 3 >= len(words) * 2 and grammar >= 1 and words[0].islower()
