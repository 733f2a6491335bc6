"""The digital edition: the book of each language as one accessible PDF, made anew only when something of it changed.

A finished edition is kept under `.cache/editions/` by the digest of everything it is made from, with its page map, from
which the next edition starts its layout.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from markdown.extensions.toc import slugify

from practicebook.book.book import Book
from practicebook.editions.edition import EditionFile
from practicebook.editions.paper_html import paper_html
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses

CACHE = Path(".cache", "editions")
_FONTS = Path("overrides", "assets", "paper")
_MAKERS = ("weasyprint", "pydyf", "pyphen")
"""Libraries whose version changes what comes out."""
_KEPT = 6
"""Editions of one language that the cache keeps: enough to go back and forth between a few states."""


def digital_path(book: Book, addresses: Addresses) -> str:
    """Where the edition stands in the site: beside the contents, named by its title."""
    return f"{addresses.handbook}{slugify(book.title, '-')}.pdf"


def digital_editions(project: Project, books: Mapping[str, Book]) -> Mapping[str, EditionFile]:
    """The digital edition of every book, by language.

    Raises:
        EditionError: An edition cannot be made as it should be.
    """
    every = all_addresses(project.languages)
    return {lang: _edition(project, book, every[lang]) for lang, book in books.items()}


def _edition(project: Project, book: Book, addresses: Addresses) -> EditionFile:
    path, folder = digital_path(book, addresses), project.root / CACHE
    digest = _digest(project.root, paper_html(project, book, addresses, None))
    name = f"{book.lang}-{digest[:20]}"
    kept = _kept(folder, name)
    if kept is None:
        from practicebook.editions.pdf import paper  # noqa: PLC0415 - slow to import; not needed when all is at hand

        made = paper(
            lambda pages: paper_html(project, book, addresses, pages),
            project.root / _FONTS,
            _latest_map(folder, book.lang),
        )
        _keep(folder, name, made.content, {"page_count": made.page_count, "pages": dict(made.pages)})
        kept = made.content, made.page_count
        _forget(folder, book.lang)
    return EditionFile(path, *kept)


def _digest(root: Path, html: str) -> str:
    """The digest of what an edition is made from: its HTML, the fonts and the versions of its makers."""
    fonts = sorted((root / _FONTS).rglob("*.otf"))
    parts = [html, *(f"{name} {version(name)}" for name in _MAKERS)]
    whole = sha256("\n".join(parts).encode())
    for font in fonts:
        whole.update(sha256(font.read_bytes()).digest())
    return whole.hexdigest()


def _kept(folder: Path, name: str) -> tuple[bytes, int] | None:
    """The PDF and the number of its pages, if both are there and whole."""
    try:
        record = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        content = (folder / f"{name}.pdf").read_bytes()
    except (OSError, ValueError):
        return None
    if not isinstance(record, dict) or record.get("sha256") != sha256(content).hexdigest():
        return None
    return content, int(record["page_count"])


def _keep(folder: Path, name: str, content: bytes, record: Mapping[str, object]) -> None:
    """Write the PDF first and its record last, so that half an edition is never taken for one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pdf").write_bytes(content)
    complete = {**record, "sha256": sha256(content).hexdigest()}
    (folder / f"{name}.json").write_text(json.dumps(complete, indent=1) + "\n", encoding="utf-8")


def _records(folder: Path, lang: str) -> list[Path]:
    """The records of a language, the newest first."""
    return sorted(folder.glob(f"{lang}-*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def _latest_map(folder: Path, lang: str) -> dict[str, int] | None:
    for path in _records(folder, lang):
        try:
            pages = json.loads(path.read_text(encoding="utf-8"))["pages"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return {str(key): int(page) for key, page in pages.items()}
    return None


def _forget(folder: Path, lang: str) -> None:
    for path in _records(folder, lang)[_KEPT:]:
        path.unlink(missing_ok=True)
        path.with_suffix(".pdf").unlink(missing_ok=True)
