"""Attach data to a PDF as PDF/A-3 wants it."""

from datetime import datetime

from pikepdf import Array, AttachedFileSpec, Name, Pdf


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
