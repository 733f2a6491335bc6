"""Web servers on this machine that answer as pages do: there, gone, moved, slow, broken; they remember who asked."""

import contextlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import Message

import pytest


@dataclass
class Heard:
    """One request: when it began and ended, to whom, how and with which headers."""

    host: str
    method: str
    path: str
    headers: Message
    began: float
    ended: float = float("inf")


@dataclass
class Servers:
    """Two hosts, 127.0.0.1 and 127.0.0.2; `/wait` answers when `go` is set."""

    first: str = ""
    second: str = ""
    heard: list[Heard] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)

    @property
    def allowed(self) -> frozenset[str]:
        """What the command must be told before it asks them."""
        return frozenset(base.removeprefix("http://") for base in (self.first, self.second))

    def paths(self) -> list[str]:
        """The paths asked for, each with its method."""
        return [f"{heard.method} {heard.path}" for heard in self.heard]


REDIRECTS = {
    "/moved": (301, "/fine"),
    "/moved-for-good": (308, "/moved"),
    "/temporary": (302, "/fine"),
    "/moved-then-temporary": (301, "/temporary"),
    "/temporary-then-moved": (302, "/moved"),
    "/moved-to-gone": (301, "/gone"),
    "/circle": (302, "/circle"),
    "/to-a-file": (301, "file:///etc/passwd"),
    "/to-ftp": (302, "ftp://example.org/"),
    "/to-nowhere": (301, "http://[/"),
    "/to-escape": (301, "/uus \x1b[31mleht"),
}
STATUSES = {"/gone": 404, "/removed": 410, "/login": 401, "/robots-no": 403, "/too-many": 429, "/fault": 503}


class _Server(http.server.ThreadingHTTPServer):
    state: Servers


class _Pages(http.server.BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        heard = Heard(str(self.server.server_address[0]), self.command, self.path, self.headers, time.monotonic())
        self.server.state.heard.append(heard)
        with contextlib.suppress(OSError):  # they may have gone away
            self._answer()
        heard.ended = time.monotonic()

    def do_GET(self) -> None:
        self.do_HEAD()

    def _answer(self) -> None:
        if self.path == "/nonsense":
            self.wfile.write(b"hello\r\n\r\n")
        elif self.path == "/hang-up":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif self.path == "/drip":
            for _ in range(100):
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                time.sleep(0.05)
        else:
            self._page()

    def _page(self) -> None:
        if self.path == "/wait":
            self.server.state.go.wait(20)
        elif self.path == "/late":
            time.sleep(0.3)
        status, location = REDIRECTS.get(self.path, (STATUSES.get(self.path, 200), ""))
        if self.command == "HEAD":
            status = {"/no-head": 405, "/gone-to-head": 404}.get(self.path, status)
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Set-Cookie", "seen=1; Path=/")
        self.end_headers()


@pytest.fixture(name="servers")
def link_servers() -> Iterator[Servers]:
    """Both hosts, listening; a test module imports this and asks for `servers`."""
    state = Servers()
    with ExitStack() as stack:
        running = []
        for host in ("127.0.0.1", "127.0.0.2"):
            server = stack.enter_context(_Server((host, 0), _Pages))
            server.state = state
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            running.append(server)
        state.first, state.second = (f"http://{server.server_address[0]}:{server.server_port}" for server in running)
        yield state
        state.go.set()
        for server in running:
            server.shutdown()
