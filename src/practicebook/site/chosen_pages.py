"""Pages whose content a reader's own choice makes in the browser: without a script they say what they are for."""

from collections.abc import Iterator

from practicebook.messages import text
from practicebook.model.settings import localised
from practicebook.site.browsing import Browsing
from practicebook.site.bundle import library_path
from practicebook.site.catalogue_data import CatalogueData
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import Addresses
from practicebook.views.comparison import compared_groups
from practicebook.views.fit import fit_points, fit_questions
from practicebook.views.templating import render


def compare_pages(browsing: Browsing) -> Iterator[GeneratedPage]:
    """Yield the page that shows up to four practices side by side, in every language."""
    twins = {lang: addresses.compare for lang, addresses in browsing.every.items()}
    for lang, addresses in browsing.every.items():
        yield _page(browsing, "compare", addresses, twins, groups=compared_groups(lang))


def collection_pages(browsing: Browsing, data: CatalogueData, *, has_factsheets: bool) -> Iterator[GeneratedPage]:
    """Yield the page of the reader's own collection, in every language; factsheets can be joined."""
    twins = {lang: addresses.collection for lang, addresses in browsing.every.items()}
    site = browsing.project.settings.site
    library = library_path(browsing.project.root, "pdf-lib") if has_factsheets else None
    for lang, addresses in browsing.every.items():
        yield _page(
            browsing,
            "collection",
            addresses,
            twins,
            index=data.index[lang],
            library=library,
            site_name=localised(site.name, lang),
            site_address=site.address + addresses.home,
        )


def fit_pages(browsing: Browsing, data: CatalogueData) -> Iterator[GeneratedPage]:
    """Yield the page that asks six questions and ranks the practices by them, in every language."""
    twins = {lang: addresses.fit for lang, addresses in browsing.every.items()}
    for lang, addresses in browsing.every.items():
        yield _page(
            browsing,
            "fit",
            addresses,
            twins,
            index=data.index[lang],
            data=data.fit[lang],
            questions=fit_questions(lang),
            points=fit_points(lang),
        )


def _page(
    browsing: Browsing, name: str, addresses: Addresses, twins: dict[str, str], **values: object
) -> GeneratedPage:
    lang = addresses.lang
    return GeneratedPage(
        address=twins[lang],
        lang=lang,
        twins=twins,
        title=text(f"site.{name}.title", lang),
        description=text(f"site.{name}.lead", lang),
        section="practices",
        html=render(browsing.project.root, f"{name}.html", addresses, twins[lang], **values),
        scripts=(name, "pick") if name == "fit" else (name, "print"),
    )
