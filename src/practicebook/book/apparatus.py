"""What a book has behind its chapters: glossary, index, practices, sources, worksheets, gathered from what they use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from practicebook.book.book import Chapter
from practicebook.book.matter import BookSource, IndexEntry, Place, Term, UsedPractice
from practicebook.book.sheet import Sheet, told_sheet
from practicebook.book.uses import Case, PracticeLink, TermUse, Use, WorksheetCard
from practicebook.content.handbook import Handbook
from practicebook.messages.collation import sorting_key
from practicebook.model.chapter import GlossaryTerm
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.localised import localised_text
from practicebook.views.sources import SourceLine
from practicebook.views.texts import EntryTexts

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


def index(handbook: Handbook, uses: UsesByChapter, addresses: Addresses) -> tuple[IndexEntry, ...]:
    """The terms that chapters use, in alphabetical order, each with its places and with related terms of the index.

    People and organisations are not in it: practices have a list of their own.
    """
    places: dict[str, list[Place]] = {}
    for chapter, use in _all(uses):
        if isinstance(use, TermUse):
            places.setdefault(use.id, []).append(Place(chapter, use.anchor))
    names = {identifier: localised_text(handbook.glossary[identifier].term, addresses) for identifier in places}
    entries = (
        IndexEntry(
            id=identifier,
            words=names[identifier].plain,
            places=tuple(found),
            see=tuple(names[other].plain for other in handbook.glossary[identifier].see if other in names),
            lang=names[identifier].lang,
        )
        for identifier, found in places.items()
    )
    return tuple(sorted(entries, key=lambda entry: sorting_key(entry.words, addresses.lang)))


def used_practices(project: Project, uses: UsesByChapter, addresses: Addresses) -> tuple[UsedPractice, ...]:
    """The practices that chapters tell of, by their titles in alphabetical order."""
    places: dict[str, list[Place]] = {}
    cases: set[str] = set()
    for chapter, use in _all(uses):
        if isinstance(use, Case | PracticeLink):
            places.setdefault(use.slug, []).append(Place(chapter, use.anchor))
            cases |= {use.slug} if isinstance(use, Case) else set()
    titles = {
        slug: EntryTexts(project.catalogue.by_slug[slug], addresses.lang, addresses.original).title for slug in places
    }
    used = (UsedPractice(slug, titles[slug], tuple(found), slug in cases) for slug, found in places.items())
    return tuple(sorted(used, key=lambda practice: sorting_key(practice.title.plain, addresses.lang)))


def sources(chapters: Iterable[Chapter], lang: str) -> tuple[BookSource, ...]:
    """Every source of the book once, by its address, in the alphabetical order of titles."""
    first: dict[str, SourceLine] = {}
    citing: dict[str, dict[str, None]] = {}
    for chapter in chapters:
        for source in chapter.sources:
            first.setdefault(source.url, source)
            citing.setdefault(source.url, {})[chapter.id] = None
    found = (
        BookSource(line.title, url, line.host, line.publisher, line.date, line.accessed, tuple(citing[url]))
        for url, line in first.items()
    )
    return tuple(sorted(found, key=lambda source: sorting_key(source.title, lang)))


def sheets(project: Project, uses: UsesByChapter, addresses: Addresses) -> tuple[Sheet, ...]:
    """The worksheets that chapters use, in the order of their first use."""
    chapters: dict[str, dict[str, None]] = {}
    for chapter, use in _all(uses):
        if isinstance(use, WorksheetCard):
            chapters.setdefault(use.id, {})[chapter] = None
    return tuple(told_sheet(identifier, project, tuple(used), addresses) for identifier, used in chapters.items())


def _all(uses: UsesByChapter) -> Iterator[tuple[str, Use]]:
    for chapter, used in uses.items():
        for use in used:
            yield chapter, use
