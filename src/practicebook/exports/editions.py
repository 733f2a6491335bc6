"""The editions of the book and its worksheets, as files to take along."""

import json
from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.site.downloads import downloads_record
from practicebook.site.site import Site


def editions(site: Site) -> Iterator[Artifact]:
    """Yield the PDF and the e-book of every language, the factsheets, then the worksheets, also in one archive."""
    for edition in (*site.editions.values(), *site.ebooks.values()):
        yield Artifact(edition.path, edition.content)
    for sheet in site.factsheets.values():
        yield Artifact(sheet.path, sheet.content)
    for made in site.sheets.values():
        for file in (*made.files.values(), made.archive):
            yield Artifact(file.path, file.content)


def downloads(site: Site) -> Iterator[Artifact]:
    """Yield the list of these files with their sums, where there are any."""
    if site.editions:
        record = downloads_record(dict(site.books), site.files, site.project.settings.site.address)
        yield Artifact("downloads.json", (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
