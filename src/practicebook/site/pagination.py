"""A long list of practices parted into pages, with the addresses that lead from one to the next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from practicebook.content.practices import Entry
from practicebook.messages import text
from practicebook.views.addresses import Addresses


@dataclass(frozen=True)
class Pagination:
    """Which page of how many, with the addresses of the neighbours."""

    number: int
    total: int
    addresses: Sequence[str]

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        return self.addresses[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        return self.addresses[self.number] if self.number < self.total else None


@dataclass(frozen=True)
class Part:
    """One page of a list in every language; `number` counts from 1, `addresses` holds those of all pages."""

    entries: tuple[Entry, ...]
    number: int
    addresses: Mapping[str, Sequence[str]]

    @property
    def twins(self) -> Mapping[str, str]:
        """The address of this page in every language."""
        return {lang: addresses[self.number - 1] for lang, addresses in self.addresses.items()}

    def pagination(self, lang: str) -> Pagination:
        """The way to the other pages in one language."""
        return Pagination(self.number, len(self.addresses[lang]), self.addresses[lang])

    def title(self, title: str, lang: str) -> str:
        """The title of the list, told apart on further pages."""
        return title if self.number == 1 else text("site.pagination.title", lang, title=title, n=self.number)


def parts(
    entries: tuple[Entry, ...],
    size: int,
    every: Mapping[str, Addresses],
    address_of: Callable[[Addresses, int], str],
) -> Iterator[Part]:
    """Part `entries` into pages of at most `size`; an empty list has one empty page.

    `address_of` gives the address of a page by its number, in the language of the `Addresses` it is handed.
    """
    numbers = range(1, max(1, ceil(len(entries) / size)) + 1)
    found = {lang: tuple(address_of(addresses, number) for number in numbers) for lang, addresses in every.items()}
    for number in numbers:
        yield Part(entries[(number - 1) * size : number * size], number, found)
