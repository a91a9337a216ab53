"""Words that a model made up out of pieces of its vocabulary: “Menister” for «Meurtre», “jurising” for «jurant»."""

import re
from difflib import SequenceMatcher
from typing import Final

from app.text.english_dictionary import is_english_name, is_english_word
from app.text.french_words import BORROWED
from app.text.names.ordinary import could_begin_sentence, is_ordinary, looks_common
from app.text.names.respelt import is_respelt
from app.text.names.tables import known_names, plain
from app.text.span import Span

# Plain letters only: accents are for what was left in French. Joined words belong to addresses, codes and names.
_WORD: Final = re.compile(r"(?<![\w'’.@#/&-])[a-z]{4,}(?![\w'’@/&-]|\.\w)")
_FIRST: Final = re.compile(r"[\"“‘'(]*([A-Z][a-z]{2,})(?![\w'’@/&-]|\.\w)")
_SOURCE_WORD: Final = re.compile(r"[^\W\d_]+")
# "cowritten"
_PREFIX: Final = re.compile(r"(?:co|pseudo|socio)(?=[a-z]{4})")
# "railcar", "roadmap", "supercar": parts that are too short to be looked for in words of every kind.
_SHORT_LAST: Final = re.compile(r"(?<=[a-z]{4})(?:bus|buses|car|cars|map|maps|man|men)\Z")
_BEFORE_SHORT: Final = frozenset(["super", "hyper", "micro", "mini"])
# A rare term is alike on both sides: «lymphopénie», "lymphopenia".
_ALIKE, _ALIKE_FIRST = 6, 4
_LIKE = 0.6
# Latin in English copy, where it stands behind a word that English has: "in absentia", "de facto".
_PHRASES: Final = frozenset(["absentia", "facto", "jure", "mortis", "versa", "vitro", "situ", "flagrante", "curiae"])


def made_up_words(source: str, target: str) -> list[Span]:
    """Find words of a translation that are no English and that nothing in its French source is like.

    Words in lower case, and the first of the sentence, which may be a name only where the source has one like it.
    Takes linear time.
    """
    suspects = [Span(*match.span()) for match in _WORD.finditer(target) if not _is_word(match.group())]
    first = _FIRST.match(target)
    if first and not (_is_word(first[1].lower()) or is_english_name(first[1]) or first[1] in known_names()):
        suspects.insert(0, Span(*first.span(1)))
    if not suspects:
        return []
    # «sacro-coccygien» is "sacrococcygeal".
    known = [plain(word).lower() for text in (source, source.replace("-", "")) for word in _SOURCE_WORD.findall(text)]
    starts = {length: frozenset(word[:length] for word in known) for length in (_ALIKE_FIRST, 5, _ALIKE)}
    found = [span for span in suspects if not _is_alike(target[span.start : span.end], starts)]
    return [span for span in found if not _is_name(source, target[span.start : span.end])]


def _is_name(source: str, word: str) -> bool:
    """Whether a name of the source is spelt so in English: «Chnour», "Shnur", «Victor», "Viktor"."""
    if not word[0].isupper():
        return False
    names = [name for name in _SOURCE_WORD.findall(source) if name[0].isupper()]
    return any(is_respelt(word, name) or _is_like(word, name) for name in names)


def _is_like(word: str, name: str) -> bool:
    """Whether a word has another spelling of what is no French word: that a name is garbled is told as such."""
    one, other = plain(word).lower(), plain(name).lower()
    if one[0] != other[0] or is_ordinary(name) or looks_common(name) or could_begin_sentence(name):
        return one.replace("k", "c").replace("y", "i") == other.replace("k", "c").replace("y", "i")
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE


def _is_word(word: str) -> bool:
    return is_english_word(word) or word in BORROWED or word in _PHRASES or _is_joined(word)


def _is_joined(word: str) -> bool:
    if prefix := _PREFIX.match(word):
        return is_english_word(word[prefix.end() :])
    last = _SHORT_LAST.search(word)
    return last is not None and (is_english_word(word[: last.start()]) or word[: last.start()] in _BEFORE_SHORT)


def _is_alike(word: str, starts: dict[int, frozenset[str]]) -> bool:
    length = _ALIKE_FIRST if word[0].isupper() else min(_ALIKE, max(len(word), _ALIKE_FIRST))
    return word[:length].lower() in starts[length]
