"""Find the page of everything: lay out all sections until every printed number is the true one.

One page map serves all editions, so that a page is the same page on paper, on the screen and in the list of pages of
the e-book. Pages are counted from the title page; a cover stands outside the count.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from practicebook.editions.edition import EditionError
from practicebook.editions.paper.linking import PageMap
from practicebook.editions.paper.sections import COVER, Look, Section
from practicebook.editions.press.keeping import CACHE
from practicebook.editions.press.piece import Job, Piece
from practicebook.editions.press.pressing import press

_MOST_LAYOUTS = 6
"""The map settles in two or three layouts; more means that two pages push each other to and fro."""


@dataclass(frozen=True)
class Sheaf:
    """A finished section and the number of its first page, counted from 1; that of a cover is 0."""

    name: str
    start: int
    piece: Piece


@dataclass(frozen=True)
class Paginated:
    """The sections of an edition with the true page of every id."""

    sheaves: tuple[Sheaf, ...]
    pages: PageMap

    @property
    def page_count(self) -> int:
        """The number of the last page; the cover is not counted."""
        last = self.sheaves[-1]
        return last.start + last.piece.page_count - 1


def paginated(root: Path, lang: str, sections: Sequence[Section], look: Look) -> Paginated:
    """Lay out `sections` until their page numbers are the true ones; the last map of the language is the first guess.

    Raises:
        EditionError: Something is amiss that would make a silently bad page, or the numbers do not settle.
    """
    kept = _KeptMap(root, lang, look.map_name)
    pages, starts = kept.read()
    for _ in range(_MOST_LAYOUTS):
        try:
            jobs = _jobs(lang, sections, look, pages, starts)
        except EditionError:
            if pages is None or not kept.is_guess:
                raise
            kept.is_guess = False  # an old map that lacks a new place is no map
            pages, starts = None, {}
            jobs = _jobs(lang, sections, look, pages, starts)
        pieces = press(root, jobs, measure=pages is None)
        sheaves = _sheaves(sections, pieces)
        true, true_starts = _page_map(sheaves), {sheaf.name: sheaf.start for sheaf in sheaves}
        if true == pages and true_starts == {sheaf.name: starts.get(sheaf.name) for sheaf in sheaves}:
            kept.write(true, true_starts)
            return Paginated(sheaves, true)
        pages, starts, kept.is_guess = true, true_starts, False
    raise EditionError(f"page numbers do not settle in {_MOST_LAYOUTS} layouts")


def _jobs(
    lang: str, sections: Sequence[Section], look: Look, pages: PageMap | None, starts: Mapping[str, int]
) -> list[Job]:
    return [
        Job(f"{look.name}-{lang}-{one.name}", one.html(pages, _start(one.name, starts)), look.variant)
        for one in sections
    ]


def _start(name: str, starts: Mapping[str, int]) -> int:
    return 0 if name == COVER else starts.get(name, 1)


def _sheaves(sections: Sequence[Section], pieces: Sequence[Piece]) -> tuple[Sheaf, ...]:
    """Each section on the next right-hand page, which has an odd number."""
    sheaves, following = [], 1
    for section, piece in zip(sections, pieces, strict=True):
        if section.name == COVER:
            sheaves.append(Sheaf(section.name, 0, piece))
            continue
        start = following + (following + 1) % 2
        sheaves.append(Sheaf(section.name, start, piece))
        following = start + piece.page_count
    return tuple(sheaves)


def _page_map(sheaves: Sequence[Sheaf]) -> PageMap:
    return {
        name: sheaf.start + page - 1
        for sheaf in sheaves
        if sheaf.name != COVER
        for name, page in sheaf.piece.pages.items()
    }


class _KeptMap:
    """The last map of a language, kept beside the pieces."""

    def __init__(self, root: Path, lang: str, name: str | None) -> None:
        self._path = root / CACHE / f"{name}-{lang}.json" if name else None
        self.is_guess = True

    def read(self) -> tuple[PageMap | None, Mapping[str, int]]:
        if self._path is None:
            return None, {}
        try:
            record = json.loads(self._path.read_text(encoding="utf-8"))
            pages, starts = (
                {str(name): int(page) for name, page in record[key].items()} for key in ("pages", "starts")
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None, {}
        return pages, starts

    def write(self, pages: PageMap, starts: Mapping[str, int]) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        record = {"pages": dict(sorted(pages.items())), "starts": dict(starts)}
        self._path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
