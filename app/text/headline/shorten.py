"""A headline from a sentence: what stands apart in it is left out, piece by piece, until it is short enough.

Nothing is cut that is not marked off by punctuation and known by a closed list, so that no phrase breaks; no word comes
in. What can't be made short safely stays longer. Who says so goes last, and is told.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.text.discourse import leans_on_previous
from app.text.headline.draft import Draft, Piece
from app.text.headline.lexicon import LEXICONS, Lexicon
from app.text.prose import breaks_quote
from app.text.tight.edits import Edit, Kind
from app.text.words import Language, count_words

LONGEST = 12  # words
_LONGEST_SENTENCE = 1_000  # characters; what is longer is a list or a table
_FEWEST_WORDS = 3
_LONGEST_NAME = 5  # words
# As in "PARIS, Nov. 3 (AFP) — A strike".
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}[^!?;:]{0,40}?(?:\([A-Z][\w /-]+\)\s*[–—-]|\s[–—])\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
# "It was the mayor, who": what it says comes behind.
_CLEFT = re.compile(r"(?:C[’']est|Ce sont|C[’']était|It(?: is| was|['’]s))\b")
_YEAR = re.compile(r"\d{4}")
_QUOTE = re.compile(r"[\"“«]")

Cut = tuple[Kind, int, int]
Rule = Callable[[Draft, Lexicon], Iterator[Cut]]


@dataclass(frozen=True, slots=True)
class Headline:
    """A line without a full stop, and what was left out of the sentence for it, in the order of the sentence."""

    text: str
    edits: tuple[Edit, ...] = ()

    @property
    def attribution(self) -> str:
        """The words that said who says so, where they were left out."""
        return next((edit.removed.strip(" ,") for edit in self.edits if edit.kind == "attribution"), "")


def shorten(sentence: str, longest: int = LONGEST, language: Language = "en") -> Headline:
    """Make a headline of a sentence of at most `longest` words, or more where nothing more can go safely. Total."""
    draft = Draft.of(sentence)
    if len(sentence) > _LONGEST_SENTENCE or not draft.text or not draft.is_balanced:
        return Headline(draft.headline, draft.edits)
    for rule in _RULES:
        while count_words(draft.text) > longest:
            shorter = _first_safe(draft, rule, language)
            # Who says so is not given up for a line that is too long all the same.
            if shorter is None or (rule is _attribution and count_words(shorter.text) > longest):
                break
            draft = shorter
    return Headline(draft.headline, draft.edits)


def _first_safe(draft: Draft, rule: Rule, language: Language) -> Draft | None:
    for kind, start, end in rule(draft, LEXICONS[language]):
        shorter = draft.without(kind, start, end)
        if _is_whole(shorter, draft, language):
            return shorter
    return None


def _is_whole(shorter: Draft, longer: Draft, language: Language) -> bool:
    """Whether what is left is a sentence that can be read alone."""
    text = shorter.headline
    if count_words(text) < _FEWEST_WORDS or not shorter.is_balanced or not text[0].isalnum():
        return False
    if not LEXICONS[language].verb.search(shorter.text) or _ends_openly(text):
        return False
    return not leans_on_previous(text, language) or leans_on_previous(longer.headline, language)


def _ends_openly(text: str) -> bool:
    return text[-1] in ",;:–—-("


def _dateline(draft: Draft, _: Lexicon) -> Iterator[Cut]:
    if match := _DATELINE.match(draft.text):
        yield "aside", 0, match.end()


def _brackets(draft: Draft, _: Lexicon) -> Iterator[Cut]:
    """Give brackets, the last first; those within a quotation are what its paper has put in."""
    for match in reversed(list(_BRACKETS.finditer(draft.text))):
        if not breaks_quote(draft.text[: match.start()]):
            yield "parenthesis", *match.span()


def _asides(draft: Draft, words: Lexicon) -> Iterator[Cut]:
    """Give what stands apart between commas or dashes, the last first."""
    pieces = draft.pieces()
    keeps_speaker = _keeps_speaker(draft, words)
    for number in range(len(pieces) - 1, 0, -1):
        if not _is_aside(pieces, number, words):
            continue
        piece = pieces[number]
        says_who = words.leading.match(piece.text[:1].upper() + piece.text[1:]) is not None
        if says_who and keeps_speaker:
            continue
        end = _end_of_aside(draft, pieces, number, words)
        if end:
            yield "attribution" if says_who else "aside", pieces[number - 1].end, end


def _end_of_aside(draft: Draft, pieces: Sequence[Piece], number: int, words: Lexicon) -> int:
    """Find where what is cut ends, so that the rest reads on; 0 where that is not known."""
    piece, before = pieces[number], pieces[number - 1]
    if number == len(pieces) - 1:
        # "and the roads, like the stations are full": the verb is in what looks like an aside.
        is_closed = number == 1 or words.verb.search(before.text) or _is_aside(pieces, number - 1, words)
        return len(draft.text) if is_closed else 0
    after = pieces[number + 1]
    if words.trailing.fullmatch(after.text) and _has_main_verb(pieces[:number], words):
        return piece.end if number + 2 == len(pieces) else 0
    if number == 1 and words.opening.match(before.text):
        return piece.end
    if _reads_on(pieces, number, words):
        return after.start - 1  # the space before it stays
    is_last = words.relative.match(piece.text) and _ends_main_clause(pieces, number, words)
    return len(draft.text) if is_last else 0


def _reads_on(pieces: Sequence[Piece], number: int, words: Lexicon) -> bool:
    """Whether the piece behind an aside goes on with what stood before it."""
    after = pieces[number + 1].text
    if words.never.match(after):
        return False
    if words.trailing.fullmatch(after):
        # Who says so, or the verb of the subject: told apart by "that", and by a subject that is a name at most.
        return words.that.search(after) is not None or count_words(pieces[number - 1].text) <= _LONGEST_NAME
    if words.resumes.match(after):
        # A finite verb goes on with the subject, which stands right before the aside and has none yet.
        is_of_subject = number == 1 + _starts_later(pieces, words) and not _has_main_verb(pieces[:number], words)
        return is_of_subject or words.verb.match(after) is None
    return number + 2 == len(pieces) and words.preposition.match(after) is not None


def _ends_main_clause(pieces: Sequence[Piece], number: int, words: Lexicon) -> bool:
    """Whether the main clause is whole before a piece, and nothing behind that goes on with it."""
    goes_on = any(words.resumes.match(later.text) or words.never.match(later.text) for later in pieces[number:])
    # "Some weeks ago, the police of Lyon, who …, asked": what it is about may wait for a verb that is in no list.
    has_verb = words.verb.search(pieces[number - 1].text) is not None
    return not goes_on and has_verb and _has_main_verb(pieces[:number], words)


def _is_aside(pieces: Sequence[Piece], number: int, words: Lexicon) -> bool:
    text, before = pieces[number].text, pieces[number - 1].text
    if words.never.match(text) or pieces[number].before.strip() in (";", ":"):
        return False
    if words.relative.match(text):
        return not _CLEFT.match(pieces[0].text)
    if words.participle.match(text) or words.clause.match(text):
        return True
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    if not last[:1].isupper() or words.calendar.match(last) or words.verb.search(text):
        return False
    # "announced, in Lyon, a plan": what stands behind an adverbial belongs to the verb before it.
    is_of_subject = number == 1 + _starts_later(pieces, words)
    is_about_it = is_of_subject or words.verb.search(before) is not None or _is_aside(pieces, number - 1, words)
    return is_about_it and words.apposition.match(text) is not None


def _opening(draft: Draft, words: Lexicon) -> Iterator[Cut]:
    """Give a time or place before the subject; one with a year stays, for without it the past looks like today."""
    pieces = draft.pieces()
    first = pieces[0].text
    if len(pieces) < 2 or not words.opening.match(first) or _YEAR.search(first):
        return
    if pieces[1].before.strip() == "," and _is_clause(pieces[1].text, words):
        yield "aside", 0, pieces[1].start


def _attribution(draft: Draft, words: Lexicon) -> Iterator[Cut]:
    """Give who says so, at the end or at the start. Of a quotation, an opinion and a charge the speaker stays."""
    pieces = draft.pieces()
    if len(pieces) < 2 or _keeps_speaker(draft, words):
        return
    if words.trailing.fullmatch(pieces[-1].text) and _has_main_verb(pieces[:-1], words):
        yield "attribution", pieces[-2].end, len(draft.text)
    if words.leading.match(pieces[0].text) and _is_clause(pieces[1].text, words):
        yield "attribution", 0, pieces[1].start


def _keeps_speaker(draft: Draft, words: Lexicon) -> bool:
    return _QUOTE.search(draft.text) is not None or words.claim.search(draft.text) is not None


def _further_clause(draft: Draft, words: Lexicon) -> Iterator[Cut]:
    """Give a second sentence behind a semicolon, or a clause with "and" and a verb."""
    pieces = draft.pieces()
    for number in range(len(pieces) - 1, 0, -1):
        piece = pieces[number]
        is_further = piece.before.strip() == ";" or (
            number == len(pieces) - 1 and words.and_clause.match(piece.text) and _is_clause(piece.text, words)
        )
        if is_further and _has_main_verb(pieces[:number], words):
            yield "aside", pieces[number - 1].end, len(draft.text)


def _has_main_verb(pieces: Sequence[Piece], words: Lexicon) -> bool:
    """Whether the first pieces are a main clause: a verb further in may be that of an aside."""
    return _is_clause(pieces[_starts_later(pieces, words)].text, words)


def _starts_later(pieces: Sequence[Piece], words: Lexicon) -> bool:
    """Whether the main clause begins with the second piece: a time, a place or who says so comes first."""
    first = pieces[0].text
    return len(pieces) > 1 and bool(words.opening.match(first) or words.leading.match(first))


def _is_clause(text: str, words: Lexicon) -> bool:
    """Whether a stretch has a finite verb that is not its first word."""
    return words.verb.search(text, 1) is not None and count_words(text) >= _FEWEST_WORDS


_RULES: tuple[Rule, ...] = (_dateline, _brackets, _asides, _opening, _attribution, _asides, _further_clause)
