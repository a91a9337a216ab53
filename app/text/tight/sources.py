"""Whether the reader knows already who says something."""

import re
from typing import Final

from app.text.tight.lexicon import Lexicon
from app.text.tight.reading import Reading
from app.text.words import tokens

_ARTICLE: Final = re.compile(r"^[dl]'(?=\w)", re.IGNORECASE)


def is_known(source: str, rest: str, reading: Reading) -> bool:
    """Whether `source` is one of those named before, or is named in the rest of the sentence.

    A name is known by the whole of it, or by its last words behind a title («Mr Blair» for «Tony Blair»); «the Times»
    is not «the Financial Times». A source with «the» and no name («the ministry») is known where exactly one of those
    named before has its words. Pronouns are never known, for who «he» is stands elsewhere; nor are the sides of a
    trial, whose word is no more than theirs, nor «experts», who could be anybody, nor the press, which is owed
    the credit.
    """
    if reading.lexicon.never_known.search(source):
        return False
    words, titled = _telling_words(source, reading.lexicon)
    if not words:
        return False
    known = [_telling_words(name, reading.lexicon)[0] for name in reading.named]
    folded = _folded(words)
    if any(_folded(name) == folded for name in known):
        return True
    if _has_name(words):
        return (titled and _ends_one(folded, known)) or _is_in(source, rest, words)
    if reading.lexicon.definite.match(source) is None:
        return False
    containing = {_folded(name) for name in known if set(folded) <= set(_folded(name))}
    return len(containing) == 1


def _telling_words(source: str, lexicon: Lexicon) -> tuple[tuple[str, ...], bool]:
    """Return the words of a source that tell it from others, and whether a title stood among them."""
    spelled = [_bare(word) for word in tokens(source)]
    folded = [word.casefold() for word in spelled]
    small = lexicon.determiners | lexicon.titles | lexicon.linking
    pairs = zip(spelled, folded, strict=True)
    words = tuple(word for word, fold in pairs if fold not in small and word not in lexicon.descriptors)
    return words, bool(folded) and folded[0] in lexicon.titles


def _ends_one(folded: tuple[str, ...], known: list[tuple[str, ...]]) -> bool:
    matching = {_folded(name) for name in known if _folded(name)[-len(folded) :] == folded}
    return len(matching) == 1


def _is_in(source: str, rest: str, words: tuple[str, ...]) -> bool:
    """Whether the rest of the sentence has the very name, and not as a part of a longer one."""
    spelled = tokens(rest)
    size = len(words)
    for start in range(len(spelled) - size + 1):
        run = tuple(_bare(word) for word in spelled[start : start + size])
        around = spelled[max(0, start - 1) : start] + spelled[start + size : start + size + 1]
        if run == words and len(source.split()) <= size + 1 and not any(word[0].isupper() for word in around):
            return True
    return False


def _bare(word: str) -> str:
    """Take off an English genitive and a French article."""
    return _ARTICLE.sub("", word.replace("’", "'").removesuffix("'s"))


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _has_name(words: tuple[str, ...]) -> bool:
    return any(word[0].isupper() for word in words)
