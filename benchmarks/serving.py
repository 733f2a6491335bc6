"""Serve a folder as a host would: compressed by brotli, and with an account of every answer.

Brotli's quality is 5, what servers use for files they compress as they are asked for; fonts go as they are.
"""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import brotli

QUALITY = 5
_COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".map"}
KINDS = {".html": "html", ".css": "css", ".js": "js", ".svg": "svg", ".json": "json", ".woff2": "font", ".woff": "font"}


@dataclass(frozen=True)
class Answer:
    """One answer: its path, what kind of file it was, and the bytes of its body as sent."""

    path: str
    kind: str
    size: int


@dataclass
class Account:
    """Every answer since it was last emptied."""

    answers: list[Answer] = field(default_factory=list)

    def by_kind(self) -> dict[str, int]:
        """Bytes by kind of file."""
        found: dict[str, int] = {}
        for answer in self.answers:
            found[answer.kind] = found.get(answer.kind, 0) + answer.size
        return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    account: Account
    bodies: dict[Path, tuple[bytes, bool]]

    def do_GET(self) -> None:
        """Send a file, an index of a folder, or 404."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body, is_compressed = self._body(path)
        self.account.answers.append(Answer(self.path, KINDS.get(path.suffix, "other"), len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if is_compressed:
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def _body(self, path: Path) -> tuple[bytes, bool]:
        if path not in self.bodies:
            self.bodies[path] = _body(path)
        return self.bodies[path]

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _body(path: Path) -> tuple[bytes, bool]:
    """A file as it is sent, and whether it is compressed."""
    content = path.read_bytes()
    is_compressed = path.suffix in _COMPRESSED
    return (brotli.compress(content, quality=QUALITY) if is_compressed else content, is_compressed)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that hangs up when its page is closed."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Account]]:
    """Serve `folder` on this machine; gives its address and the account."""
    account = Account()
    # A host keeps what it compressed; the data that a click asks for must not wait for it here either.
    bodies = {path: _body(path) for path in folder.glob("assets/data/*.json")}
    handler = type("Handler", (_Handler,), {"account": account, "bodies": bodies})
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", account
        server.shutdown()
