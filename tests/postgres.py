"""A PostgreSQL server for tests: from Debian's packages, in a folder of its own, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import psycopg

from app.cli.server_process import free_port

# The password as it stands in a URL: one that must be read with care.
USER, PASSWORD = "depeche", "a%20password%20of%20tests"
# PostgreSQL refuses to run as root.
UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 30


def binaries() -> Path | None:
    """Find the newest installed server."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def running_postgres(folder: Path) -> Iterator[str]:
    """Start a server; give what stands in the URL of its databases before their name."""
    user = _other_user()
    port = free_port()
    home = Path(tempfile.mkdtemp(prefix="depeche-postgres-"))
    try:
        secret = home / "secret"
        secret.write_text(unquote(PASSWORD))
        if user:
            shutil.chown(home, user)
            shutil.chown(secret, user)
        make = (folder / "initdb", "-D", home / "data", "-U", USER, "-A", "scram-sha-256", "--pwfile", secret)
        subprocess.run(
            (*make, "-E", "UTF8", "--no-locale", "--no-sync"), **_as(user, home), check=True, stdout=subprocess.DEVNULL
        )
        serve = (folder / "postgres", "-D", home / "data", "-k", home, "-h", "127.0.0.1", "-p", str(port), "-F")
        log = home / "log"
        with log.open("wb") as output:
            server = subprocess.Popen(serve, **_as(user, home), stdout=output, stderr=output)
        try:
            base = f"{USER}:{PASSWORD}@127.0.0.1:{port}"
            _wait(f"postgresql://{base}/postgres", server, log)
            yield base
        finally:
            server.terminate()
            server.wait(20)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def create_database(base: str, name: str) -> str:
    """Make an empty database, and give its URL."""
    with psycopg.connect(f"postgresql://{base}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql+psycopg://{base}/{name}"


def _other_user() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in names)


def _as(user: str | None, home: Path) -> dict[str, Any]:
    return {"cwd": home} | ({"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {})


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(log.read_text(errors="replace")) from None
            time.sleep(0.1)
        else:
            return
