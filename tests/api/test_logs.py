"""The log says what happened, and nothing of what was sent."""

import os
import re
import subprocess
import sys

import httpx
import pytest

from app.cli.server_process import ServerProcess, running_server
from app.services.database import Database
from app.services.keys import Keys

# No word of any other text here, and none that the models change.
WORD = "Zyxomma"


SCRIPT = """
import logging, logging.config, sys
from app.api.logs import TOLD_IN_FULL, logging_config

logging.config.dictConfig(logging_config(sys.argv[1]))
word = sys.argv[2]

def fail():
    try:
        {}[word]
    except KeyError as error:
        raise ValueError("no answer to " + word) from error

for extra in None, TOLD_IN_FULL:
    try:
        fail()
    except ValueError:
        logging.getLogger("depeche").exception("Unexpected error", extra=extra)
    print("----", file=sys.stderr)
access = logging.getLogger("uvicorn.access")
query = "/translate?api_key=secret&q=" + word + "&source=fr"
access.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:1", "POST", query, "1.1", 200)
access.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:1", "GET", "/health", "1.1", 200)
access.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:1", "GET", "/download_file/secret.a_en.txt", "1.1", 200)
for name in "sqlalchemy.engine.Engine", "httpx", "httpcore.http11", "python_multipart.multipart":
    logging.getLogger(name).info("a whole statement with %s", word)
"""


def logged(level: str) -> list[str]:
    """What a program with the server's logging says: of a failure, of one that no caller caused, of requests."""
    # In a program of its own: pytest has put its own handlers into this one's logging.
    command = [sys.executable, "-c", SCRIPT, level, WORD]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"}, check=True
    )
    return done.stderr.split("----\n")


def test_an_exception_is_told_without_its_message() -> None:
    failure, own, requests = logged("info")
    assert "Unexpected error" in failure
    assert "builtins.ValueError" in failure
    assert "builtins.KeyError" in failure
    assert "in fail" in failure
    assert WORD not in failure
    assert f"no answer to {WORD}" in own
    assert WORD not in requests


def test_debugging_tells_all_but_keys() -> None:
    failure, _, requests = logged("debug")
    assert f"no answer to {WORD}" in failure
    assert '"POST /translate?api_key=…&q=…&source=… HTTP/1.1" 200' in requests
    assert '"GET /health HTTP/1.1" 200' in requests
    assert '"GET /download_file/… HTTP/1.1" 200' in requests
    assert "secret" not in requests
    assert "statement" not in requests


@pytest.mark.engine
@pytest.mark.parametrize("level", ["info", "debug"])
def test_a_real_server_writes_no_key_and_no_text(tmp_path, level: str) -> None:
    url = f"sqlite:///{tmp_path}/depeche.db"
    database = Database(url)
    _, secret = Keys(database).create("desk", per_minute=1000)
    database.close()
    environment = {"DEPECHE_DATABASE_URL": url, "DEPECHE_KEYS": "on", "DEPECHE_LOG_LEVEL": level}
    with running_server(environment) as server:
        server.wait_until_ready(lambda _: None)
        statuses = send_all(server, secret)
        server.stop()
        log = server.log.read_text("utf-8")
    assert statuses == {200, 400, 403, 415}
    assert "Ready after" in log
    assert secret not in log
    assert secret.rpartition("_")[2] not in log
    assert WORD.casefold() not in log.casefold()
    assert "Traceback" not in log
    # That requests are seen at all when debugging is asked for.
    assert bool(re.search(r"/translate\?api_key=…", log)) == (level == "debug")


def send_all(server: ServerProcess, secret: str) -> set[int]:
    text = f"{WORD} a parlé. Une phrase de {WORD}."
    bearer = {"Authorization": f"Bearer {secret}"}
    statuses = set()
    with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        for headers in (bearer, {"X-API-Key": secret}, bearer | {"Accept": "text/event-stream"}):
            statuses.add(client.post("/translate", json={"q": text}, headers=headers).status_code)
        for kind in ("json", "data"):
            statuses.add(client.post("/translate", **{kind: {"q": text, "api_key": secret}}).status_code)
            statuses.add(client.post("/translate", **{kind: {"q": text, "api_key": secret + "x"}}).status_code)
            statuses.add(
                client.post("/translate", **{kind: {"q": text, "api_key": secret, "target": WORD}}).status_code
            )
        statuses.add(client.post("/translate", params={"api_key": secret, "q": text}).status_code)
        statuses.add(client.post(f"/translate?api_key={secret}", json={"q": text, "format": WORD}).status_code)
        statuses.add(client.post("/translate", content=b'{"q": "' + WORD.encode(), headers=bearer).status_code)
        statuses.add(client.post("/articles", json={"headline": text, "n": {WORD: 1}}, headers=bearer).status_code)
        statuses.add(client.post("/summarize", json={"q": text}, headers=bearer).status_code)
        client.put("/glossaries/a", json={"terms": {WORD: WORD}}, headers=bearer)
    return statuses
