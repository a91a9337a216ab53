"""A sentence on its way to the engine, and back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from app.engines.protocol import Hypothesis
from app.services.repairs import rewrite, written_in
from app.text.bounds import is_unbroken
from app.text.caps import calm, is_shouting, shout
from app.text.expectation import Expectation
from app.text.glossary import Glossary, TermExpectation, term_expectations
from app.text.names.expectations import NameExpectation, name_expectations
from app.text.names.runs import whole_runs
from app.text.normalize import Normalized
from app.text.numbers import number_expectations
from app.text.numbers.currency_signs import signs_again
from app.text.numbers.measures import FRENCH_CURRENCIES
from app.text.openings import capitalized
from app.text.protected import Protected, protected_expectations
from app.text.shield import Held, Shielded, put_away, shield
from app.text.span import Span
from app.text.unshield import unshield

Item = TypeVar("Item", bound=Expectation)


@dataclass(frozen=True)
class SourceSentence:
    """A French sentence as it was written, as the model reads it, and with its addresses and codes put away.

    names: whether its names are expected in the translation. terms: what a glossary makes expect. kept: places in the
    original that are not to be translated. opens_small: whether the model reads the first word without its capital.
    """

    original: str
    normalized: Normalized
    names: bool = True
    terms: tuple[TermExpectation, ...] = ()
    kept: tuple[Span, ...] = ()
    opens_small: bool = False

    @classmethod
    def of(
        cls,
        original: str,
        normalized: Normalized,
        *,
        names: bool,
        glossary: Glossary | None = None,
        kept: tuple[Span, ...] = (),
    ) -> "SourceSentence":
        """Make a sentence ready; one in capitals is read in small letters, but for the glossary."""
        shouting = is_shouting(normalized.text)
        terms = term_expectations(glossary, normalized.text, shouting=shouting) if glossary else ()
        if shouting:
            normalized = Normalized(calm(normalized.text), normalized.offsets)
        return cls(original, normalized, names, tuple(terms), kept)

    @cached_property
    def is_shouting(self) -> bool:
        """Whether the sentence was written in capitals."""
        return is_shouting(self.original)

    @cached_property
    def shielded(self) -> Shielded | None:
        """The sentence without its protected spans; None where it has none."""
        return shield(self.normalized, self.original, self.kept)

    @property
    def engine_text(self) -> str:
        """What the engine gets."""
        return self.shielded.text if self.shielded else self.normalized.text

    @property
    def is_translatable(self) -> bool:
        """Whether there are words; rows of asterisks, emoji, bare figures and encoded data are copied as they are."""
        # The words are the sentence's own: what is put away leaves a word in its place.
        has_words = any(character.isalpha() for character in self.normalized.text)
        text = self.engine_text
        return has_words and any(character.isalpha() for character in text) and not is_unbroken(text)

    @cached_property
    def expectations(self) -> tuple[Expectation, ...]:
        """What the translation has to hold.

        A term within an address is part of that, a code within a term («Airbus A380») part of the term; names and
        numbers within either are part of it.
        """
        protected = protected_expectations(self.normalized, self.original, self.kept)
        terms = _outside(self.terms, [item.source for item in protected if item.form != "code"])
        protected = _outside(protected, [term.source for term in terms])
        others: list[Expectation] = [*number_expectations(self.normalized.text)]
        if self.names:
            names = [name for name in name_expectations(self.normalized.text) if not _is_of_amount(name, others)]
            # «Jean-Paul II» is one thing.
            others = [*_outside(others, [name.source for name in names]), *names]
        covered = [item.source for item in protected] + [term.source for term in terms]
        return (*protected, *terms, *_outside(others, covered))

    def printed(self, hypothesis: Hypothesis) -> Hypothesis:
        """Give a hypothesis the source's capitals and signs of money, but for what is protected."""
        for place, amount in reversed(list(signs_again(self.original, hypothesis.text))):
            hypothesis = rewrite(hypothesis, place, amount)
        if self.opens_small:
            hypothesis = replace(hypothesis, text=capitalized(hypothesis.text))
        if not self.is_shouting:
            return hypothesis
        kept = [
            span
            for expectation in self.expectations
            if expectation.kind == "protected"
            for span in expectation.occurrences(hypothesis.text)
        ]
        return replace(hypothesis, text=shout(hypothesis.text, kept))

    def without(self, missing: Sequence[Expectation]) -> Shielded | None:
        """Put away the names, terms and codes that the model did not write itself; None where there is none."""
        terms = [item for item in missing if isinstance(item, TermExpectation)]
        away = [Held("", item.preferred, item.source, fits=True, is_plural=item.is_plural) for item in terms]
        names = [item for item in missing if isinstance(item, NameExpectation) and item.is_sure]
        runs = whole_runs(self.normalized.text, self.expectations, names)
        away += [Held("", run.preferred, run.source, fits=True) for run in runs]
        codes = [item for item in missing if isinstance(item, Protected) and item.form == "code"]
        away += [Held("", item.preferred, item.source) for item in codes]
        return put_away(self.normalized.text, away, self.shielded) if away else None


def put_back(shielded: Shielded, hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Put what was put away back into the engine's answers; those that lost a stand-in are left out."""
    whole = []
    for hypothesis in hypotheses:
        answer = unshield(hypothesis.text, shielded, hypothesis.alignment)
        if answer:
            restored = replace(hypothesis, text=answer.text, alignment=answer.alignment)
            whole.append(_fitted(restored, [held for held in shielded.inside if held.fits]))
    return whole


def _fitted(hypothesis: Hypothesis, put_back: Sequence[Held]) -> Hypothesis:
    """Make articles, capitals and possessives right around what was put back."""
    for words, is_plural in {held.written: held.is_plural for held in put_back}.items():
        for match in reversed(list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", hypothesis.text))):
            hypothesis = written_in(hypothesis, Span(*match.span()), words, is_plural=is_plural)
    return hypothesis


def _is_of_amount(name: Expectation, numbers: Sequence[Expectation]) -> bool:
    """Whether a name belongs to the amount before it: «25 000 francs CFA»."""
    return name.preferred in FRENCH_CURRENCIES and any(item.source.end + 1 == name.source.start for item in numbers)


def _outside(items: Iterable[Item], covered: Sequence[Span]) -> list[Item]:
    """Leave out what overlaps a stretch that is spoken for."""
    return [
        item
        for item in items
        if not any(span.start < item.source.end and item.source.start < span.end for span in covered)
    ]
