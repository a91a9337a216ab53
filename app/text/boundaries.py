"""Whether a sentence ends at a full stop, a question or exclamation mark, or an ellipsis."""

import re

from app.text.abbreviations import DOMAINS, EXCLAIMED_NAMES, Abbreviations
from app.text.candidate import DASHES, WINDOW, Candidate

_DOTTED = re.compile(r"(?:[^\W\d_][hlr]?\.-?)+[^\W\d_][hlr]?")
_NUMERAL = re.compile(r"\d|(?:[IVXLC]+|[A-Z])\b(?!['’ʼ])")
_CLUB = re.compile(r"FC\b|FSV\b|SC\b")  # 1. FC Union Berlin
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*°?")
_DECIMAL = re.compile(r"\d+,\d+")
_DAY = re.compile(r"\d+(?=[^\W\d_]{3})")  # 14nov.
_OPEN_DASH = re.compile(r"\s[—–―-]\s")
# What stands before «. –» in «LAUSANNE, le 2 sept. 2021. – Le tribunal» and «Art. 1er. – La République»: words with a
# capital or a figure, dates, articles.
_HEAD = re.compile(
    r"(?:(?:\d{1,2}(?:er)?\s[a-zéû]{3,9}\.?|[A-ZÀ-Þ\d(]\S*|[a-z]{1,3}\.?\)|l[ea]s?|d[ue]s?|et|en|à|[ld]['’]\S+)(?:\s+|\Z)){1,8}"
)
_LONGEST_HEAD = 60
# «Le maire a démissionné.Il l'a dit», «dit-il.«On ferme»», «3-1.Marseille».
_PLAIN_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_FIGURES = re.compile(r"\d+(?:[hH:-]\d*)+")
_CODE = re.compile(r"[@/\\_=<>#]|www", re.IGNORECASE)

_WORDS_OF_ONE_LETTER = frozenset("aày")
_QUOTATION = frozenset('«“"')
_MILLIONS = frozenset("M")  # 1,5 M
_ERA = frozenset({"av.", "apr.", "av", "apr", "avant", "après"})  # what stands before J.-C.
# «En 52 av. J.-C. César défait Vercingétorix»: a date that begins a sentence, with nothing said yet.
_DATE_ALONE = re.compile(
    r"(?:en|vers|dès|depuis|le|au|à)\s(?:l['’]an\s)?(?:\d{1,2}(?:er)?\s)?(?:[a-zéû]+\s){0,2}(?:\d+|[ivxlc]+e(?:\ss\.|\ssiècle)?)\s\S+\s?j\.-c",
    re.IGNORECASE,
)


def is_end(candidate: Candidate, words: Abbreviations) -> bool:
    """Whether a sentence ends at a candidate. In doubt it does not: a name cut in two is worse than a long sentence."""
    if candidate.follows == "nothing" or candidate.text[candidate.next_start] in ",;:.!?%":
        return False
    if candidate.next_start == candidate.end and not _lacks_space(candidate, words):
        return False
    if "!" in candidate.mark or "?" in candidate.mark or candidate.mark.strip("‼⁇⁈⁉") == "":
        return _ends_at_exclamation(candidate, words)
    if candidate.mark == ".":
        return _ends_at_full_stop(candidate, words)
    # «[…]» marks a cut, not an end.
    is_cut = candidate.text[candidate.start - 1 : candidate.start] in ("(", "[")
    return candidate.follows == "upper" and not is_cut


def _ends_at_exclamation(candidate: Candidate, words: Abbreviations) -> bool:
    if candidate.follows == "lower":
        return False
    is_before_dash = candidate.text[candidate.next_start] in DASHES and not candidate.in_dialogue
    if is_before_dash and len(_OPEN_DASH.findall(candidate.sentence)) % 2:
        # «– hélas ! – »: the dash closes a parenthesis; where none is open, a speaker's turn begins.
        return False
    return candidate.token not in EXCLAIMED_NAMES or candidate.begins_with(words.openers, words.name_openers)


def _ends_at_full_stop(candidate: Candidate, words: Abbreviations) -> bool:
    token, follows = candidate.token, candidate.follows
    if follows == "lower":
        return _ends_before_lower_case(candidate, words)
    if _is_unit(candidate):
        return follows == "upper"
    if token in words.titles or _is_head(candidate):
        return False
    if len(token) == 1 and token.isalpha() and token not in _WORDS_OF_ONE_LETTER:
        is_letter = token.isupper() and candidate.before in words.lettered
        return is_letter or (follows == "upper" and _ends_after_initial(candidate, words))
    if _DOTTED.fullmatch(token):
        return follows == "upper" and _ends_after_initials(candidate, words)
    return _ends_after_word(candidate, words)


def _ends_after_word(candidate: Candidate, words: Abbreviations) -> bool:
    token, follows = candidate.token, candidate.follows
    lowered = _DAY.sub("", token.lower(), count=1)
    if lowered in words.closing:
        return follows == "upper" and candidate.text[candidate.next_start] not in "(["
    if lowered in words.before_numbers and _NUMERAL.match(candidate.text, candidate.word_start):
        return False
    if lowered in words.doubtful or (follows == "upper" and candidate.is_doubted and token.isalpha()):
        return follows == "upper" and _opens_sentence(candidate, words)
    return not token.isdigit() or _ends_after_figures(candidate, words)


def _ends_after_figures(candidate: Candidate, words: Abbreviations) -> bool:
    if candidate.before[-1:] in (":", ";"):
        # «100 m : 1. Jacobs ; 2. Kerley»
        return candidate.begins_with(words.openers)
    if candidate.follows == "digit":
        return not (len(candidate.token) <= 3 and _THOUSANDS.match(candidate.text, candidate.word_start))
    return _CLUB.match(candidate.text, candidate.word_start) is None


def _ends_after_initial(candidate: Candidate, words: Abbreviations) -> bool:
    return candidate.begins_with(words.openers) or (
        candidate.token.islower() and candidate.begins_with(words.name_openers)
    )


def _ends_after_initials(candidate: Candidate, words: Abbreviations) -> bool:
    """Tell «J.-M. Le Pen», a person, from «av. J.-C. Le temple», an era, and from «l'U.E. La Commission», a body."""
    token = candidate.token
    if token.islower() and token not in words.doubtful:
        # «4-3 a.p. Lugano»: names have capitals.
        return True
    is_person = "-" in token
    if candidate.goes_on_in_capitals:
        # «L'O.N.U. DANS L'IMPASSE», «L'O.N.U. N'A PAS VOTÉ»
        return candidate.begins_with(words.subjects - words.name_openers if is_person else words.subjects)
    if is_person and candidate.before in _ERA:
        return _DATE_ALONE.fullmatch(candidate.sentence) is None or candidate.begins_with(words.openers)
    is_name = token.count(".") < 2 or is_person
    return (
        candidate.begins_with(words.openers)
        or (not is_person and candidate.begins_with(words.name_openers))
        or (not is_name and (candidate.begins_with_label or candidate.text[candidate.next_start] in _QUOTATION))
    )


def _opens_sentence(candidate: Candidate, words: Abbreviations) -> bool:
    return candidate.begins_with(words.openers, words.name_openers) or candidate.begins_with_label


def _is_unit(candidate: Candidate) -> bool:
    """Whether the full stop follows a unit of one letter: «9.30 h», «1° C», «1,5 M»; not «En 2021 M. Macron»."""
    token, before = candidate.token, candidate.before
    if len(token) != 1 or not token.isalpha() or not _NUMBER.fullmatch(before):
        return False
    is_million = token in _MILLIONS and _DECIMAL.fullmatch(before) is not None
    return token.islower() or before.endswith("°") or is_million


def _is_head(candidate: Candidate) -> bool:
    """Whether the full stop parts a dateline, an article's number or a speaker's name from a dash."""
    if candidate.in_dialogue or candidate.text[candidate.next_start] not in DASHES:
        return False
    return len(candidate.sentence) <= _LONGEST_HEAD and _HEAD.fullmatch(candidate.sentence) is not None


def _ends_before_lower_case(candidate: Candidate, words: Abbreviations) -> bool:
    """Hasty copy lacks capitals, but abbreviations precede lower case too: only a plain word before an opener."""
    token = candidate.token
    is_word = (
        len(token) >= 4 and token.isalpha() and token.islower() and token not in words.before_numbers | words.doubtful
    )
    return is_word and candidate.begins_with(words.openers)


def _lacks_space(candidate: Candidate, words: Abbreviations) -> bool:
    """Whether a missing space is all that is wrong between two sentences, «fin.Le début», and this is no domain."""
    text, start, end = candidate.text, candidate.start, candidate.end
    around = text[max(0, start - WINDOW) : start].split()[-1:] + text[end : end + WINDOW].split()[:1]
    word = text[candidate.word_start : candidate.word_start + len(candidate.word)]
    if any(_CODE.search(part) for part in around) or candidate.word in DOMAINS or not word.istitle():
        return False
    if candidate.mark != "." or end > start + 1:
        return True
    word_end = candidate.word_start + len(word)
    if text[word_end : word_end + 1] not in ("", " ", "'", "’", ",", "»"):
        return False
    token = candidate.token
    is_opener = candidate.begins_with(words.openers, words.name_openers)
    if not token or (token.islower() and _PLAIN_WORD.fullmatch(token)):
        return len(word) > 1 or is_opener
    if token.istitle() and _PLAIN_WORD.fullmatch(token):
        # «sur Facebook.Son adjointe», but «README.Le»
        return is_opener
    return (token.isdigit() and is_opener) or (_FIGURES.fullmatch(token) is not None and len(word) > 1)
