"""What a rendering of the book answers, so that one template serves them all: where things are in it."""

from typing import Protocol

from markupsafe import Markup

from practicebook.book.uses import Diagram


class Linking(Protocol):
    """Where the things that a chapter names are, as `href`s, and the `id`s of its own places."""

    is_paper: bool
    """Whether nothing can be clicked or unfolded: codes to scan stand for addresses."""
    has_feet: bool
    """Whether notes stand at the foot of the page of their mark."""

    def id(self, anchor: str) -> str:
        """The `id` of an anchor of the chapter being rendered."""
        ...

    def text(self, words: Markup) -> Markup:
        """Words of the chapter, with what the edition adds to their blocks."""
        ...

    def own(self, anchor: str) -> str:
        """The `href` of an anchor of the chapter being rendered."""
        ...

    def practice(self, slug: str) -> str:
        """The `href` of a practice's page."""
        ...

    def chapter(self, identifier: str, anchor: str | None = None) -> str:
        """The `href` of a chapter, or of an anchor in it."""
        ...

    def term(self, identifier: str) -> str:
        """The `href` of a term in the glossary."""
        ...

    def sheet(self, identifier: str) -> str:
        """The `href` of a worksheet."""
        ...

    def page(self, href: str) -> int | None:
        """The page an `href` within the book leads to, where there are pages."""
        ...

    def drawing(self, item: Diagram) -> Markup:
        """A drawing that says something, with its alternative text."""
        ...

    def decoration(self, svg: Markup) -> Markup:
        """A drawing that says nothing the words do not say, in a form that nobody reads aloud."""
        ...
