"""Commands on the pages, run for real: `make docs` writes what they print, a test compares its shape."""  # noqa: INP001

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
PAGES = (
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("api", "dialects", "key-facts", "summaries")),
)
PLACEHOLDER = "localhost:8000"
DEMO = "make demo\n"

_LINES = r"(?:(?!```).*\n)*"
_EXAMPLE = re.compile(
    rf"<!-- run -->\n```bash\n(?P<command>{_LINES})```\n\n```(?P<kind>json|text)\n(?P<output>{_LINES})```"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A command on a page, and the output that stands below it. kind: json or text."""

    page: str
    command: str
    kind: str
    output: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to a command."""

    status: int
    content_type: str
    text: str


def examples() -> Iterator[Example]:
    """Give every request on the pages that is marked with `<!-- run -->`."""
    for page in PAGES:
        for match in _EXAMPLE.finditer(page.read_text("utf-8")):
            if match["command"] != DEMO:
                yield Example(page.name, match["command"], match["kind"], match["output"])


def request(command: str, url: str) -> Answer:
    """Run a curl command against the server at `url`; without curl, do the same with httpx."""
    command = command.replace(PLACEHOLDER, url.removeprefix("http://"))
    return _with_curl(command) if shutil.which("curl") else _with_httpx(command)


def _with_curl(command: str) -> Answer:
    mark = "\n--answer--"
    silent = (
        f"{command.rstrip()} --silent --show-error --noproxy '*' --write-out '{mark}%{{http_code}} %{{content_type}}'"
    )
    finished = subprocess.run(["bash", "-c", silent], cwd=ROOT, capture_output=True, check=True)  # noqa: S603, S607
    text, _, facts = finished.stdout.decode().rpartition(mark)
    status, _, content_type = facts.partition(" ")
    return Answer(int(status), content_type, text)


def _with_httpx(command: str) -> Answer:
    """Understand as much of curl's options as the pages use."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("url")
    parser.add_argument("-d", "--data", "--data-binary", action="append", default=[], dest="data")
    parser.add_argument("-H", "--header", action="append", default=[], dest="headers")
    given = parser.parse_args(shlex.split(command.replace("\\\n", ""))[1:])
    headers = {"Accept": "*/*"} | dict(re.split(r":\s*", header, maxsplit=1) for header in given.headers)
    parts = [(ROOT / item[1:]).read_bytes() if item.startswith("@") else item.encode() for item in given.data]
    if parts:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | headers
    answer = httpx.request(
        "POST" if parts else "GET",
        f"http://{given.url}",
        content=b"&".join(parts) or None,
        headers=headers,
        timeout=600,
        trust_env=False,
    )
    return Answer(answer.status_code, answer.headers.get("Content-Type", ""), answer.text)


def shape(value: object) -> object:
    """Reduce an answer to its field names and types: what it says changes with the model, how it says it must not."""
    if isinstance(value, dict):
        # Left out where there is nothing to flag, which depends on the model.
        return {name: shape(item) for name, item in value.items() if name != "flags"}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    if isinstance(value, float):
        return "number"
    return type(value).__name__.replace("int", "number")


def _demo() -> str:
    command = [sys.executable, "-m", "app.cli", "demo"]
    environment = {**os.environ, "COLUMNS": "100"}
    finished = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return "\n".join(line.rstrip() for line in finished.stdout.splitlines())


def written(page: str, url: str) -> str:
    """Replace the outputs on a page by what the server at `url` answers now."""

    def replace(match: re.Match[str]) -> str:
        text = (_demo() if match["command"] == DEMO else request(match["command"], url).text).rstrip("\n")
        if match["kind"] == "json":
            text = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
        start, end = match.span("output")
        whole = match.group()
        return whole[: start - match.start()] + f"{text}\n" + whole[end - match.start() :]

    return _EXAMPLE.sub(replace, page)


if __name__ == "__main__":
    from app.cli.server_process import running_server

    with running_server() as server:
        server.wait_until_ready(print)
        for path in PAGES:
            path.write_text(written(path.read_text("utf-8"), server.url), "utf-8")
