"""The editions of the book, as files to take along."""

from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site


def editions(site: Site) -> Iterator[Artifact]:
    """Yield the digital edition of every language."""
    for edition in site.editions.values():
        yield Artifact(edition.path, edition.content)
