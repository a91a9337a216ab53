"""`depeche keys`, and a server that would be open to all or to nobody."""

import logging.config
import sqlite3
from pathlib import Path

import pytest
import uvicorn

from app.cli.server_process import running_server
from tests.cli.conftest import Invoke


@pytest.fixture(autouse=True)
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "depeche.db"
    monkeypatch.setenv("DEPECHE_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.delenv("DEPECHE_KEYS", raising=False)
    monkeypatch.delenv("DEPECHE_HOST", raising=False)
    return file


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that servers were started at: here none is."""
    hosts: list[str] = []
    # It closes what handlers write to: rouge-score brings one (absl's) that takes pytest's own file for such.
    monkeypatch.setattr(logging.config, "dictConfig", lambda _: None)
    monkeypatch.setattr(uvicorn, "run", lambda _, host, **__: hosts.append(host))
    return hosts


def test_a_key_is_shown_once_and_alone_on_standard_output(invoke: Invoke, stored: Path) -> None:
    result = invoke("keys", "create", "desk", "--chars-per-month", "1000000", "--per-minute", "60")
    assert result.exit_code == 0
    secret = result.stdout.strip()
    assert secret.startswith("depeche_")
    assert "\n" not in secret
    assert secret not in result.stderr
    listed = invoke("keys", "list").stdout
    assert secret not in listed
    assert secret[:17] in listed
    assert "0 of 1,000,000" in listed
    assert "60" in listed
    assert secret.encode() not in stored.read_bytes()


def test_the_list(invoke: Invoke, stored: Path) -> None:
    assert "none" in invoke("keys", "list").stderr
    assert not stored.exists()
    invoke("keys", "create", "desk")
    invoke("keys", "create", "wire")
    assert invoke("keys", "revoke", "wire").stdout.endswith("is revoked.\n")
    lines = invoke("keys", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["name", "desk", "wire"]
    assert ["revoked" in line for line in lines] == [False, False, True]


def test_mistakes(invoke: Invoke) -> None:
    invoke("keys", "create", "desk")
    assert invoke("keys", "create", "desk").exit_code != 0
    assert invoke("keys", "create", "").exit_code != 0
    assert invoke("keys", "create", "x", "--per-minute", "0").exit_code == 2
    assert invoke("keys", "revoke", "nobody").exit_code != 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "depeche.example.org"])
def test_a_server_that_others_can_reach_needs_a_key(
    invoke: Invoke, started: list[str], stored: Path, host: str
) -> None:
    refused = invoke("serve", "--host", host)
    assert refused.exit_code != 0
    message = str(refused.exception)
    assert "depeche keys create" in message
    assert "DEPECHE_KEYS=off" in message
    assert host in message
    assert started == []
    invoke("keys", "create", "desk")
    assert invoke("serve", "--host", host).exit_code == 0
    assert started == [host]
    invoke("keys", "revoke", "desk")
    assert invoke("serve", "--host", host).exit_code != 0


def test_or_to_be_told_that_it_needs_none(
    invoke: Invoke, started: list[str], stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEPECHE_KEYS", "off")
    assert invoke("serve", "--host", "0.0.0.0").exit_code == 0
    assert started == ["0.0.0.0"]
    assert not stored.exists()


def test_a_server_of_this_machine_needs_none_unless_it_is_told_to(
    invoke: Invoke, started: list[str], stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke("serve").exit_code == 0
    assert started == ["127.0.0.1"]
    assert not stored.exists()
    monkeypatch.setenv("DEPECHE_KEYS", "on")
    refused = invoke("serve")
    assert "DEPECHE_KEYS=on" in str(refused.exception)
    assert started == ["127.0.0.1"]


def test_the_real_command_says_so_in_one_line(stored: Path) -> None:
    with running_server({"DEPECHE_KEYS": "on", "DEPECHE_DATABASE_URL": f"sqlite:///{stored}"}) as server:
        assert server.process.wait(60) == 1
    log = server.log
    assert not log.exists()


def test_keys_are_in_the_database_only_as_digests(invoke: Invoke, stored: Path) -> None:
    secret = invoke("keys", "create", "desk").stdout.strip()
    with sqlite3.connect(stored) as connection:
        (row,) = connection.execute("SELECT * FROM keys").fetchall()
    assert secret not in map(str, row)
    assert not any(secret.rpartition("_")[2] in str(value) for value in row)
