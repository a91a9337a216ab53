"""Arabic and Persian names in French spelling: «al-Burhane», "al-Burhan"; «Khosrowchahi», "Khosrowshahi".

Only where an article or a given name shows them: people of the Maghreb spell themselves the French way.
"""

import re
from collections.abc import Sequence

from app.text.names.words import Word

_RULES = (
    (re.compile(r"ch"), "sh"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"aou(?=[aei])"), "aw"),
    (re.compile(r"ou(?=[aei])"), "w"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"gu(?=[eéiy])"), "g"),
    (re.compile(r"(?<=[aeiou])ss(?=[aeiouy])"), "s"),
    (re.compile(r"(?<=[aiu])ne$"), "n"),
    (re.compile(r"ï"), "i"),
    (re.compile(r"[éèê]"), "e"),
)
# As a wire service may write it: «al-Maliki», and «Abou» beside «Abu».
_KEPT_OU = _RULES[:2] + _RULES[5:]
_ARTICLE = re.compile(r"(?:al|as|ad|ar|an|el|es|ed|ez)-$")
_PERSIAN_WORDS = """
Abbas Amir Bahram Behrouz Ebrahim Esmaïl Farhad Farid Farzad Fereydoun Hashem Hossein Javad Kamran Kayvan Khosrow
Mahsa Massoud Masoud Mehdi Mehran Mohsen Mojtaba Morteza Narges Nasrin Parviz Reza Rouhollah Shirin Siavash
"""
_PERSIAN = frozenset(_PERSIAN_WORDS.split())
_SHORTEST = 3


def arabic_forms(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Give the English forms of an Arabic or Persian name that French spells by ear, the copy among them; or none."""
    word = words[index]
    text = word.text
    article = _ARTICLE.search(word.elided)
    is_persian = index > 0 and word.follows and not word.elided and words[index - 1].text in _PERSIAN and "ch" in text
    if not (article or is_persian) or len(text) < _SHORTEST or not text[0].isupper() or text.isupper():
        return ()
    english = _spelt(text, _RULES)
    if english == text:
        return ()
    forms = (english, _spelt(text, _KEPT_OU), text)
    # «el-» is how the Maghreb and Egypt write it, who often keep the rest as well.
    return tuple(dict.fromkeys((text, *forms) if word.elided.endswith(("el-", "es-", "ed-", "ez-")) else forms))


def _spelt(text: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    spelt = text.lower()
    for pattern, english in rules:
        spelt = pattern.sub(english, spelt)
    return "-".join(part[:1].upper() + part[1:] for part in spelt.split("-"))
