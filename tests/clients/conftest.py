"""Real servers on the real engine, for clients as their registries give them out: one open, one that asks for keys."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.cli.server_process import running_server
from app.services.database import Database
from app.services.keys import Keys


@pytest.fixture(scope="session", autouse=True)
def _no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        yield


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    with running_server() as server:
        server.wait_until_ready(lambda _: None)
        yield server.url


@dataclass(frozen=True)
class KeyedServer:
    """A server that asks for keys. Its database may be given more of them while it runs."""

    url: str
    database_url: str

    def new_key(self, chars_per_month: int | None = None, per_minute: int | None = None) -> str:
        database = Database(self.database_url)
        try:
            return Keys(database).create(f"client {secrets.token_hex(4)}", chars_per_month, per_minute)[1]
        finally:
            database.close()


@pytest.fixture(scope="session")
def keyed_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyedServer]:
    database_url = f"sqlite:///{tmp_path_factory.mktemp('keys') / 'depeche.db'}"
    server = KeyedServer("", database_url)
    server.new_key()
    with running_server({"DEPECHE_KEYS": "on", "DEPECHE_DATABASE_URL": database_url}) as process:
        process.wait_until_ready(lambda _: None)
        yield KeyedServer(process.url, database_url)
