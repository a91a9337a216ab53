"""Names that are spelt another way in the English and are right all the same: romanised, spaced, shortened.

A transliteration stands for a sound that French and English write differently («Chnour», "Shnur"); what English spells
as French does is never excused by it, so that a letter changed stays a fault.
"""

import re
from functools import lru_cache

from app.text.english_dictionary import is_english_name
from app.text.names.tables import known_names, plain

# What French may write and what English has for it, the longest first. Not single consonants: those are faults.
_SOUNDS: tuple[tuple[str, str], ...] = (
    ("chtch", "(?:shch|sch)"),
    ("tch", "(?:ch|tch)"),
    ("ch", "(?:sh|ch)"),
    ("dj", "(?:j|dj|dzh|zh)"),
    ("ou", "(?:u|ou|oo)"),
    ("gu(?=[eéiy])", "gu?"),
    ("[iïy]e", "(?:[iy]?e)"),
    ("i[jy]$|[iy]$", "(?:iy|yi|ij|ii|i|y)"),
    ("[iyï]", "[iy]"),
    ("ff$", "(?:v|ff)"),
    ("é", "y?e"),
    ("q", "[qk]"),
    ("ş|š|ș", "(?:sh|s)"),
    ("č|ć", "(?:ch|c)"),
    ("ž|ż", "(?:zh|z)"),
    ("ď", "dy?"),
    ("ť", "ty?"),
    ("ň|ñ", "ny?"),
    ("ü", "(?:ue|u|i|y)"),
    ("ö|ø", "oe?"),
    ("ä", "ae?"),
    ("å", "(?:aa|a|o)"),
    ("ğ", "gh?"),
    ("ı", "i"),
)
_SOUND = re.compile("|".join(f"({french})" for french, _ in _SOUNDS))
# Without one of these nothing says that a name was ever romanised.
_ROMANISED = re.compile(r"ou|ch|dj|kh|q(?!u)|ï|gu[eé]|[a-zà-ÿ]off$|[^\Wa-zàâçéèêëîïôùûœ]")
_SHORTEST, _LONGEST = 4, 40
_SHORTEST_DOUBLED = 6
_DOUBLE = re.compile(r"(.)\1")
_FRENCH_ACCENTS = frozenset("àâçéèêëîïôùûœæ")
_NOT_FRENCH = re.compile(r"[ěščřžůňťďłńśźżąęőűýşğıșțđ]")
# Names of many spellings, in one row each: of languages that leave their vowels out.
_ROWS = """
mohamed mohammed mohammad muhammad mohamad mohamet
ahmed ahmad ahmet
mahmoud mahmud mahmood
abdallah abdullah abdulla
abdelaziz abdulaziz
hussein hussain hossein husayn hussayn
hassan hasan
youssef yusuf yousef yousuf yussef youssouf yusef
moustafa mustafa mustapha moustapha mostafa
oussama osama usama
khaled khalid
omar umar omer
said saeed
rachid rashid
nasser naser
soliman suleiman sulaiman suleyman souleymane
ibrahim ebrahim
yasser yasir yassir
aicha aisha ayesha
fatima fatimah
qaida qaeda kaida kaeda
qods quds
coran quran koran
zedong tsetoung tsetung
"""
_VARIANTS = {word: row for row in map(frozenset, map(str.split, _ROWS.strip().splitlines())) for word in row}


def is_respelt(written: str, french: str) -> bool:
    """Whether a word of the English is the French name in another spelling that newspapers use."""
    if not written[:1].isupper() or len(french) > _LONGEST:
        return False
    name, word = plain(french).lower(), plain(written).lower()
    if word in _VARIANTS.get(name, ()):
        return True
    if french in known_names() or min(len(name), len(word)) < _SHORTEST:
        return False
    is_known = written in known_names() or is_english_name(written)
    if is_known and len(name) >= _SHORTEST_DOUBLED and _sounds(name) == _sounds(word):
        return True  # «Rouseff»
    if not _ROMANISED.search(french.lower()):
        return False
    return _romanised(french.lower()).fullmatch(word) is not None


def without_foreign_accents(word: str) -> str:
    """Take the accents off, but for those of French itself on a name of no other language: “Putzméister” is garbled."""
    lowered = word.lower()
    is_slavic = _NOT_FRENCH.search(lowered) is not None
    return "".join(letter if letter in _FRENCH_ACCENTS and not is_slavic else plain(letter) for letter in lowered)


def _sounds(word: str) -> str:
    return _DOUBLE.sub(r"\1", word).replace("ou", "u")


@lru_cache(maxsize=256)
def _romanised(french: str) -> re.Pattern[str]:
    """Give the pattern of what a name may be in English, without accents."""
    parts: list[str] = []
    place = 0
    for match in _SOUND.finditer(french):
        parts += re.escape(plain(french[place : match.start()])), _SOUNDS[(match.lastindex or 1) - 1][1]
        place = match.end()
    return re.compile("".join(parts) + re.escape(plain(french[place:])))
