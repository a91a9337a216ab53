"""`depeche serve`: what it does not import, since every import is paid for by whoever waits for the server."""

import re
from pathlib import Path

import httpx
import pytest

from app.cli.server_process import running_server

IMPORTED = re.compile(r"^import time:.*\|\s*([\w.]+)\s*$", re.MULTILINE)
# The first three convert models, in a process of their own. The others speak to databases and to webhooks.
UNWANTED = {"torch", "transformers", "tokenizers", "sqlalchemy", "alembic", "psycopg", "httpcore", "stamina", "limits"}


@pytest.mark.engine
def test_a_server_imports_only_what_its_requests_need(tmp_path: Path) -> None:
    # Where there is a database already, it is opened at the start.
    database = f"sqlite:///{tmp_path / 'depeche.db'}"
    with running_server({"PYTHONPROFILEIMPORTTIME": "1", "DEPECHE_DATABASE_URL": database}) as server:
        server.wait_until_ready(lambda _: None)
        for path in ("/translate", "/summarize", "/articles"):
            fields = {"headline" if path == "/articles" else "q": "Le ministre est arrivé lundi."}
            assert httpx.post(server.url + path, json=fields, timeout=60).status_code == 200
        imported = set(IMPORTED.findall(server.log.read_text("utf-8", errors="replace")))
        job = httpx.post(server.url + "/jobs", json={"kind": "translate", "q": "Bonjour."}, timeout=60)
        assert job.status_code == 202
        later = set(IMPORTED.findall(server.log.read_text("utf-8", errors="replace")))
    assert "fastapi" in imported
    assert {name.partition(".")[0] for name in imported} & UNWANTED == set()
    # Of the other commands; those of the first word are imported by name, which is not listed.
    assert [name for name in imported if name.startswith("app.cli.")] == []
    assert "sqlalchemy" in later
