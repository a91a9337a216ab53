"""Amounts out of digits and number words, by one grammar for both languages: «deux cent mille», "2.5 million".

The grammar is that of the numeral systems themselves: a group under a thousand, built of words that add up in falling
order; hundred, thousand and the scale words multiply what stands before them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Role = Literal["digits", "article", "leading", "small", "hundred", "thousand", "scale", "and", "ordinal", "decade"]
ZERO, ONE = Decimal(0), Decimal(1)
MOST_DIGITS = 24
"""What is longer is no amount but a code. Thousands of these are within the 28 digits that decimals count exactly."""


@dataclass(frozen=True, slots=True)
class Token:
    """Digits or a number word, with its value."""

    start: int
    end: int
    role: Role
    value: Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens that make one number: `base` times `scale`, where a scale word ends it, and `rest` after the scale."""

    start: int
    end: int
    base: Decimal
    scale: Decimal
    rest: Decimal
    tokens: tuple[Token, ...]

    @property
    def value(self) -> Decimal:
        """The whole amount."""
        return self.base * self.scale + self.rest

    @property
    def ending(self) -> Role:
        """What its last word is: an ordinal and a decade can only end a number."""
        return self.tokens[-1].role

    @property
    def in_digits(self) -> bool:
        """Whether it begins with digits."""
        return self.tokens[0].role == "digits"


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers.

    pattern: finds digits (group "digits") and words (group "word").
    join: what a group and the small value behind it make; None where they are two numbers.
    and_joins: whether "and" makes one number of the word before it and the (one or two) words behind it.
    """

    pattern: re.Pattern[str]
    words: Mapping[str, tuple[Role, Decimal]]
    parse_digits: Callable[[str], Decimal]
    join: Callable[[Decimal, Decimal], Decimal | None]
    and_joins: Callable[[Token, Sequence[Token]], bool]


class _Builder:
    """Takes tokens as long as they make one number."""

    def __init__(self, join: Callable[[Decimal, Decimal], Decimal | None]) -> None:
        self._join = join
        self._done: list[tuple[Decimal, Decimal]] = []
        self._thousands: Decimal | None = None
        self._group: Decimal | None = None
        self._is_open = True
        self._has_hundred = False
        self.tokens: list[Token] = []

    def take(self, token: Token) -> bool:
        if self.tokens and self.tokens[-1].role in ("ordinal", "decade"):
            return False
        takes = {
            "digits": self._take_digits,
            "leading": self._take_leading,
            "article": self._take_small,
            "small": self._take_small,
            "ordinal": self._take_small,
            "decade": self._take_small,
            "hundred": self._take_hundred,
            "thousand": self._take_thousand,
            "scale": self._take_scale,
        }.get(token.role)
        if takes is None or not takes(token):
            return False
        self.tokens.append(token)
        return True

    def _take_digits(self, token: Token) -> bool:
        if self._group is not None or self._thousands is not None:
            return False
        self._group, self._is_open = token.value, False
        return True

    def _take_leading(self, token: Token) -> bool:
        return not self.tokens and self._take_small(token)

    def _take_small(self, token: Token) -> bool:
        if self._group is None:
            # «1,4 milliard un an plus tôt»: an article begins a number or ends a group, nothing between.
            if self.tokens and token.role == "article":
                return False
            self._group, self._is_open, self._has_hundred = token.value, True, False
            return True
        joined = self._join(self._group, token.value) if self._is_open else None
        if joined is None:
            return False
        self._group = joined
        return True

    def _take_hundred(self, token: Token) -> bool:
        is_multiplied = self._group is not None
        if is_multiplied and (not self._is_open or self._has_hundred):
            return False
        self._group = (self._group if self._group is not None else ONE) * token.value
        self._has_hundred, self._is_open = True, True
        return ZERO < self._group < 10_000

    def _take_thousand(self, token: Token) -> bool:
        if self._thousands is not None:
            return False
        self._thousands = (ONE if self._group is None else self._group) * token.value
        self._group, self._is_open = None, True
        return True

    def _take_scale(self, token: Token) -> bool:
        if self._group is None and self._thousands is None:
            return False
        if self._done and self._done[-1][1] <= token.value:
            return False
        self._done.append(((self._thousands or ZERO) + (self._group or ZERO), token.value))
        self._thousands, self._group, self._is_open = None, None, True
        return True

    def give_back(self) -> int:
        """Take less than a hundred behind a scale word for the next number: «2 millions deux ans plus tard»."""
        if not self._done or self._thousands is not None or self._group is None or self._group >= 100:
            return 0
        self._group = None
        last = max(index for index, token in enumerate(self.tokens) if token.role == "scale")
        given = len(self.tokens) - last - 1
        del self.tokens[last + 1 :]
        return given

    def amount(self) -> Amount:
        rest = (self._thousands or ZERO) + (self._group or ZERO)
        start, end = self.tokens[0].start, self.tokens[-1].end
        if not self._done:
            return Amount(start, end, rest, ONE, ZERO, tuple(self.tokens))
        base, scale = self._done[0]
        rest += sum((base * scale for base, scale in self._done[1:]), start=ZERO)
        return Amount(start, end, base, scale, rest, tuple(self.tokens))


def find_amounts(text: str, numerals: Numerals) -> Iterator[Amount]:
    """Find the numbers of a text from left to right; articles alone («un») are none. Linear in the text's length."""
    for run in _runs(text, numerals):
        index = 0
        while index < len(run):
            builder = _Builder(numerals.join)
            index = _fill(builder, run, index, numerals.and_joins)
            index -= builder.give_back()
            if builder.tokens and [token.role for token in builder.tokens] not in (["article"], ["leading"]):
                yield builder.amount()


def _fill(
    builder: _Builder, run: Sequence[Token], index: int, and_joins: Callable[[Token, Sequence[Token]], bool]
) -> int:
    """Let the builder take what it can, an "and" only with the word that follows it; give where it stopped."""
    first = index
    while index < len(run):
        if run[index].role == "and":
            if index == first or index + 1 == len(run) or not and_joins(run[index - 1], run[index + 1 : index + 3]):
                break
            index += 1
            continue
        if not builder.take(run[index]):
            break
        index += 1
    return max(index, first + 1)


def _runs(text: str, numerals: Numerals) -> Iterator[list[Token]]:
    """Group number tokens that only a space or a hyphen parts."""
    run: list[Token] = []
    for match in numerals.pattern.finditer(text):
        token = _token(match, numerals)
        if run and (token is None or text[run[-1].end : match.start()] not in (" ", "-", "")):
            yield run
            run = []
        if token is not None:
            run.append(token)
    if run:
        yield run


def _token(match: re.Match[str], numerals: Numerals) -> Token | None:
    if match.lastgroup == "digits":
        return Token(match.start(), match.end(), "digits", numerals.parse_digits(match.group()))
    entry = numerals.words.get(match.group().lower()) if match.lastgroup == "word" else None
    return Token(match.start(), match.end(), *entry) if entry else None
