"""The map of counties with a link to each county's page and the number of its practices."""

from markupsafe import Markup

from practicebook.catalogue.facets import FACETS
from practicebook.figures.county_map import county_map
from practicebook.messages import text
from practicebook.model.place import County
from practicebook.project import Project
from practicebook.views.addresses import Addresses, relative


def linked_county_map(project: Project, addresses: Addresses, base: str) -> Markup:
    """The map as SVG for the page at `base`; nationwide practices colour no county."""
    facet = next(item for item in FACETS if item.name == "county")
    counts = {County(value): len(entries) for value, entries in facet.groups(project.catalogue).items()}
    lang = addresses.lang
    svg = county_map(
        counts,
        links={county: relative(addresses.facet_value("county", county), base) for county in County},
        labels={
            county: text(
                "site.map.county", lang, county=text(f"vocabulary.county.{county}.label", lang), n=counts[county]
            )
            for county in County
        },
        title=text("site.map.title", lang),
    )
    return Markup(svg)  # noqa: S704 - drawn by us
