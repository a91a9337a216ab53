"""Sentences in capitals: set in small letters for the model, which makes nonsense of capitals, and in capitals again.

«LE PAPE FRANÇOIS EN VISITE À MARSEILLE» comes out of the embedded model as “REPE FENSELTIES REELIT AENSE A FOSS”.
Newsrooms send heads that way, and an English head in capitals is what they have to match.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.text.french_words import french_only
from app.text.names.ordinary import looks_common
from app.text.names.tables import exonyms, french_acronyms, known_names, ordinary_words, plain
from app.text.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELISION = re.compile(r"(?:[LDCJNMST]|QU|JUSQU|QUELQU|LORSQU|PUISQU|QUOIQU)['’](?=[^\W\d_])")
# Left alone: addresses, handles and hashtags, codes.
_TOKEN = re.compile(r"[^\s'’]+")
_KEPT = re.compile(r"[@#\d]|://|www\.", re.IGNORECASE)
_VOWEL = re.compile(r"[AEIOUYÀÂÄÉÈÊËÎÏÔÖÛÜÙŒÆ]")
_ROMAN = re.compile(r"(?=[IVXLC]{2,})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VERB_A = frozenset(("IL", "ELLE", "ON", "QUI", "Y", "N", "L"))
_PARTICIPLE = re.compile(r"(?:[ÉE]E?S?|[IU]E?S?|AIT|ERT|IS|IT)\Z")
_VERB = re.compile(r"(?:[^\W\d_]{3}(?:ENT|ERA|[EI]RONT|AIENT|AIT|ÉS?|ÉES?|ANT))\Z")
_NAMES_BEGIN = re.compile(r"(?:JEAN|MARIE|ANNE|PIERRE|PAUL|LOUIS|SAINTE?)-")
_FRENCH_ACCENTS = frozenset("àâçèéêëîïôùû")
# «dit-il», «y a-t-elle», «celui-ci», «rendez-vous»
_HANGERS_ON = re.compile(
    r"-(?:ILS?|ELLES?|ON|VOUS|NOUS|JE|TU|CE|LE|LA|LES|LUI|MOI|TOI|EN|Y|CI|LÀ|LA|MÊMES?|UNS|UNES)\Z"
)
_BEFORE_PLACES = frozenset(("L", "LA", "LE", "EN", "À", "A", "AU"))
# Words that the list of common words may lack: it is drawn from nouns and verbs above all.
_FUNCTION_WORDS = """
le la les un une des du de au aux et ou où en sur sous par pour dans avec sans ce cet cette ces son sa ses leur leurs
qui que ne pas il elle ils elles on nous vous je tu se est sont ont mais donc car à y si ni plus vers chez entre contre
près été va qu jusqu quelqu lorsqu
"""
_GRAMMAR = frozenset(_FUNCTION_WORDS.split())
_FEWEST_LETTERS = 4
_LONGEST_NAME = 4
_LONGEST_ACRONYM = 3


def is_shouting(sentence: str) -> bool:
    """Whether a French sentence is written in capitals: nearly all its letters, and a word among them that is no name.

    «AFP - PARIS» and «CGT, CFDT, FO» are not: nothing in them has to be read.
    """
    unkept = _unkept(sentence) if _KEPT.search(sentence) else sentence
    letters = "".join(filter(str.isalpha, unkept))
    if len(letters) < _FEWEST_LETTERS or sum(map(str.isupper, letters)) * 10 < len(letters) * 9:
        return False
    words = [word for word in _parts(sentence) if len(word) > 1 and word.isupper()]
    has_grammar = any(_lower(word) in _GRAMMAR for word in words)
    return any(
        len(word) >= _FEWEST_LETTERS and (_common_form(word) or (has_grammar and len(word) > _FEWEST_LETTERS))
        for word in words
    )


def _unkept(sentence: str) -> str:
    return " ".join(token for token in _TOKEN.findall(sentence) if not _KEPT.search(token))


def calm(sentence: str) -> str:
    """Set a sentence in capitals the way it is written in running text; one character for one, so that offsets hold.

    Names that are listed get their capitals, short or unpronounceable words stay acronyms, accents left out on
    capitals are put back where only one word can be meant, and a word that nobody knows is taken for a name.
    """
    kept = {
        place for match in _TOKEN.finditer(sentence) if _KEPT.search(match.group()) for place in range(*match.span())
    }
    calmed = list(sentence)
    pieces = [
        Span(start, end)
        for match in _WORD.finditer(sentence)
        for start, end in _split(match)
        if start not in kept and end - 1 not in kept
    ]
    names = _listed_names(sentence, pieces)
    for index, piece in enumerate(pieces):
        text = sentence[piece.start : piece.end]
        if not text.isupper():
            continue
        cased = names.get(index) or _cased(sentence, pieces, index)
        calmed[piece.start : piece.end] = cased if len(cased) == len(text) else text
    return _opened("".join(calmed))


def shout(target: str, kept: Sequence[Span] = ()) -> str:
    """Set an English sentence in capitals, but for the stretches to keep; one character for one, so that offsets hold.

    An all-capitals French head becomes an all-capitals English one: the desk's style is the desk's to change.
    """
    shouted = "".join(_single(character, character.upper()) for character in target)
    for span in kept:
        shouted = shouted[: span.start] + target[span.start : span.end] + shouted[span.end :]
    return shouted


def _single(character: str, changed: str) -> str:
    """Take a change of case that has one character («ß» would become «SS»)."""
    return changed if len(changed) == 1 else character


def _lower(text: str) -> str:
    return "".join(_single(character, character.lower()) for character in text)


def _capitalized(text: str) -> str:
    """Capitalise each part of a name: «Jean-Pierre», «Saint-Étienne», «Villeneuve-sur-Lot»."""
    parts = _lower(text).split("-")
    small = frozenset(("sur", "sous", "de", "du", "des", "la", "le", "les", "en", "et", "l", "d", "lès"))
    return "-".join(
        part if place and part in small else part[:1].upper() + part[1:] for place, part in enumerate(parts)
    )


def _split(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give the elided word and the rest: «L'», «ÎLE-DE-FRANCE»; other apostrophes stay inside."""
    start = match.start()
    while elided := _ELISION.match(match.string, start, match.end()):
        yield start, elided.end() - 1
        start = elided.end()
    yield start, match.end()


def _parts(sentence: str) -> Iterator[str]:
    for match in _WORD.finditer(sentence):
        yield from (sentence[start:end] for start, end in _split(match))


def _listed_names(sentence: str, pieces: Sequence[Span]) -> dict[int, str]:
    """Find listed names of one word or more, with their capitals, by the index of their words."""
    found: dict[int, str] = {}
    for index, piece in enumerate(pieces):
        first = plain(sentence[piece.start : piece.end]).lower()
        for parts, entry in exonyms().get(first, ()):
            spans = pieces[index : index + len(parts)]
            written = entry.french.replace("’", "'").split(" ")
            same = [plain(sentence[span.start : span.end]).lower() for span in spans] == list(parts)
            if len(parts) > _LONGEST_NAME or not same or len(written) != len(parts):
                continue
            if len(parts) == 1 and (index in found or not _is_place(sentence, pieces, index, entry.french)):
                continue
            found.update({index + place: word for place, word in enumerate(written) if index + place not in found})
            break
    return found


def _is_place(sentence: str, pieces: Sequence[Span], index: int, name: str) -> bool:
    """Tell a listed name from the word that is spelt like it: «LA SUISSE», but «UNE BANQUE SUISSE»."""
    if name.lower() not in _common_words() or name.isupper() or "-" in name:
        return True
    before = sentence[pieces[index - 1].start : pieces[index - 1].end] if index else ""
    return before in _BEFORE_PLACES


def _cased(sentence: str, pieces: Sequence[Span], index: int) -> str:
    text = sentence[pieces[index].start : pieces[index].end]
    if text == "A":
        return _a_or_to(sentence, pieces, index)
    if len(text) == 1:
        return _lower(text) if text in "ÀYÔLDCJNMSTO" and not sentence.startswith(".", pieces[index].end) else text
    name = _capitalized(text)
    if _is_known(name) or _NAMES_BEGIN.match(text):
        return name
    is_listed_acronym = text in french_acronyms() and _lower(text) not in _common_words()
    if not is_listed_acronym and (common := _common_form(text)):
        # Who writes accents on capitals leaves none out.
        return common if sentence.isascii() else _lower(text)
    if is_listed_acronym or _is_acronym(text):
        return text
    return _lower(text) if _HANGERS_ON.search(text) or _looks_common(text) else name


def _is_known(name: str) -> bool:
    return all(part in known_names() for part in name.split("-"))


def _looks_common(text: str) -> bool:
    return "-" not in text and (looks_common(text) or _VERB.search(text) is not None)


def _is_acronym(text: str) -> bool:
    if text in french_acronyms() or text in known_names() or _ROMAN.fullmatch(text):
        return True
    return "-" not in text and (len(text) <= _LONGEST_ACRONYM or not _VOWEL.search(text))


def _a_or_to(sentence: str, pieces: Sequence[Span], index: int) -> str:
    """Tell «a» (has) from «à» without its accent, where accents are left out: by the subject or the participle."""
    before = sentence[pieces[index - 1].start : pieces[index - 1].end] if index else ""
    after = sentence[pieces[index + 1].start : pieces[index + 1].end] if index + 1 < len(pieces) else ""
    has = before in _VERB_A or (len(after) > 2 and _PARTICIPLE.search(after) and _common_form(after))
    return "a" if has or not sentence.isascii() else "à"


def _common_form(text: str) -> str:
    """Give a word in small letters, with its accents, where it is a common French one; empty where it is not."""
    lowered = _lower(text)
    forms = _common_words()
    accented = _accented().get(lowered) or ""
    if lowered in forms or lowered in _GRAMMAR:
        return lowered
    singular = lowered[:-1] if lowered.endswith(("s", "x")) else ""
    if _is_known(_capitalized(text)):
        return ""
    if len(singular) > 3 and singular in forms:
        return lowered
    if accented:
        return accented
    accented = _accented().get(singular) or ""
    return accented + lowered[-1] if accented else ""


@cache
def _common_words() -> frozenset[str]:
    return ordinary_words() | french_only()


@cache
def _accented() -> dict[str, str]:
    """Give the common words by their bare letters; those with ligatures are left out.

    Where two words have the same, the one with fewer accents, then the one without an accent at its end: «arrête»
    before «arrêté», «grève» before «grevé».
    """
    by_bare: dict[str, str] = {}
    for word in sorted(_common_words(), key=lambda word: (-_accents(word), not word.endswith(("é", "és")), word)):
        bare = plain(word)
        if bare != word and len(bare) == len(word) and all(c.isascii() or c in _FRENCH_ACCENTS for c in word):
            by_bare[bare] = word
    return by_bare


def _accents(word: str) -> int:
    return sum(not character.isascii() for character in word)


def _opened(text: str) -> str:
    """Begin the sentence with a capital."""
    for place, character in enumerate(text):
        if character.isalnum():
            return text[:place] + _single(character, character.upper()) + text[place + 1 :]
    return text
