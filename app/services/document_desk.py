"""Documents that are translated while their sender waits elsewhere, and fetched when done."""

import asyncio
import hmac
import logging
import secrets
from dataclasses import dataclass, field

from app.errors import DepecheError, DocumentNotFoundError, DocumentNotReadyError, QueueFullError
from app.services.access import Caller
from app.services.documents import DocumentService
from app.services.shelf import FileShelf, ShelvedFile
from app.services.translation import TranslationOptions

logger = logging.getLogger("depeche")

# Documents that are being translated; each keeps its bytes in memory.
MOST_OPEN = 64
_TRY_AGAIN_SECONDS = 5


@dataclass(slots=True, eq=False)
class Ticket:
    """A document that was handed in. id and key: what its sender asks for it by; neither can be guessed.

    characters: of its text, as they are charged. place: the name that the shelf gave the translation.
    """

    id: str
    key: str
    filename: str
    accepted: asyncio.Event = field(default_factory=asyncio.Event)
    characters: int = 0
    place: str = ""
    failure: DepecheError | None = None
    task: asyncio.Task[None] | None = None

    @property
    def done(self) -> bool:
        """Whether it can be fetched."""
        return bool(self.place)


class DocumentDesk:
    """Takes documents, translates them in turn with all that the engine has to do, and keeps them for a while.

    Used from one event loop. What is here is gone when the server stops.
    """

    def __init__(self, documents: DocumentService, shelf: FileShelf) -> None:
        self.documents = documents
        self.shelf = shelf
        self._tickets: dict[str, Ticket] = {}

    async def hand_in(
        self,
        data: bytes,
        filename: str,
        options: TranslationOptions,
        source: str,
        caller: Caller,
    ) -> Ticket:
        """Read a document, charge for it, and begin to translate it.

        Raises what DocumentService.translate does where the file can't be read, what Caller.charge does, QueueFullError
        and StorageError. What goes wrong later is told by the ticket, and refunded.
        """
        self.shelf.check_room(len(data))
        if sum(ticket.task is not None for ticket in self._tickets.values()) >= MOST_OPEN:
            raise QueueFullError(
                "Too many documents are being translated. Try again in a moment.",
                retry_after_seconds=_TRY_AGAIN_SECONDS,
            )
        ticket = Ticket(secrets.token_hex(16).upper(), secrets.token_hex(32).upper(), filename)
        ticket.task = asyncio.create_task(self._translate(ticket, data, options, source, caller))
        self._tickets[ticket.id] = ticket
        accepted = asyncio.create_task(ticket.accepted.wait())
        try:
            await asyncio.wait({ticket.task, accepted}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            ticket.task.cancel()
            del self._tickets[ticket.id]
            raise
        finally:
            accepted.cancel()
        if ticket.failure and not ticket.accepted.is_set():
            del self._tickets[ticket.id]
            raise ticket.failure
        return ticket

    async def ticket(self, number: str, key: str, patience: float = 0.0) -> Ticket:
        """Give a ticket, after waiting up to so many seconds for its document. Raises DocumentNotFoundError."""
        ticket = self._tickets.get(number)
        if ticket is None or not hmac.compare_digest(ticket.key.encode(), key.encode("utf-8", "replace")):
            raise DocumentNotFoundError("Document not found. Documents are kept for a while only.")
        if ticket.task and patience:
            await asyncio.wait({ticket.task}, timeout=patience)
        return ticket

    async def fetch(self, ticket: Ticket) -> tuple[ShelvedFile, bytes]:
        """Give a translated document. Raises DocumentNotReadyError, and what went wrong with it."""
        if ticket.failure:
            raise ticket.failure
        if not ticket.done:
            raise DocumentNotReadyError(
                "The document is still being translated. Try again in a moment.", retry_after_seconds=1
            )
        return await self.shelf.get(ticket.place)

    def close(self) -> None:
        """Give up what is under way. May be called by another thread than the event loop's."""
        for ticket in list(self._tickets.values()):
            if ticket.task:
                ticket.task.get_loop().call_soon_threadsafe(ticket.task.cancel)

    async def _translate(
        self,
        ticket: Ticket,
        data: bytes,
        options: TranslationOptions,
        source: str,
        caller: Caller,
    ) -> None:
        async def accept(characters: int) -> None:
            await caller.charge(characters)
            ticket.characters = characters
            ticket.accepted.set()

        failure: DepecheError | None = None
        try:
            file = await self.documents.translate(data, ticket.filename, options, source, charge=accept)
            ticket.place = await self.shelf.put(file.data, ticket.filename, file.media_type)
        except DepecheError as error:
            failure = error
        except Exception:
            logger.exception("A document could not be translated")
            failure = DepecheError("Something went wrong in the service. Its log tells more.")
        finally:
            asyncio.get_running_loop().call_later(self.shelf.seconds, self._tickets.pop, ticket.id, None)
        if failure and ticket.accepted.is_set():
            await caller.refund()
        ticket.failure = failure
        ticket.task = None
