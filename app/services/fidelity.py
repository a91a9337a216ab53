"""Every name, number and address of a sentence is accounted for in its translation, or flagged.

A first pass translates all sentences. Those that lack something are tried again: with more hypotheses, of which the one
that lacks least is taken, and in which what is garbled is written right where it is certain which word it is; then with
the names put away that it would not copy.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.engines.protocol import Decoding, Hypothesis
from app.services.mending import mend
from app.services.review import Review, best_review, review
from app.services.source_sentence import SourceSentence, put_back
from app.services.worker import EngineWorker
from app.text.degenerate import Problem
from app.text.expectation import Expectation
from app.text.names.telling import worth_telling
from app.text.shield import Shielded
from app.text.span import Span

# Hypotheses of the second try: enough to hold the right name, few enough to stay quick.
SECOND_TRY = 6
# In characters. What is longer is rarely a sentence, and beams over it are slow.
LONGEST_RETRIED = 600


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence's translation, with what had to be done to it.

    hypotheses: best first. missing: what the best one lacks and an editor should know. repaired: what was written into
    it. invented: places of figures in it that nothing in the source explains. problems: of it as a whole.
    """

    hypotheses: tuple[Hypothesis, ...]
    missing: tuple[Expectation, ...] = ()
    repaired: tuple[Expectation, ...] = ()
    invented: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


class FaithfulTranslation:
    """Translates sentences and holds each translation against its source."""

    def __init__(self, worker: EngineWorker) -> None:
        self._worker = worker

    async def translate(
        self, sentences: Sequence[SourceSentence], decoding: Decoding, *, checks: bool = True
    ) -> list[Checked]:
        """Translate sentences that have words in them; answers stand in their order.

        checks: whether translations are held against their sources. Without, the first ones stand as they are.
        """
        first = await self._attempt(sentences, decoding)
        if not checks:
            return [_unchecked(*item) for item in zip(sentences, first, strict=True)]
        reviews = await self._worker.compute(lambda: _reviews(sentences, first))
        suspects = [
            index
            for index, item in enumerate(reviews)
            if item.cost and len(sentences[index].normalized.text) <= LONGEST_RETRIED
        ]
        if suspects:
            wider = replace(
                decoding,
                beam_size=max(decoding.beam_size, SECOND_TRY),
                num_hypotheses=max(decoding.num_hypotheses, SECOND_TRY),
                alignment=True,
            )
            again = [sentences[index] for index in suspects]
            tried = await self._second_try(again, [reviews[index] for index in suspects], wider)
            for index, item in zip(suspects, await self._third_try(again, tried, wider), strict=True):
                reviews[index] = item
        done = zip(sentences, reviews, first, strict=True)
        return await self._worker.compute(lambda: [_checked(*item) for item in done])

    async def _second_try(
        self, sentences: Sequence[SourceSentence], reviews: Sequence[Review], decoding: Decoding
    ) -> list[Review]:
        """Choose among more hypotheses."""
        second = await self._attempt(sentences, decoding)
        chosen = await self._worker.compute(lambda: _reviews(sentences, second))
        return [_better(*both) for both in zip(reviews, chosen, strict=True)]

    async def _third_try(
        self, sentences: Sequence[SourceSentence], reviews: Sequence[Review], decoding: Decoding
    ) -> list[Review]:
        """Translate with the names put away that the model can't copy; it copies a stand-in that it knows."""
        shields = await self._worker.compute(lambda: _shields(sentences, reviews))
        answers = await self._translate([shielded.text for shielded in shields.values()], decoding)
        return await self._worker.compute(lambda: _with_names_back(sentences, reviews, shields, answers))

    async def _attempt(self, sentences: Sequence[SourceSentence], decoding: Decoding) -> list[list[Hypothesis]]:
        """Translate, the same input once, and put back what was put away; a sentence that lost it is tried bare."""
        answers = await self._translate([sentence.engine_text for sentence in sentences], decoding)
        restored = await self._worker.compute(
            lambda: [sentence.restored(answer) for sentence, answer in zip(sentences, answers, strict=True)]
        )
        lost = [index for index, hypotheses in enumerate(restored) if not hypotheses]
        if lost:
            bare = await self._translate([sentences[index].normalized.text for index in lost], decoding)
            for index, hypotheses in zip(lost, bare, strict=True):
                restored[index] = hypotheses
        return restored

    async def _translate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        different = list(dict.fromkeys(texts))
        answers = dict(zip(different, await self._worker.translate(different, decoding), strict=True))
        return [answers[text] for text in texts]


def _shields(sentences: Sequence[SourceSentence], reviews: Sequence[Review]) -> dict[int, Shielded]:
    """Put the missing names away, by the number of their sentence."""
    shields = {}
    for index, (sentence, item) in enumerate(zip(sentences, reviews, strict=True)):
        if shielded := sentence.without((*item.missing, *item.broken), item.repaired):
            shields[index] = shielded
    return shields


def _with_names_back(
    sentences: Sequence[SourceSentence],
    reviews: Sequence[Review],
    shields: dict[int, Shielded],
    answers: Sequence[Sequence[Hypothesis]],
) -> list[Review]:
    better = list(reviews)
    for (index, shielded), answer in zip(shields.items(), answers, strict=True):
        if hypotheses := put_back(shielded, answer):
            better[index] = _better(better[index], *_reviews([sentences[index]], [hypotheses]))
    return better


def _better(one: Review, other: Review) -> Review:
    """Choose the one with less wrong in it; the first unless the other is truly better."""
    return other if other.cost < one.cost else one


def _reviews(sentences: Sequence[SourceSentence], answers: Sequence[Sequence[Hypothesis]]) -> list[Review]:
    """Choose the best hypothesis of each sentence, after what can be mended in it was mended."""
    return [
        best_review(
            [mend(review(sentence.normalized.text, hypothesis, sentence.expectations)) for hypothesis in hypotheses]
        )
        for sentence, hypotheses in zip(sentences, answers, strict=True)
    ]


def _unchecked(sentence: SourceSentence, hypotheses: Sequence[Hypothesis]) -> Checked:
    return Checked(tuple(sentence.printed(hypothesis) for hypothesis in hypotheses))


def _checked(sentence: SourceSentence, item: Review, hypotheses: Sequence[Hypothesis]) -> Checked:
    others = (other for other in hypotheses if other.text != item.hypothesis.text)
    printed = tuple(sentence.printed(hypothesis) for hypothesis in (item.hypothesis, *others))
    missing = tuple(worth_telling(item.accounts, item.hypothesis.text))
    return Checked(printed, missing, item.repaired, item.invented, item.problems)
