"""Asking web addresses: what each answer means, how politely it is asked, and what is never asked."""

import socket
import threading
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from link_server import (
    REDIRECTS,
    Servers,
    link_servers,  # noqa: F401 - the fixture `servers`
)
from practicebook.checks.link_answers import Answer, Outcome, read_answers, write_answers
from practicebook.checks.links_online import Enquiry
from practicebook.checks.public_requests import ForbiddenError, Manner, is_public, sendable

TODAY = date(2026, 11, 25)
AGENT = "practicebook-links (+https://example.org/)"


def enquiry(servers: Servers, *addresses: str, pause: float = 0, **manner: float) -> Enquiry:
    run = Enquiry(Manner(AGENT, servers.allowed, **manner), TODAY, pause=pause)
    run.ask(addresses)
    return run


def answer(servers: Servers, address: str, **manner: float) -> Answer:
    run = enquiry(servers, address, **manner)
    assert not run.is_offline
    return run.answers[address]


@pytest.mark.parametrize(
    ("path", "outcome", "status", "final"),
    [
        ("/fine", Outcome.FINE, 200, ""),
        ("/kõne leht?märk=õ#osa", Outcome.FINE, 200, ""),
        ("/temporary", Outcome.FINE, 200, ""),
        ("/no-head", Outcome.FINE, 200, ""),
        ("/gone-to-head", Outcome.FINE, 200, ""),
        ("/moved", Outcome.MOVED, 200, "/fine"),
        ("/moved-for-good", Outcome.MOVED, 200, "/fine"),
        ("/moved-then-temporary", Outcome.MOVED, 200, "/temporary"),
        ("/temporary-then-moved", Outcome.FINE, 200, ""),
        ("/to-escape", Outcome.MOVED, 200, "/uus%20%1B%5B31mleht"),
        ("/gone", Outcome.GONE, 404, ""),
        ("/removed", Outcome.GONE, 410, ""),
        ("/moved-to-gone", Outcome.GONE, 404, "/gone"),
        ("/login", Outcome.TURNED_AWAY, 401, ""),
        ("/robots-no", Outcome.TURNED_AWAY, 403, ""),
        ("/too-many", Outcome.TURNED_AWAY, 429, ""),
        ("/fault", Outcome.FAULTY, 503, ""),
        ("/circle", Outcome.FAULTY, None, ""),
        ("/nonsense", Outcome.FAULTY, None, ""),
        ("/hang-up", Outcome.NO_CONNECTION, None, ""),
        ("/to-a-file", Outcome.FORBIDDEN, None, ""),
        ("/to-ftp", Outcome.FORBIDDEN, None, ""),
        ("/to-nowhere", Outcome.FORBIDDEN, None, ""),
    ],
)
def test_what_an_answer_means(servers: Servers, path: str, outcome: Outcome, status: int | None, final: str) -> None:
    expected = Answer(TODAY, outcome, status, f"{servers.first}{final}" if final else "")
    assert answer(servers, f"{servers.first}{path}") == expected


def test_a_server_that_is_slow_or_never_ends_its_answer_has_not_answered(servers: Servers) -> None:
    assert answer(servers, f"{servers.first}/wait", patience=0.3).outcome is Outcome.TIMEOUT
    assert answer(servers, f"{servers.first}/drip", limit=0.3).outcome is Outcome.TIMEOUT


def test_nobody_listens_and_no_secure_connection(servers: Servers) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        silent = f"127.0.0.1:{closed.getsockname()[1]}"
        run = Enquiry(Manner(AGENT, frozenset({silent})), TODAY, pause=0)
        run.ask([f"http://{silent}/"])
    assert run.answers[f"http://{silent}/"].outcome is Outcome.NO_CONNECTION

    secure = servers.first.replace("http:", "https:")
    assert answer(servers, f"{secure}/fine").outcome is Outcome.UNTRUSTED


def test_requests_say_who_asks_and_keep_no_cookie(servers: Servers) -> None:
    enquiry(servers, f"{servers.first}/fine", f"{servers.first}/moved", f"{servers.first}/no-head")
    assert servers.paths() == ["HEAD /fine", "HEAD /moved", "HEAD /fine", "HEAD /no-head", "GET /no-head"]
    assert {heard.headers["User-Agent"] for heard in servers.heard} == {AGENT}
    assert not [heard for heard in servers.heard if heard.headers["Cookie"]]


def test_a_host_gets_one_request_at_a_time_with_a_pause_and_two_hosts_are_asked_together(servers: Servers) -> None:
    pause = 0.3
    enquiry(
        servers,
        *(f"{servers.first}{path}" for path in ("/fine", "/no-head", "/temporary")),
        *(f"{servers.second}{path}" for path in ("/fine", "/moved", "/gone")),
        pause=pause,
    )
    spans = {host: [heard for heard in servers.heard if heard.host == host] for host in ("127.0.0.1", "127.0.0.2")}
    for requests in spans.values():
        assert len(requests) == 5
        for before, after in pairwise(requests):
            assert after.began - before.ended >= pause - 0.05  # the two clocks read a little apart
    assert spans["127.0.0.2"][0].began < spans["127.0.0.1"][1].began
    assert spans["127.0.0.1"][0].began < spans["127.0.0.2"][1].began


def test_a_redirect_waits_for_its_turn_at_the_host_it_leads_to(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REDIRECTS, "/elsewhere", (302, f"{servers.first}/fine"))
    enquiry(servers, f"{servers.first}/late", f"{servers.second}/elsewhere", pause=0.3)
    late, fine = (heard for heard in servers.heard if heard.host == "127.0.0.1")
    assert (late.path, fine.path) == ("/late", "/fine")
    assert fine.began - late.ended >= 0.25


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - to be refused
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1%eth0",
        "fec0::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a01:203",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "193.40.0.1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "http://",
        "http://[",
        "http://u:p@example.org/",
        "http://example.org:25/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://exam%0aple.org/",
        "http://a..b.ee/",
        f"http://example.org/{'a' * 2001}",
    ],
)
def test_addresses_that_are_not_sent(address: str) -> None:
    with pytest.raises(ForbiddenError):
        sendable(address)


def test_addresses_are_sent_in_ascii() -> None:
    assert sendable("https://www.Võru.ee/kõne#osa") == "https://www.xn--vru-ona.ee/k%C3%B5ne"
    assert sendable("https://example.org?a=b c") == "https://example.org/?a=b%20c"
    assert sendable("https://[2606:4700::1111]:8080/x%20y") == "https://[2606:4700::1111]:8080/x%20y"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.1", "[::ffff:127.0.0.1]", "kuri.invalid", "segu.invalid"])
def test_a_name_that_leads_to_this_machine_is_not_asked(
    servers: Servers, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    resolve = socket.getaddrinfo
    public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.88.99.1", 80))
    port = servers.first.rpartition(":")[2]

    def resolved(name: str, *words: Any, **more: Any) -> list[Any]:
        there = resolve("127.0.0.1" if name.endswith(".invalid") else name, *words, **more)
        return [public, *there] if name == "segu.invalid" else list(there)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    run = Enquiry(Manner(AGENT), TODAY, pause=0)
    run.ask([f"http://{host}:{port}/fine"])
    assert [found.outcome for found in run.answers.values()] == [Outcome.FORBIDDEN]
    assert servers.heard == []


def test_a_redirect_to_this_machine_is_not_followed(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REDIRECTS, "/moved", (301, f"{servers.second}/fine"))
    only_first = frozenset({servers.first.removeprefix("http://")})
    run = Enquiry(Manner(AGENT, only_first), TODAY, pause=0)
    run.ask([f"{servers.first}/moved"])
    assert [found.outcome for found in run.answers.values()] == [Outcome.FORBIDDEN]
    assert {heard.host for heard in servers.heard} == {"127.0.0.1"}


def test_a_name_is_resolved_once_for_a_request(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve, asked = socket.getaddrinfo, []

    def resolved(name: str, *words: Any, **more: Any) -> list[Any]:
        asked.append(name)
        return list(resolve("127.0.0.1", *words, **more))

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    port = servers.first.rpartition(":")[2]
    assert answer(servers, f"http://leht.invalid:{port}/fine").outcome is Outcome.FINE
    assert asked == ["leht.invalid"]


def deaf(monkeypatch: pytest.MonkeyPatch, fault: int, after: threading.Event | None = None) -> None:
    """Let names under `.invalid` fail as `fault` has it, whatever resolver this machine has, once `after` is set."""
    resolve = socket.getaddrinfo

    def resolved(name: str, *words: Any, **more: Any) -> Any:
        if name.endswith(".invalid"):
            assert after is None or after.wait(10)
            raise socket.gaierror(fault, "no")
        return resolve(name, *words, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)


def names(number: int) -> list[str]:
    return [f"http://s{index}.invalid/" for index in range(number)]


@pytest.mark.parametrize(
    ("fault", "number", "is_offline"),
    [
        (socket.EAI_AGAIN, 1, True),
        (socket.EAI_AGAIN, 400, True),
        (socket.EAI_NONAME, 2, False),
        (socket.EAI_NONAME, 3, True),
        (socket.EAI_NONAME, 400, True),
    ],
)
def test_silence_all_around_means_no_network(
    servers: Servers, monkeypatch: pytest.MonkeyPatch, fault: int, number: int, *, is_offline: bool
) -> None:
    deaf(monkeypatch, fault)
    run = enquiry(servers, *names(number))
    assert run.is_offline is is_offline
    assert {found.outcome for found in run.answers.values()} == (set() if is_offline else {Outcome.NO_SITE})


def test_a_few_sites_that_are_gone_among_others_are_gone(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf(monkeypatch, socket.EAI_NONAME)
    run = enquiry(servers, *names(7), f"{servers.first}/fine")
    assert not run.is_offline
    assert sorted(found.outcome for found in run.answers.values()) == [Outcome.FINE, *[Outcome.NO_SITE] * 7]


def test_a_network_that_ends_half_way_takes_no_page_with_it(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = threading.Event()
    deaf(monkeypatch, socket.EAI_NONAME, after=heard)
    run = Enquiry(Manner(AGENT, servers.allowed), TODAY, pause=0, on_answer=heard.set)
    run.ask([f"{servers.first}/gone", *names(100)])
    assert run.is_offline
    assert {address: found.outcome for address, found in run.answers.items()} == {f"{servers.first}/gone": Outcome.GONE}


def test_what_was_kept_is_read_back_and_anything_else_is_not(tmp_path: Any) -> None:
    answers = {"https://example.org/": Answer(TODAY, Outcome.MOVED, 200, "https://example.org/õ")}
    write_answers(tmp_path, answers)
    assert read_answers(tmp_path) == answers

    good = '"https://example.org/": {"asked": "2026-11-25", "outcome": "fine", "status": 200, "final": ""}'
    bad = [
        '"a": 1',
        '"b": {"asked": "eile", "outcome": "fine", "status": 200, "final": ""}',
        '"c": {"asked": "2026-11-25", "outcome": "splendid", "status": 200, "final": ""}',
        '"d": {"asked": "2026-11-25", "outcome": "fine", "status": "200", "final": ""}',
        '"e": {"asked": "2026-11-25", "outcome": "fine"}',
    ]
    cache = tmp_path / ".cache" / "links.json"
    cache.write_text(f"{{{', '.join([good, *bad])}}}", encoding="utf-8")
    assert list(read_answers(tmp_path)) == ["https://example.org/"]
    for broken in ("", "[]", "{", '"x"', "\udcff"):
        cache.write_text(broken, encoding="utf-8", errors="surrogateescape")
        assert read_answers(tmp_path) == {}
