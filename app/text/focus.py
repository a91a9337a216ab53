"""How much of what is asked for each sentence of an article has: words in any form, names in any spelling.

Both the focus and the article may be French or English: «Patrouchev» is found as "Patrushev" and the other way round,
«Moscou» as "Moscow", «rencontre» as «rencontres» and "meeting" as "meetings". Nothing is translated but names.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import log1p
from operator import mul

from app.text.french_words import CONNECTING, GRAMMAR
from app.text.names.tables import exonyms, institutions, plain, slavic_names
from app.text.names.transliterate import certainty, transliterate
from app.text.words import STOP_WORDS, tokens

Forms = frozenset[str]
Term = tuple[Forms, ...]
"""A word or a name that is asked for: ways to write it, each as the folded words that must all be there."""

_SMALL_WORDS = STOP_WORDS | GRAMMAR | CONNECTING | frozenset(["au", "dans", "et", "les", "ne", "par", "pas", "sur"])
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu)['’](?=\w{2})", re.IGNORECASE)
_PARTS = re.compile(r"[-‑'’]")
# "Zelensky", "Zelenskiy", "Zelenskyy": of names that long, how many of these letters end them says nothing.
_LAST_VOWELS = re.compile(r"(?<=\w{4})[iy]+$")
_LONGEST_STEMMED = 40
_STEM = "*"  # before what is left of a word
_SHARE_OF_STEM = 0.6
_LONGEST_NAME = 6  # words


def focus_shares(focus: str, sentences: Sequence[Sequence[str]]) -> list[float]:
    """Give for each sentence which share of the focus it has, from 0 to 1.

    sentences: each in all its languages, English and French. A word weighs the more, the fewer sentences have it; one
    that no sentence has weighs nothing, so that all shares are 0 only where the article has nothing of the focus. A
    word of the same stem counts less than the word itself: «conseil» is not quite «conseiller». Total, in linear time.
    """
    terms = _terms(focus, _Folding())
    fold = _Folding(frozenset(word.lstrip(_STEM)[:1] for term in terms for form in term for word in form))
    present = [{form for text in texts for form in fold.words(text)} for texts in sentences]
    found = [[_found(term, has) for term in terms] for has in present]
    spread = [sum(share > 0 for share in column) for column in zip(*found, strict=True)]
    weights = [log1p(len(sentences) / count) if count else 0.0 for count in spread]
    total = sum(weights) or 1.0
    return [min(1.0, sum(map(mul, weights, shares)) / total) for shares in found]


def _found(term: Term, has: set[str]) -> float:
    """Tell how well a sentence with these folded words has a term."""
    ways = [form for form in term if form <= has]
    if any(not word.startswith(_STEM) for form in ways for word in form):
        return 1.0
    return _SHARE_OF_STEM if ways else 0.0


class _Folding:
    """Reduces words to what their forms have in common; remembers them for as long as one text is worked on.

    initials: first letters of what is looked for; stems are not made of words with others, for that takes time.
    """

    def __init__(self, initials: Forms | None = None) -> None:
        import snowballstemmer  # noqa: PLC0415 - only what is asked for: it brings thirty languages

        self._initials = initials
        self._english = snowballstemmer.stemmer("english")
        self._french = snowballstemmer.stemmer("french")
        self._known: dict[str, Forms] = {}

    def words(self, text: str) -> Iterator[str]:
        """Fold each word of a text, those joined by a hyphen or an apostrophe one by one as well."""
        for token in tokens(text):
            yield from self.forms(token)
            for part in _PARTS.split(token) if _PARTS.search(token) else ():
                yield from self.forms(part)

    def forms(self, word: str) -> Forms:
        """Give the folded forms of a word, those of a name in its other spellings among them."""
        if word not in self._known:
            self._known[word] = frozenset(
                form for spelling in _spellings(_ELISION.sub("", word, count=1)) for form in self._folded(spelling)
            )
        return self._known[word]

    def _folded(self, word: str) -> Iterator[str]:
        if _is_no_small_word(word):
            yield word
            return
        lowered = word.casefold().replace("’", "'").removesuffix("'s")
        bare = plain(lowered)
        if not bare:
            return
        yield bare
        if len(lowered) <= _LONGEST_STEMMED and (self._initials is None or bare[0] in self._initials):
            yield _STEM + self._english.stemWord(bare)
            yield _STEM + plain(self._french.stemWord(lowered))
        if (ended := _LAST_VOWELS.sub("i", bare)) != bare:
            yield ended


def _is_no_small_word(word: str) -> bool:
    """Whether capitals tell an acronym from a small word: "US", «EST»."""
    return len(word) > 1 and word.isupper() and word.lower() in _SMALL_WORDS


def _spellings(word: str) -> tuple[str, ...]:
    """Give a word, and where it has a capital and looks like a Slavic name, that name as English has it."""
    if not word[:1].isupper():
        return (word,)
    entry = slavic_names().get(word)
    if entry:
        return (word, *entry.english)
    return (word, *transliterate(word)) if certainty(word) != "none" else (word,)


def _terms(focus: str, fold: _Folding) -> list[Term]:
    """Take the focus apart into names of several words that are listed, and words; small words only where all are."""
    words = [word for token in tokens(focus) for word in ([token] if _listed([token]) else _PARTS.split(token)) if word]
    terms: list[Term] = []
    small: list[Term] = []
    place = 0
    while place < len(words):
        size = next((n for n in range(min(_LONGEST_NAME, len(words) - place), 0, -1) if _listed(words[place:][:n])), 0)
        if size:
            terms.append(_name_term(words[place : place + size]))
        else:
            word = words[place]
            (small if word.lower() in _SMALL_WORDS or len(word) == 1 else terms).append(_word_term(word, fold))
        place += size or 1
    return list(dict.fromkeys(terms or small))


def _word_term(word: str, fold: _Folding) -> Term:
    # Typed without a capital, a name is a name all the same.
    folded = fold.forms(word) | (fold.forms(word.capitalize()) if word.islower() else frozenset())
    return tuple(frozenset([form]) for form in sorted(folded))


def _name_term(words: Sequence[str]) -> Term:
    """Ask for all words of a listed name, in French or in English; each by its plain form alone."""
    ways = [" ".join(words), *_listed(words)]
    return tuple(dict.fromkeys(frozenset(_plain_words(way)) for way in ways))


def _plain_words(name: str) -> Iterator[str]:
    for token in tokens(name):
        for part in _PARTS.split(_ELISION.sub("", token, count=1)):
            if part:
                yield part if _is_no_small_word(part) else plain(part).casefold()


def _listed(words: Sequence[str]) -> tuple[str, ...]:
    """Give the other names, French and English, of a place, an organisation or a person that is listed."""
    if len(words) == 1 and words[0].lower() in _SMALL_WORDS and not _is_no_small_word(words[0]):
        return ()
    return _other_names().get(plain(" ".join(words)).casefold(), ())


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    """Names of the same by a name in lower case without accents, French or English."""
    found: dict[str, dict[str, None]] = {}
    for table in (exonyms(), institutions()):
        for rows in table.values():
            for _, entry in rows:
                for name in (entry.french, *entry.english):
                    found.setdefault(plain(name).casefold(), {}).update(dict.fromkeys((entry.french, *entry.english)))
    return {name: tuple(others) for name, others in found.items()}
