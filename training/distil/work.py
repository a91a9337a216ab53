"""Translating texts with a teacher, chunk by chunk."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.engines.protocol import Decoding, Translator
from app.services.source_sentence import SourceSentence
from training.distil.choose import Choice, choose
from training.distil.store import Record, Store
from training.distil.texts import Fitness, Seen

# Sentences whose loss a kill costs, at most; enough to fill the engine's batches.
CHUNK = 512


@dataclass(frozen=True, slots=True)
class Distillation:
    """How texts become pairs. told: hears the record after each chunk."""

    teacher: Translator
    decoding: Decoding
    fitness: Fitness
    told: Callable[[Record], None] = lambda _: None

    def run(self, sentences: Iterator[SourceSentence], store: Store, limit: int = 0, chunk: int = CHUNK) -> Record:
        """Translate what the store does not have yet. limit: most sentences read in all, 0 for no limit."""
        seen = Seen()
        for sentence in islice(sentences, store.record.read):
            seen.again(sentence)
        while not store.record.is_done:
            room = min(chunk, limit - store.record.read) if limit else chunk
            if room <= 0:
                break
            taken = list(islice(sentences, room))
            if taken:
                self._chunk(taken, seen, store)
            if len(taken) < room:
                store.finish()
            self.told(store.record)
        return store.record

    def _chunk(self, taken: list[SourceSentence], seen: Seen, store: Store) -> None:
        began = time.monotonic()
        dropped: Counter[str] = Counter()
        fit = []
        for sentence in taken:
            reason = "repeated" if seen.again(sentence) else self.fitness.unfit(sentence)
            if reason:
                dropped[reason] += 1
            else:
                fit.append(sentence)
        rows = []
        texts = [sentence.normalized.text for sentence in fit]
        answers = self.teacher.translate(texts, self.decoding) if texts else []
        for sentence, hypotheses in zip(fit, answers, strict=True):
            choice = choose(sentence, hypotheses)
            if isinstance(choice, Choice):
                rows.append((sentence.normalized.text, choice.english, choice.score))
            else:
                dropped[choice] += 1
        store.add(rows, len(taken), dropped, time.monotonic() - began)
