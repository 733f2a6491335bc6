"""Pack an e-book: the container of EPUB 3.3 with its package document, the same bytes for the same book."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time an archive can hold (APPNOTE 4.4.6): the same whenever it is made."""
MIMETYPE = "application/epub+zip"
PACKAGE = "book.opf"
_FOLDER = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles><rootfile full-path="{_FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
TYPES = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "png": "image/png",
    "otf": "font/otf",
}
"""Media types by the end of a file's name (EPUB 3.3, 3.2)."""


@dataclass(frozen=True)
class Item:
    """A file of the e-book as its manifest names it; `href` is relative to the package document."""

    id: str
    href: str
    content: bytes
    properties: str = ""

    @property
    def type(self) -> str:
        """Its media type."""
        return TYPES[self.href.rpartition(".")[2]]


def packed(package: str, items: Sequence[Item]) -> bytes:
    """The archive; its first file is stored as it is, so that the kind can be told without unpacking (OCF, 4.2.2)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _FIRST_DAY), MIMETYPE, zipfile.ZIP_STORED)
        files = [
            ("META-INF/container.xml", _CONTAINER.encode()),
            (f"{_FOLDER}/{PACKAGE}", package.encode()),
            *((f"{_FOLDER}/{item.href}", item.content) for item in items),
        ]
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return stream.getvalue()
