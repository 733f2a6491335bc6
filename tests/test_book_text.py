"""What the PDF reads aloud is what the web says: every word of every chapter and worksheet, in the same order."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from paper_book import composed, everything, printed
from pdf_reader import PdfReader, Piece
from practicebook.book.book import Book
from practicebook.book.uses import AddressCode
from practicebook.messages import text
from practicebook.views.addresses import Addresses, all_addresses
from site_build import ROOT
from site_test import SiteTest

BREAK = "\N{SYMBOL FOR NEWLINE}"
"""Where a printed line ends within a word or between two, which only the other text can tell."""
BLOCKS = "p, li, th, td, h1, h2, h3, h4, br, figcaption, pre, .steps__label, .steps__definition"
CHAPTER = "h1, .chapter__head .notice, .chapter__state, .opening, .prose, .chapter__sources"
DRAWN = ".dg, .diagram__words"
"""A drawing is one and the same on the web and on paper; its words as text are the web's alone (test_diagrams.py)."""


def words_of(told: str) -> list[str]:
    """Words with their marks but without hyphens."""
    marked = re.sub(r"([–/])\n", rf"\1{BREAK}", re.sub(r"[-\u2010]\n", BREAK, told))
    marked = re.sub(r"\](?:\s|\u00a0)+\[", "][", marked)  # between two small marks a space is too narrow to be told
    return re.sub(r"[-\u00ad\u2010]", "", marked).split()


def unbroken(printed_words: Iterable[str], others: Sequence[str]) -> list[str]:
    """The words, joined where a line may end within one unless `others` has them apart at the same place."""
    whole: list[str] = []
    for word in printed_words:
        joined = ""
        for part in word.split(BREAK):
            joined += part
            if joined in others[len(whole) : len(whole) + 1]:
                whole.append(joined)
                joined = ""
        whole += [joined] if joined else []
    return whole


def difference(on_paper: str, on_web: str) -> str | None:
    """The first place at which two texts differ in their words, or None."""
    web = words_of(on_web)
    paper = unbroken(words_of(on_paper), web)
    for place, (word, twin) in enumerate(zip_longest(paper, web)):
        if word != twin:
            near = slice(max(0, place - 4), place + 6)
            return f"{' '.join(paper[near])} ≠ {' '.join(web[near])}"
    return None


def paper_text(content: bytes, book: Book) -> tuple[str, str]:
    """What the chapters say in the PDF, and their notes; the pages of references and QR codes are on paper alone."""
    captions = {
        "".join(words_of(text("site.book.paper.scan", chapter.lang or book.lang, words=piece.words)))
        for chapter in book.chapters
        for piece in chapter.told
        if isinstance(piece, AddressCode)
    }
    told, notes = [], []
    pieces = (piece for piece in PdfReader(content).pieces if not any(tag.startswith("Figure") for tag in piece.tags))
    for block, group in groupby(pieces, _block):
        words = "".join(piece.parted + ("" if _is_marker(piece) else piece.text) for piece in group)
        if block[1].startswith("NonStruct"):  # the foot of a page is the only such at the top
            notes.append(words)
        elif block[1].startswith("Art") and "".join(words_of(words)).replace(BREAK, "") not in captions:
            told.append(words)
    without_pages = [re.sub(r"\s*\((?:lk|p\.)\s\d+\)", "", "".join(blocks)) for blocks in (told, notes)]
    return without_pages[0], without_pages[1]


def _block(piece: Piece) -> tuple[str, ...]:
    return tuple(tag for tag in piece.tags if not tag.startswith(("Span", "Link")))


def _is_marker(piece: Piece) -> bool:
    """Whether it is the sign or number before an item of a list, which the web leaves to the browser."""
    body, own = piece.tags[-3].split()[0], piece.tags[-2].split()[0]
    is_own = (body, own) == ("LBody", "NonStruct") and re.fullmatch(r"•|–|\d+\.", piece.text.strip())
    return own == "Lbl" or bool(is_own)


def web_text(folder: Path, book: Book, addresses: Addresses) -> tuple[str, str]:
    """What the pages of the chapters and of their worksheets say in the order of the book, and their notes."""
    told, notes = [], []
    for part in book.parts:
        told.append(f"{text('site.book.part', book.lang, n=part.number)}. {part.title}")
        for chapter in part.chapters:
            page = _page(folder, addresses.chapter(chapter.slug))
            told.append(text("site.book.chapter_number", chapter.lang or book.lang, n=chapter.number))
            told += _texts(page, CHAPTER)
            for sheet in chapter.sheets:
                told += _sheet(_page(folder, addresses.worksheet(sheet.id)))
            notes += [f"{number} {note}" for number, note in enumerate(_texts(page, ".notes li"), 1)]
    return "\n".join(told), "\n".join(notes)


def _page(folder: Path, address: str) -> Tag:
    page = BeautifulSoup((folder / address / "index.html").read_text(encoding="utf-8"), "html.parser")
    main = page.select_one("main")
    assert main is not None
    for left_out in main.select(f"[role=doc-backlink], {DRAWN}"):
        left_out.extract()
    for block in main.select(BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    return main


def _sheet(page: Tag) -> list[str]:
    """What the book tells of a worksheet in small: what it asks, without the hints and the room to write."""
    purpose = " ".join(" ".join(words.split()) for words in _texts(page, ".lead, .sheet__who"))
    asked = ".sheet__form .sheet__label, .sheet__form th, .sheet__option"
    return [*_texts(page, ".eyebrow, h1"), f"\n{purpose}.\n", *(f"\n{words}\n" for words in _texts(page, asked))]


def _texts(page: Tag, selector: str) -> list[str]:
    return [found.get_text() for found in page.select(selector)]


def first_differences(folder: Path, root: Path, lang: str) -> tuple[str | None, str | None]:
    """Where the chapters and where the notes of the web and of the PDF differ first."""
    project, book = composed(root, lang)
    web = web_text(folder, book, all_addresses(project.languages)[lang])
    told, notes = paper_text(printed(root, lang).file.content, book)
    assert len(words_of(web[0])) > 1000
    return difference(told, web[0]), difference(notes, web[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return everything(tmp_path_factory.mktemp("text")).build()


@pytest.mark.parametrize("lang", ["et", "en"])
def test_chapters_say_the_same_on_the_web_and_on_paper(site: SiteTest, lang: str) -> None:
    assert first_differences(site.folder, site.root, lang) == (None, None)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["et", "en"])
def test_the_real_chapters_say_the_same_on_the_web_and_on_paper(real_site: Path, lang: str) -> None:
    assert first_differences(real_site, ROOT, lang) == (None, None)


@pytest.mark.parametrize(
    ("on_paper", "on_web"),
    [
        ("Supp oli hea.", "Supp oli väga hea."),
        ("Supp oli väga hea.", "Supp oli hea."),
        ("Supp oli hea.", "Hea oli supp."),
        ("Supp oli hea.", "Supp oli hea. Tule ka!"),
        ("Supp olihea.", "Supp oli hea."),
        ("Supi\u2010\npäev", "Supi päevad"),
    ],
)
def test_a_word_more_or_less_or_elsewhere_is_found(on_paper: str, on_web: str) -> None:
    assert difference(on_paper, on_web)


@pytest.mark.parametrize("on_web", ["supipäeva- ja leivapäev", "supipäeva ja leiva-päev"])
def test_hyphens_at_the_ends_of_lines_are_no_difference(on_web: str) -> None:
    assert difference("supi\u2010\npäeva\u2010\nja leiva\u2010\npäev", on_web) is None
    assert difference("2018–\n2020 on nii –\nja/\nvõi", "2018–2020 on nii – ja/või") is None
