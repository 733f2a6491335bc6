"""The command `links`: what it asks, what it says of the answers, what it remembers, and that it blocks nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook_files import FIRST, FIRST_ENGLISH, TERM, with_handbook
from link_server import (
    Servers,
    link_servers,  # noqa: F401 - the fixture `servers`
)
from practicebook.checks.linked_addresses import Place, linked_addresses
from practicebook.checks.registry import Subject
from practicebook.project import Project
from small_project import DAY, SmallProject

pytest_plugins = ("command_line",)
Command = Callable[..., tuple[int, str]]
ENTRY = "practices/supipaev.md"
COPY = "https://web.archive.org/web/2026/http://supp.example.org/"


@pytest.fixture(autouse=True)
def _allowed(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACTICEBOOK_LINKS_ALLOW", " ".join(servers.allowed))


def source(identifier: str, url: str, **more: str) -> dict[str, str]:
    return {"id": identifier, "url": url, "title": "Supipäeva leht", "accessed": DAY, **more}


def with_sources(project: SmallProject, slug: str, *addresses: str, **more: Any) -> SmallProject:
    sources = [source(f"s{number}", address) for number, address in enumerate(addresses, 1)]
    return project.with_entry(slug, sources=sources, **more)


def line_of(project: SmallProject, path: str, part: str) -> int:
    text = project.read(path)
    assert text.count(part) == 1
    return text.count("\n", 0, text.index(part)) + 1


def test_addresses_are_gathered_with_file_line_and_copy(project: SmallProject) -> None:
    with_handbook(project.root)
    study = {"title": "Uuring", "url": "https://uuring.example.org/", "year": "2024"}
    rating = {"registry": "Register", "rating": "Hea", "url": "https://register.example.org/", "date": DAY}
    project.with_entry(
        "vorm",
        organisation={"name": "Selts", "url": "https://selts.example.org/"},
        contact={"role": "Juhataja", "url": "https://kontakt.example.org/"},
        evidence={
            "level": "0",
            "finding": "unknown",
            "reason": "Mõju ei ole mõõdetud.",
            "studies": [study],
            "external": [rating],
        },
        sources=[source("s1", "https://allikas.example.org/#kolmas", archived=COPY)],
    )
    item = {"title": {"et": "Film"}, "kind": "video", "provider": "Selts", "date": DAY, "language": "et"}
    lines = json.dumps({**item, "url": "https://film.example.org/", "transcript": "https://tekst.example.org/"})
    project.with_file("learning/film.yml", lines)

    read = Project.load(project.root)
    assert read.errors == ()
    subject = Subject(read.root, read.today, read.settings, read.catalogue, read.learning, read.handbook)
    found = linked_addresses(subject)

    for name in ("uuring", "register", "selts", "kontakt"):
        address = f"https://{name}.example.org/"
        assert found[address] == (Place("practices/vorm.md", line_of(project, "practices/vorm.md", address)),)
    (place,) = found["https://allikas.example.org/"]
    assert place == Place("practices/vorm.md", line_of(project, "practices/vorm.md", "allikas.example"), COPY)
    assert found["https://example.org/koosloome"] == (Place(TERM, line_of(project, TERM, "org/koosloome")),)
    assert found["https://film.example.org/"] == (Place("learning/film.yml", 1),)
    assert found["https://tekst.example.org/"] == (Place("learning/film.yml", 1),)
    assert {place.path for places in found.values() for place in places} >= {ENTRY, FIRST}
    assert FIRST_ENGLISH not in {place.path for places in found.values() for place in places}


def test_all_answer(project: SmallProject, command: Command, servers: Servers) -> None:
    with_sources(project, "supipaev", f"{servers.first}/fine")
    code, said = command("links")
    assert code == 0
    assert said.startswith("Ainus aadress vastab.\n")
    assert command("links", "--again", "--lang", "en")[1].startswith("The one address answers.\n")


def test_findings_are_told_with_their_places_the_worst_first_and_block_nothing(
    project: SmallProject, command: Command, servers: Servers
) -> None:
    moved, gone = f"{servers.first}/moved", f"{servers.second}/gone"
    with_sources(project, "supipaev", moved, f"{servers.second}/fine")
    copied = source("s1", f"{servers.second}/removed", archived=COPY)
    project.with_entry("talgud", sources=[copied, source("s2", gone), source("s3", moved)])

    checked = command("check")
    code, said = command("links")
    assert code == 0
    text = said[: said.index("Küsin")]
    talgud = "practices/talgud.md"
    assert text.splitlines()[0] == "Lehte ei ole enam: 2"
    assert (
        f"\n  {gone}  (404)\n    {talgud}:{line_of(project, talgud, gone)}\n"
        f"    otsi arhiivikoopiat: https://web.archive.org/web/*/{gone}\n\n"
    ) in text
    assert f"/removed  (410)\n    {talgud}:{line_of(project, talgud, '/removed')}\n    arhiivikoopia: {COPY}\n" in text
    assert (
        f"\n  {moved}\n    {ENTRY}:{line_of(project, ENTRY, moved)}\n    {talgud}:{line_of(project, talgud, moved)}\n"
        f"    uus aadress: {servers.first}/fine\n"
    ) in text
    assert text.index("Lehte ei ole enam") < text.index("Leht on kolinud: 1")
    assert text.endswith("Vastus on teada 4 aadressi kohta. Üle vaadata: 3.\n")
    assert "web.archive.org" not in "".join(heard.headers.as_string() for heard in servers.heard)
    assert command("check") == checked


def test_an_address_is_asked_again_after_thirty_days_or_when_told_to(
    project: SmallProject, command: Command, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sources(project, "supipaev", f"{servers.first}/gone")
    command("links")
    asked = len(servers.heard)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795521600 + 29 * 86400))
    code, said = command("links")
    assert code == 0
    assert len(servers.heard) == asked
    assert f"{servers.first}/gone  (404)" in said
    assert "küsitud 2026-11-24" in said
    assert "Neist 1 küsiti viimase 30 päeva jooksul, vastus on failist .cache/links.json." in said
    command("links", "--again")
    assert len(servers.heard) == 2 * asked

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795521600 + 59 * 86400))
    command("links")
    assert len(servers.heard) == 3 * asked
    assert list(json.loads(project.read(".cache/links.json"))) == [f"{servers.first}/gone"]


def test_only_the_named_files_are_asked_and_others_are_kept(
    project: SmallProject, command: Command, servers: Servers
) -> None:
    with_sources(project, "supipaev", f"{servers.first}/fine")
    with_sources(project, "talgud", f"{servers.second}/fine")
    command("links", "supipaev")
    assert servers.paths() == ["HEAD /fine"]
    command("links", "practices/talgud.en.md")
    assert {heard.host for heard in servers.heard} == {"127.0.0.1", "127.0.0.2"}
    assert len(json.loads(project.read(".cache/links.json"))) == 2
    assert command("links", "puudub")[0] == 1
    project.with_file("data/muu.txt", "")
    assert command("links", "data/muu.txt") == (0, "Ühtegi veebiaadressi siin ei ole.\n")


def test_data_for_programs(project: SmallProject, capsys: pytest.CaptureFixture[str], servers: Servers) -> None:
    from practicebook.cli.__main__ import run  # noqa: PLC0415 - only its standard output is JSON

    with_sources(project, "supipaev", f"{servers.first}/moved", f"{servers.second}/fine")
    assert run(["links", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "today": DAY,
        "addresses": 2,
        "asked_now": 2,
        "unasked": 0,
        "offline": False,
        "findings": [
            {
                "address": f"{servers.first}/moved",
                "outcome": "moved",
                "status": 200,
                "final": f"{servers.first}/fine",
                "asked": DAY,
                "archived": [],
                "places": [{"path": ENTRY, "line": line_of(project, ENTRY, "/moved")}],
            }
        ],
    }


def test_without_a_network_it_says_so_once_and_remembers_nothing(
    project: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sources(project, "supipaev", *(f"https://leht{number}.invalid/" for number in range(60)))
    code, said = command("links")
    assert code == 1
    assert said.count("Saidid ei vasta, arvatavasti ei ole see arvuti võrgus. Vastuseta jäi 60 aadressi.") == 1
    assert ".invalid" not in said
    assert not (project.root / ".cache").exists()
    monkeypatch.setenv("PRACTICEBOOK_LANG", "en")
    assert "this computer is probably not connected" in command("links")[1]


def test_what_is_not_public_is_not_asked_unless_a_test_names_it(
    project: SmallProject, command: Command, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRACTICEBOOK_LINKS_ALLOW")
    with_sources(project, "supipaev", f"{servers.first}/fine", "http://169.254.169.254/latest/meta-data/")
    code, said = command("links")
    assert code == 0
    assert said.startswith("Küsimata jäetud: 2\n")
    assert servers.heard == []


def test_a_file_with_errors_is_named(project: SmallProject, command: Command, servers: Servers) -> None:
    with_sources(project, "supipaev", f"{servers.first}/fine")
    with_sources(project, "talgud", f"{servers.second}/fine")
    project.with_change("practices/talgud.md", "stage: implemented", "stage: tehtud")
    code, said = command("links")
    assert code == 0
    assert "1 failis on vigu ja selle aadresse ei küsitud: practices/talgud.md." in said
    assert {heard.host for heard in servers.heard} == {"127.0.0.1"}


def test_a_bare_machine_is_told_what_to_install(
    project: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project.with_entry("supipaev")
    monkeypatch.setenv("SSL_CERT_FILE", "/none")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("certs")))
    code, said = command("links")
    assert code == 1
    assert "ca-certificates" in said


def test_an_interrupted_run_keeps_the_answers_it_has(project: SmallProject, servers: Servers) -> None:
    with_sources(project, "supipaev", f"{servers.first}/fine", f"{servers.second}/wait", f"{servers.second}/zebra")
    words = [sys.executable, "-m", "practicebook.cli", "links"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background suite ignores it
    running = subprocess.Popen(
        words, cwd=project.root, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 20
    while len(servers.heard) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)  # the first answer is taken
    running.send_signal(signal.SIGINT)
    time.sleep(0.3)
    servers.go.set()
    out, complaints = running.communicate(timeout=30)
    assert running.returncode == 1, complaints
    assert "Katkestatud. Küsimata jäi 1 aadress, saadud vastused on alles." in complaints
    assert "Traceback" not in complaints
    assert out.startswith("Kõik 2 aadressi vastavad.")
    assert set(json.loads(Path(project.root, ".cache/links.json").read_text(encoding="utf-8"))) == {
        f"{servers.first}/fine",
        f"{servers.second}/wait",
    }
