"""What a book has around its chapters: the glossary, the index and the worksheets, gathered from what chapters use."""

import re
from collections.abc import Iterator, Mapping, Sequence

from practicebook.book.book import IndexEntry, Place, Sheet, SheetField, Term
from practicebook.book.uses import Case, PracticeLink, TermUse, Use, WorksheetCard
from practicebook.content.handbook import Handbook
from practicebook.messages.collation import sorting_key
from practicebook.model.chapter import GlossaryTerm, Worksheet, WorksheetField
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.localised import localised_text
from practicebook.views.texts import EntryTexts

_SUBTITLE = re.compile(r" – |: ")
"""What parts the name of a practice from the rest of its title; an index has room for the name."""

UsesByChapter = Mapping[str, Sequence[Use]]
"""What each chapter uses, by its id, chapters and uses in the order of the book."""


def glossary(handbook: Handbook, uses: UsesByChapter, addresses: Addresses) -> tuple[Term, ...]:
    """Every term in alphabetical order, with the places of its uses."""
    places: dict[str, list[Place]] = {}
    for chapter, use in _all(uses):
        if isinstance(use, TermUse):
            places.setdefault(use.id, []).append(Place(chapter, use.anchor))
    terms = (
        _term(identifier, term, handbook, tuple(places.get(identifier, ())), addresses)
        for identifier, term in handbook.glossary.items()
    )
    return tuple(sorted(terms, key=lambda term: sorting_key(term.name.plain, addresses.lang)))


def _term(
    identifier: str, term: GlossaryTerm, handbook: Handbook, places: tuple[Place, ...], addresses: Addresses
) -> Term:
    names = [(other, localised_text(handbook.glossary[other].term, addresses).plain) for other in term.see]
    return Term(
        id=identifier,
        name=localised_text(term.term, addresses),
        others=tuple((lang, name) for lang, name in term.term.items() if lang != addresses.lang),
        definition=localised_text(term.definition, addresses),
        see=tuple(sorted(names, key=lambda item: sorting_key(item[1], addresses.lang))),
        source_title=term.source.title if term.source else None,
        source_url=term.source.url if term.source else None,
        places=places,
    )


def index(project: Project, uses: UsesByChapter, addresses: Addresses) -> tuple[IndexEntry, ...]:
    """The terms and practices that chapters use, in alphabetical order, each with its places."""
    names: dict[str, tuple[str, str | None]] = {}
    places: dict[str, list[Place]] = {}
    for chapter, use in _all(uses):
        if isinstance(use, TermUse):
            name = localised_text(project.handbook.glossary[use.id].term, addresses)
            key = f"term {use.id}"
        elif isinstance(use, Case | PracticeLink):
            entry = project.catalogue.by_slug[use.slug]
            name = EntryTexts(entry, addresses.lang, addresses.original).title
            key = f"practice {use.slug}"
        else:
            continue
        names.setdefault(key, (_SUBTITLE.split(name.plain)[0], name.lang))
        places.setdefault(key, []).append(Place(chapter, use.anchor))
    entries = (IndexEntry(words, tuple(places[key]), lang) for key, (words, lang) in names.items())
    return tuple(sorted(entries, key=lambda entry: sorting_key(entry.words, addresses.lang)))


def sheets(handbook: Handbook, uses: UsesByChapter, addresses: Addresses) -> tuple[Sheet, ...]:
    """The worksheets that chapters use, in the order of their first use."""
    chapters: dict[str, dict[str, None]] = {}
    for chapter, use in _all(uses):
        if isinstance(use, WorksheetCard):
            chapters.setdefault(use.id, {})[chapter] = None
    return tuple(
        _sheet(identifier, handbook.worksheets[identifier], tuple(used), addresses)
        for identifier, used in chapters.items()
    )


def _sheet(identifier: str, sheet: Worksheet, chapters: tuple[str, ...], addresses: Addresses) -> Sheet:
    return Sheet(
        id=identifier,
        title=localised_text(sheet.title, addresses),
        purpose=localised_text(sheet.purpose, addresses),
        time=localised_text(sheet.time, addresses) if sheet.time else None,
        fields=tuple(_field(field, addresses) for field in sheet.fields),
        chapters=chapters,
    )


def _field(field: WorksheetField, addresses: Addresses) -> SheetField:
    return SheetField(
        id=field.id,
        kind=field.kind,
        label=localised_text(field.label, addresses),
        hint=localised_text(field.hint, addresses) if field.hint else None,
        options=tuple(localised_text(option, addresses) for option in field.options),
        columns=tuple(localised_text(column, addresses) for column in field.columns),
        lines=field.lines or 0,
        rows=field.rows or 0,
    )


def _all(uses: UsesByChapter) -> Iterator[tuple[str, Use]]:
    for chapter, used in uses.items():
        for use in used:
            yield chapter, use
