"""The editions of the book and its worksheets, as files to take along."""

from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site


def editions(site: Site) -> Iterator[Artifact]:
    """Yield the digital edition of every language, then its worksheets, each by itself and all in one archive."""
    for edition in site.editions.values():
        yield Artifact(edition.path, edition.content)
    for made in site.sheets.values():
        for file in (*made.files.values(), made.archive):
            yield Artifact(file.path, file.content)
