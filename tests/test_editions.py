"""Editions are made when something of them has changed, are offered with their true size, and never half."""

import os
import re
import shutil
import socket
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pdfplumber
import pytest

from handbook_files import FIRST, SHEET, TERM
from paper_book import FONTS, composed, piece
from practicebook.build.building import build_site
from practicebook.editions.digital import digital_editions
from practicebook.editions.edition import EditionError, EditionFile
from practicebook.editions.press.keeping import CACHE
from practicebook.messages.formats import file_size
from practicebook.site.site import load_site
from site_build import A_DAY, mkdocs_build
from site_test import SiteTest
from test_handbook_pages import with_book

SHEETS = ("kasiraamat/toolehed/leht.pdf", "en/handbook/worksheets/leht.pdf")
FACTSHEETS = ("praktikad/supipaev/supipaev.pdf", "en/practices/supipaev/supipaev.pdf")
PDF, PDF_ENGLISH = "kasiraamat/naidiskasiraamat.pdf", "en/handbook/sample-handbook.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return with_book(tmp_path_factory.mktemp("editions")).build(with_editions=True)


def editions(root: Path) -> dict[str, EditionFile]:
    return dict(load_site(root).editions)


def test_the_contents_offer_the_edition_with_its_pages_and_size(site: SiteTest) -> None:
    file = site.folder / PDF
    with pdfplumber.open(file) as pdf:
        pages = len(pdf.pages)
    link = site.page("kasiraamat/").select_one('a[type="application/pdf"]')
    assert link["href"] == "naidiskasiraamat.pdf"
    assert " ".join(link.get_text().split()) == " ".join(
        f"Laadi alla PDF ({pages} lehekülge, {file_size(file.stat().st_size, 'et')})".split()
    )
    assert (site.folder / "en/handbook/sample-handbook.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.fixture
def _forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """No edition may be made anew, on the day on which the site was built."""

    def refuse(_root: object, jobs: list[object], **_: object) -> list[object]:
        if jobs:
            raise AssertionError("made again")
        return []

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(A_DAY))
    monkeypatch.setattr("practicebook.editions.press.pressing._made", refuse)


@pytest.mark.usefixtures("_forbidden")
def test_an_unchanged_edition_is_not_made_again(site: SiteTest) -> None:
    kept = editions(site.root)
    assert kept["et"].content == (site.folder / PDF).read_bytes()
    assert kept["en"].content == (site.folder / PDF_ENGLISH).read_bytes()


@pytest.mark.usefixtures("_forbidden")
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FIRST, "hernesupp", "läätsesupp"),
        (TERM, "Lahenduse loomine", "Lahenduse tegemine"),
        (SHEET, "keda kutsuda", "keda oodata"),
        ("practices/supipaev.md", "käis supipäeval", "sõi supipäeval"),
        ("overrides/assets/paper/paper.css", "size: 170mm 240mm;", "size: 170mm 241mm;"),
    ],
)
def test_a_change_makes_it_anew(site: SiteTest, path: str, old: str, new: str) -> None:
    text = site.read(path)
    site.with_change(path, old, new)
    try:
        with pytest.raises(AssertionError, match="made again"):
            editions(site.root)
    finally:
        site.with_file(path, text)


def test_what_is_damaged_in_the_cache_is_made_anew_and_byte_equal(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(A_DAY))
    before = editions(site.root)
    for kept in (site.root / CACHE).glob("*-et-*.pdf"):
        kept.write_bytes(b"%PDF-1.7 pooleli")
    for record in (site.root / CACHE).glob("*-en-*.json"):
        record.write_text("{", encoding="utf-8")
    assert editions(site.root) == before


@pytest.mark.slow
def test_two_builds_of_one_day_are_equal_to_the_byte(site: SiteTest) -> None:
    before = site.files("site")
    shutil.rmtree(site.root / CACHE)
    site.build(with_editions=True)
    assert site.files("site") == before
    assert {name for name in before if name.endswith(".pdf")} == {PDF, PDF_ENGLISH, *SHEETS, *FACTSHEETS}


def test_a_build_of_the_web_and_a_preview_make_no_edition(tmp_path: Path) -> None:
    site = with_book(tmp_path)
    assert build_site(site.root, with_editions=False).outcome == "built"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=site.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
    ) as preview:
        try:
            said = list(takewhile(lambda line: "Serving on" not in line, preview.stderr or ()))
            assert preview.poll() is None, said
        finally:
            preview.terminate()
    assert not list(site.folder.rglob("*.pdf"))
    assert not (site.root / CACHE).exists()


REMOTE = "https://evil.example/x"
OUR_FONTS = f"<style>{(FONTS / 'fonts.css').read_text(encoding='utf-8')} * {{ font-family: 'Source Serif 4' }}</style>"
"""A page in any other font is stopped for that."""


def _drawing(inner: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inner}</svg>'
    return f"<img alt='x' src='data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}'>"


ASKING = {
    "picture": f"<img src='{REMOTE}.png' alt='x'>",
    "in capitals": f"<img src='{REMOTE.upper()}.png' alt='x'>",
    "style sheet": f"<link rel='stylesheet' href='{REMOTE}.css'>",
    "imported style": f"<style>@import url({REMOTE}.css)</style>",
    "remote font": f"<style>@font-face {{ font-family: x; src: url({REMOTE}.otf) }} p {{ font-family: x }}</style>",
    "background": f"<p style='background: url({REMOTE}.png)'>a",
    "mark of a list": f"<ul style='list-style-image: url({REMOTE}.png)'><li>a</ul>",
    "object": f"<object data='{REMOTE}.png'>a</object>",
    "attachment": f"<link rel='attachment' href='{REMOTE}.zip'>",
    "picture in a drawing": _drawing(f'<image href="{REMOTE}.png" width="9" height="9"/>'),
    "style in a drawing": _drawing(f"<style>@import url({REMOTE}.css);</style><rect width='9' height='9'/>"),
    "file": "<img src='file:///etc/passwd' alt='x'>",
    "file by its place": "<img src='/etc/passwd' alt='x'>",
    "data of another type": f"<img src='data:text/html,{'A' * 5000}' alt='x'>",
    "style as data": "<link rel='stylesheet' href='data:text/css,p%7B%7D'>",
    "no file of ours": "<img src='paper:mkdocs.yml' alt='x'>",
    "file of ours outside": "<img src='paper:../../../mkdocs.yml' alt='x'>",
    "file of ours that is no font": "<img src='paper:paper.css' alt='x'>",
}
FAULTS = {
    "missing font": "<style>@font-face { font-family: x; src: url('paper:no.otf') } p { font-family: x }</style><p>a",
    "dead anchor": "<p><a href='#nowhere'>a</a>",
    "picture without words": _drawing("").replace("alt='x'", ""),
    "broken picture": f"<img src='data:image/png;base64,{'A' * 5000}' alt='x'>",
    "broken drawing": _drawing("<" * 5000),
    "unknown rule": "<style>p { colour: red }</style><p>a",
    "missing letter": "<p>漢",
    "overfull table": f"<table><tr><td>{'a' * 300}<td>b</table>",
    "line over the edge": f"<p style='white-space: nowrap'>{'a ' * 300}",
}


@pytest.mark.parametrize("html", [*ASKING.values(), *FAULTS.values()], ids=[*ASKING, *FAULTS])
def test_what_asks_or_would_be_silently_bad_stops_the_edition(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    with pytest.raises(EditionError) as stopped:
        piece(f"<html lang='et'><title>x</title>{OUR_FONTS}<p>a</p>{html}")
    told = str(stopped.value)
    assert len(told) < 400
    assert "AAAA" not in told
    assert "base64," not in told


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("missing letter", "漢"),
        ("overfull table", "does not fit the page: page 1: aaa"),
        ("line over the edge", "does not fit the page: page 1: a a"),
        ("missing font", "asks for what is not ours: paper:no.otf"),
    ],
)
def test_a_fault_is_told_by_its_name(fault: str, told: str) -> None:
    with pytest.raises(EditionError, match=re.escape(told)):
        piece(f"<html lang='et'><title>x</title>{OUR_FONTS}<p>a</p>{FAULTS[fault]}")


def test_a_sound_page_is_not_stopped() -> None:
    sound = _drawing("<rect width='9' height='9'/>")
    html = f"<html lang='et'><title>x</title>{OUR_FONTS}<p id='a'><a href='#a'>a</a>{sound}<table><tr><td>b</table>"
    assert piece(html).pages == {"a": 1}


def test_a_dead_reference_stops_the_edition(site: SiteTest) -> None:
    project, book = composed(site.root, "et")
    part = book.parts[0]
    chapter = part.chapters[0]
    dead = replace(chapter, headings=(*chapter.headings, replace(chapter.headings[0], anchor="puudub")))
    broken = replace(book, parts=(replace(part, chapters=(dead, *part.chapters[1:])),))
    with pytest.raises(EditionError, match="puudub"):
        digital_editions(project, {"et": broken})


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("overrides/assets/paper/fonts.css", "paper:SourceSerif4-Regular.otf", "paper:Puudub.otf", "Puudub.otf"),
        ("overrides/pages/paper/glossary.html", 'id="glossary"', "", "#glossary"),
        (
            "overrides/pages/paper/section.html",
            "</body>",
            '<img src="https://evil.example/p.png" alt="x">',
            "evil.example",
        ),
    ],
)
def test_a_faulty_edition_leaves_the_last_site_as_it_was(
    site: SiteTest, path: str, old: str, new: str, told: str
) -> None:
    before = site.files("site")
    text = site.read(path)
    site.with_change(path, old, new)
    try:
        run = mkdocs_build(site.root, with_editions=True)
    finally:
        site.with_file(path, text)
    said = run.stdout + run.stderr
    assert run.returncode == 1
    assert "Raamatu PDF-i ei saanud teha" in said
    assert told in said
    assert "Traceback" not in said
    assert site.files("site") == before
