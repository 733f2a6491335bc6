"""The data that the scripts of the catalogue and of the search load."""

from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site


def catalogue(site: Site) -> Iterator[Artifact]:
    """Yield the index of every language and the shards of cards."""
    for path, content in site.catalogue_data.files.items():
        yield Artifact(path, content)


def search(site: Site) -> Iterator[Artifact]:
    """Yield the indexes of every language, and texts to quote from."""
    for path, content in site.search_data.files.items():
        yield Artifact(path, content)
