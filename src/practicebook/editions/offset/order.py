"""The order for the printer: what is to be printed, on what, from which files, and what nobody has checked yet."""

from collections.abc import Iterable
from hashlib import sha256

from practicebook.book.book import Book
from practicebook.editions.offset.cover import PAGE_MM
from practicebook.editions.offset.finishing import BLEED_MM, SLUG_MM
from practicebook.editions.offset.offset import OffsetEdition
from practicebook.messages import calendar_date, number, text
from practicebook.messages.formats import file_size
from practicebook.model.settings import localised
from practicebook.project import Project


def order(project: Project, book: Book, edition: OffsetEdition) -> str:
    """The order for one language as Markdown, in that language."""
    lang, printing = book.lang, project.settings.printing

    def words(key: str, **values: object) -> str:
        return text(f"editions.order.{key}", lang, **values)

    def measure(value: float) -> str:
        return number(round(value, 1), lang)

    def given(key: str, texts: dict[str, str]) -> str:
        return words(key, what=localised(texts, lang) if texts else words("not_given"))

    width, height = PAGE_MM
    rows: Iterable[str] = (
        words("title_row", title=book.title, version=book.version, date=calendar_date(book.updated, lang)),
        *([words("draft")] if book.is_draft else []),
        words("format", width=measure(width), height=measure(height)),
        words("pages", n=edition.page_count, empty=edition.empty_pages),
        words("cover_size", width=measure(edition.cover_size_mm[0]), height=measure(height)),
        words("spine", spine=measure(edition.spine_mm), paper=number(printing.paper_thickness, lang)),
        words("bleed", bleed=BLEED_MM, slug=SLUG_MM),
        words("colours", condition=printing.condition, profile=printing.profile, most=printing.most_ink),
        words("text_colour"),
        given("paper", printing.paper),
        given("cover_paper", printing.cover_paper),
        given("binding", printing.binding),
        words("copies", what=number(printing.copies, lang) if printing.copies else words("not_given")),
        words("isbn", what=book.isbn.print or words("not_given")),
    )
    files = (
        f"| {file.name} | {file_size(len(file.content), lang)} | `{sha256(file.content).hexdigest()}` |"
        for file in (edition.pages, edition.cover)
    )
    lines = [
        f"# {words('heading')}",
        "",
        *(f"- {row}" for row in rows),
        "",
        f"## {words('files')}",
        "",
        f"| {words('file')} | {words('size')} | SHA-256 |",
        "| --- | --- | --- |",
        *files,
        "",
        f"## {words('preflight')}",
        "",
        words("preflight_text"),
        "",
        words("proof"),
        "",
    ]
    return "\n".join(lines)
