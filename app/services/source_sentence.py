"""A sentence on its way to the engine, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.engines.protocol import Hypothesis
from app.text.bounds import is_unbroken
from app.text.caps import calm, is_shouting, shout
from app.text.expectation import Expectation
from app.text.names.expectations import name_expectations
from app.text.normalize import Normalized
from app.text.numbers import number_expectations
from app.text.protected import protected_expectations
from app.text.shield import Shielded, put_away, shield
from app.text.unshield import unshield


@dataclass(frozen=True)
class SourceSentence:
    """A French sentence as it was written, as the model reads it, and with its addresses and codes put away.

    names: whether its names are expected in the translation.
    """

    original: str
    normalized: Normalized
    names: bool = True

    @classmethod
    def of(cls, original: str, normalized: Normalized, *, names: bool) -> "SourceSentence":
        """Make a sentence ready; one in capitals is read in small letters."""
        if is_shouting(normalized.text):
            return cls(original, Normalized(calm(normalized.text), normalized.offsets), names)
        return cls(original, normalized, names)

    @property
    def is_shouting(self) -> bool:
        """Whether the sentence was written in capitals."""
        return is_shouting(self.original)

    @cached_property
    def shielded(self) -> Shielded | None:
        """The sentence without its protected spans; None where it has none."""
        return shield(self.normalized, self.original)

    @property
    def engine_text(self) -> str:
        """What the engine gets."""
        return self.shielded.text if self.shielded else self.normalized.text

    @property
    def is_translatable(self) -> bool:
        """Whether there are words; rows of asterisks, emoji, bare figures and encoded data are copied as they are."""
        text = self.engine_text
        return any(character.isalpha() for character in text) and not is_unbroken(text)

    @cached_property
    def expectations(self) -> tuple[Expectation, ...]:
        """What the translation has to hold. Names and numbers within addresses and codes are part of those."""
        protected = protected_expectations(self.normalized, self.original)
        others: list[Expectation] = [*number_expectations(self.normalized.text)]
        if self.names:
            others += name_expectations(self.normalized.text)
        covered = [expectation.source for expectation in protected]
        return (
            *protected,
            *(
                other
                for other in others
                if not any(span.start < other.source.end and other.source.start < span.end for span in covered)
            ),
        )

    def restored(self, hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
        """Put the protected spans back into the engine's answers; those that lost one are left out."""
        return list(hypotheses) if self.shielded is None else put_back(self.shielded, hypotheses)

    def printed(self, hypothesis: Hypothesis) -> Hypothesis:
        """Give a hypothesis the source's capitals, but for what is protected."""
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
        """Put the names away that the model did not copy; None where there is none, or other things are put away."""
        names = [(item.source, item.preferred) for item in missing if item.kind == "name"]
        if self.shielded or not names:
            return None
        return put_away(self.normalized.text, sorted(names, key=lambda name: name[0].start))


def put_back(shielded: Shielded, hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Put what was put away back into the engine's answers; those that lost a stand-in are left out."""
    whole = []
    for hypothesis in hypotheses:
        answer = unshield(hypothesis.text, shielded, hypothesis.alignment)
        if answer:
            whole.append(replace(hypothesis, text=answer.text, alignment=answer.alignment))
    return whole
