"""Styles, scripts, the belt under the header and the owner's logos."""

from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.figures.belt import STRIP_LENGTH, ordered, strip
from practicebook.site.site import Site


def assets(site: Site) -> Iterator[Artifact]:
    """Yield the files under `assets/` that are made or gathered at build."""
    for name, content in site.bundle.files.items():
        yield Artifact(f"assets/{name}", content)
    newest = site.project.catalogue.entries[:STRIP_LENGTH]
    belt = strip(ordered([(entry.slug, entry.practice.themes[0]) for entry in newest]))
    yield Artifact("assets/belt.svg", belt.encode())
    settings = site.project.settings
    logos = {logo.file for logo in (settings.owner.logo, *(funder.logo for funder in settings.funding.funders)) if logo}
    for file in sorted(logos):
        yield Artifact(f"assets/{file}", (site.project.root / "settings" / file).read_bytes())
