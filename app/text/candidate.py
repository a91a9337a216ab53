"""A place where a sentence may end, and what stands around it."""

import re
from dataclasses import dataclass
from typing import Literal

from app.text.enclosures import Enclosures

_SPACE_AND_CLOSER = re.compile(r"\s*[»›]")
_SPACE_AND_QUOTE = re.compile(r"\s+\"")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}|\*{1,3}(?=\s)")
_CLOSERS = "»›”’)]}\"'"
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"[«“„‹‘(\[{¿¡\"'\s—–―-]*")
_IN_CAPITALS = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ]['’ʼ])?[A-ZÀ-ÖØ-Þ]{2,40}(?:\W{1,3}[A-ZÀ-ÖØ-Þ\d]|\W{0,3}\Z)|[A-ZÀ-ÖØ-Þ]['’ʼ][A-ZÀ-ÖØ-Þ]"
)
DASHES = "—–―-"
_ADDRESS = re.compile(r"https?://|www\.")
_COLON = re.compile(r"\s?:\s")
_ELISION = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd)['’ʼ]"
_WORD = re.compile(rf"{_ELISION}|[^\W_]{{1,40}}", re.IGNORECASE)
_TOKEN_START = re.compile(rf".*[«“„‹‘(\[{{\"—–/*_]|{_ELISION}", re.IGNORECASE | re.DOTALL)
LONGEST_LOOK = 200  # characters of the sentence so far that a rule may ask for
WINDOW = 40  # characters looked at on either side: every candidate costs the same, whatever the text


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
    sentence: what stands before the mark of the sentence it may end; of a long one, the last part.
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
    sentence: str

    @classmethod
    def at(
        cls, text: str, mark: re.Match[str], enclosures: Enclosures, begin: int, *, is_doubted: bool, in_dialogue: bool
    ) -> "Candidate":
        """Look around a mark. begin: where its sentence begins. is_doubted, in_dialogue: see the class."""
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
            sentence=text[max(begin, mark.start() - LONGEST_LOOK) : mark.start()].lstrip(),
        )

    @property
    def follows(self) -> Literal["nothing", "lower", "digit", "upper"]:
        """Kind of the character that the text goes on with; what has no case, as Arabic or an emoji, is upper."""
        first = self.text[self.word_start : self.word_start + 1]
        if not first:
            return "nothing"
        if first.islower():
            # iPhone, eBay; an address is in lower case wherever it stands
            second = self.text[self.word_start + 1 : self.word_start + 2]
            is_capital = second.isupper() or _ADDRESS.match(self.text, self.word_start) is not None
            return "upper" if is_capital else "lower"
        return "digit" if first.isdigit() else "upper"

    @property
    def goes_on_in_capitals(self) -> bool:
        """Whether the next two words are in capitals, as in a heading: a capital there begins nothing."""
        return _IN_CAPITALS.match(self.text, self.word_start) is not None

    def begins_with(self, *words: frozenset[str]) -> bool:
        """Whether the next word is one of these, and no initial («N. J. Dupont»)."""
        is_initial = len(self.word) == 1 and self.text[self.word_start + 1 : self.word_start + 2] == "."
        return not is_initial and any(self.word in some for some in words)

    @property
    def begins_with_label(self) -> bool:
        """Whether the text goes on with a word and a colon, as notices and tables do: «Entrée : 16 €»."""
        return len(self.word) > 1 and _COLON.match(self.text, self.word_start + len(self.word)) is not None


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _before(text: str, place: int) -> tuple[str, str]:
    window = text[max(0, place - 2 * WINDOW) : place]
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
        elif (match := _SPACE_AND_QUOTE.match(text, place)) and match.end() - 1 not in enclosures.opening:
            # " Je veux mourir. " Mais il vit.
            place = match.end()
        else:
            break
    return place
