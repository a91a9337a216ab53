"""English in French copy: names of works, firms and bodies that are left as they stand.

«Perspectives on Psychological Science», «le Large Hadron Collider», «l'Oxford University Conservative Association».
"""

from collections.abc import Sequence

from app.text.names.ordinary import is_ordinary, looks_common
from app.text.names.tables import english_words
from app.text.names.words import Word

# Words that English joins a name with, and that are no French words.
# «on» is French too, but a capital never stands behind that one.
_JOINING = frozenset(["on", "of", "the", "in", "for", "and", "to", "with", "at", "by", "from", "is", "my", "your"])
_ARTICLES = frozenset(["The", "Los", "Las"])
_LONGEST = 14
_SHORTEST_ENGLISH = 4
# Words of such names that the lists of English words lack, being written with a capital everywhere.
_OWN = frozenset(["british", "american", "english", "african", "european", "international", "limited", "tv", "ltd"])


def match_title(words: Sequence[Word], index: int) -> int:
    """Give how many words the English name that begins here has; 0 where none does.

    It has a capital at both ends; in it is an English word that can't be French and a word that joins («of»), or half
    of its words, and two at least, are English.
    """
    first = words[index]
    if first.text in _ARTICLES and not first.elided and (count := _led_by_article(words, index)):
        return count
    lowered = first.text.lower()
    is_english = lowered in _JOINING or lowered in english_words() or lowered.removesuffix("s") in english_words()
    begins_french = first.is_initial and not is_english and is_ordinary(first.text)
    if not first.text[0].isupper() or begins_french:
        return 0
    end, proofs = 0, 0
    for count, word in enumerate(words[index : index + _LONGEST]):
        if count and (not word.follows or word.elided):
            break
        if word.text[0].isupper():
            end = count + 1
            proofs += _is_english(word.text)
        elif word.text not in _JOINING or not count:
            break
    joined = sum(word.text in _JOINING for word in words[index : index + end])
    if end < 2:
        return 0
    return end if (joined and proofs) or (proofs > 1 and proofs * 2 + 1 >= end) else 0


def _led_by_article(words: Sequence[Word], index: int) -> int:
    """Count the capitalised words behind a foreign article, and those that join them: «Los Tigres del Norte»."""
    end = 0
    for count, word in enumerate(words[index + 1 : index + _LONGEST], start=1):
        if not word.follows or word.elided:
            break
        if word.text[0].isupper():
            end = count + 1
        elif word.text not in _JOINING and word.text not in ("del", "y"):
            break
    return end


def _is_english(text: str) -> bool:
    lowered = text.lower()
    if (lowered in _JOINING and lowered != "on") or lowered in _OWN:
        return True
    if lowered.endswith("logical"):
        return True
    if len(text) < _SHORTEST_ENGLISH or lowered not in english_words():
        return False
    return lowered.endswith(("ing", "ization", "ers", "ness")) or not (is_ordinary(text) or looks_common(text))
