"""The macros of chapters: one table that turns each call into plain data, for all editions at once.

A call was read by `content.macro_calls` and judged by the checks; what it names exists. No template code of a chapter
is ever run.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from practicebook.book.diagrams import diagram
from practicebook.book.uses import (
    AddressCode,
    Case,
    ChapterReference,
    Diagram,
    PracticeLink,
    ResultFigure,
    TermUse,
    Use,
    WorksheetCard,
)
from practicebook.content.anchors import Anchor
from practicebook.content.flow import heading_words
from practicebook.content.macro_calls import MacroCall
from practicebook.content.practices import Entry
from practicebook.messages import text
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.card import card
from practicebook.views.evidence import figure as result_figure
from practicebook.views.evidence import weight
from practicebook.views.localised import localised_text
from practicebook.views.texts import EntryTexts

_FIGURES_OF_CASE = 2


@dataclass(frozen=True)
class ChapterName:
    """What a reference needs of a chapter: its number, its title and its headings by anchor, in one language.

    `original` are the anchors of the headings in the original language, in their order.
    """

    number: int
    title: str
    headings: Mapping[str, Anchor]
    original: tuple[str, ...]

    def heading(self, anchor: str) -> Anchor | None:
        """The heading of that anchor, or the one in the place of the original's; None where the two do not match.

        A chapter that is not translated refers by the original's anchors also in a book of another language.
        """
        if anchor in self.headings:
            return self.headings[anchor]
        matches = anchor in self.original and len(self.original) == len(self.headings)
        return tuple(self.headings.values())[self.original.index(anchor)] if matches else None


@dataclass
class ChapterMacros:
    """Expands the calls of one chapter; it counts as it goes, so each chapter has its own."""

    project: Project
    addresses: Addresses
    """Of the language that the chapter is written in."""
    chapters: Mapping[str, ChapterName]
    """All chapters of the book by id."""
    named: Mapping[str, ChapterName]
    """The same in the language that the chapter is written in, which is not the book's where it lacks a translation."""
    uses: list[Use] = field(default_factory=list)
    """Everything that was expanded, in order."""
    _counts: Counter[str] = field(default_factory=Counter)

    def expand(self, call: MacroCall) -> Use:
        """What a call stands for.

        Raises:
            LookupError: It names something that does not exist, which the checks have refused.
        """
        use = MACROS[call.name](self, *call.arguments)
        self.uses.append(use)
        return use

    def _count(self, key: str) -> int:
        self._counts[key] += 1
        return self._counts[key]

    def _anchor(self, key: str) -> str:
        return f"{key}-{self._count(key)}"

    def _texts(self, slug: str) -> tuple[Entry, EntryTexts]:
        entry = self.project.catalogue.by_slug[slug]
        return entry, EntryTexts(entry, self.addresses.lang, self.addresses.original)

    def practice(self, slug: str, words: str = "") -> PracticeLink:
        """A link to a practice, in the words of the sentence or by its title."""
        title = self._texts(slug)[1].title
        return PracticeLink(slug, words or title.plain, self._anchor(f"practice-{slug}"), None if words else title.lang)

    def case(self, slug: str) -> Case:
        """A practice as a case, with its weightiest figures."""
        entry, texts = self._texts(slug)
        shown = (result_figure(result, texts) for result in entry.practice.results)
        weightiest = sorted((item for item in shown if item.number), key=weight)[:_FIGURES_OF_CASE]
        return Case(slug, card(entry, self.addresses), tuple(weightiest), self._anchor(f"practice-{slug}"))

    def result(self, slug: str, identifier: str) -> ResultFigure:
        """One figure of a practice, within a sentence."""
        entry, texts = self._texts(slug)
        found = next(result for result in entry.practice.results if result.id == identifier)
        return ResultFigure(slug, result_figure(found, texts))

    def term(self, identifier: str, words: str = "") -> TermUse:
        """A term of the glossary, in the words of the sentence or by its name."""
        term = self.project.handbook.glossary[identifier]
        name = localised_text(term.term, self.addresses)
        is_first = self._counts[f"term-{identifier}"] == 0
        return TermUse(
            id=identifier,
            words=words or name.plain,
            name=name.plain,
            definition=localised_text(term.definition, self.addresses),
            is_first=is_first,
            anchor=self._anchor(f"term-{identifier}"),
        )

    def worksheet(self, identifier: str) -> WorksheetCard:
        """The place where a worksheet is offered."""
        sheet = self.project.handbook.worksheets[identifier]
        return WorksheetCard(
            identifier,
            localised_text(sheet.title, self.addresses),
            localised_text(sheet.purpose, self.addresses),
            localised_text(sheet.time, self.addresses) if sheet.time else None,
        )

    def ref(self, identifier: str, anchor: str = "") -> ChapterReference:
        """A reference to a chapter or to a section of it."""
        chapter, lang = self.named[identifier], self.addresses.lang
        heading = self.chapters[identifier].heading(anchor) if anchor else None
        if heading is None:
            words = text("site.book.reference", lang, n=chapter.number, title=chapter.title)
            return ChapterReference(identifier, None, words)
        words = text(
            "site.book.reference_section", lang, n=chapter.number, title=heading_words(chapter.headings[anchor])
        )
        return ChapterReference(identifier, heading.id, words)

    def figure(self, name: str) -> Diagram:
        """One of our diagrams."""
        return diagram(name, self.project.handbook.diagrams[name], self._count("figure"), self.addresses)

    def qr(self, slug: str = "") -> AddressCode:
        """The address of a practice, or of the chapter itself, to open on a phone."""
        words = self._texts(slug)[1].title.plain if slug else text("site.book.this_chapter", self.addresses.lang)
        return AddressCode(slug or None, words)


MACROS: Mapping[str, Callable[..., Use]] = MappingProxyType(
    {
        "case": ChapterMacros.case,
        "figure": ChapterMacros.figure,
        "practice": ChapterMacros.practice,
        "qr": ChapterMacros.qr,
        "ref": ChapterMacros.ref,
        "result": ChapterMacros.result,
        "term": ChapterMacros.term,
        "worksheet": ChapterMacros.worksheet,
    }
)
"""What each macro makes of its texts. `content.macro_calls.ARGUMENTS` says how many it takes."""
