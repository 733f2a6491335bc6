"""The front page: what this is, a way to search, the three questions, themes, the map and the newest practices."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from practicebook.book.book import Book
from practicebook.catalogue.facets import nationwide
from practicebook.figures.belt import badge
from practicebook.model.settings import localised
from practicebook.model.vocabulary import Theme
from practicebook.project import Project
from practicebook.site.browsing import Browsing
from practicebook.site.county_map import linked_county_map
from practicebook.site.page import GeneratedPage
from practicebook.views.templating import render

_NEWEST = 6
_WOVEN = 16


def _weave(project: Project) -> list[Markup]:
    """Motifs of the newest practices for the cloth beside the title; fewer practices are woven more than once."""
    newest = project.catalogue.entries[:_WOVEN]
    woven = [Markup(badge(entry.slug, entry.practice.themes[0])) for entry in newest]  # noqa: S704 - drawn by us
    return (woven * _WOVEN)[:_WOVEN]


def _theme_motifs() -> list[Markup]:
    return [Markup(badge(theme, theme)) for theme in Theme]  # noqa: S704 - drawn by us


def home_pages(browsing: Browsing, books: Mapping[str, Book]) -> Iterator[GeneratedPage]:
    """Yield the front page in every language."""
    project = browsing.project
    twins = {lang: addresses.home for lang, addresses in browsing.every.items()}
    site = project.settings.site
    for lang, addresses in browsing.every.items():
        yield GeneratedPage(
            address=twins[lang],
            lang=lang,
            twins=twins,
            title=localised(site.name, lang),
            description=localised(site.description, lang),
            section="home",
            html=render(
                project.root,
                "home.html",
                addresses,
                twins[lang],
                weave=_weave(project),
                tagline=localised(site.tagline, lang),
                total=len(project.catalogue),
                book=books.get(lang),
                themes=list(zip(browsing.group("theme", lang).links, _theme_motifs(), strict=True)),
                counties=browsing.group("county", lang),
                nationwide=len(nationwide(project.catalogue)),
                picture=linked_county_map(project, addresses, twins[lang]),
                cards_list=browsing.cards(project.catalogue.entries[:_NEWEST], lang),
            ),
            scripts=("pick",),
        )
