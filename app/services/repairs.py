"""Writing another word into a hypothesis without losing its alignment."""

from dataclasses import replace

from app.engines.protocol import Hypothesis
from app.text.glossary.grammar import fitted
from app.text.span import Span


def rewrite(hypothesis: Hypothesis, run: Span, words: str) -> Hypothesis:
    """Put `words` in the place of `run`.

    Tokens of the run are one token afterwards, aligned to all that they were aligned to; later ones move.
    """
    text = hypothesis.text[: run.start] + words + hypothesis.text[run.end :]
    shift = len(words) - (run.end - run.start)
    before, inside, after = [], [], []
    for source, (start, end) in hypothesis.alignment:
        if end <= run.start:
            before.append((source, (start, end)))
        elif start >= run.end:
            after.append((source, (start + shift, end + shift)))
        else:
            inside.append((source, (start, end)))
    if inside:
        sources = [source for source, _ in inside]
        whole = (min(start for start, _ in sources), max(end for _, end in sources))
        target = (
            min(run.start, *(start for _, (start, _) in inside)),
            max(run.end, *(end for _, (_, end) in inside)) + shift,
        )
        before.append((whole, target))
    return replace(hypothesis, text=text, alignment=tuple(before + after))


def aligned_runs(hypothesis: Hypothesis, source: Span) -> list[Span]:
    """Find the stretches of the target whose tokens are aligned to a stretch of the source, the longest first."""
    runs: list[Span] = []
    open_run = False
    for (first, last), (start, end) in hypothesis.alignment:
        aligned = first < source.end and last > source.start and start < end
        if aligned and open_run:
            runs[-1] = Span(runs[-1].start, end)
        elif aligned:
            runs.append(Span(start, end))
        open_run = aligned
    return sorted(runs, key=lambda run: run.start - run.end)


def written_in(hypothesis: Hypothesis, place: Span, words: str, *, is_plural: bool = False) -> Hypothesis:
    """Put words into a place, and make articles, capitals and possessives around them right."""
    for span, fitting in fitted(hypothesis.text, place, words, is_plural=is_plural):
        if hypothesis.text[span.start : span.end] != fitting:
            hypothesis = rewrite(hypothesis, span, fitting)
    return hypothesis
