"""Who may come in, and what it costs them."""

import asyncio
import ipaddress
import logging
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.errors import DepecheError, KeyMissingError, StorageError
from app.services.database import Database
from app.services.keys_records import Key, Usage, this_month
from app.settings import Settings

if TYPE_CHECKING:
    from app.services.keys import Keys
    from app.services.limits import RateLimits

logger = logging.getLogger("depeche")


class NoKeysError(DepecheError):
    """A server is to be started that asks for a key, and there is none that could be shown."""

    code = "no_keys"


def keys_required(settings: Settings) -> bool:
    """Whether callers must show a key: as it was set, else where others than this machine can reach the server."""
    return settings.keys == "on" or (settings.keys == "auto" and not is_loopback(settings.host))


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's own. A name is taken for a public one, but for `localhost`."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


def check_keys(settings: Settings) -> None:
    """Raise NoKeysError where callers must show a key and there is none: the server would be open to nobody.

    The one who starts it must not find out by being refused, or, were it open, by a stranger's bill.
    """
    if not keys_required(settings):
        return
    database = Database(settings.database_url)
    try:
        if _keys_of(database).any_valid():
            return
    finally:
        database.close()
    reason = (
        "DEPECHE_KEYS=on asks callers for a key"
        if is_loopback(settings.host)
        else f"Others can reach this server at {settings.host}, so that it asks them for a key"
    )
    raise NoKeysError(
        f"{reason}, and none was made. Make one with `depeche keys create NAME`, or set DEPECHE_KEYS=off to serve "
        "anyone who can reach it, for example where a proxy before it asks for passwords."
    )


def _keys_of(database: Database) -> "Keys":
    from app.services.keys import Keys  # noqa: PLC0415 - imports SQLAlchemy, which a server without keys never needs

    return Keys(database)


@dataclass(slots=True)
class Caller:
    """Who sent a request. key: None where the server asks for none."""

    key: Key | None
    _access: "Access"
    _charged: int = 0
    _month: str = ""

    @property
    def owner(self) -> str:
        """What tells this caller's things, as jobs, from those of others; empty where the server asks for no key."""
        return self.key.id if self.key else ""

    async def charge(self, characters: int) -> None:
        """Count the characters of a text that was accepted; QuotaExceededError where they are too many.

        What a route charged is given back where it fails, see `app.api.auth`.
        """
        if self.key is None:
            return
        try:
            self._month = await asyncio.to_thread(self._access.keys.charge, self.key, characters)
        except StorageError as error:
            if self.key.chars_per_month is not None:
                raise
            # A full disk must not keep those from working whose characters are only counted.
            logger.warning("Characters were not counted: %s", error.message)
        else:
            self._charged += characters

    async def refund(self) -> None:
        """Give back what was charged: the work was not done."""
        charged, self._charged = self._charged, 0
        if self.key and charged:
            try:
                await asyncio.to_thread(self._access.keys.refund, self.key, charged, self._month)
            except StorageError as error:
                logger.warning("Characters were not given back: %s", error.message)

    async def usage(self) -> Usage:
        """Give what the caller has translated in this month: nothing known where the server asks for no key."""
        if self.key is None:
            return Usage(this_month(), 0, None)
        return await asyncio.to_thread(self._access.keys.usage, self.key)


class Access:
    """The door: a key, where one is asked for, and not too many requests with it."""

    def __init__(self, database: Database, *, required: bool) -> None:
        self.database = database
        self.required = required

    @cached_property
    def keys(self) -> "Keys":
        """What knows the keys. Only a server that asks for them has this made."""
        return _keys_of(self.database)

    @cached_property
    def _rates(self) -> "RateLimits":
        from app.services.limits import RateLimits  # noqa: PLC0415 - as above

        return RateLimits()

    async def caller(self, secret: str) -> Caller:
        """Let a caller in who showed a key, empty for none.

        Raises KeyMissingError, KeyInvalidError, RateLimitedError. Where no key is asked for, any is as good as none.
        """
        if not self.required:
            return self.anyone()
        if not secret:
            raise KeyMissingError(
                "This server asks for a key. Send it as 'Authorization: Bearer …', 'X-API-Key: …' or field 'api_key'."
            )
        key = await asyncio.to_thread(self.keys.find, secret)
        await self._rates.count(key)
        return Caller(key, self)

    def anyone(self) -> Caller:
        """Give the caller of what is open to all."""
        return Caller(None, self)
