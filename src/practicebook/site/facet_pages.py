"""Real pages per theme, county, sector and evidence level: they work without a script and can be linked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from practicebook.catalogue.facets import FACETS, Facet, nationwide
from practicebook.content.practices import Entry
from practicebook.messages import has, text
from practicebook.site.browsing import Browsing
from practicebook.site.county_map import linked_county_map
from practicebook.site.page import GeneratedPage
from practicebook.site.pagination import Part, parts
from practicebook.views.addresses import Addresses
from practicebook.views.templating import render


def facet_pages(browsing: Browsing) -> Iterator[GeneratedPage]:
    """Yield, per facet and language, the list of its values and pages for each value, also for the empty ones."""
    for facet in FACETS:
        yield from _overview_pages(browsing, facet)
        for value, entries in facet.groups(browsing.project.catalogue).items():
            yield from _value_pages(browsing, _value_list(browsing, facet, value, entries))


def _overview_pages(browsing: Browsing, facet: Facet) -> Iterator[GeneratedPage]:
    project = browsing.project
    twins = {lang: addresses.facet(facet.name) for lang, addresses in browsing.every.items()}
    for lang, addresses in browsing.every.items():
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
                group=browsing.group(facet.name, lang),
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


@dataclass(frozen=True)
class _ValueList:
    """All entries of one value of a facet; `everywhere` are those that belong to each county and name none."""

    facet: Facet
    value: StrEnum
    entries: tuple[Entry, ...]
    everywhere: tuple[Entry, ...]

    def title(self, lang: str) -> str:
        return text(f"site.facet.{self.facet.name}.value_title", lang, value=self.name(lang))

    def name(self, lang: str) -> str:
        return text(f"vocabulary.{self.facet.name}.{self.value}.label", lang)

    def definition(self, lang: str) -> str:
        if self.facet.name == "county":
            return ""
        return text(f"vocabulary.{self.facet.name}.{self.value}.definition", lang)

    def address(self, addresses: Addresses, number: int) -> str:
        return addresses.facet_value_page(self.facet.name, self.value, number)


def _value_list(browsing: Browsing, facet: Facet, value: StrEnum, entries: tuple[Entry, ...]) -> _ValueList:
    shown = {entry.slug for entry in entries}
    everywhere = nationwide(browsing.project.catalogue) if facet.name == "county" else ()
    return _ValueList(facet, value, entries, tuple(entry for entry in everywhere if entry.slug not in shown))


def _value_pages(browsing: Browsing, value: _ValueList) -> Iterator[GeneratedPage]:
    size = browsing.project.settings.site.page_size
    for part in parts(value.entries, size, browsing.every, value.address):
        for lang in browsing.every:
            yield _value_page(browsing, value, lang, part)


def _value_page(browsing: Browsing, value: _ValueList, lang: str, part: Part) -> GeneratedPage:
    project, facet, addresses = browsing.project, value.facet.name, browsing.every[lang]
    title = part.title(value.title(lang), lang)
    everywhere = value.everywhere if part.number == 1 else ()
    return GeneratedPage(
        address=part.twins[lang],
        lang=lang,
        twins=part.twins,
        title=title,
        description=value.definition(lang) or text("site.facet.county.value_lead", lang, value=value.name(lang)),
        section="practices",
        html=render(
            project.root,
            "facet_value.html",
            addresses,
            part.twins[lang],
            title=title,
            lead=value.definition(lang),
            facet=facet,
            facet_label=text(f"site.facet.{facet}.label", lang),
            total=len(value.entries),
            cards_list=browsing.cards(part.entries, lang),
            everywhere=browsing.cards(everywhere[: project.settings.site.page_size], lang),
            everywhere_total=len(everywhere),
            groups=browsing.groups[lang],
            current=value.address(addresses, 1),
            pagination=part.pagination(lang),
        ),
        scripts=("pick",),
    )
