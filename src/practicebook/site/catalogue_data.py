"""What the catalogue's script loads when a reader filters: the values of every practice, and cards.

The list is never in the page more than a reader sees of it. Cards come in shards, in the order of the catalogue, as the
very HTML of the lists, so that a card has one template. Files are named by their content and may be cached for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from practicebook.catalogue.filters import FILTERS
from practicebook.messages.collation import sorting_key
from practicebook.site.browsing import Browsing
from practicebook.site.data_files import DataFiles
from practicebook.views.fit import fit_data
from practicebook.views.templating import render
from practicebook.views.texts import EntryTexts

SHARD = 50
"""Cards in a file: about 12 kB compressed."""


@dataclass(frozen=True)
class CatalogueData:
    """Published files by path; by language the path of the index, and of what the fit check reckons with."""

    files: Mapping[str, bytes]
    index: Mapping[str, str]
    fit: Mapping[str, str]


def catalogue_data(browsing: Browsing) -> CatalogueData:
    """The files for every language of the site."""
    files = DataFiles()
    index: dict[str, str] = {}
    fit = {lang: files.add(f"fit.{lang}", fit_data(browsing.project.catalogue, lang)) for lang in browsing.every}
    shared = _values(browsing)
    for lang in browsing.every:
        shards = [files.add(f"cards.{lang}", cards, is_html=True) for cards in _shards(browsing, lang)]
        index[lang] = files.add(
            f"catalogue.{lang}", {**shared, "byName": _by_name(browsing, lang), "shardSize": SHARD, "shards": shards}
        )
    return CatalogueData(files.by_path, index, fit)


def _values(browsing: Browsing) -> dict[str, object]:
    """Slugs in the order of the catalogue (newest first), and for each filter the values of each practice by number.

    `evidence` and `reviewed` give the places by which the list can be ordered.
    """
    entries = browsing.project.catalogue.entries
    filters = []
    for item in FILTERS:
        number = {str(value): place for place, value in enumerate(item.values)}
        of = [[number[str(value)] for value in item.of(entry.practice)] for entry in entries]
        filters.append({"name": item.name, "values": list(number), "of": of})
    reviewed = sorted(
        range(len(entries)), key=lambda place: str(entries[place].practice.last_reviewed or ""), reverse=True
    )
    evidence = sorted(range(len(entries)), key=lambda place: -int(entries[place].practice.evidence.level))
    return {
        "slugs": [entry.slug for entry in entries],
        "filters": filters,
        "byEvidence": evidence,
        "byReview": reviewed,
    }


def _by_name(browsing: Browsing, lang: str) -> list[int]:
    original = browsing.project.languages[0]
    titles = [EntryTexts(entry, lang, original).title.plain for entry in browsing.project.catalogue.entries]
    return sorted(range(len(titles)), key=lambda place: sorting_key(titles[place], lang))


def _shards(browsing: Browsing, lang: str) -> list[list[str]]:
    """The cards as HTML whose links are relative to the catalogue's own page."""
    addresses = browsing.every[lang]
    entries = browsing.project.catalogue.entries
    cards = [
        render(browsing.project.root, "card.html", addresses, addresses.catalogue, item=card)
        for card in browsing.cards(entries, lang)
    ]
    return [cards[start : start + SHARD] for start in range(0, len(cards), SHARD)]
