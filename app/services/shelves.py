"""What waits for the engine, sorted by how it is to be decoded and by length; each text stands there once."""

import asyncio
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.engines.batching import room_of
from app.engines.protocol import Decoding, Hypothesis


@dataclass(eq=False, slots=True)
class Asker:
    """A caller that waits for the answers to so many different texts.

    shelves: where some of them still stand. calls: of the engine that were made for it and are under way.
    """

    total: int
    done: asyncio.Future[None]
    answers: dict[str, list[Hypothesis]] = field(default_factory=dict)
    shelves: dict["Shelf", None] = field(default_factory=dict)
    calls: int = 0

    def answer(self, text: str, hypotheses: list[Hypothesis]) -> None:
        """Take the answer to a text; with the last one the caller goes on."""
        self.answers[text] = hypotheses
        if len(self.answers) == self.total and not self.done.done():
            self.done.set_result(None)

    def fail(self, error: Exception) -> None:
        """Have the caller fail."""
        if not self.done.done():
            self.done.set_exception(error)


class Shelf:
    """Texts of one room (see `app.engines.batching`) that are to be decoded in one way, of each asker its own in order.

    room: tokens that each of them takes in a batch.
    """

    def __init__(self, decoding: Decoding, room: int) -> None:
        self.decoding = decoding
        self.room = room
        self.texts: dict[str, list[Asker]] = {}
        self._queues: dict[Asker, deque[str]] = {}

    @property
    def tokens(self) -> int:
        """Of all that stands here, padding included."""
        return self.room * len(self.texts)

    def put(self, asker: Asker, text: str) -> None:
        """Let a text wait."""
        self.texts.setdefault(text, []).append(asker)
        self._queues.setdefault(asker, deque()).append(text)
        asker.shelves[self] = None

    def take(self, first: Asker, size: int) -> dict[str, list[Asker]]:
        """Take so many texts: half of them the first one's, then others', the oldest's first, then its rest."""
        batch: dict[str, list[Asker]] = {}
        self._take_from(first, batch, -(-size // 2))
        for asker in list(self._queues):
            if asker is not first:
                self._take_from(asker, batch, size)
        self._take_from(first, batch, size)
        return batch

    def withdraw(self, asker: Asker) -> None:
        """Drop what only this one asks for."""
        for text in self._queues.pop(asker, ()):
            askers = self.texts.get(text, [])
            if asker in askers:
                askers.remove(asker)
                if not askers:
                    del self.texts[text]
        asker.shelves.pop(self, None)

    def _take_from(self, asker: Asker, batch: dict[str, list[Asker]], size: int) -> None:
        """Fill a batch up to so many texts; who has none left leaves."""
        queue = self._queues.get(asker, deque())
        while queue and len(batch) < size:
            text = queue.popleft()
            if text in self.texts:  # else another asker has had it translated
                batch[text] = self.texts.pop(text)
        while queue and queue[0] not in self.texts:
            queue.popleft()
        if not queue and self._queues.pop(asker, None) is not None:
            asker.shelves.pop(self, None)


class Shelves:
    """All that waits."""

    def __init__(self) -> None:
        self._shelves: dict[tuple[Decoding, int], Shelf] = {}

    @property
    def waiting(self) -> int:
        """How many texts wait."""
        return sum(len(shelf.texts) for shelf in self._shelves.values())

    @property
    def tokens(self) -> int:
        """How many tokens wait, padding included."""
        return sum(shelf.tokens for shelf in self._shelves.values())

    def put(self, asker: Asker, texts: Iterable[tuple[str, int]], decoding: Decoding) -> None:
        """Let texts wait, each given with its tokens, the end mark included."""
        for text, tokens in texts:
            key = decoding, room_of(tokens)
            if key not in self._shelves:
                self._shelves[key] = Shelf(*key)
            self._shelves[key].put(asker, text)

    def take(self, asker: Asker, tokens: int, calls: int) -> tuple[dict[str, list[Asker]], Decoding]:
        """Take a batch of up to so many tokens for one that has its turn: who asks for each of the texts.

        Of its lengths that of which most waits. calls: among which all that waits is divided, where it is little.
        """
        shelf = max(asker.shelves, key=lambda shelf: shelf.tokens)
        # Rounded, as a call for the last sentence alone takes nearly as long as one for ten.
        parts = max(math.ceil(shelf.tokens / tokens), round(shelf.tokens * calls / self.tokens))
        size = min(math.ceil(len(shelf.texts) / max(parts, 1)), max(1, tokens // shelf.room))
        batch = shelf.take(asker, size)
        self._drop_empty()
        return batch, shelf.decoding

    def withdraw(self, asker: Asker) -> None:
        """Drop what only this one asks for."""
        for shelf in list(asker.shelves):
            shelf.withdraw(asker)
        self._drop_empty()

    def _drop_empty(self) -> None:
        for key in [key for key, shelf in self._shelves.items() if not shelf.texts]:
            del self._shelves[key]
