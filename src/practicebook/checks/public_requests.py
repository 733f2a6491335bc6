"""One request to one public web server: the head of its answer, and nothing of a server that is not public.

Addresses are contributed, so anybody may write `http://192.168.0.1/` or a name that leads there. A name is resolved
here, every address it has must be public, and the connection is made to what was looked at: between looking and
connecting nothing is resolved again. No proxy is used, since it would resolve names by itself. No cookie is kept, and
of the page itself nothing is read.
"""

import http.client
import re
import socket
import ssl
import threading
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

_PORTS: dict[str, int] = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
"""Below it only the two ports of the web are asked: a source is no mail server."""
_PUBLIC_IPV6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: an IPv4 address stands in the last four bytes."""
_LONGEST_ADDRESS = 2000
_MOST_TRIED = 3
"""Of a host's many addresses no more are tried: each may cost a whole patience."""
_SAFE = "/:@!$&'()*+,;=~-._%"


class ForbiddenError(Exception):
    """We do not ask this: another scheme, a port that is no web server's, a host that is not public, a login."""


@dataclass(frozen=True)
class Manner:
    """How requests are made.

    `allowed` holds `address:port` of local servers that tests run; nothing else that is not public is asked.
    """

    agent: str
    allowed: frozenset[str] = frozenset()
    patience: float = 15
    """Seconds that one step (connecting, a read) may take."""
    limit: float = 30
    """Seconds that one request may take: a server that sends a letter now and then must not hold us."""


@dataclass(frozen=True)
class Reply:
    """The head of an answer, as far as it concerns us."""

    status: int
    location: str = ""


def sendable(address: str) -> str:
    """The address as it is sent and shown: ASCII alone, letters and signs of other kinds as percent signs.

    Raises:
        ForbiddenError: It is no address that we ask.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as error:
        raise ForbiddenError(address) from error
    allowed_port = port is None or port in _PORTS.values() or port >= _FIRST_FREE_PORT
    if parts.scheme not in _PORTS or not host or parts.username is not None or not allowed_port:
        raise ForbiddenError(address)
    if len(address) > _LONGEST_ADDRESS or not re.fullmatch(r"[0-9A-Za-z.:_-]+", host):
        raise ForbiddenError(address)
    place = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=f"{_SAFE}?")
    return urlunsplit((parts.scheme, place if port is None else f"{place}:{port}", path, query, ""))


def request(method: str, address: str, manner: Manner) -> Reply:
    """Send a request to a `sendable` address and read the head of the answer.

    Raises:
        ForbiddenError: Its host is not public.
        OSError: There is no such host (`socket.gaierror`), no answer in time (`TimeoutError`), no secure connection
            (`ssl.SSLError`), or no connection at all.
        http.client.HTTPException: What came is no HTTP.
    """
    parts = urlsplit(address)
    is_secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    sock = _connected(host, port, manner)
    late = threading.Event()
    connection = (
        http.client.HTTPSConnection(host, port, context=_tls()) if is_secure else http.client.HTTPConnection(host, port)
    )
    if is_secure:
        sock = _tls().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    connection.sock = sock
    timer = threading.Timer(manner.limit, _cut, [sock, late])
    timer.daemon = True
    timer.start()
    try:
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        target = urlunsplit(("", "", parts.path, parts.query, ""))
        headers = {"User-Agent": manner.agent, "Accept": "text/html,*/*;q=0.8", "Connection": "close"}
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        return Reply(response.status, response.getheader("Location") or "")
    except (OSError, http.client.HTTPException, ValueError) as error:
        if late.is_set():
            raise TimeoutError from error
        if isinstance(error, ValueError) and not isinstance(error, OSError):
            raise http.client.HTTPException from error
        raise
    finally:
        timer.cancel()
        connection.close()


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet's, by itself and by the IPv4 address that it may wrap."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip in _NAT64:
            return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _PUBLIC_IPV6 or (ip.sixtofour and not is_public(str(ip.sixtofour))):
            return False
    return ip.is_global and not ip.is_multicast


def has_certificates() -> bool:
    """Whether this computer has the certificates by which secure servers are known; a bare Debian has none."""
    paths = ssl.get_default_verify_paths()
    folder = Path(paths.capath) if paths.capath else None
    return bool(paths.cafile) or (folder is not None and folder.is_dir() and any(folder.iterdir()))


def _connected(host: str, port: int, manner: Manner) -> socket.socket:
    """A connection to one of the host's addresses, all of which are public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for _, _, _, _, place in found:
        if f"{place[0]}:{port}" not in manner.allowed and not is_public(str(place[0])):
            raise ForbiddenError(host)
    failure: OSError = socket.gaierror(socket.EAI_NONAME, host)
    for family, kind, protocol, _, place in found[:_MOST_TRIED]:
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(manner.patience)
        try:
            sock.connect(place)
        except OSError as error:
            failure = error
            sock.close()
        else:
            return sock
    raise failure


def _cut(sock: socket.socket, late: threading.Event) -> None:
    """End a connection that has taken too long; whoever waits for it is woken by an error."""
    late.set()
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # not that of `ssl`, which is not made for two threads
    except OSError:
        return


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
