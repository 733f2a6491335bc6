"""Pages at addresses that must not break: a tombstone for a withdrawn entry, a signpost at an entry's old address.

Neither is listed in the sitemap nor meant for search engines.
"""

from collections.abc import Iterator

from practicebook.messages import text
from practicebook.project import Project
from practicebook.site.page import GeneratedPage
from practicebook.views.addresses import all_addresses, relative
from practicebook.views.templating import render
from practicebook.views.texts import EntryTexts


def gone_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield the tombstones of archived entries and the signposts of old slugs, in every language."""
    for entry in project.catalogue.archived:
        for slug in (entry.slug, *entry.practice.old_slugs):
            yield from _pages(project, slug, EntryTexts(entry, project.languages[0], project.languages[0]), None)
    for entry in project.catalogue:
        for old in entry.practice.old_slugs:
            yield from _pages(project, old, EntryTexts(entry, project.languages[0], project.languages[0]), entry.slug)


def _pages(project: Project, slug: str, original: EntryTexts, moved_to: str | None) -> Iterator[GeneratedPage]:
    every = all_addresses(project.languages)
    twins = {lang: addresses.entry(slug) for lang, addresses in every.items()}
    key = "moved" if moved_to else "gone"
    for lang, addresses in every.items():
        name = EntryTexts(original.entry, lang, original.original).title.plain
        title = text(f"site.{key}.title", lang, title=name)
        target = addresses.entry(moved_to) if moved_to else addresses.catalogue
        yield GeneratedPage(
            address=twins[lang],
            lang=lang,
            twins=twins,
            title=title,
            description=text(f"site.{key}.lead", lang),
            section="practices",
            html=render(
                project.root,
                "gone.html",
                addresses,
                twins[lang],
                title=title,
                lead=text(f"site.{key}.lead", lang),
                link=text("site.moved.link" if moved_to else "site.gone.browse", lang),
                target=target,
            ),
            is_listed=False,
            refresh=relative(target, twins[lang]) if moved_to else None,
        )
