"""Where every page of the site stands, per language, and how one page points to another.

Addresses are relative to the site's base path and end with a slash: `praktikad/spin-programm/`. The original language
stands at the root, the others under their code.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from practicebook.messages import text


@dataclass(frozen=True)
class Addresses:
    """The addresses of one language; `original` is the language at the root."""

    lang: str
    original: str

    def _under(self, *parts: str) -> str:
        prefix = () if self.lang == self.original else (self.lang,)
        return "".join(f"{part}/" for part in (*prefix, *parts))

    def _segment(self, name: str) -> str:
        return text(f"site.address.{name}", self.lang)

    @property
    def home(self) -> str:
        """The front page: empty for the original language."""
        return self._under()

    @property
    def catalogue(self) -> str:
        """The list of all practices."""
        return self._under(self._segment("practices"))

    def catalogue_page(self, number: int) -> str:
        """A further page of the list; page 1 is the catalogue itself."""
        if number == 1:
            return self.catalogue
        return self._under(self._segment("practices"), self._segment("page"), str(number))

    @property
    def compare(self) -> str:
        """Practices side by side; which ones, the query says."""
        return self._under(self._segment("practices"), self._segment("compare"))

    @property
    def fit(self) -> str:
        """The six questions by which practices are ranked."""
        return self._under(self._segment("practices"), self._segment("fit"))

    @property
    def collection(self) -> str:
        """The reader's own collection."""
        return self._under(self._segment("practices"), self._segment("collection"))

    def entry(self, slug: str) -> str:
        """The page of one practice; its slug is the same in all languages."""
        return self._under(self._segment("practices"), slug)

    def facet(self, name: str) -> str:
        """The page that lists the values of a facet."""
        return self._under(self._segment("practices"), self._segment(name))

    def facet_value(self, name: str, value: StrEnum | str) -> str:
        """The page of one value of a facet."""
        slug = text(f"vocabulary.{name}.{value}.slug", self.lang)
        return self._under(self._segment("practices"), self._segment(name), slug)

    def facet_value_page(self, name: str, value: StrEnum | str, number: int) -> str:
        """A further page of the list of one value; page 1 is the value's own page."""
        first = self.facet_value(name, value)
        return first if number == 1 else f"{first}{self._segment('page')}/{number}/"

    @property
    def handbook(self) -> str:
        """The contents of the handbook."""
        return self._under(self._segment("handbook"))

    def chapter(self, slug: str) -> str:
        """The page of one chapter; its slug may differ from language to language."""
        return self._under(self._segment("handbook"), slug)

    @property
    def glossary(self) -> str:
        """The handbook's glossary."""
        return self._under(self._segment("handbook"), self._segment("glossary"))

    @property
    def worksheets(self) -> str:
        """The list of the handbook's worksheets."""
        return self._under(self._segment("handbook"), self._segment("worksheets"))

    def worksheet(self, identifier: str) -> str:
        """The page of one worksheet; its id is the same in all languages."""
        return self._under(self._segment("handbook"), self._segment("worksheets"), identifier)

    @property
    def using(self) -> str:
        """How to use the handbook, and where its readers begin."""
        return self._under(self._segment("handbook"), self._segment("using"))

    @property
    def foreword(self) -> str:
        """The owner's foreword to the handbook."""
        return self._under(self._segment("handbook"), self._segment("foreword"))

    @property
    def subject_index(self) -> str:
        """The handbook's subject index."""
        return self._under(self._segment("handbook"), self._segment("subject-index"))

    @property
    def book_sources(self) -> str:
        """All sources of the handbook, and the practices it tells of."""
        return self._under(self._segment("handbook"), self._segment("sources"))

    @property
    def downloads(self) -> str:
        """The files of the handbook, and what is accessible about each."""
        return self._under(self._segment("handbook"), self._segment("downloads"))

    def owner_page(self, name: str) -> str:
        """A page written by the owner in `pages/`, by its message key, such as `about`."""
        return self._under(self._segment(name))


def glossary_files(original: Addresses) -> Mapping[str, str]:
    """The files that hold the glossary as data, by their kind; `original` is the language at the root."""
    name = original.glossary.rstrip("/")
    return {kind: f"{name}.{kind}" for kind in ("json", "ttl")}


def relative(target: str, base: str) -> str:
    """`target` (an address or a file under the site's root) as seen from the page at `base`.

    Both are relative to the base path of the site: `relative("assets/a.svg", "en/about/")` is `../../assets/a.svg`.
    """
    path, hash_sign, fragment = target.partition("#")
    start = base if base.endswith("/") or not base else posixpath.dirname(base) + "/"
    link = posixpath.relpath(path or ".", start or ".")
    if path.endswith("/") or not path:
        link = "./" if link == "." else f"{link}/"
    return f"{link}{hash_sign}{fragment}"


def all_addresses(languages: tuple[str, ...]) -> Mapping[str, Addresses]:
    """The addresses of every language of the site; the first language is the original."""
    return {lang: Addresses(lang, languages[0]) for lang in languages}
