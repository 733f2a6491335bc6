"""What the search loads in a browser: for each language an index of the practices, one of the handbook, and texts.

The index of the practices comes first, on the first focus of a search box; the handbook's follows by itself. Texts to
quote from are loaded for the answers that are shown. Files are named by their content and may be cached for ever.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from practicebook.book.book import Book
from practicebook.messages import text
from practicebook.search.analysers import analysers
from practicebook.search.encoding import EncodedIndex, encoded
from practicebook.search.index import search_index
from practicebook.search.keeping import KeptAnalyser, kept_analysers
from practicebook.site.browsing import Browsing
from practicebook.site.data_files import DataFiles
from practicebook.site.search_book import book_places
from practicebook.site.search_entries import entry_document, standing
from practicebook.views.addresses import Addresses
from practicebook.views.texts import EntryTexts

CACHE = (".cache", "search")
SUMMARIES, BODIES, TEXTS = 40, 8, 16
"""Practices whose summaries, and whose stories, come in one file; places of the handbook whose texts do."""
WORDS = (
    "results", "group_practice", "group_chapter", "group_term", "group_sheet", "group_recent", "found_one",
    "found_other", "found_book", "all", "meant", "none", "none_help", "suggest", "themes", "remember", "failed",
)  # fmt: skip
"""Messages that the search box shows; they come with the index, so that no page carries them."""


@dataclass(frozen=True)
class SearchData:
    """Published files by path; by language the path of the index that is loaded first."""

    files: Mapping[str, bytes]
    index: Mapping[str, str]


def search_data(browsing: Browsing, books: Mapping[str, Book]) -> SearchData:
    """The files for every language of the site."""
    files = DataFiles()
    languages = browsing.project.languages
    readers = kept_analysers(analysers(languages), browsing.project.root.joinpath(*CACHE))
    index = {
        lang: _practices(
            browsing,
            files,
            readers,
            lang,
            _book(books[lang], files, readers, browsing.every[lang]) if lang in books else None,
        )
        for lang in languages
    }
    for reader in readers.values():
        reader.keep()
    return SearchData(files.by_path, index)


def _practices(
    browsing: Browsing, files: DataFiles, readers: Mapping[str, KeptAnalyser], lang: str, book: str | None
) -> str:
    """The index of the practices; gives its path."""
    languages, addresses = browsing.project.languages, browsing.every[lang]
    entries = browsing.project.catalogue.entries
    documents = [entry_document(entry, lang, languages) for entry in entries]
    made = encoded(search_index(documents, readers, lang))
    texts = [EntryTexts(entry, lang, languages[0]) for entry in entries]
    summaries = [item.summary.plain for item in texts]
    bodies = [" ".join(words for _, words in document.fields["body"]) for document in documents]
    return files.add(
        f"search.{lang}",
        {
            **_postings(made, files, f"search-postings.{lang}"),
            "size": len(entries),
            "prior": [standing(entry.practice) for entry in entries],
            "slugs": [entry.slug for entry in entries],
            "titles": [item.title.plain for item in texts],
            "home": addresses.catalogue,
            "contribute": addresses.owner_page("contribute"),
            "themes": [[link.label, link.address] for link in browsing.group("theme", lang).links if link.count],
            "summaries": _sharded(files, f"search-summaries.{lang}", summaries, SUMMARIES),
            "bodies": _sharded(files, f"search-bodies.{lang}", bodies, BODIES),
            "book": book,
            "words": {key: text(f"site.search.{key}", lang) for key in WORDS},
        },
    )


def _book(book: Book, files: DataFiles, readers: Mapping[str, KeptAnalyser], addresses: Addresses) -> str:
    """The index of the handbook; what is quoted of a place stands in files of its own. Gives its path."""
    places = tuple(book_places(book, addresses))
    made = encoded(search_index([place.document for place in places], readers, book.lang), budget=None)
    return files.add(
        f"search-book.{book.lang}",
        {
            **_postings(made, files, ""),
            "size": len(places),
            "places": [[place.kind, place.title, place.address] for place in places],
            "texts": _sharded(files, f"search-texts.{book.lang}", [place.words for place in places], TEXTS),
        },
    )


def _postings(made: EncodedIndex, files: DataFiles, stem: str) -> dict[str, object]:
    """The head of an index with its postings, or with where their shards are and which term each begins with."""
    if len(made.shards) == 1:
        return {**made.head, "postings": made.shards[0]}
    return {**made.head, "starts": made.starts, "shards": files.add_series(stem, made.shards)}


def _sharded(files: DataFiles, stem: str, items: Sequence[str], size: int) -> list[object]:
    """Keep `items` in files of `size`; gives the name they share and the size."""
    return [files.add_series(stem, [items[start : start + size] for start in range(0, len(items), size)]), size]
