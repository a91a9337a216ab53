"""Outputs that are broken whatever they say: empty, in circles, French, out of proportion, a «not» gone, names new."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.text.brackets import has_stray_quote, stray_bracket
from app.text.frost import lost_frost
from app.text.leftover import copied_run, french_words, is_copied
from app.text.limits import lost_limits
from app.text.loops import has_new_loop
from app.text.made_up import made_up_words
from app.text.names.invented import invented_names
from app.text.negation import lost_negation
from app.text.span import Span

ProblemCode = Literal[
    "empty_output",
    "repetition",
    "untranslated",
    "untranslated_word",
    "unknown_word",
    "too_long",
    "too_short",
    "negation_lost",
    "limit_lost",
    "name_invented",
    "number_mismatch",
    "stray_bracket",
    "stray_quote",
]

# English has nine characters where French has ten; the rest is room for short sentences. The bounds are on the
# logarithm of the ratio: of 3,000 professional translations (newstest2013, clean pairs) 3 lie below and 0 above.
_CHARACTERS_PER_CHARACTER, _ROOM = 0.9, 10
_SHORTEST, _LONGEST = -0.55, 0.6


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a target sentence as a whole.

    message: one plain sentence for an editor. source, target: where, as far as that can be told.
    """

    code: ProblemCode
    message: str
    source: Span | None = None
    target: Span | None = None


def find_problems(source: str, target: str) -> list[Problem]:
    """Look for what makes a translation unfit to print. Both are one sentence, the source in French. Linear time.

    Typography makes no difference. A source without letters has no problems.
    """
    if not any(character.isalpha() for character in source):
        return []
    if not any(character.isalnum() for character in target):
        return [Problem("empty_output", "This sentence came out empty.")]
    return [
        *_loops(source, target),
        *_french(source, target),
        *_proportion(source, target),
        *_negation(source, target),
        *_names(source, target),
        *_marks(source, target),
    ]


def _loops(source: str, target: str) -> Iterator[Problem]:
    if has_new_loop(target, source):
        yield Problem("repetition", "The translation repeats itself; words may be missing.")


def _french(source: str, target: str) -> Iterator[Problem]:
    if is_copied(source, target):
        yield Problem("untranslated", "This sentence was left in French.", target=Span(0, len(target)))
        return
    run = copied_run(source, target)
    if run is not None:
        words = target[run.start : run.end]
        yield Problem("untranslated", f"French was left standing: «{words}».", target=run)
        return
    french = french_words(source, target)
    for word in french:
        text = target[word.start : word.end]
        is_copied_word = text in source
        message = f"The French word «{text}» was not translated." if is_copied_word else f"“{text}” is no English word."
        yield Problem("untranslated_word", message, target=word)
    for word in made_up_words(source, target):
        if word not in french:
            yield Problem("unknown_word", f"“{target[word.start : word.end]}” is no English word.", target=word)


def _proportion(source: str, target: str) -> Iterator[Problem]:
    expected = _CHARACTERS_PER_CHARACTER * len(source) + _ROOM
    ratio = math.log((len(target) + _ROOM) / expected)
    if ratio < _SHORTEST:
        yield Problem("too_short", "The translation is much shorter than the French; something may be missing.")
    elif ratio > _LONGEST:
        yield Problem("too_long", "The translation is much longer than the French; something may be invented.")


def _negation(source: str, target: str) -> Iterator[Problem]:
    span = lost_negation(source, target)
    if span is not None:
        words = source[span.start : span.end].strip()
        yield Problem("negation_lost", f"The French has a negation («{words}») and the English none.", source=span)
    for limit in lost_limits(source, target):
        words = source[limit.source.start : limit.source.end]
        message = f"The French says «{words}», and nothing in the English says “{limit.english}”."
        yield Problem("limit_lost", message, source=limit.source)


def _names(source: str, target: str) -> Iterator[Problem]:
    for span in invented_names(source, target):
        name = target[span.start : span.end]
        yield Problem("name_invented", f"The name “{name}” of the English is not found in the French.", target=span)


def _marks(source: str, target: str) -> Iterator[Problem]:
    if below := lost_frost(source, target):
        words = source[below.start : below.end]
        yield Problem("number_mismatch", f"The French has a temperature below zero («{words}…»).", source=below)
    if bracket := stray_bracket(source, target):
        yield Problem("stray_bracket", "A bracket has no other half; something around it may be wrong.", target=bracket)
    if has_stray_quote(source, target):
        yield Problem("stray_quote", "A quotation mark has no other half: see where the quotation begins and ends.")
