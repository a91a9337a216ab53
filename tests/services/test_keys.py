"""Keys: shown once, kept as a hash, counted to the character."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import InvalidRequestError, KeyInvalidError, QuotaExceededError, RateLimitedError
from app.services import keys as module
from app.services.database import Database
from app.services.keys import KeyNotFoundError, Keys
from app.services.keys_records import Key
from app.services.keys_tables import KEYS
from app.services.limits import RateLimits


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "depeche.db"


@pytest.fixture
def kept_in_a_file(file: Path) -> Iterator[Keys]:
    database = Database(f"sqlite:///{file}")
    yield Keys(database)
    database.close()


@pytest.fixture
def keys(database: Database) -> Keys:
    return Keys(database)


def test_a_key_opens_until_it_is_revoked(keys: Keys) -> None:
    key, secret = keys.create("desk", 1000, 60)
    assert keys.find(secret) == key
    assert keys.find(secret) == keys.all()[0][0]
    assert keys.any_valid()
    assert keys.revoke("desk") == key
    with pytest.raises(KeyInvalidError):
        keys.find(secret)
    assert not keys.any_valid()
    assert [key.revoked_at is None for key, _ in keys.all()] == [False]


def test_the_secret_is_kept_nowhere(kept_in_a_file: Keys, file: Path) -> None:
    keys = kept_in_a_file
    key, secret = keys.create("desk")
    assert secret.startswith(key.prefix)
    random = secret.removeprefix(key.prefix)
    assert len(random) == 43  # 256 bits
    keys.find(secret)
    files = list(file.parent.iterdir())
    assert any(key.id.encode() in file.read_bytes() for file in files)
    assert not any(random.encode() in file.read_bytes() for file in files)


def test_no_two_keys_are_alike(keys: Keys) -> None:
    made = [keys.create(f"desk {number}") for number in range(20)]
    assert len({secret for _, secret in made}) == 20
    for key, secret in made:
        assert keys.find(secret) == key


@pytest.mark.parametrize("change", [
    lambda secret: secret[:-1] + ("A" if secret[-1] != "A" else "B"),
    lambda secret: secret[:-1],
    lambda secret: secret + "A",
    lambda secret: secret.upper(),
    lambda secret: secret.rpartition("_")[0] + "_",
    lambda secret: secret.split("_")[1],
    lambda _: "",
    lambda _: "depeche",
    lambda _: "depeche__",
    lambda _: "depeche_\x00_" + 43 * "A",
    lambda _: "depeche_\ud83d_" + 43 * "A",
    lambda secret: secret + 100_000 * "A",
    lambda secret: secret.replace("depeche_", "depeche_0"),
    lambda _: "depeche_00000000_" + 43 * "A",
    lambda _: "\ud83d é _ _ \x00",
])  # fmt: skip
def test_what_is_not_the_key_opens_nothing(keys: Keys, change) -> None:
    _, secret = keys.create("desk")
    with pytest.raises(KeyInvalidError):
        keys.find(change(secret))


def test_a_database_without_a_file_has_no_keys(kept_in_a_file: Keys, file: Path) -> None:
    keys = kept_in_a_file
    assert keys.all() == []
    with pytest.raises(KeyInvalidError):
        keys.find("depeche_00000000_" + 43 * "A")
    assert not file.parent.exists()


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\nb", "a\x00"])
def test_names_are_one_line(keys: Keys, name: str) -> None:
    with pytest.raises(InvalidRequestError):
        keys.create(name)


def test_a_name_is_free_again_when_its_key_is_revoked(keys: Keys) -> None:
    keys.create("desk")
    with pytest.raises(InvalidRequestError, match="desk"):
        keys.create("desk")
    keys.revoke("desk")
    keys.create("desk")


def test_a_key_is_revoked_by_any_of_its_signs(keys: Keys) -> None:
    for wanted in (lambda key, _: key.name, lambda key, _: key.id, lambda key, _: key.prefix, lambda _, secret: secret):
        key, secret = keys.create("desk")
        assert keys.revoke(wanted(key, secret)) == key
    for wanted in ("desk", "", "nobody"):
        with pytest.raises(KeyNotFoundError):
            keys.revoke(wanted)


def test_characters_are_counted_up_to_the_quota(keys: Keys) -> None:
    key, _ = keys.create("desk", chars_per_month=10)
    keys.charge(key, 4)
    keys.charge(key, 6)
    with pytest.raises(QuotaExceededError) as refused:
        keys.charge(key, 1)
    assert (refused.value.detail["used"], refused.value.detail["limit"]) == (10, 10)
    assert keys.usage(key).characters == 10
    keys.charge(key, 0)


def test_what_is_refused_is_not_counted(keys: Keys) -> None:
    key, _ = keys.create("desk", chars_per_month=10)
    with pytest.raises(QuotaExceededError):
        keys.charge(key, 11)
    assert keys.usage(key).characters == 0
    keys.charge(key, 10)


def test_what_is_given_back_can_be_used_again(keys: Keys) -> None:
    key, _ = keys.create("desk", chars_per_month=10)
    month = keys.charge(key, 10)
    keys.refund(key, 7, month)
    assert keys.usage(key).characters == 3
    keys.refund(key, 100, month)
    assert keys.usage(key).characters == 0


def test_a_new_month_begins_at_nothing(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    key, _ = keys.create("desk", chars_per_month=10)
    monkeypatch.setattr(module, "this_month", lambda: "2026-11")
    keys.charge(key, 10)
    monkeypatch.setattr(module, "this_month", lambda: "2026-12")
    assert keys.usage(key).characters == 0
    keys.charge(key, 10)
    assert keys.all()[0][1].characters == 10


def test_without_a_quota_all_is_counted_and_nothing_refused(keys: Keys) -> None:
    key, _ = keys.create("desk")
    keys.charge(key, 10**10)
    assert keys.usage(key).characters == 10**10


def test_requests_that_charge_together_never_exceed_the_quota(keys: Keys) -> None:
    key, _ = keys.create("desk", chars_per_month=100)
    refused: list[QuotaExceededError] = []

    def charge() -> None:
        for _ in range(5):
            try:
                keys.charge(key, 7)
            except QuotaExceededError as error:
                refused.append(error)

    threads = [threading.Thread(target=charge) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keys.usage(key).characters == 98
    assert len(refused) == 30 - 14


def test_the_stored_digest_is_that_of_the_whole_key(keys: Keys, database: Database) -> None:
    _, secret = keys.create("desk")
    with database.read() as connection:
        row = connection.execute(select(KEYS)).one()
    assert secret not in str(row)
    assert len(row.digest) == 64


async def test_the_rate_is_that_of_the_last_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    limits, key = RateLimits(), Key("a", "desk", None, 2, 0.0)
    now = 1_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    await limits.count(key)
    now += 50
    await limits.count(key)
    with pytest.raises(RateLimitedError) as refused:
        await limits.count(key)
    assert refused.value.detail["retry_after_seconds"] == 10
    now += 11
    await limits.count(key)
    with pytest.raises(RateLimitedError):
        await limits.count(key)
    await limits.count(Key("b", "other", None, 1, 0.0))


async def test_without_a_rate_nothing_is_limited() -> None:
    limits = RateLimits()
    for _ in range(50):
        await limits.count(Key("a", "desk", None, None, 0.0))
