"""What is wrong with a hypothesis: things of the source that it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.engines.protocol import Hypothesis
from app.text.degenerate import Problem, ProblemCode, find_problems
from app.text.expectation import Accounted, Expectation, account
from app.text.names.expectations import NameExpectation
from app.text.names.runs import broken_runs
from app.text.numbers import invented_numbers
from app.text.span import Span

# How much a missing thing weighs when hypotheses are compared: a wrong figure is the worst that copy can have.
_WEIGHTS = {"number": 4, "protected": 3, "term": 2, "name": 2}
_BROKEN_OFF = 6
# What problems weigh. Those of one word or mark alone, or frequent ones, are not worth the time of a wider beam; all
# others make the sentence wrong as a whole. A model makes words up where it does not know the French: another
# hypothesis mostly has a plausible word in their place that is wrong as well («cancéreux»: “cences”, then “crooks”),
# and nobody would be told.
_PROBLEM = 3
_OF_A_WORD: dict[ProblemCode, int] = {"unknown_word": 0, "name_invented": 3, "stray_bracket": 3, "stray_quote": 3}
# What was written in is right, but words that the model chose itself are better.
_REPAIR = 1
# A hypothesis this much less likely per token than the best says something else.
_TOLERATED_LOSS = 0.5


@dataclass(frozen=True, slots=True)
class Review:
    """A hypothesis, and for each expectation of its source the place that answers it.

    source: the normalised sentence. invented: places of figures that nothing in it explains. problems: of the
    hypothesis as a whole. repaired: what was written into it. broken: names that are there, but torn from the rest of
    theirs, or by a guess.
    """

    source: str
    hypothesis: Hypothesis
    accounts: tuple[Accounted, ...]
    invented: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    repaired: tuple[Expectation, ...] = ()
    broken: tuple[NameExpectation, ...] = ()

    @property
    def missing(self) -> list[Expectation]:
        """What the hypothesis does not have."""
        return [accounted.expectation for accounted in self.accounts if accounted.target is None]

    @property
    def cost(self) -> int:
        """How much is wrong with it; 0 where nothing is."""
        broken = _BROKEN_OFF if self.hypothesis.truncated else 0
        lacking = sum(_WEIGHTS[expectation.kind] for expectation in self.missing)
        whole = sum(_OF_A_WORD.get(problem.code, _PROBLEM) for problem in self.problems)
        # What nobody expected is no reason for another hypothesis, which may have it garbled as well.
        expected = [accounted.expectation for accounted in self.accounts]
        repaired = sum(expectation in expected for expectation in self.repaired)
        return (
            broken + lacking + _WEIGHTS["number"] * len(self.invented) + whole + _REPAIR * (repaired + len(self.broken))
        )

    @property
    def is_wrong(self) -> bool:
        """Whether a figure is wrong, or the sentence as a whole rather than a word or a mark of it."""
        figures = any(item.kind == "number" for item in self.missing)
        whole = any(problem.code not in _OF_A_WORD for problem in self.problems)
        return figures or whole or bool(self.invented) or self.hypothesis.truncated

    @property
    def is_doubtful(self) -> bool:
        """Whether a name or anything else lacks; what was written in is right."""
        return bool(self.missing or self.broken)


def review(source: str, hypothesis: Hypothesis, expectations: Sequence[Expectation]) -> Review:
    """Hold a hypothesis against what its source makes expect.

    What stands in a glossary's term or in an address has a check of its own.
    """
    accounts = tuple(account(expectations, hypothesis.text))
    whole = [item.target for item in accounts if item.target and item.expectation.kind in ("term", "protected")]
    invented = tuple(span for span in invented_numbers(source, hypothesis.text) if not _within(span, whole))
    problems = tuple(
        problem for problem in find_problems(source, hypothesis.text) if not _within(problem.target, whole)
    )
    broken = tuple(broken_runs(source, accounts, hypothesis.text))
    return Review(source, hypothesis, accounts, invented, problems, broken=broken)


def _within(span: Span | None, wholes: Sequence[Span]) -> bool:
    return span is not None and any(whole.start <= span.start and span.end <= whole.end for whole in wholes)


def best_review(reviews: Sequence[Review]) -> Review:
    """Choose the review with the least wrong, and among equals the likeliest, which stands first.

    Hypotheses that are far less likely than the first are left out: they have the name, and another meaning.
    """
    floor = max(item.hypothesis.score for item in reviews) - _TOLERATED_LOSS
    return min((item for item in reviews if item.hypothesis.score >= floor), key=lambda item: item.cost)
