"""Whether a sentence ends at a full stop, a question or exclamation mark, or an ellipsis."""

import re
from dataclasses import dataclass
from typing import Literal

from app.text.abbreviations import DOMAINS, EXCLAIMED_NAMES, Abbreviations
from app.text.enclosures import Enclosures

_SPACE_AND_CLOSER = re.compile(r"\s*[»›]")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}|\*{1,3}(?=\s)")
_CLOSERS = "»›”’)]}\"'"
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"[«“„‹‘(\[{¿¡\"'\s—–―-]*")
_DASHES = "—–―-"
_ELISION = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd)['’ʼ]"
_WORD = re.compile(rf"{_ELISION}|[^\W_]{{1,40}}", re.IGNORECASE)
_TOKEN_START = re.compile(rf".*[«“„‹‘(\[{{\"—–/*_]|{_ELISION}", re.IGNORECASE | re.DOTALL)
_DOTTED = re.compile(r"(?:[^\W\d_][hlr]?\.-?)+[^\W\d_][hlr]?")
_NUMERAL = re.compile(r"\d|(?:[IVXLC]+|[A-Z])\b(?!['’ʼ])")
_CLUB = re.compile(r"FC\b|FSV\b|SC\b")  # 1. FC Union Berlin
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_CODE = re.compile(r"[@/\\_=<>#]|www", re.IGNORECASE)
_WINDOW = 40  # characters looked at on either side: every candidate costs the same, whatever the text

_WORDS_OF_ONE_LETTER = frozenset("aày")
_ERA = frozenset({"av.", "apr.", "av", "apr", "avant", "après"})  # what stands before J.-C.


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence may end.

    mark: the full stops, question marks… that stand at start.
    token: what they follow, up to the last white space, without opening marks and elisions; empty behind a
        closing mark.
    before: the word in front of the token, in lower case.
    end: behind the mark and all that closes with it.
    next_start: where the text goes on. word_start: its first character that is no opening mark.
    word: its first word, in lower case, an elided one with its apostrophe.
    is_doubted: sentencex sees no end here. in_dialogue: the paragraph begins with a dash.
    """

    text: str
    mark: str
    start: int
    token: str
    before: str
    end: int
    next_start: int
    word_start: int
    word: str
    is_doubted: bool
    in_dialogue: bool

    @classmethod
    def at(
        cls, text: str, mark: re.Match[str], enclosures: Enclosures, *, is_doubted: bool, in_dialogue: bool
    ) -> "Candidate":
        """Look around a mark. is_doubted, in_dialogue: see the class."""
        token, before = _before(text, mark.start())
        end = _end_of_closers(text, mark.end(), enclosures)
        next_start = _end_of(_SPACE, text, end)
        word_start = _end_of(_OPENING, text, next_start)
        word = _WORD.match(text, word_start)
        return cls(
            text=text,
            mark=mark.group(),
            start=mark.start(),
            token=token,
            before=before,
            end=end,
            next_start=next_start,
            word_start=word_start,
            word=word.group().lower().replace("’", "'").replace("ʼ", "'") if word else "",
            is_doubted=is_doubted,
            in_dialogue=in_dialogue,
        )

    @property
    def follows(self) -> Literal["nothing", "lower", "digit", "upper"]:
        """Kind of the character that the text goes on with; what has no case, as Arabic or an emoji, is upper."""
        first = self.text[self.word_start : self.word_start + 1]
        if not first:
            return "nothing"
        if first.islower():
            # iPhone, eBay
            second = self.text[self.word_start + 1 : self.word_start + 2]
            return "upper" if second.isupper() else "lower"
        return "digit" if first.isdigit() else "upper"

    def begins_with(self, *words: frozenset[str]) -> bool:
        """Whether the next word is one of these, and no initial («N. J. Dupont»)."""
        is_initial = len(self.word) == 1 and self.text[self.word_start + 1 : self.word_start + 2] == "."
        return not is_initial and any(self.word in some for some in words)


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _before(text: str, place: int) -> tuple[str, str]:
    window = text[max(0, place - 2 * _WINDOW) : place]
    if not window or window[-1].isspace() or window[-1] in _CLOSERS:
        return "", ""
    *others, token = window.split()
    return _bare(token), _bare(others[-1]).lower() if others else ""


def _bare(word: str) -> str:
    while match := _TOKEN_START.match(word):
        word = word[match.end() :]
    return word


def _end_of_closers(text: str, place: int, enclosures: Enclosures) -> int:
    """Step over closing quotation marks, brackets and footnote marks that belong to the sentence that ends here."""
    while place < len(text):
        if text[place] in _CLOSERS and place not in enclosures.opening:
            place += 1
        elif match := _SPACE_AND_CLOSER.match(text, place) or _FOOTNOTE.match(text, place):
            place = match.end()
        else:
            break
    return place


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
    if candidate.text[candidate.next_start] in _DASHES and not candidate.in_dialogue:
        # «– hélas ! – »: the dash closes a parenthesis.
        return False
    return candidate.token not in EXCLAIMED_NAMES or candidate.begins_with(words.openers, words.name_openers)


def _ends_at_full_stop(candidate: Candidate, words: Abbreviations) -> bool:
    token, follows = candidate.token, candidate.follows
    if follows == "lower":
        return _ends_before_lower_case(candidate, words)
    if token in words.titles:
        return False
    if len(token) == 1 and token.isalpha() and token not in _WORDS_OF_ONE_LETTER:
        is_unit = token.islower() and candidate.before.isdigit() and follows == "upper"
        is_letter = token.isupper() and candidate.before in words.lettered
        return is_unit or is_letter or (follows == "upper" and _ends_after_initial(candidate, words))
    if _DOTTED.fullmatch(token):
        return follows == "upper" and _ends_after_initials(candidate, words)
    return _ends_after_word(candidate, words)


def _ends_after_word(candidate: Candidate, words: Abbreviations) -> bool:
    token, lowered, follows = candidate.token, candidate.token.lower(), candidate.follows
    if lowered in words.before_numbers and _NUMERAL.match(candidate.text, candidate.word_start):
        return False
    if lowered in words.doubtful or (follows == "upper" and candidate.is_doubted and token.isalpha()):
        return follows == "upper" and candidate.begins_with(words.openers, words.name_openers)
    if token.isdigit() and _CLUB.match(candidate.text, candidate.word_start):
        return False
    if token.isdigit() and follows == "digit":
        return not (len(token) <= 3 and _THOUSANDS.match(candidate.text, candidate.word_start))
    return True


def _ends_after_initial(candidate: Candidate, words: Abbreviations) -> bool:
    return candidate.begins_with(words.openers) or (
        candidate.token.islower() and candidate.begins_with(words.name_openers)
    )


def _ends_after_initials(candidate: Candidate, words: Abbreviations) -> bool:
    """Tell «J.-M. Le Pen», a person, from «av. J.-C. Le temple», an era, and from «l'U.E. La Commission», a body."""
    is_person = "-" in candidate.token and candidate.before not in _ERA
    return candidate.begins_with(words.openers) or (not is_person and candidate.begins_with(words.name_openers))


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
    around = text[max(0, start - _WINDOW) : start].split()[-1:] + text[end : end + _WINDOW].split()[:1]
    word = text[candidate.word_start : candidate.word_start + len(candidate.word)]
    if any(_CODE.search(part) for part in around) or candidate.word in DOMAINS or not word.istitle():
        return False
    if candidate.mark != "." or end > start + 1:
        return True
    word_end = candidate.word_start + len(word)
    if text[word_end : word_end + 1] not in ("", " ", "'", "’", ",", "»"):
        return False
    token = candidate.token
    is_word = len(token) >= 2 and token.isalpha() and token.islower()
    is_opener = candidate.begins_with(words.openers, words.name_openers)
    return ((is_word or not token) and (len(word) > 1 or is_opener)) or (token.isdigit() and is_opener)
