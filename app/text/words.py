"""Words of English text: how many there are, and which of them carry the meaning."""

import re

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

# A number keeps its separators ("1,234.5", "9:30"); a word keeps inner apostrophes, hyphens and the dots of "U.S.".
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


def count_words(text: str) -> int:
    """Count words as `wc -w` and `str.split` do: runs of characters between white space.

    A dash that stands alone counts, and so does each side of a no-break space. No common counter finds more words
    than this one, so a limit held here is held by the caller's count too.
    """
    return len(text.split())


def tokens(text: str) -> list[str]:
    """Words and numbers of `text` as they are written, without punctuation."""
    return _TOKEN.findall(text)


def content_words(text: str) -> list[str]:
    """Words that carry meaning, folded so that forms of one word meet: case, possessive and plural are taken off."""
    folded = (token.casefold().replace("’", "'").removesuffix("'s") for token in tokens(text))
    return [_singular(word) for word in folded if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())]


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
