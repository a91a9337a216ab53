"""Sentences go to the engine only where no answer is remembered."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from app.engines.protocol import Decoding
from app.services.checked import Checked
from app.services.edited import editors_answer
from app.services.fidelity import FaithfulTranslation
from app.services.in_flight import in_flight
from app.services.memory import TranslationMemory
from app.services.memory_codec import KeyMaker
from app.services.source_sentence import SourceSentence
from app.services.worker import GROUP_SENTENCES, EngineWorker

Item = TypeVar("Item")


class RememberingTranslation:
    """Translates as `FaithfulTranslation` does, with the same answers, and each sentence once.

    Where an editor has translated a sentence, that is the answer.
    """

    def __init__(self, worker: EngineWorker, memory: TranslationMemory | None) -> None:
        self._worker = worker
        self._memory = memory
        self._faithful = FaithfulTranslation(worker)

    @property
    def tried_again(self) -> int:
        """How many sentences were translated again since the start."""
        return self._faithful.tried_again

    async def translate(
        self, sentences: Sequence[SourceSentence], decoding: Decoding, *, checks: bool = True, edited: bool = True
    ) -> list[Checked]:
        """Translate sentences that have words in them; answers stand in their order.

        edited: whether editors' English is taken.
        """
        if self._memory is None:
            return await self._translated(sentences, decoding, checks=checks)
        maker = KeyMaker(self._worker.translator, decoding, checks=checks)
        keys: list[bytes] = []
        known: dict[bytes, Checked] = {}
        # Some at a time: requests take turns at this, too.
        for some in _groups(sentences):
            of_some, recalled = await self._worker.compute(
                partial(_recalled, self._memory, maker, some, checks=checks, edited=edited)
            )
            keys += of_some
            known |= recalled
        new = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in known}
        made = await self._translated(list(new.values()), decoding, checks=checks, keys=list(new))
        known |= zip(new, made, strict=True)
        return [known[key] for key in keys]

    async def _translated(
        self, sentences: Sequence[SourceSentence], decoding: Decoding, *, checks: bool, keys: Sequence[bytes] = ()
    ) -> list[Checked]:
        """Translate in groups. What a group has made is kept at once: a caller may leave before the last one."""

        async def translate(group: Sequence[int]) -> list[Checked]:
            some = [sentences[index] for index in group]
            answers = await self._faithful.translate(some, decoding, checks=checks)
            if self._memory and keys:
                made = {keys[index]: answer for index, answer in zip(group, answers, strict=True)}
                sources = {keys[index]: sentences[index].original for index in group}
                await self._worker.compute(partial(self._memory.keep, made, sources))
            return answers

        groups = in_flight(_groups(range(len(sentences))), translate)
        return [answer async for answers in groups for answer in answers]


def _groups(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + GROUP_SENTENCES] for start in range(0, len(items), GROUP_SENTENCES))


def _recalled(
    memory: TranslationMemory, maker: KeyMaker, sentences: Sequence[SourceSentence], *, checks: bool, edited: bool
) -> tuple[list[bytes], dict[bytes, Checked]]:
    """Give the key of each sentence, and what is known: an editor's English first, held for every engine."""
    keys = [maker.key(sentence) for sentence in sentences]
    theirs = memory.edited([sentence.original for sentence in sentences]) if edited else {}
    known = {
        key: editors_answer(sentence, theirs[sentence.original].english, checks=checks)
        for key, sentence in zip(keys, sentences, strict=True)
        if sentence.original in theirs
    }
    return keys, known | memory.recall([key for key in keys if key not in known])
