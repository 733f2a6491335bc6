"""The page of each practice."""

from collections.abc import Iterator

from practicebook.project import Project
from practicebook.site.page import GeneratedPage
from practicebook.site.templating import render
from practicebook.views.addresses import all_addresses
from practicebook.views.entry import entry_view


def entry_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield the page of every public entry in every language."""
    every = all_addresses(project.languages)
    for entry in project.catalogue:
        twins = {lang: addresses.entry(entry.slug) for lang, addresses in every.items()}
        for lang, addresses in every.items():
            view = entry_view(
                entry,
                project.catalogue,
                addresses,
                site_name=project.settings.site.name[lang],
                today=project.today,
            )
            yield GeneratedPage(
                address=twins[lang],
                lang=lang,
                twins=twins,
                title=view.title.plain,
                description=view.summary.plain,
                section="practices",
                html=render(
                    project.root,
                    "entry.html",
                    addresses,
                    twins[lang],
                    entry=view,
                    canonical=project.settings.site.address.rstrip("/") + "/" + twins[lang],
                ),
                scripts=("copy",),
            )
