"""Real pages per theme, county, sector and evidence level: they work without a script and can be linked."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from markupsafe import Markup

from practicebook.catalogue.facets import FACETS, Facet, nationwide
from practicebook.content.practices import Entry
from practicebook.messages import has, text
from practicebook.project import Project
from practicebook.site.county_map import linked_county_map
from practicebook.site.listing import facet_groups
from practicebook.site.page import GeneratedPage
from practicebook.site.templating import render
from practicebook.views.addresses import all_addresses
from practicebook.views.card import card


def facet_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield, per facet and language, the list of its values and a page for each value, also for the empty ones."""
    for facet in FACETS:
        groups = facet.groups(project.catalogue)
        yield from _overview_pages(project, facet)
        for value, entries in groups.items():
            yield from _value_pages(project, facet, value, entries)


def _overview_pages(project: Project, facet: Facet) -> Iterator[GeneratedPage]:
    every = all_addresses(project.languages)
    twins = {lang: addresses.facet(facet.name) for lang, addresses in every.items()}
    for lang, addresses in every.items():
        group = next(item for item in facet_groups(project, addresses) if item.name == facet.name)
        picture = linked_county_map(project, addresses, twins[lang]) if facet.name == "county" else Markup("")
        yield GeneratedPage(
            address=twins[lang],
            lang=lang,
            twins=twins,
            title=text(f"site.facet.{facet.name}.title", lang),
            description=text(f"site.facet.{facet.name}.lead", lang),
            section="practices",
            html=render(
                project.root,
                "facet_overview.html",
                addresses,
                twins[lang],
                title=text(f"site.facet.{facet.name}.title", lang),
                lead=text(f"site.facet.{facet.name}.lead", lang),
                group=group,
                definitions=_definitions(facet, lang),
                picture=picture,
                nationwide=len(nationwide(project.catalogue)) if facet.name == "county" else None,
            ),
        )


def _definitions(facet: Facet, lang: str) -> Mapping[str, str]:
    return {
        text(f"vocabulary.{facet.name}.{value}.label", lang): text(f"vocabulary.{facet.name}.{value}.definition", lang)
        for value in facet.values
        if has(f"vocabulary.{facet.name}.{value}.definition", lang) and facet.name != "county"
    }


def _value_pages(project: Project, facet: Facet, value: StrEnum, entries: tuple[Entry, ...]) -> Iterator[GeneratedPage]:
    every = all_addresses(project.languages)
    twins = {lang: addresses.facet_value(facet.name, value) for lang, addresses in every.items()}
    everywhere = nationwide(project.catalogue) if facet.name == "county" else ()
    for lang, addresses in every.items():
        name = text(f"vocabulary.{facet.name}.{value}.label", lang)
        title = text(f"site.facet.{facet.name}.value_title", lang, value=name)
        definition = text(f"vocabulary.{facet.name}.{value}.definition", lang) if facet.name != "county" else ""
        yield GeneratedPage(
            address=twins[lang],
            lang=lang,
            twins=twins,
            title=title,
            description=definition or text("site.facet.county.value_lead", lang, value=name),
            section="practices",
            html=render(
                project.root,
                "facet_value.html",
                addresses,
                twins[lang],
                title=title,
                lead=definition,
                facet=facet.name,
                facet_label=text(f"site.facet.{facet.name}.label", lang),
                cards_list=[card(entry, addresses) for entry in entries],
                everywhere=[card(entry, addresses) for entry in everywhere if entry not in entries],
                groups=facet_groups(project, addresses, value),
            ),
        )
