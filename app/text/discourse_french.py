"""Which French sentences lean on the one before: rules on how a sentence starts, as for English.

«Il a ajouté» points back and «Il faut» does not; «Cette annonce» does and «Cette année» does not. In doubt a sentence
leans, for the reason that `app.text.discourse_english` gives.
"""

import re

from app.text.discourse_french_patterns import (
    ADDITIVE,
    BARE_DEFINITE,
    CALENDAR,
    CONNECTIVE,
    DETERMINER,
    ELIDED,
    EXPLETIVE,
    FRAGMENT,
    INVERTED_START,
    IS_PRONOUN,
    LONGEST_OPENING,
    NAMED_SPEAKER,
    NAMING_CLAUSE,
    NOW,
    OPENING_THEN_PRONOUN,
    OPENING_WORD,
    OUTSIDE,
    PARTICLES,
    POINTING_PHRASE,
    POINTS_BACK_INSIDE,
    POSSESSIVES,
    PRONOUN,
    PRONOUN_SPEAKS,
    SHORT_OPENING_THEN_PRONOUN,
    STANDS_ALONE,
    STRONG,
)
from app.text.discourse_marks import QUOTES, continues, has_name, plain_start


def leans_on_previous(sentence: str) -> bool:
    """Whether `sentence` can't be read alone; see `app.text.discourse`. Quotation marks at its start hide nothing."""
    text = plain_start(sentence, QUOTES + "([-–—….")
    if not text:
        return False
    if continues(text, PARTICLES):
        return True
    if pronoun_speaks(text):
        return True
    if STANDS_ALONE.match(text) or EXPLETIVE.match(text):
        return False
    if any(start.match(text) for start in (PRONOUN, CONNECTIVE, FRAGMENT)) or POINTS_BACK_INSIDE.search(text):
        return True
    return DETERMINER.match(text) is not None or _phrase_points_back(text) or _opening_lacks_name(text)


def presumes_context(sentence: str) -> bool:
    """Whether `sentence` speaks of something as known already; see `app.text.discourse`."""
    text = plain_start(sentence, QUOTES)
    if ADDITIVE.match(text):
        return True
    match = BARE_DEFINITE.match(text)
    return match is not None and not _has_name(text[match.end() :])


def pronoun_speaks(text: str) -> bool:
    """Whether "il" or "elle" says what stands before, and nobody was named for it in the sentence: «…, a-t-il dit»."""
    if INVERTED_START.match(text) and not text.rstrip(QUOTES).endswith("?"):
        return True
    match = PRONOUN_SPEAKS.search(text)
    if match is None:
        return False
    if text.rstrip(QUOTES).endswith("?") and not OUTSIDE.search(text):
        return False
    return NAMED_SPEAKER.search(OUTSIDE.sub(" ", text[: match.start() + 1])) is None


def _phrase_points_back(text: str) -> bool:
    match = POINTING_PHRASE.match(text)
    if match is None or NOW.match(text, match.start("pointer")):
        return False
    pointer, preposition = match["pointer"].casefold(), match["preposition"].casefold().replace("’", "'")
    rest = text[match.end() :]
    if pointer in POSSESSIVES:
        # «Dans son rapport, la Cour des comptes critique»: named at once; «Sur son compte, il a» is not.
        _, comma, subject = rest[:LONGEST_OPENING].partition(", ")
        return IS_PRONOUN.match(subject) is not None if comma else not _has_name(rest)
    if re.fullmatch(STRONG, pointer) and preposition not in {"selon", "d'après", "pour"}:
        return not _has_name(rest)
    return True


def _opening_lacks_name(text: str) -> bool:
    match = OPENING_THEN_PRONOUN.match(text)
    if match is None:
        match = SHORT_OPENING_THEN_PRONOUN.match(text)
        if match is None:
            return False
    subject = match["subject"]
    if EXPLETIVE.match(subject[:1].upper() + subject[1:200]):
        return False
    clause = NAMING_CLAUSE.match(match["opening"])
    if clause and _has_name(match["opening"][clause.end() - 1 :]):
        return False
    return OPENING_WORD.match(match["opening"]) is not None


def _has_name(text: str) -> bool:
    return has_name(ELIDED.sub(" ", text), CALENDAR)
