"""Names that a translation garbled or turned round though nobody expects them: «l'escouade Marteau», “Martretle”.

The finder of names leaves out what may be a common noun. A word that is no English and no name we know is a garbled one
all the same, and a capitalised word of the French that it is like, and that is nowhere in the English, is what it was.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import partial

from app.text.english_dictionary import is_english_name, is_english_word
from app.text.expectation import Accounted
from app.text.names.expectations import NameExpectation
from app.text.names.ordinary import is_ordinary, looks_common
from app.text.names.repair import likeness
from app.text.names.tables import english_words, known_names, plain
from app.text.span import Span

Place = tuple[Span, NameExpectation]

_WORD = re.compile(r"[^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*")
_CAPITALISED = re.compile(r"(?<![\w@#/.'’-])[A-Z][a-z]{3,}(?![\w@/-]|\.\w)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;…])[\s\"'“‘«(\[—–*•-]*\Z")
_LOOK_BACK = 8
_ALIKE = 0.65
_SHORTEST = 4
# A noun before a name says what it is: «l'escouade Marteau»; an article or a preposition may stand before a noun.
_NOUN_BEFORE = re.compile(r"(?:\b[ldLD]')?\b[a-zà-ÿ]{4,} \"?\Z")
_NO_NOUNS = frozenset(
    ["avec", "cette", "chez", "contre", "dans", "depuis", "entre", "leur", "leurs", "notre", "pour", "sans", "sous"]
)
_DEMONYM = re.compile(r"(?:[ao]is|[ao]ises?|[ié]ens?|[ié]ennes?|ains?|aines?|ols?|oles?|ards?|istes?|ites?|ins?)\Z")
_TURNED = re.compile(r"(?<![\w'’-])([A-ZÀ-Ý][a-zà-ÿ]+) (?=([A-ZÀ-Ý][a-zà-ÿ]+)(?![\w-]))")
_OF = re.compile(r"(?<![\w'’-])([A-ZÀ-Ý][^\W\d_]+) (de |d')([A-ZÀ-Ý][^\W\d_]{2,})(?![\w'’-])")
# A sentence with more capitals than that is a list.
_MOST = 40


def garbled_names(source: str, accounts: Sequence[Accounted], target: str) -> list[Place]:
    """Find what is certain, with the name that should stand there, the last place first. Both are one sentence; total.

    accounts: of the names that are expected; what answers one of them is right, and what is missing has its own repair.
    """
    found = [*_copies(source, accounts, target), *_turned(source, target), *_surnames(source, target)]
    apart: list[Place] = []
    for place in sorted(found, key=lambda place: -place[0].start):
        if not apart or place[0].end <= apart[-1][0].start:
            apart.append(place)
    return apart


def made_up_name(source: str, target: str, runs: Sequence[Span], right: Sequence[Span]) -> Span | None:
    """Find the word with a capital that nobody knows, where these runs touch one alone.

    right: places of names that are spelt as they should be. A word that is like one of the French is that one's copy.
    """
    words = [match.group() for match in _WORD.finditer(source)]
    found = [
        span
        for span in _unknown(target, right)
        if _touches(span, runs)
        and not _SENTENCE_START.search(target, max(0, span.start - _LOOK_BACK), span.start)
        and all(likeness(target[span.start : span.end], word) < _ALIKE for word in words)
    ]
    return found[0] if len(found) == 1 else None


def _unknown(target: str, right: Sequence[Span]) -> list[Span]:
    """Find the words with a capital that are no English and no name that anybody knows, outside what is right."""
    found = (Span(*match.span()) for match in itertools.islice(_CAPITALISED.finditer(target), _MOST))
    return [span for span in found if _is_unknown(target[span.start : span.end]) and not _touches(span, right)]


def _is_unknown(word: str) -> bool:
    return not (is_english_word(word.lower()) or is_english_name(word) or word in known_names())


def _copies(source: str, accounts: Sequence[Accounted], target: str) -> Iterator[Place]:
    garbled = _unknown(target, [item.target for item in accounts if item.target])
    if not garbled:
        return
    expected = [item.expectation.source for item in accounts]
    names = [span for span in _capitalised(source) if not _touches(span, expected)]
    lost = {source[span.start : span.end]: span for span in names}
    lost = {name: span for name, span in lost.items() if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", target)}
    words = [match.group() for match in _WORD.finditer(source)]
    for span in garbled if lost else ():
        written = target[span.start : span.end]
        name = max(lost, key=partial(likeness, written))
        alike = likeness(written, name)
        begins = plain(name)[0] == written[0] and source.count(name) == 1
        if _ALIKE <= alike < 1 and begins and all(likeness(written, word) <= alike for word in words):
            yield span, NameExpectation(name, lost[name], (name,))


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _capitalised(source: str) -> list[Span]:
    """Give the words of a French sentence whose capital says that they are names, and two of them side by side."""
    names: list[Span] = []
    before: re.Match[str] | None = None
    for match in itertools.islice(_WORD.finditer(source), 4 * _MOST):
        word = match.group()
        starts = _SENTENCE_START.search(source, max(0, match.start() - _LOOK_BACK), match.start())
        is_quoted = source[match.start() - 1 : match.start()] == '"' and match.start() > 1
        if not word[0].isupper() or word.isupper() or (starts and not is_quoted):
            before = None
            continue
        if before and match.start() == before.end() + 1 and source[before.end()] == " ":
            names.append(Span(before.start(), match.end()))
        if len(word) >= _SHORTEST and _is_name(source, match):
            names.append(Span(*match.span()))
        before = match
    return names


def _is_name(source: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not is_ordinary(word) and not looks_common(word):
        return True
    # A quoted title that goes on in small letters is French prose, and to be translated.
    if source[match.start() - 1] == '"' and re.match(r" [a-zà-ÿ]", source[match.end() : match.end() + 2]):
        return False
    noun = _NOUN_BEFORE.search(source, 0, match.start())
    return noun is not None and noun.group().strip(' "') not in _NO_NOUNS and not _DEMONYM.search(word)


def _turned(source: str, target: str) -> Iterator[Place]:
    """Find two names that stand side by side the other way round: «West Chester», “Chester West”.

    «Centre Pompidou» and «Commission Durand» are rightly turned: there the first is a noun.
    """
    pairs = {(match[1], match[2]): Span(match.start(), match.end(2)) for match in _TURNED.finditer(source)}
    for match in _TURNED.finditer(target) if pairs else ():
        first, last = match[2], match[1]
        name = f"{first} {last}"
        if (first, last) not in pairs or (last, first) in pairs or name in target or source.count(name) > 1:
            continue
        # French copy, too, has English titles in another order.
        is_title = all(is_english_word(word.lower()) and not is_english_name(word) for word in (first, last))
        if not is_title and not is_ordinary(first) and not looks_common(first):
            yield Span(match.start(), match.end(2)), NameExpectation(name, pairs[first, last], (name,))


def _surnames(source: str, target: str) -> Iterator[Place]:
    """Find «Edouard de Ligne» as “Edouard of Online”: a known given name, and an English word for the surname."""
    for match in _OF.finditer(source):
        given, _, surname = match.groups()
        if given not in known_names() or surname in target:
            continue
        for place in re.finditer(rf"(?<!\w){re.escape(given)} of ([A-Z][a-z]+)(?![\w-])", target):
            if place[1].lower() in english_words():
                name = NameExpectation(match.group(), Span(*match.span()), (match.group(),))
                yield Span(*place.span()), name
