"""What WeasyPrint 70 leaves to be mended in a tagged PDF, put right while it writes one.

Four things: a tag does not tell the language of its words (ISO 14289-1, 7.2: a change of language shall be
declared); the ids of table headers are unique in one file only, while a book is joined from several; every tag
asks for the list of all pages anew, which makes a long document slow; and a
file that is PDF/A is not said to be PDF/UA as well.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf import tags

_build_box_tree = tags._build_box_tree  # noqa: SLF001 - there is no public place to add a language to a tag


@contextmanager
def mended() -> Generator[None]:
    """While it lasts, tags tell their language, and the list of pages is made once."""
    references = pydyf.PDF.page_references
    setattr(tags, "_build_box_tree", _telling_its_language)  # noqa: B010 - see above
    setattr(pydyf.PDF, "page_references", _PageReferences())  # noqa: B010 - a property, replaced for a while
    try:
        yield
    finally:
        setattr(tags, "_build_box_tree", _build_box_tree)  # noqa: B010 - as it was
        setattr(pydyf.PDF, "page_references", references)  # noqa: B010 - as it was


def part_ids(pdf: pydyf.PDF, prefix: str) -> None:
    """Put `prefix` before the ids of table headers and where cells name them (ISO 32000-1, 14.8.5.7)."""
    for item in pdf.objects:
        if not isinstance(item, dict) or item.get("Type") != "/StructElem":
            continue
        if "ID" in item:
            item["ID"] = pydyf.String(f"{prefix}-{item['ID'].string}")
        headers = item.get("A", {}).get("Headers")
        if headers:
            item["A"]["Headers"] = pydyf.Array(pydyf.String(f"{prefix}-{header.string}") for header in headers)


def _telling_its_language(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint's own types
    lang = None if getattr(box, "element", None) is None else box.element.get("lang")
    for element in _build_box_tree(box, *rest):
        if lang and box.element_tag not in {"html", "body"}:
            element["Lang"] = pydyf.String(lang)
        yield element


class _PageReferences:
    """The references of all pages, kept until a page is added."""

    def __get__(self, pdf: pydyf.PDF, owner: type) -> tuple[bytes, ...]:
        kids = pdf.pages["Kids"]
        kept = pdf.__dict__.get("_kept_references", ())
        if len(kept) * 3 != len(kids):
            kept = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
            pdf.__dict__["_kept_references"] = kept
        return kept


def identify_as_pdf_ua(pdf: pydyf.PDF) -> None:
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
