"""Words of English and French text: how many there are, and which of them carry the meaning."""

import re
from collections.abc import Iterator
from typing import Literal

Language = Literal["en", "fr"]

# Function words and the small change of reporting ("said", "told"), which say nothing about what an article is about.
_FUNCTION_WORDS = """
a about above according across added after again against ago all almost already also although always am among
an and another any are around as asked at away back be became because become been before being below between
both but by came can cannot come could did do does doing done down during each either else even ever every few
first for from further get give given go going got had has have having he her here hers herself him himself
his how however i if in including indeed instead into is it its itself just last least less like made make
many may me meanwhile might more most mr mrs ms much must my myself near neither never next no nor not nothing
now of off often on once one only onto or other others our ours out over own per perhaps put quite rather
really reported said same say saying says second see set several shall she should since so some still such
take taken than that the their theirs them themselves then there these they thing things this those though
three through thus to together told too took toward towards two under until up upon us use used very was way
we well went were what when where whether which while who whole whom whose why will with within without would
yes yet you your yours
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
# The same of French, «dit» and «annoncé» too, with what stands before an apostrophe: «qu», «lorsqu». Single letters
# carry nothing anyway.
_FRENCH_FUNCTION_WORDS = """
affirmé afin ai ainsi ajouté alors annoncé après assez au aucun aucune aujourd'hui auprès aura auraient aurait aussi
autant autre autres aux avaient avait avant avec avoir avons ayant beaucoup bien car ce ceci cela celle celles celui
cependant certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci comme comment contre dans
davantage de déclaré dehors déjà depuis dernier dernière derniers des dès desquels deux devait devant dit doit doivent
donc dont du durant elle elles en encore enfin ensuite entre envers es est estimé et étaient étais était étant été être
eu eux expliqué faire fait faut fois font fut hors il ils indiqué je jusqu jusqu'à jusque la là laquelle le lequel les
lesquelles lesquels leur leurs lors lorsqu lorsque lui ma mais me même mêmes mes mettre mis moi moins mon ne ni non nos
notamment notre nous on ont ou où outre par parce parmi pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi
pourrait précisé premier première près puis puisqu puisque qu quand quant que quel quelle quelles quelqu quelque
quelques quels qui quoi quoiqu quoique rien sa sans se selon sera seraient serait seront ses seul seule si sien sinon
soit son sont sous souvent suis sur surtout ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute
toutes très trop tu un une va vers voici voilà voire vont vos votre vous vu
"""
FRENCH_STOP_WORDS = frozenset(_FRENCH_FUNCTION_WORDS.split())
_STOP_WORDS: dict[Language, frozenset[str]] = {"en": STOP_WORDS, "fr": FRENCH_STOP_WORDS}

# A number keeps its separators ("1,234.5", "9:30"); a word keeps inner apostrophes, hyphens and the dots of "U.S.".
_FORM = r"\d+(?:[.,:]\d+)*|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*"
_TOKEN = re.compile(_FORM)
# «l'accord» and «qu'elle» are two words, «aujourd'hui» and «O'Brien» one.
_FRENCH_TOKEN = re.compile(
    rf"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel)?qu)(?=['’][^\W\d_])|{_FORM}",
    re.IGNORECASE,
)


def count_words(text: str) -> int:
    """Count words as `wc -w` and `str.split` do: runs of characters between white space.

    A dash that stands alone counts, and so does each side of a no-break space. No common counter finds more words
    than this one, so a limit held here is held by the caller's count too.
    """
    return len(text.split())


def tokens(text: str, language: Language = "en") -> list[str]:
    """Words and numbers of `text` as written, without punctuation; the «l» of «l'accord» is a word of its own."""
    return [match.group() for match in find_tokens(text, language)]


def find_tokens(text: str, language: Language = "en") -> Iterator[re.Match[str]]:
    """Find what `tokens` gives, each with its place."""
    return (_FRENCH_TOKEN if language == "fr" else _TOKEN).finditer(text)


def content_words(text: str, language: Language = "en") -> list[str]:
    """Words that carry meaning, folded so that forms of one word meet: case, possessive and plural are taken off."""
    stop_words = _STOP_WORDS[language]
    folded = (token.casefold().replace("’", "'") for token in tokens(text, language))
    if language == "fr":
        return [_french_singular(word) for word in folded if _carries(word, stop_words)]
    return [_singular(word) for word in (form.removesuffix("'s") for form in folded) if _carries(word, stop_words)]


def _carries(word: str, stop_words: frozenset[str]) -> bool:
    return word not in stop_words and (len(word) > 1 or word.isdigit())


def _singular(word: str) -> str:
    """Take the plural off: the S-stemmer of Harman (1991), "How effective is suffixing?"."""
    if len(word) < 4:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word


def _french_singular(word: str) -> str:
    """Take the plural off: «accords», «journaux», «eaux»; «français» and «virus» have none that shows."""
    if len(word) < 4:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    if word.endswith(("eaux", "eux")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss", "ais", "ois")):
        return word[:-1]
    return word
