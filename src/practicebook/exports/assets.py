"""Styles, scripts, the belt under the header and the owner's logos."""

from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.figures.belt import ordered, strip
from practicebook.site.site import Site

_NEWEST_ON_THE_BELT = 60


def assets(site: Site) -> Iterator[Artifact]:
    """Yield the files under `assets/` that are made or gathered at build."""
    for name, content in site.bundle.files.items():
        yield Artifact(f"assets/{name}", content)
    newest = site.project.catalogue.entries[:_NEWEST_ON_THE_BELT]
    belt = strip(ordered([(entry.slug, entry.practice.themes[0]) for entry in newest]))
    yield Artifact("assets/belt.svg", belt.encode())
    settings = site.project.settings
    for logo in (settings.owner.logo, *(funder.logo for funder in settings.funding.funders)):
        if logo:
            yield Artifact(f"assets/{logo.file}", (site.project.root / "settings" / logo.file).read_bytes())
