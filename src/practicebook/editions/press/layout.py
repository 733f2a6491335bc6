"""Lay out a document by WeasyPrint and write it as a PDF of the variant that its job asks for.

Recipe measured with WeasyPrint 70 and veraPDF: variant `pdf/a-3a` with tags and images without interpolation (in the
style sheet) makes a file that is PDF/A-3a and PDF/UA-1 in one, once its metadata says so.
"""

import logging
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

import pydyf
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from practicebook.editions.edition import EditionError
from practicebook.editions.press.fetching import PaperFetcher
from practicebook.editions.press.fitting import overfull
from practicebook.editions.press.mending import identify_as_pdf_ua, mended, part_ids
from practicebook.editions.press.piece import Bookmark, Job, Piece, Variant

_FAMILIES = frozenset({"Source Serif 4", "Source Sans 3"})
_MOST_TOLD = 5
_POINTS = 0.75
"""Points in a pixel of CSS."""


def laid_out(job: Job, folder: Path, *, measure: bool = False) -> Piece:
    """The piece of a job; `folder` holds the fonts. One that is only measured has no content.

    Raises:
        EditionError: Something is missing or amiss that would make a silently bad page.
    """
    fetcher = PaperFetcher(folder)
    is_tagged = job.variant is not Variant.OFFSET
    with _no_silent_faults(job.name):
        html = HTML(string=job.html, base_url="paper:", url_fetcher=fetcher)
        document = html.render(
            font_config=_fonts(),
            pdf_variant=job.variant.value,
            pdf_tags=is_tagged,
            pdf_forms=job.variant is Variant.FORM,
        )
        content = b"" if measure else _written(document, job, is_tagged=is_tagged)
    _check_fonts(document, job.name)
    _check_room(document, job.name)
    return Piece(content, len(document.pages), _places(document), _bookmarks(document))


@cache
def _fonts() -> FontConfiguration:
    """One for all documents of a process, since the fonts are the same."""
    return FontConfiguration()


def _written(document: Document, job: Job, *, is_tagged: bool) -> bytes:
    def finish(_document: Document, pdf: pydyf.PDF) -> None:
        part_ids(pdf, job.name)
        if job.variant is Variant.ARCHIVE:
            identify_as_pdf_ua(pdf)

    with mended():
        return document.write_pdf(
            pdf_variant=job.variant.value,
            pdf_tags=is_tagged,
            pdf_identifier=sha256(job.html.encode()).digest()[:16],
            finisher=finish if is_tagged else None,
            # A file for the press is compressed once it is joined; its profile, a megabyte, is in every piece.
            uncompressed_pdf=job.variant is Variant.OFFSET,
        )


def _places(document: Document) -> Mapping[str, tuple[int, float, float]]:
    places: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor, (x, y, *_rest) in page.anchors.items():
            places.setdefault(anchor, (number, *_point(page.height, x, y)))
    return places


def _bookmarks(document: Document) -> tuple[Bookmark, ...]:
    return tuple(
        Bookmark(level, words, number, *_point(page.height, x, y))
        for number, page in enumerate(document.pages, 1)
        for level, words, (x, y), _state in page.bookmarks
    )


def _point(height: float, x: float, y: float) -> tuple[float, float]:
    """A place in pixels from the top left as points from the bottom left."""
    return round(x * _POINTS, 3), round((height - y) * _POINTS, 3)


def _check_fonts(document: Document, name: str) -> None:
    """Refuse letters that no font of ours has, for which another font has been taken.

    Raises:
        EditionError: There are such letters.
    """
    foreign = [font for font in document.fonts.values() if font.family not in _FAMILIES]
    if foreign:
        letters = "".join(sorted({letter for font in foreign for letter in font.to_unicode.values()}))
        raise EditionError(f"{name}: our fonts lack these letters: {letters[:60]}")


def _check_room(document: Document, name: str) -> None:
    """Refuse what runs over the edge of its page, such as a table with a word too long for its column.

    Raises:
        EditionError: Something does.
    """
    found = [f"page {page}: {words}" for page, words in overfull(document)]
    if found:
        raise EditionError(f"{name}: does not fit the page: {'; '.join(found[:_MOST_TOLD])}")


@contextmanager
def _no_silent_faults(name: str) -> Generator[None]:
    """Make what WeasyPrint only warns of (a missing font, image or anchor, a rule it does not know) an error.

    So is what the fetcher refuses, which is no `Exception` and may come as late as the writing of the file.
    """
    heard: list[str] = []

    class _Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            if record.levelno >= logging.WARNING:
                heard.append(message)

    logger, listener = logging.getLogger("weasyprint"), _Listener()
    logger.addHandler(listener)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield
    except FatalURLFetchingError as error:
        raise EditionError(f"{name}: asks for what is not ours: {_shortened(str(error))}") from error
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
    if heard:
        raise EditionError(f"{name}: " + "; ".join(dict.fromkeys(_shortened(message) for message in heard)))


def _shortened(message: str) -> str:
    """A message without the picture that is written into it."""
    return re.sub(r"(data:[\w/+.-]*)[^\"'\s]*", r"\1…", message)[:300]
