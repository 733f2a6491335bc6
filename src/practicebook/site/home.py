"""The front page: what this is, a way to search, the three questions, themes, the map and the newest practices."""

from collections.abc import Iterator

from markupsafe import Markup

from practicebook.catalogue.facets import nationwide
from practicebook.figures.belt import badge
from practicebook.model.vocabulary import Theme
from practicebook.project import Project
from practicebook.site.county_map import linked_county_map
from practicebook.site.listing import facet_groups
from practicebook.site.page import GeneratedPage
from practicebook.site.templating import render
from practicebook.views.addresses import all_addresses
from practicebook.views.card import card

_NEWEST = 6
_WOVEN = 16


def _weave(project: Project) -> list[Markup]:
    """Motifs of the newest practices for the cloth beside the title; fewer practices are woven more than once."""
    newest = project.catalogue.entries[:_WOVEN]
    woven = [Markup(badge(entry.slug, entry.practice.themes[0])) for entry in newest]  # noqa: S704 - drawn by us
    return (woven * _WOVEN)[:_WOVEN]


def _theme_motifs() -> list[Markup]:
    return [Markup(badge(theme, theme)) for theme in Theme]  # noqa: S704 - drawn by us


def home_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield the front page in every language."""
    every = all_addresses(project.languages)
    twins = {lang: addresses.home for lang, addresses in every.items()}
    site = project.settings.site
    for lang, addresses in every.items():
        groups = {group.name: group for group in facet_groups(project, addresses)}
        yield GeneratedPage(
            address=twins[lang],
            lang=lang,
            twins=twins,
            title=site.name[lang],
            description=site.description[lang],
            section="home",
            html=render(
                project.root,
                "home.html",
                addresses,
                twins[lang],
                weave=_weave(project),
                tagline=site.tagline[lang],
                total=len(project.catalogue),
                themes=list(zip(groups["theme"].links, _theme_motifs(), strict=True)),
                counties=groups["county"],
                nationwide=len(nationwide(project.catalogue)),
                picture=linked_county_map(project, addresses, twins[lang]),
                cards_list=[card(entry, addresses) for entry in project.catalogue.entries[:_NEWEST]],
            ),
        )
