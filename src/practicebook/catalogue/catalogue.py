"""The public entries of the site as one frozen collection, in the orders the pages need."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from practicebook.content.practices import Entry
from practicebook.model.vocabulary import ReviewState


@dataclass(frozen=True)
class Catalogue:
    """Every entry that was read; the public ones are what visitors see."""

    all_entries: tuple[Entry, ...]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Public entries, newest first, equal dates by title."""
        public = [entry for entry in self.all_entries if entry.practice.review_state.is_public]
        by_title = sorted(public, key=lambda entry: (entry.practice.title.casefold(), entry.slug))
        return tuple(sorted(by_title, key=lambda entry: entry.practice.published or date.min, reverse=True))

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """Public entries by slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def archived(self) -> tuple[Entry, ...]:
        """Entries that were withdrawn; their addresses stay."""
        return tuple(entry for entry in self.all_entries if entry.practice.review_state is ReviewState.ARCHIVED)

    @cached_property
    def last_change(self) -> date | None:
        """The newest date on which an entry was published or reviewed."""
        days = [
            day for entry in self.entries for day in (entry.practice.published, entry.practice.last_reviewed) if day
        ]
        return max(days, default=None)

    def __len__(self) -> int:
        """The number of public entries."""
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        """Public entries, newest first."""
        return iter(self.entries)

    def where(self, condition: Callable[[Entry], bool]) -> tuple[Entry, ...]:
        """Public entries that meet `condition`, newest first."""
        return tuple(entry for entry in self.entries if condition(entry))
