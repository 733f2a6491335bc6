"""The catalogue: all practices in pages, with the facets beside them."""

from collections.abc import Iterator

from practicebook.messages import text
from practicebook.site.browsing import Browsing
from practicebook.site.catalogue_data import CatalogueData
from practicebook.site.page import GeneratedPage
from practicebook.site.pagination import Part, parts
from practicebook.views.addresses import Addresses
from practicebook.views.templating import render


def catalogue_pages(browsing: Browsing, data: CatalogueData) -> Iterator[GeneratedPage]:
    """Yield the pages of the catalogue in every language, `page_size` entries on each."""
    project = browsing.project
    size = project.settings.site.page_size
    for part in parts(project.catalogue.entries, size, browsing.every, Addresses.catalogue_page):
        for lang in browsing.every:
            yield _catalogue_page(browsing, lang, part, data)


def _catalogue_page(browsing: Browsing, lang: str, part: Part, data: CatalogueData) -> GeneratedPage:
    total = len(browsing.project.catalogue)
    title = part.title(text("site.catalogue.title", lang), lang)
    return GeneratedPage(
        address=part.twins[lang],
        lang=lang,
        twins=part.twins,
        title=title,
        description=text("site.catalogue.description", lang, n=total),
        section="practices",
        html=render(
            browsing.project.root,
            "catalogue.html",
            browsing.every[lang],
            part.twins[lang],
            title=title,
            total=total,
            cards_list=browsing.cards(part.entries, lang),
            groups=browsing.groups[lang],
            filters=browsing.filters[lang],
            index=data.index[lang],
            pagination=part.pagination(lang),
        ),
        scripts=("catalogue", "pick"),
    )
