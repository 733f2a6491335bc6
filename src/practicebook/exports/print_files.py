"""What goes to the printer: the files of every book and the order for them, in a folder beside the site."""

from collections.abc import Iterator

from practicebook.editions.offset.order import order
from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site

PRINT_FOLDER = "dist/print"


def print_files(site: Site) -> Iterator[Artifact]:
    """Yield the print files; a folder for each language, with its order."""
    for lang, edition in site.offset.items():
        for file in (edition.pages, edition.cover):
            yield Artifact(f"{lang}/{file.name}", file.content)
        yield Artifact(f"{lang}/print-order.md", order(site.project, site.books[lang], edition).encode())
