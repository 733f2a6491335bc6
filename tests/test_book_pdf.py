"""The book as a PDF: every printed number is that of the true page, all is set in our fonts, and veraPDF is content."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import verapdf
from paper_book import composed, everything, printed
from pdf_reader import PdfReader
from practicebook.book.book import Book
from practicebook.book.uses import ChapterReference, WorksheetCard
from practicebook.editions.digital import DigitalEdition, digital_editions
from practicebook.editions.paper.sections import common_headings
from site_build import ROOT
from site_test import SiteTest


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return everything(tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="module")
def book(site: SiteTest) -> DigitalEdition:
    return printed(site.root, "et")


@cache
def reader(content: bytes) -> PdfReader:
    return PdfReader(content)


def wrong_numbers(pdf: PdfReader) -> list[str]:
    """Printed numbers that are not those of the pages to which the links beside them lead."""
    return [str(item) for item in pdf.numbers() if item.number != item.leads_to]


def missing_numbers(pdf: PdfReader, book: Book) -> list[str]:
    """What should have a number in print and has none, or more than its own."""
    places = Counter(item.place for item in pdf.numbers())
    common = common_headings(book)
    headings = [
        heading
        for chapter in book.chapters
        for heading in chapter.headings
        if heading.level == 2 and heading.title not in common
    ]
    back = [book.front.using or book.front.paths, book.glossary, book.practices, book.sources, book.index]
    steps = [step for path in book.front.paths for step in path.steps]
    told = [
        piece
        for chapter in book.chapters
        for text in (chapter.told, *(n.told for n in chapter.notes))
        for piece in text
    ]
    expected = {
        "contents": len(headings) + len(book.chapters) + len(book.sheets) + sum(map(bool, back)),
        "reference": len(steps) + sum(isinstance(piece, ChapterReference | WorksheetCard) for piece in told),
    }
    named = {item.name for item in pdf.numbers() if item.place in {"index", "practices"}}
    listed = [
        *((entry.words, entry.places) for entry in book.index),
        *((p.title.plain, p.places) for p in book.practices),
    ]
    lost = [words for words, places in listed if not {f"{at.chapter}-{at.anchor}" for at in places} & named]
    return lost + [f"{place}: {places[place]} ≠ {count}" for place, count in expected.items() if places[place] != count]


def misplaced_headings(pdf: PdfReader, book: Book) -> list[str]:
    """Headings that are not printed on the page to which the contents lead."""
    pages: dict[int, list[str]] = {}
    for word in pdf.words:
        pages.setdefault(word.page, []).append(word.words)
    printed_on = {page: "".join(words) for page, words in pages.items()}
    places = {chapter.id: chapter.title for chapter in book.chapters}
    places |= {f"sheet-{sheet.id}": sheet.title.plain for sheet in book.sheets}
    for chapter in book.chapters:
        places |= {f"{chapter.id}-{heading.anchor}": heading.title for heading in chapter.headings}
    return [title for name, title in places.items() if _bare(title) not in _bare(printed_on[pdf.places[name]])]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u2010-]", "", text)


def wrong_folios(pdf: PdfReader) -> list[str]:
    """Numbers at the feet of pages that are not the page's own; title page, imprint and empty pages have none."""
    silent = {1, 2} | pdf.blank
    wanted = ["" if number in silent else str(number) for number in range(1, pdf.page_count + 1)]
    return [f"{folio!r} ≠ {number!r}" for folio, number in zip(pdf.folios, wanted, strict=True) if folio != number]


def foreign_fonts(pdf: PdfReader) -> set[str]:
    return {font for font in pdf.fonts if not re.match(r"[A-Z]{6}\+Source-S(ans|erif)-[34]", font)}


def faults(content: bytes, root: Path, lang: str) -> list[str]:
    pdf, book = reader(content), composed(root, lang)[1]
    found = [*wrong_numbers(pdf), *missing_numbers(pdf, book), *misplaced_headings(pdf, book), *wrong_folios(pdf)]
    return [*found, *foreign_fonts(pdf)]


def test_every_printed_number_is_the_true_one_and_none_is_missing(site: SiteTest, book: DigitalEdition) -> None:
    assert book.file.pages >= 12
    assert {item.place for item in reader(book.file.content).numbers()} == {
        "contents",
        "reference",
        "practices",
        "index",
    }
    assert faults(book.file.content, site.root, "et") == []


def test_an_untranslated_chapter_is_found_in_its_place(site: SiteTest) -> None:
    assert faults(printed(site.root, "en").file.content, site.root, "en") == []


def test_the_numbers_of_another_layout_are_found_out(
    site: SiteTest, book: DigitalEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    shifted = {anchor: page + 1 for anchor, page in book.paginated.pages.items()}
    project, composed_book = composed(site.root, "et")
    monkeypatch.setattr("practicebook.editions.paper.pagination._page_map", lambda _sheaves: shifted)
    wrong = digital_editions(project, {"et": composed_book})["et"]
    pdf = reader(wrong.file.content)
    assert len(wrong_numbers(pdf)) == len(list(pdf.numbers()))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["et", "en"])
def test_verapdf_finds_nothing_in_a_book_of_everything(site: SiteTest, lang: str, tmp_path: Path) -> None:
    verapdf.require()
    file = tmp_path / "book.pdf"
    file.write_bytes(printed(site.root, lang).file.content)
    assert verapdf.failures(file, "3a", "ua1") == {"3a": [], "ua1": []}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["et", "en"])
def test_the_real_book_is_sound(lang: str, tmp_path: Path) -> None:
    real = printed(ROOT, lang)
    assert faults(real.file.content, ROOT, lang) == []
    verapdf.require()
    file = tmp_path / "book.pdf"
    file.write_bytes(real.file.content)
    assert verapdf.failures(file, "3a", "ua1") == {"3a": [], "ua1": []}


def test_the_imprint_says_that_the_book_is_a_draft(book: DigitalEdition) -> None:
    words = [word.words for word in reader(book.file.content).words if word.page == 2]
    assert "See on mustand." in " ".join(words)
