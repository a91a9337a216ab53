"""Keys: who may use the service, and how much of it."""

import hmac
import re
import secrets
import time
from hashlib import sha256

from sqlalchemy import Row, case, func, insert, select, text, update

from app.errors import DepecheError, InvalidRequestError, KeyInvalidError, QuotaExceededError
from app.services.database import Database
from app.services.keys_records import PREFIX, Key, Usage, this_month
from app.services.keys_tables import KEYS, USAGE

_ID_BYTES, _SECRET_BYTES = 4, 32
_SECRET = re.compile(rf"{PREFIX}_([0-9a-f]{{{2 * _ID_BYTES}}})_")
LONGEST_NAME = 100


class KeyNotFoundError(DepecheError):
    """There is no key of this name or number to revoke. Only the command line asks."""

    code = "key_not_found"
    status = 404


class Keys:
    """The keys of a database. Methods block; each raises StorageError where the database can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, chars_per_month: int | None = None, per_minute: int | None = None) -> tuple[Key, str]:
        """Make a key, and give it with its secret, which nothing can give again.

        The secret is 256 random bits: a plain hash of it is safe, as there is nothing to guess.
        """
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise InvalidRequestError(f"A key's name has 1 to {LONGEST_NAME} characters on one line.", field="name")
        key = Key(secrets.token_hex(_ID_BYTES), name, chars_per_month, per_minute, time.time())
        secret = f"{key.prefix}{secrets.token_urlsafe(_SECRET_BYTES)}"
        with self._database.write() as connection:
            taken = select(KEYS.c.id).where(KEYS.c.name == name, KEYS.c.revoked_at.is_(None))
            if connection.execute(taken).first():
                raise InvalidRequestError(
                    f"There is a key “{name}” already. Take another name, or revoke it.", name=name
                )
            connection.execute(
                insert(KEYS).values(
                    id=key.id,
                    name=name,
                    digest=_digest(secret),
                    chars_per_month=chars_per_month,
                    per_minute=per_minute,
                    created_at=key.created_at,
                )
            )
        return key, secret

    def all(self) -> list[tuple[Key, Usage]]:
        """Give all keys, the oldest first, with what they translated in this month."""
        if not self._database.exists:
            return []
        month = this_month()
        used = func.coalesce(USAGE.c.characters, 0)
        joined = KEYS.outerjoin(USAGE, (USAGE.c.key_id == KEYS.c.id) & (USAGE.c.month == month))
        with self._database.read() as connection:
            rows = connection.execute(
                select(KEYS, used.label("used")).select_from(joined).order_by(KEYS.c.created_at)
            ).all()
        return [(_key(row), Usage(month, row.used, row.chars_per_month)) for row in rows]

    def any_valid(self) -> bool:
        """Whether there is a key that opens anything."""
        return any(key.revoked_at is None for key, _ in self.all())

    def revoke(self, wanted: str) -> Key:
        """End a key, by its name, its number, or the key itself. KeyNotFoundError where there is none."""
        number = _id_of(wanted) or wanted.strip().removeprefix(f"{PREFIX}_").strip("_")
        found = [key for key, _ in self.all() if key.revoked_at is None and wanted.strip() == key.name]
        found = found or [key for key, _ in self.all() if key.revoked_at is None and number == key.id]
        if not found:
            raise KeyNotFoundError("There is no valid key of this name or number. `depeche keys list` shows them.")
        with self._database.write() as connection:
            connection.execute(update(KEYS).where(KEYS.c.id == found[0].id).values(revoked_at=time.time()))
        return found[0]

    def find(self, secret: str) -> Key:
        """Give the key that a caller showed; KeyInvalidError where it is none, or was revoked."""
        number = _id_of(secret)
        row: Row[tuple[object, ...]] | None = None
        if number and self._database.exists:
            with self._database.read() as connection:
                row = connection.execute(select(KEYS).where(KEYS.c.id == number)).first()
        # Compared even where there is nothing to compare with, so that both take the same time.
        is_right = hmac.compare_digest(_digest(secret), row.digest if row else _digest(""))
        if row is None or not is_right or row.revoked_at is not None:
            raise KeyInvalidError("The key is not valid on this server.")
        return _key(row)

    def charge(self, key: Key, characters: int) -> str:
        """Count characters, and give the month that they were counted in.

        QuotaExceededError, and nothing counted, where they are more than the key has left.
        """
        month = this_month()
        new = text("INSERT INTO usage (key_id, month, characters) VALUES (:key, :month, 0) ON CONFLICT DO NOTHING")
        more = update(USAGE).where(USAGE.c.key_id == key.id, USAGE.c.month == month)
        if key.chars_per_month is not None:
            more = more.where(USAGE.c.characters + characters <= key.chars_per_month)
        with self._database.write() as connection:
            connection.execute(new, {"key": key.id, "month": month})
            counted = connection.execute(more.values(characters=USAGE.c.characters + characters)).rowcount
        if not counted:
            raise self._too_many(key, characters)
        return month

    def refund(self, key: Key, characters: int, month: str) -> None:
        """Take back what was counted for work that was not done."""
        left = case((USAGE.c.characters > characters, USAGE.c.characters - characters), else_=0)
        of_month = update(USAGE).where(USAGE.c.key_id == key.id, USAGE.c.month == month)
        with self._database.write() as connection:
            connection.execute(of_month.values(characters=left))

    def usage(self, key: Key) -> Usage:
        """Give what the key has translated in this month."""
        month = this_month()
        wanted = select(USAGE.c.characters).where(USAGE.c.key_id == key.id, USAGE.c.month == month)
        with self._database.read() as connection:
            return Usage(month, connection.execute(wanted).scalar() or 0, key.chars_per_month)

    def _too_many(self, key: Key, characters: int) -> QuotaExceededError:
        usage = self.usage(key)
        limit = key.chars_per_month or 0
        left = max(limit - usage.characters, 0)
        return QuotaExceededError(
            f"The text has {characters} characters; {left} of {limit} are left to this key in this month.",
            characters=characters,
            used=usage.characters,
            limit=limit,
            month=usage.month,
        )


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _id_of(secret: str) -> str:
    """Give the part of a key that it is found by; empty where it has none, and no database need be asked."""
    found = _SECRET.match(secret.strip())
    return found[1] if found else ""


def _key(row: Row[tuple[object, ...]]) -> Key:
    return Key(row.id, row.name, row.chars_per_month, row.per_minute, row.created_at, row.revoked_at)
