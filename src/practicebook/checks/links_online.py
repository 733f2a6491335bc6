"""Ask web addresses whether they still answer: politely, several hosts at a time and each host slowly.

This is no check: it needs the network, its outcome changes by itself, and so it never decides about a build. To each
host goes one request at a time, with a pause between two. A redirect is followed by hand and counts as a request to
the host that it leads to; it is looked at like any contributed address.

A computer without a network must not be told that hundreds of pages are gone. So the silence of hosts is held back
until one of them answers, and when many are silent in a row, asking ends.
"""

import contextlib
import errno
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urljoin, urlsplit

from practicebook.checks.link_answers import Answer, Outcome
from practicebook.checks.public_requests import ForbiddenError, Manner, Reply, request, sendable

PAUSE = 1.0
"""Seconds between two requests to one host."""
_AT_ONCE = 8
_MOST_REDIRECTS = 8
_MOST_SILENT = 8
"""So many hosts without a word from any other mean that it is we who have no network."""
_FEW_HOSTS = 3
"""Of fewer hosts all may be gone at once."""
_PERMANENT = frozenset({http.client.MOVED_PERMANENTLY, http.client.PERMANENT_REDIRECT})
_REDIRECTS = _PERMANENT | {http.client.FOUND, http.client.SEE_OTHER, http.client.TEMPORARY_REDIRECT}
_GONE = frozenset({http.client.NOT_FOUND, http.client.GONE})
_NO_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EHOSTDOWN})


class _StoppedError(Exception):
    """Asking has ended before this request."""


@dataclass
class _Host:
    """Whose turn it is at one host, and when the last request to it ended."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: float = float("-inf")


class Enquiry:
    """One run of asking. `answers` fills while it goes on; what is kept there is true even if the run is broken off."""

    def __init__(
        self, manner: Manner, today: date, *, pause: float = PAUSE, on_answer: Callable[[], object] | None = None
    ) -> None:
        """Nothing is asked yet; `on_answer` is called once for each address, by one thread at a time."""
        self.answers: dict[str, Answer] = {}
        self.is_offline = False
        """Whether asking ended because no host answered any more."""
        self._manner, self._today, self._pause, self._on_answer = manner, today, pause, on_answer
        self._hosts: dict[str, _Host] = {}
        self._held: dict[str, Answer] = {}
        self._has_heard = self._is_cut_off = False
        self._number = 0
        self._stop = threading.Event()
        self._guard = threading.RLock()

    def ask(self, addresses: Iterable[str]) -> None:
        """Ask every address; those that end up in no `answers` were not asked, or to no avail."""
        groups: dict[str, list[str]] = {}
        for address in addresses:
            groups.setdefault(_host(address), []).append(address)
        self._number = len(groups)
        longest_first = sorted(groups.values(), key=len, reverse=True)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                for done in as_completed([pool.submit(self._ask_host, group) for group in longest_first]):
                    done.result()
            finally:
                self._stop.set()  # after an interruption nobody begins another request
        if self._is_lost(is_over=True):
            self._lose()
        else:
            self._hear()

    def _ask_host(self, addresses: list[str]) -> None:
        for address in addresses:
            if self._stop.is_set():
                return
            with contextlib.suppress(_StoppedError):
                self._ask(address)

    def _ask(self, address: str) -> None:
        try:
            answer = self._followed(address)
        except ForbiddenError:
            self._take(address, self._answer(Outcome.FORBIDDEN))
        except TimeoutError:
            self._take(address, self._answer(Outcome.TIMEOUT), is_silent=True)
        except socket.gaierror as error:
            is_ours = error.errno == socket.EAI_AGAIN
            outcome = Outcome.NO_CONNECTION if is_ours else Outcome.NO_SITE
            self._take(address, self._answer(outcome), is_silent=True, is_cut_off=is_ours)
        except ssl.SSLError:
            self._hear()
            self._take(address, self._answer(Outcome.UNTRUSTED))
        except OSError as error:
            is_silent = error.errno in _NO_NETWORK
            if not is_silent:  # somebody has refused or ended the connection
                self._hear()
            self._take(address, self._answer(Outcome.NO_CONNECTION), is_silent=is_silent, is_cut_off=is_silent)
        except http.client.HTTPException:
            self._hear()
            self._take(address, self._answer(Outcome.FAULTY))
        else:
            self._take(address, answer)

    def _followed(self, address: str) -> Answer:
        """The answer at the end of the redirects, with the address up to which they are permanent."""
        first = here = final = sendable(address)
        is_permanent = True
        for _ in range(_MOST_REDIRECTS):
            reply = self._replied(here)
            if reply.status not in _REDIRECTS or not reply.location:
                return self._judged(reply.status, "" if final == first else final)
            try:
                here = sendable(urljoin(here, reply.location))
            except ValueError as error:
                raise ForbiddenError(address) from error
            is_permanent = is_permanent and reply.status in _PERMANENT
            final = here if is_permanent else final
        return self._answer(Outcome.FAULTY)

    def _replied(self, address: str) -> Reply:
        """What the server says to HEAD, or to GET where it does not want HEAD or may only pretend to know it."""
        with contextlib.suppress(http.client.HTTPException, ConnectionResetError):
            reply = self._requested("HEAD", address)
            is_good = reply.status < http.client.BAD_REQUEST
            if is_good or reply.status == http.client.TOO_MANY_REQUESTS:
                return reply
        return self._requested("GET", address)

    def _requested(self, method: str, address: str) -> Reply:
        with self._turn(_host(address)):
            reply = request(method, address, self._manner)
        self._hear()
        return reply

    @contextlib.contextmanager
    def _turn(self, name: str) -> Generator[None]:
        """Wait until this host may be asked.

        Raises:
            _StoppedError: Nobody may be asked any more.
        """
        with self._guard:
            host = self._hosts.setdefault(name, _Host())
        with host.lock:
            self._stop.wait(max(0.0, host.ended + self._pause - time.monotonic()))
            if self._stop.is_set():
                raise _StoppedError
            try:
                yield
            finally:
                host.ended = time.monotonic()

    def _judged(self, status: int, final: str) -> Answer:
        if http.client.OK <= status < http.client.MULTIPLE_CHOICES:
            return self._answer(Outcome.MOVED if final else Outcome.FINE, status, final)
        if status in _GONE:
            return self._answer(Outcome.GONE, status, final)
        is_refusal = http.client.BAD_REQUEST <= status < http.client.INTERNAL_SERVER_ERROR
        return self._answer(Outcome.TURNED_AWAY if is_refusal else Outcome.FAULTY, status, final)

    def _answer(self, outcome: Outcome, status: int | None = None, final: str = "") -> Answer:
        return Answer(self._today, outcome, status, final)

    def _hear(self) -> None:
        """Somebody is there, so those who were silent before are so by themselves."""
        with self._guard:
            self._has_heard = True
            self.answers |= self._held
            self._held.clear()

    def _take(self, address: str, answer: Answer, *, is_silent: bool = False, is_cut_off: bool = False) -> None:
        with self._guard:
            self._is_cut_off |= is_cut_off
            if not is_silent:
                self.answers[address] = answer
            elif not self.is_offline:  # what was under way when the network was lost says nothing
                self._held[address] = answer
            if self._on_answer:
                self._on_answer()
            if self._is_lost():
                self._lose()

    def _is_lost(self, *, is_over: bool = False) -> bool:
        """Whether the silence that is held back is ours: of many hosts in a row, or of all that there are."""
        silent = len({_host(address) for address in self._held})
        if silent >= _MOST_SILENT:
            return True
        is_all = silent == self._number or (is_over and silent > 0)
        return is_all and not self._has_heard and (silent >= _FEW_HOSTS or self._is_cut_off)

    def _lose(self) -> None:
        self.is_offline = True
        self._held.clear()
        self._stop.set()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
