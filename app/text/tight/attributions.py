"""Who said it, where the reader knows already: «According to the ministry, …», «…, the ministry said.»."""

import re
from typing import Final

from app.text.tight.reading import HIDDEN, Cut, Reading
from app.text.tight.sources import is_known

# Words.
_LONGEST_SOURCE: Final = 8
_BARE: Final = re.compile(r"^(?:But|And|Mais|Et|Or) | (?:also|now|later|again)$")


def find_attribution(reading: Reading) -> Cut | None:
    """Find an attribution to a known source.

    Beside a quotation it stays, for a quotation needs its speaker. It stays, too, where what is said is a charge, a
    view or a guess: printed without the source it would be the paper's own.
    """
    if reading.is_quoting:
        return None
    return _at_start(reading) or _at_end(reading) or _inside(reading)


def find_sources(reading: Reading) -> tuple[str, ...]:
    """Find who is given as a source in a sentence: «According to X, …», «…, X said.», «X said that …»."""
    lexicon = reading.lexicon
    found = [pattern.match(reading.plain) for pattern in (*lexicon.openings, lexicon.speaking)]
    found += [_last(pattern, reading.plain) for pattern in lexicon.closings]
    found += [pattern.search(reading.plain) for pattern in lexicon.inner_sources]
    sources = (_BARE.sub("", match["source"]) for match in found if match)
    return tuple(dict.fromkeys(source for source in sources if _is_source(source, reading)))


def _is_source(source: str, reading: Reading) -> bool:
    is_name_of_someone = HIDDEN not in source and len(source.split()) <= _LONGEST_SOURCE
    return is_name_of_someone and not reading.has_verb(source) and not reading.lexicon.never_known.search(source)


def _at_start(reading: Reading) -> Cut | None:
    for pattern in reading.lexicon.openings:
        match = pattern.match(reading.plain)
        if match is None:
            continue
        rest = reading.plain[match.end() :]
        # «According to Gartner, Nielsen and others, …», «According to Mr Smith, a lawyer, …»: no clause begins there.
        if _is_clause(rest.split(",", 1)[0], reading) and _may_go(match, rest, reading):
            return Cut("attribution", 0, match.end())
    return None


def _at_end(reading: Reading) -> Cut | None:
    for pattern in reading.lexicon.closings:
        match = _last(pattern, reading.plain)
        if match is None:
            continue
        rest = reading.plain[: match.start()]
        if _is_clause(rest, reading) and not _is_shifted(rest, match, reading) and _may_go(match, rest, reading):
            return Cut("attribution", match.start(), match.end())
    return None


def _inside(reading: Reading) -> Cut | None:
    for pattern in reading.lexicon.inner_sources:
        match = pattern.search(reading.plain)
        if match is None:
            continue
        before, after = reading.plain[: match.start()], reading.plain[match.end() :]
        end = _inner_end(before, match, reading)
        if end and not _is_shifted(before, match, reading) and _may_go(match, f"{before} {after}", reading):
            return Cut("attribution", match.start(), end)
    return None


def _inner_end(before: str, match: re.Match[str], reading: Reading) -> int:
    """Tell how far an attribution between commas goes: with its second comma or without; 0 where that is in doubt."""
    if reading.lexicon.setting.fullmatch(before):
        return match.end() - 2
    if "," in before:
        return 0
    if not reading.has_verb(before):
        return match.end() - 1 if reading.goes_on_with_verb(match.end()) else 0
    is_joined = reading.lexicon.joining.match(reading.plain, match.end()) and _is_clause(before, reading)
    return match.end() - 2 if is_joined else 0


def _is_clause(part: str, reading: Reading) -> bool:
    """Whether a part can stand as a sentence: it has a verb, and starts as no subordinate clause does."""
    return reading.has_verb(part) and reading.lexicon.subordinate.match(part) is None and "who" not in part.split()


def _is_shifted(part: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether «said» may have put a present into the past: «The plan was weak, he said» says that it is weak."""
    return reading.lexicon.shifting.search(match[0]) is not None and reading.lexicon.stative.search(part) is not None


def _may_go(match: re.Match[str], rest: str, reading: Reading) -> bool:
    source = match["source"]
    is_plain = not (reading.has_verb(source) or reading.lexicon.lasting.search(source) or _has_digit(source))
    return is_plain and _is_plain_fact(rest, reading) and is_known(source, rest, reading)


def _is_plain_fact(rest: str, reading: Reading) -> bool:
    """Whether what is said is no more than how much there is, was or has become of something, or what opens when.

    All else may be a charge, a view, a guess or a promise, and «has three houses» can be held against somebody.
    """
    lexicon = reading.lexicon
    if lexicon.telling.search(rest) or not _has_digit(rest):
        return False
    others, measures = lexicon.measuring.subn(" ", rest)
    return measures > 0 and not any(pattern.search(others) for pattern in lexicon.deeds)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Find the match that ends the text and begins last; looked for in the last clauses only."""
    place = text.rfind(",")
    found = pattern.search(text, place) if place >= 0 else None
    return found or pattern.search(text, max(0, len(text) - 120))
