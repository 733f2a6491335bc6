"""Say in a PDF that it can be kept and read aloud, and attach data to it as PDF/A-3 wants it."""

from datetime import datetime

from pikepdf import Array, AttachedFileSpec, Name, Pdf

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


def identify(pdf: Pdf) -> None:
    """Add to the metadata that the file is PDF/UA-1, with the description that PDF/A-3 wants of such an addition.

    Source: ISO 14289-1:2014, 5, and the extension schemas of ISO 19005-3, 6.6.2.3.
    """
    metadata = pdf.Root.Metadata.read_bytes()
    stream = pdf.make_stream(metadata.replace(b"</rdf:RDF>", _PDF_UA + b"</rdf:RDF>"))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


def attach(pdf: Pdf, name: str, content: bytes, day: datetime) -> None:
    """Attach data about the document, associated with the whole of it (ISO 19005-3, 6.8)."""
    specification = AttachedFileSpec(
        pdf,
        content,
        filename=name,
        mime_type="application/json",
        creation_date=_pdf_date(day),
        mod_date=_pdf_date(day),
        relationship=Name.Data,
    )
    specification.obj.Desc = name
    pdf.attachments[name] = specification
    pdf.Root.AF = Array([specification.obj])


def _pdf_date(day: datetime) -> str:
    return f"D:{day:%Y%m%d%H%M%S}Z"
