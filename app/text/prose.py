"""What on a news page is a sentence of the story, and which sentences read badly on their own.

The rest of the page (headings, bylines, datelines, captions, list items, credits, calls to read on) has no place in a
summary. Quotes are watched too: a sentence splitter leaves halves of quotes behind, and a bare question or an "I"
without its speaker misleads.
"""

import re

from app.text.words import count_words

# A line without a full stop is a heading; one longer than any headline is taken as a sentence that lost its stop.
_LONGEST_HEADLINE = 18
_LONGEST_BYLINE = 12
# "May 29, 2012.", "Paris, 29 May 2012.", "Arsenal 2 Chelsea 1.": names and numbers, and nothing said of them.
_LONGEST_LABEL = 7
_LOWER_CASE_WORD = re.compile(r"(?<![^\W_])(?!(?:th|st|nd|rd|de|et|and|of|the|am|pm)\b)[^\W\d_A-ZÀ-Þ]{2,}")
_CLOSING = "\"'”’»)]} \u00a0\u202f"
_SENTENCE_END = (".", "!", "?", "…")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□➤►▶*+–—-]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s")
_BYLINE = re.compile(
    r"(?i:(?:(?:text|words|written|posted|photos?|pictures?|additional reporting|reporting|editing|edited|writing|"
    r"translated|compiled|graphics?) )?by|(?:(?:propos recueillis|texte|photos?|reportage|traduit(?: de [\w’']+)?|"
    r"édité) )?par)\s+(?:[A-ZÀ-Þ][\w'’.-]*,?\s+)+[A-ZÀ-Þ]"
)
_CREDIT = re.compile(
    r"(?:photos?|photograph|pictures?|images?|video|caption|sources?|credits?|copyright|contact|tags?|topics?|"
    r"published|related|"
    r"updated|last updated|modified|crédits?|légende|vidéo|lire|publié|mis à jour|mots-clés)\s?[:©(]|copyright [©\d]"
    r"|(?:read more|read also|see also|also read|more on this|follow us|click here|click on|subscribe|sign up|"
    r"(?:à )?(?:lire|voir|écouter|regarder|relire|revoir) (?:aussi|également|notre|nos)|"
    r"suivez-nous|abonnez-vous|inscrivez-vous|cliquez|tous droits réservés|retrouvez (?:toute|tous|nos|notre|ici)|"
    r"(?:publié|mis à jour|modifié) le(?= \d[^,]{1,40}$)|avec (?:l['’]afp|afp|reuters|agences?)\W*$|"
    r"share this|all rights reserved|advertisement|file photo|watch:|listen:|©|\(c\)|https?:|www\.)(?![\w-])",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"[\[(](?:photo|image|picture|file|credit|crédit|source|avec (?:l['’])?afp|ap|afp|reuters|getty|epa|"
    r"tass)\b[^\])]*[\])]\W*$"
    r"|(?:AFP|AP|Reuters|EPA|Getty(?: Images)?|Shutterstock)\s?/\s?\w[^.]*\W*$|©[^.]*\W*$",
    re.IGNORECASE,
)
# "PARIS, Nov. 3 (AFP) -" alone on its line; with a sentence behind it, it is part of the lead.
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,}[^!?]{0,40}(?:\d{1,4}|\([A-Z][\w -]+\))[ .,:;–—-]*$")
# «Paris, le 3 mai 2021.», «lundi 3 mai»: the month has no capital in French.
_FRENCH_DATE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’ -]{1,40}, )?(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche) )?\d{1,2}(?:er)? "
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?: \d{4})?[ .,:–—-]*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_QUESTION_END = re.compile(r"\?[\"'”’»)\]\s]*$")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|We|we['’]\w+|We['’]\w+|me|my|My|our|Our|us|myself|ourselves)\b(?!\.)")
_FRENCH_FIRST_PERSON = re.compile(
    r"\b(?:[Jj]e|[Jj]['’]\w+|[Mm]oi|[Mm]e|[Mm]['’][a-zà-ÿ]\w*|[Mm]on|[Mm]a|[Mm]es|[Nn]ous|[Nn]otre|[Nn]os|"
    r"[Nn]ôtres?)\b(?![.’'])"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")


def ends_as_sentence(text: str) -> bool:
    """Whether `text` ends on a full stop, exclamation mark, question mark or ellipsis, quotes and brackets aside."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_END)


def is_furniture(text: str) -> bool:
    """Whether `text` is no sentence of the story: a heading, byline, dateline, caption, list item or credit."""
    line = text.strip()
    words = count_words(line)
    if words < 2 or not _LETTER.search(line):
        return True
    if words <= _LONGEST_LABEL and not _LOWER_CASE_WORD.search(line):
        return True
    if not ends_as_sentence(line) and (words <= _LONGEST_HEADLINE or _BULLET.match(line)):
        return True
    if _is_list(line, words) or (line.isupper() and words <= _LONGEST_HEADLINE):
        return True
    if _CREDIT.match(line) or _CAPTION_END.search(line[-200:]):
        return True
    return words <= _LONGEST_BYLINE and bool(
        _BYLINE.match(line) or _DATELINE.match(line) or _FRENCH_DATE.fullmatch(line)
    )


def _is_list(line: str, words: int) -> bool:
    """Whether `line` enumerates, as a team sheet or a table of results does: a mark for every third word or more."""
    marks = sum(line.count(mark) for mark in ",;(/|")
    return words >= 10 and marks * 3 >= words


def breaks_quote(text: str) -> bool:
    """Whether `text` opens a quotation that it does not close, or the other way round."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("«") != text.count("»")


def is_question(text: str) -> bool:
    """Whether `text` asks."""
    return _QUESTION_END.search(text[-20:]) is not None


def is_loose_quote(text: str, language: str = "en") -> bool:
    """Whether `text` is speech that names no speaker: nothing, or next to nothing, stands outside the quotation marks.

    An "I" or "we" outside of quotation marks counts as speech too: it comes from the middle of a long quotation.
    language: `fr` for French; anything else is read as English.
    """
    outside = _QUOTED.sub(" ", text)
    if len(outside) < len(text) and sum(map(_has_letter, outside.split())) < 3:
        return True
    first_person = _FRENCH_FIRST_PERSON if language == "fr" else _FIRST_PERSON
    return first_person.search(outside) is not None


def _has_letter(word: str) -> bool:
    return _LETTER.search(word) is not None
