"""Parameters of generation: done as asked, or refused. None is passed over in silence."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.api.requests import MAX_ALTERNATIVES
from app.engines.protocol import SummaryLength
from app.errors import InvalidParameterError, SummaryLimitError

# English news has about four tokens for three words.
_WORDS_PER_TOKEN = 0.75

# Between the fewest and the most words of a summary there must be room for a sentence.
_ROOM = 60

_NEVER_CUT = "A translation is never cut short: it is as long as the text asks for."
_NO_CHANCE = "The likeliest words are looked for, none are drawn by chance."
_WHY_NOT = {
    "max_length": _NEVER_CUT,
    "max_new_tokens": _NEVER_CUT,
    "max_time": _NEVER_CUT,
    "min_length": _NEVER_CUT,
    "min_new_tokens": _NEVER_CUT,
    "temperature": _NO_CHANCE,
    "top_k": _NO_CHANCE,
    "top_p": _NO_CHANCE,
}


@dataclass(frozen=True, slots=True)
class SummaryBounds:
    """How long a summary is to be, in words."""

    max_words: int | None = None
    min_words: int = 0

    @property
    def length(self) -> SummaryLength:
        """What to ask the summarizer for, which knows no fewest words but uses the room that it is given."""
        if self.max_words is None and self.min_words:
            return SummaryLength(max_words=max(2 * self.min_words, self.min_words + _ROOM))
        return SummaryLength(max_words=self.max_words)

    def check(self, words: int) -> None:
        """Raise SummaryLimitError for a summary that came out too short."""
        if words < self.min_words:
            raise SummaryLimitError(
                f"The summary is made of whole sentences, and has {words} words in place of the {self.min_words} that "
                "`min_length` asks for. Ask for a larger `max_length`, or leave `min_length` out.",
                words=words,
                min_words=self.min_words,
            )


def sequences(given: Mapping[str, object], beam: int) -> int:
    """Read how many translations of each text are asked for. Raises InvalidParameterError."""
    _check_known(given, {"num_return_sequences"}, beam)
    return _count(given, "num_return_sequences", 1, MAX_ALTERNATIVES + 1)


def summary_bounds(given: Mapping[str, object], beam: int) -> SummaryBounds:
    """Read how long a summary may be; Hugging Face counts tokens. Raises InvalidParameterError."""
    longest, shortest = ("max_length", "max_new_tokens"), ("min_length", "min_new_tokens")
    _check_known(given, {*longest, *shortest}, beam)
    maxima = [_count(given, name, 1) for name in longest if name in given]
    minima = [_count(given, name, 0) for name in shortest if name in given]
    if maxima and minima and min(maxima) < max(minima):
        raise InvalidParameterError("`min_length` is more than `max_length`.", parameter="min_length")
    return SummaryBounds(
        max_words=int(_WORDS_PER_TOKEN * min(maxima)) if maxima else None,
        min_words=int(_WORDS_PER_TOKEN * max(minima, default=0)),
    )


def _check_known(given: Mapping[str, object], known: set[str], beam: int) -> None:
    for name, value in given.items():
        if name == "num_beams":
            if _count(given, name, 1) != beam:
                raise _refused(name, f"The server is set to {beam}.")
        elif name == "do_sample":
            if value is not False:
                raise _refused(name, _NO_CHANCE)
        elif name not in known:
            taken = ", ".join(sorted(known | {"num_beams", "do_sample"}))
            raise _refused(name, _WHY_NOT.get(name, "It has nothing to act on here."), f" Taken are: {taken}.")


def _count(given: Mapping[str, object], name: str, least: int, most: int = 1_000_000) -> int:
    value = given.get(name, least)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _refused(name, f"It must be a whole number from {least} to {most}.")
    return value


def _refused(name: str, why: str, what_else: str = "") -> InvalidParameterError:
    return InvalidParameterError(f"The parameter `{name[:60]}` is not taken so. {why}{what_else}", parameter=name[:60])
