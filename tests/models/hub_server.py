"""A Hugging Face hub on this machine: the parts of its protocol that the real client speaks when it downloads.

Large files answer with a redirect to another origin, as the hub's do to its storage. Faults are switched on by tests.
"""

import json
import threading
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

# Where the hub keeps a file in Git LFS, and so names it by SHA-256.
LARGE = (".safetensors", ".bin", ".spm")


@dataclass
class Repo:
    """files: content by name. gated: status of a refusal of its files, None where they are open."""

    files: dict[str, bytes]
    commit: str = "a" * 40
    license: str = "cc-by-4.0"
    gated: int | None = None

    def entries(self):
        return [self.entry(name) for name in sorted(self.files)]

    def entry(self, name):
        content = self.files[name]
        blob = sha1(b"blob %d\0" % len(content) + content).hexdigest()
        lfs = {"sha256": sha256(content).hexdigest(), "size": len(content), "pointerSize": 134}
        return {"name": name, "blob": blob, "size": len(content), "lfs": lfs if name.endswith(LARGE) else None}


@dataclass
class Request:
    method: str
    path: str
    host: str
    range: str | None
    authorization: str | None
    sent: int = 0


@dataclass
class Faults:
    """break_at: byte of the file at which a connection breaks, once for each entry. tamper: other content to send."""

    break_at: dict[str, list[int]] = field(default_factory=dict)
    tamper: dict[str, bytes] = field(default_factory=dict)
    status: int | None = None


class HubServer:
    """Serves until closed. `requests` is what was asked, in order."""

    def __init__(self):
        self.repos: dict[str, Repo] = {}
        self.faults = Faults()
        self.requests: list[Request] = []
        handler = type("Handler", (_Handler,), {"hub": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def port(self):
        return self._server.server_address[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def downloads(self, name):
        """Requests for the content of a file that got some."""
        return [r for r in self.requests if r.method == "GET" and r.path.endswith(f"/{name}") and r.sent]

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        self._answer()

    def do_HEAD(self):
        self._answer()

    def _answer(self):
        path = unquote(urlsplit(self.path).path).strip("/")
        headers = self.headers
        self.record = Request(self.command, path, headers["Host"], headers["Range"], headers["Authorization"])
        self.hub.requests.append(self.record)
        match path.split("/"):
            case _ if self.hub.faults.status:
                self._refuse(self.hub.faults.status)
            case ["api", "models", owner, name, "revision", revision] if repo := self._find(owner, name, revision):
                self._model_info(f"{owner}/{name}", repo)
            case ["api", "models", owner, name, "tree", revision] if repo := self._find(owner, name, revision):
                self._tree(repo)
            case [owner, name, "resolve", revision, file] if repo := self._find(owner, name, revision):
                self._resolve(f"{owner}/{name}", repo, file)
            case ["storage", owner, name, file]:
                self._content(f"{owner}/{name}", file)
            case ["api", "models", owner, name, *_] | [owner, name, "resolve", *_]:
                self._refuse(404, "RevisionNotFound" if f"{owner}/{name}" in self.hub.repos else "RepoNotFound")
            case _:
                self._refuse(404)

    def _find(self, owner, name, revision):
        repo = self.hub.repos.get(f"{owner}/{name}")
        return repo if repo and revision in {"main", repo.commit} else None

    def _model_info(self, repo_id, repo):
        siblings = [
            {"rfilename": e["name"], "size": e["size"], "blobId": e["blob"]} | ({"lfs": e["lfs"]} if e["lfs"] else {})
            for e in repo.entries()
        ]
        tags = ["marian", f"license:{repo.license}"]
        self._json({"id": repo_id, "sha": repo.commit, "tags": tags, "private": False, "siblings": siblings})

    def _tree(self, repo):
        self._json(
            [
                {"type": "file", "path": e["name"], "size": e["size"], "oid": e["blob"]}
                | ({"lfs": {**e["lfs"], "oid": e["lfs"]["sha256"]}} if e["lfs"] else {})
                for e in repo.entries()
            ]
        )

    def _resolve(self, repo_id, repo, name):
        if repo.gated:
            self._refuse(repo.gated, "GatedRepo")
        elif name not in repo.files:
            self._refuse(404, "EntryNotFound")
        elif (entry := repo.entry(name))["lfs"] is None:
            self._content(repo_id, name, {"X-Repo-Commit": repo.commit, "ETag": f'"{entry["blob"]}"'})
        else:
            headers = {
                "X-Repo-Commit": repo.commit,
                "X-Linked-Etag": f'"{entry["lfs"]["sha256"]}"',
                "X-Linked-Size": str(entry["size"]),
                "Location": f"http://localhost:{self.hub.port}/storage/{repo_id}/{name}",
                "Content-Length": "0",
            }
            self._head(302, headers)

    def _content(self, repo_id, name, headers=None):
        faults = self.hub.faults
        content = faults.tamper.get(name, self.hub.repos[repo_id].files[name])
        start = int(self.headers["Range"].removeprefix("bytes=").split("-")[0]) if self.headers["Range"] else 0
        headers = {**(headers or {}), "Content-Length": str(len(content) - start), "Accept-Ranges": "bytes"}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self._head(206 if start else 200, headers)
        if self.command == "HEAD":
            return
        breaks = faults.break_at.get(name)
        end = breaks.pop(0) if breaks else len(content)
        self.wfile.write(content[start:end])
        self.record.sent = max(0, end - start)
        if end < len(content):
            self.close_connection = True
            self.connection.close()

    def _json(self, value):
        body = json.dumps(value).encode()
        self._head(200, {"Content-Type": "application/json", "Content-Length": str(len(body))})
        self.wfile.write(body)

    def _refuse(self, status, code=None):
        self._head(status, {"Content-Length": "0", **({"X-Error-Code": code} if code else {})})

    def _head(self, status, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
