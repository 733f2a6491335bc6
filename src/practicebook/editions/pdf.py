"""Turn the HTML of a paged edition into a PDF that archives and screen readers can use: PDF/A-3a and PDF/UA-1 in one.

Recipe measured with WeasyPrint 70 and veraPDF: variant `pdf/a-3a` with tags, images without interpolation (in the style
sheet), and the identification of PDF/UA (ISO 14289-1, 5) added to the metadata.
"""

import logging
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pydyf
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from practicebook.editions.edition import EditionError
from practicebook.editions.fetching import PaperFetcher
from practicebook.editions.paper_html import PageMap

_MOST_LAYOUTS = 6
"""The map settles in two or three layouts; more means that two pages push each other to and fro."""
_VARIANT = "pdf/a-3a"
_FORM_VARIANT = "pdf/ua-1"


@dataclass(frozen=True)
class Paper:
    """A finished PDF with the page on which each id of its HTML begins."""

    content: bytes
    pages: PageMap
    page_count: int


def paper(html: Callable[[PageMap | None], str], folder: Path, pages: PageMap | None = None) -> Paper:
    """Lay out the document that `html` writes for a page map until its page numbers are the true ones.

    `folder` holds the fonts; `pages` is a map to begin with, from an earlier edition.

    Raises:
        EditionError: Something is missing or amiss that would make a silently bad page.
    """
    fetcher, fonts = PaperFetcher(folder), FontConfiguration()
    current = pages
    with _no_silent_faults():
        for _ in range(_MOST_LAYOUTS):
            try:
                source = html(current)
            except EditionError:
                if current is not pages:
                    raise
                source = html(None)  # an old map that lacks a new place is no map
                current = None
            document = _laid_out(source, fetcher, fonts)
            true = page_map(document)
            if true == current:
                return Paper(_written(document, source), true, len(document.pages))
            current = true
    raise EditionError(f"page numbers do not settle in {_MOST_LAYOUTS} layouts")


def form(source: str, folder: Path) -> Paper:
    """Lay out a document with fields to fill in, once: a PDF that screen readers can use (PDF/UA-1).

    Archiving (PDF/A) is not claimed, since a form is made to be changed.

    Raises:
        EditionError: Something is missing or amiss that would make a silently bad page.
    """
    fetcher, fonts = PaperFetcher(folder), FontConfiguration()
    with _no_silent_faults():
        html = HTML(string=source, base_url="paper:", url_fetcher=fetcher)
        document = html.render(font_config=fonts, pdf_variant=_FORM_VARIANT, pdf_tags=True, pdf_forms=True)
        content = document.write_pdf(
            pdf_variant=_FORM_VARIANT, pdf_tags=True, pdf_identifier=sha256(source.encode()).digest()[:16]
        )
    return Paper(content, {}, len(document.pages))


def page_map(document: Document) -> PageMap:
    """The page, from 1, on which each id begins."""
    places: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            places.setdefault(anchor, number)
    return places


def _laid_out(source: str, fetcher: PaperFetcher, fonts: FontConfiguration) -> Document:
    html = HTML(string=source, base_url="paper:", url_fetcher=fetcher)
    return html.render(font_config=fonts, pdf_variant=_VARIANT, pdf_tags=True)


def _written(document: Document, source: str) -> bytes:
    identifier = sha256(source.encode()).digest()[:16]
    return document.write_pdf(
        pdf_variant=_VARIANT,
        pdf_tags=True,
        pdf_identifier=identifier,
        finisher=_identify_as_pdf_ua,
    )


def _identify_as_pdf_ua(_document: Document, pdf: pydyf.PDF) -> None:
    """Add to the metadata that the file is PDF/UA-1, with the description that PDF/A-3 wants of such an addition.

    Source: ISO 14289-1:2014, 5, and the extension schemas of ISO 19005-3, 6.6.2.3.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", _PDF_UA + b"</rdf:RDF>") for part in metadata.stream]


_PDF_UA = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


@contextmanager
def _no_silent_faults() -> Generator[None]:
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
        raise EditionError(f"the edition asks for what is not ours: {_shortened(str(error))}") from error
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
    if heard:
        raise EditionError("; ".join(dict.fromkeys(_shortened(message) for message in heard)))


def _shortened(message: str) -> str:
    """A message without the picture that is written into it."""
    return re.sub(r"(data:[\w/+.-]*)[^\"'\s]*", r"\1…", message)[:300]
