"""The handbook's files: where each stands, what it is, how large, and the sum by which a copy can be checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from practicebook.book.book import Book
from practicebook.editions.edition import EditionFile
from practicebook.messages import calendar_date, text
from practicebook.messages.formats import file_size
from practicebook.site.book_making import Files, Making
from practicebook.site.page import GeneratedPage

_TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip", "sheets": "application/zip"}


@dataclass(frozen=True)
class Download:
    """A file to take along, told in its own language."""

    kind: str
    lang: str
    path: str
    type: str
    name: str
    format: str
    access: str
    size: int
    sha256: str
    pages: int | None

    @property
    def size_words(self) -> str:
        """The size as a reader reads it."""
        return file_size(self.size, self.lang)


def downloads(book: Book, files: Files) -> Iterator[Download]:
    """Yield the files of one language."""
    lang = book.lang
    sheets = files.sheets.get(lang)
    made = (
        ("pdf", files.editions.get(lang)),
        ("epub", files.ebooks.get(lang)),
        ("sheets", sheets.archive if sheets else None),
    )
    for kind, file in made:
        if file:
            yield _download(kind, book, file)


def _download(kind: str, book: Book, file: EditionFile) -> Download:
    name, form, access = (
        text(f"site.book.downloads.kind.{kind}.{key}", book.lang, title=book.title)
        for key in ("name", "format", "access")
    )
    digest = sha256(file.content).hexdigest()
    return Download(
        kind,
        book.lang,
        file.path,
        _TYPES[kind],
        name,
        form,
        access,
        file.size,
        digest,
        file.pages if kind == "pdf" else None,
    )


def downloads_page(making: Making, files: Files) -> GeneratedPage:
    """The page of the files: those of its own language first, then those of the others."""
    twins = {lang: addresses.downloads for lang, addresses in making.every.items()}
    ordered = [making.lang, *(lang for lang in making.books if lang != making.lang)]
    groups = [
        (
            book,
            text("site.book.downloads.version", lang, version=book.version, date=calendar_date(book.updated, lang)),
            list(downloads(book, files)),
        )
        for lang in ordered
        if (book := making.books[lang])
    ]
    title, about = (text(f"site.book.downloads.{key}", making.lang) for key in ("title", "description"))
    return making.page("downloads.html", twins, title, about, groups=groups)


def downloads_record(books: dict[str, Book], files: Files, address: str) -> dict[str, Any]:
    """The same for machines; `address` is that of the site."""
    return {
        "editions": [
            {
                "title": book.title,
                "language": lang,
                "version": book.version,
                "updated": book.updated.isoformat(),
                "files": [
                    {
                        "kind": file.kind,
                        "url": address + file.path,
                        "mediaType": file.type,
                        "format": file.format,
                        "accessibility": file.access,
                        "bytes": file.size,
                        "sha256": file.sha256,
                        **({"pages": file.pages} if file.pages else {}),
                    }
                    for file in downloads(book, files)
                ],
            }
            for lang, book in books.items()
        ]
    }
