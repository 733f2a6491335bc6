"""What a machine that collects books wants to know of ours: one record, attached to the PDF."""

from typing import Any

from practicebook.book.book import Book
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses


def book_metadata(project: Project, book: Book, addresses: Addresses) -> dict[str, Any]:
    """The record of a book in one language, by the names of schema.org's `Book`."""
    settings = project.settings
    site = settings.site.address
    return {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": book.title,
        **({"alternativeHeadline": book.subtitle} if book.subtitle else {}),
        "inLanguage": book.lang,
        "version": book.version,
        "dateModified": book.updated.isoformat(),
        "creativeWorkStatus": "Draft" if book.is_draft else "Published",
        "url": site + addresses.handbook,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": {
            "@type": "Organization",
            "name": localised(settings.owner.name, book.lang),
            **({"url": settings.owner.url} if settings.owner.url else {}),
        },
        "funder": [
            {"@type": "Organization", "name": localised(funder.name, book.lang)} for funder in settings.funding.funders
        ],
        "isbn": {form: number for form, number in book.isbn if number},
        "hasPart": [
            {
                "@type": "Chapter",
                "position": chapter.number,
                "name": chapter.title,
                "url": site + addresses.chapter(chapter.slug),
                "version": chapter.version,
                "dateModified": chapter.updated.isoformat(),
                "inLanguage": chapter.lang or book.lang,
            }
            for chapter in book.chapters
        ],
    }
