"""The data that the catalogue's script loads."""

from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site


def catalogue(site: Site) -> Iterator[Artifact]:
    """Yield the index of every language, the shards of cards and the words to look in."""
    for path, content in site.catalogue_data.files.items():
        yield Artifact(path, content)
