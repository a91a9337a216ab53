"""Every name, number and address of a sentence is accounted for in its translation, or flagged.

A first pass translates all sentences. Of its hypotheses the one is taken that lacks least, after what is garbled was
written right where it is certain which word it is. Those that still lack something are tried again: with the names put
away that the model would not copy; then, where a figure or the whole is wrong, with a wider beam and all words.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from app.engines.protocol import Decoding, Hypothesis
from app.services.checked import Checked
from app.services.hard_names import without_hard_names
from app.services.mending import mend
from app.services.review import Review, best_review, review
from app.services.source_sentence import SourceSentence, put_back
from app.services.worker import GROUP_SENTENCES, EngineWorker, Result
from app.text.expectation import Expectation
from app.text.names.telling import worth_telling
from app.text.numbers.grouped import grouped_by_points
from app.text.shield import Shielded

# Hypotheses of the third try: enough to hold the right figure, few enough to stay quick.
WIDER = 6
# In characters. What is longer is rarely a sentence, and beams over it are slow.
LONGEST_RETRIED = 600


Try = Callable[[Sequence[SourceSentence], Sequence[Review], Decoding], Awaitable[list[Review]]]


class FaithfulTranslation:
    """Translates sentences and holds each translation against its source.

    tried_again: how many it gave another try since the start.
    """

    def __init__(self, worker: EngineWorker) -> None:
        self._worker = worker
        self.tried_again = 0

    async def translate(
        self, sentences: Sequence[SourceSentence], decoding: Decoding, *, checks: bool = True
    ) -> list[Checked]:
        """Translate sentences that have words in them; answers stand in their order.

        checks: whether translations are held against their sources. Without, the first ones stand as they are.
        """
        if not checks:
            first = await self._attempt(sentences, await self._in_turns(_shielded, sentences), decoding)
            return await self._in_turns(_unchecked, sentences, first)
        # A beam search has its other hypotheses and nearly all of its attention at no cost.
        looking = replace(
            decoding,
            num_hypotheses=max(decoding.num_hypotheses, decoding.beam_size),
            alignment=True,
            first_token_aligned=decoding.alignment,
        )
        count = self._worker.translator.count_tokens
        shields = await self._in_turns(partial(without_hard_names, count=count), sentences)
        first = await self._attempt(sentences, shields, looking)
        reviews = await self._in_turns(_reviews, sentences, first)
        reviews = await self._retried(sentences, reviews, lambda item: item.is_doubtful, self._second_try, looking)
        wider = replace(
            looking,
            beam_size=max(looking.beam_size, WIDER),
            num_hypotheses=max(looking.num_hypotheses, WIDER),
            shortlist=False,
        )
        reviews = await self._retried(sentences, reviews, lambda item: item.is_wrong, self._third_try, wider)
        others = decoding.num_hypotheses - 1
        return await self._in_turns(partial(_all_checked, alternatives=others), sentences, reviews, first)

    async def _in_turns(self, work: Callable[..., list[Result]], *columns: Sequence[object]) -> list[Result]:
        """Work on some sentences at a time, so that requests take turns at the text as they do at the engine."""
        done: list[Result] = []
        for start in range(0, len(columns[0]), GROUP_SENTENCES):
            part = [column[start : start + GROUP_SENTENCES] for column in columns]
            done += await self._worker.compute(partial(work, *part))
        return done

    async def _retried(
        self,
        sentences: Sequence[SourceSentence],
        reviews: Sequence[Review],
        is_suspect: Callable[[Review], bool],
        another_try: Try,
        decoding: Decoding,
    ) -> list[Review]:
        """Give suspects another try; the others, and those too long for it, stay as they are."""
        suspects = [
            index
            for index, item in enumerate(reviews)
            if is_suspect(item) and len(sentences[index].normalized.text) <= LONGEST_RETRIED
        ]
        done = list(reviews)
        self.tried_again += len(suspects)
        if suspects:
            tried = await another_try(
                [sentences[index] for index in suspects], [reviews[index] for index in suspects], decoding
            )
            for index, item in zip(suspects, tried, strict=True):
                done[index] = item
        return done

    async def _second_try(
        self, sentences: Sequence[SourceSentence], reviews: Sequence[Review], decoding: Decoding
    ) -> list[Review]:
        """Translate with the names put away that the model can't copy; it copies a stand-in that it knows."""
        for with_all in (False, True):
            shields = await self._worker.compute(partial(_shields, sentences, reviews, with_all=with_all))
            answers = await self._translate([shielded.text for shielded in shields.values()], decoding)
            reviews = await self._worker.compute(partial(_with_names_back, sentences, reviews, shields, answers))
        return list(reviews)

    async def _third_try(
        self, sentences: Sequence[SourceSentence], reviews: Sequence[Review], decoding: Decoding
    ) -> list[Review]:
        """Choose among more hypotheses."""
        more = await self._attempt(sentences, await self._in_turns(_shielded, sentences), decoding)
        chosen = await self._in_turns(_reviews, sentences, more)
        return [_better(*both) for both in zip(reviews, chosen, strict=True)]

    async def _attempt(
        self, sentences: Sequence[SourceSentence], shields: Sequence[Shielded | None], decoding: Decoding
    ) -> list[list[Hypothesis]]:
        """Translate, the same input once, and put back what was put away; a sentence that lost it is tried bare."""
        texts = [
            shielded.text if shielded else sentence.normalized.text
            for sentence, shielded in zip(sentences, shields, strict=True)
        ]
        answers = await self._translate(texts, decoding)
        restored = await self._worker.compute(
            lambda: [
                put_back(shielded, answer) if shielded else list(answer)
                for shielded, answer in zip(shields, answers, strict=True)
            ]
        )
        lost = [index for index, hypotheses in enumerate(restored) if not hypotheses]
        if lost:
            bare = await self._translate([sentences[index].normalized.text for index in lost], decoding)
            for index, hypotheses in zip(lost, bare, strict=True):
                restored[index] = hypotheses
        return restored

    async def _translate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        read = await self._in_turns(_grouped, texts)
        different = list(dict.fromkeys(read))
        answers = dict(zip(different, await self._worker.translate(different, decoding), strict=True))
        return [answers[text] for text in read]


def _shields(sentences: Sequence[SourceSentence], reviews: Sequence[Review], *, with_all: bool) -> dict[int, Shielded]:
    """Put the names and terms away that are missing, by the number of their sentence.

    with_all: all names of sentences that still lack one, as a name may be garbled only where others are put away.
    """
    shields = {}
    for index, (sentence, item) in enumerate(zip(sentences, reviews, strict=True)):
        lacking = [*item.missing, *item.broken]
        if with_all:
            lacking = _all_names(item) if any(name.kind == "name" for name in lacking) else []
        if shielded := sentence.without(lacking):
            shields[index] = shielded
    return shields


def _all_names(item: Review) -> list[Expectation]:
    return [account.expectation for account in item.accounts if account.expectation.kind in ("name", "term")]


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
    return [_chosen(*item) for item in zip(sentences, answers, strict=True)]


def _chosen(sentence: SourceSentence, hypotheses: Sequence[Hypothesis]) -> Review:
    """Choose the best hypothesis, after what can be mended in each was mended; the likeliest where it lacks nothing."""
    reviews: list[Review] = []
    for hypothesis in hypotheses:
        # Each term that is not in a hypothesis costs it one at least: most others need no closer look.
        if reviews and _terms_lacking(sentence, hypothesis) >= min(item.cost for item in reviews):
            continue
        reviews.append(mend(review(sentence.normalized.text, hypothesis, sentence.expectations)))
    return best_review(reviews)


def _terms_lacking(sentence: SourceSentence, hypothesis: Hypothesis) -> int:
    # Not of sentence.terms, which may stand within addresses.
    terms = [item for item in sentence.expectations if item.kind == "term"]
    return sum(not term.occurrences(hypothesis.text) for term in terms)


def _shielded(sentences: Sequence[SourceSentence]) -> list[Shielded | None]:
    return [sentence.shielded for sentence in sentences]


def _grouped(texts: Sequence[str]) -> list[str]:
    return [grouped_by_points(text) for text in texts]


def _unchecked(sentences: Sequence[SourceSentence], answers: Sequence[Sequence[Hypothesis]]) -> list[Checked]:
    return [
        Checked(tuple(sentence.printed(hypothesis) for hypothesis in hypotheses))
        for sentence, hypotheses in zip(sentences, answers, strict=True)
    ]


def _all_checked(
    sentences: Sequence[SourceSentence],
    reviews: Sequence[Review],
    answers: Sequence[Sequence[Hypothesis]],
    *,
    alternatives: int,
) -> list[Checked]:
    return [_checked(*item, alternatives) for item in zip(sentences, reviews, answers, strict=True)]


def _checked(sentence: SourceSentence, item: Review, hypotheses: Sequence[Hypothesis], alternatives: int) -> Checked:
    others = {item.hypothesis.text: item.hypothesis}
    for hypothesis in hypotheses if alternatives else ():
        mended = mend(review(sentence.normalized.text, hypothesis, sentence.expectations)).hypothesis
        others.setdefault(mended.text, mended)
    printed = tuple(sentence.printed(hypothesis) for hypothesis in [*others.values()][: alternatives + 1])
    missing = tuple(worth_telling(item.accounts, item.hypothesis.text))
    problems = tuple(problem for problem in item.problems if sentence.names or problem.code != "name_invented")
    return Checked(printed, missing, item.repaired, item.invented, problems)
