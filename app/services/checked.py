"""A sentence's translation, held against it."""

from dataclasses import dataclass

from app.engines.protocol import Hypothesis
from app.text.degenerate import Problem
from app.text.expectation import Expectation
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence's translation, with what had to be done to it.

    hypotheses: best first. missing: what the best one lacks and an editor should know. repaired: what was written into
    it. invented: places of figures in it that nothing in the source explains. problems: of it as a whole. is_edited:
    whether it is an editor's, from the memory, and stands as it is. editor: who that was; empty if unknown.
    """

    hypotheses: tuple[Hypothesis, ...]
    missing: tuple[Expectation, ...] = ()
    repaired: tuple[Expectation, ...] = ()
    invented: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_edited: bool = False
    editor: str = ""
