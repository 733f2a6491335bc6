"""Rules between the fields of the handbook's records, as `model.rules` has them for practices.

Each yields the broken rules whose fields are all sound; `faulty` names the fields that are not.
"""

from collections.abc import Iterable, Iterator

from practicebook.model.chapter import BookOutline, ChapterMeta, TranslatedChapter, Worksheet, WorksheetField
from practicebook.model.rules import Violation, citation_violations, repeated
from practicebook.model.vocabulary import WorksheetFieldKind

TWICE_IN_OUTLINE, LACKS_PART, USELESS_PART, ONE_OPTION = "PB-605", "PB-620", "PB-621", "PB-622"
PARTS_OF_KINDS = {
    WorksheetFieldKind.LINES: ("lines",),
    WorksheetFieldKind.CHECKBOX: ("options",),
    WorksheetFieldKind.CHOICE: ("options",),
    WorksheetFieldKind.TABLE: ("columns", "rows"),
}
"""What a field of each kind has besides its label and hint, and cannot do without."""
_PARTS = ("lines", "options", "columns", "rows")


def outline_violations(outline: BookOutline, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield parts of one id, and chapters that stand in the book twice."""
    if "parts" in set(faulty):
        return
    yield from repeated("parts", [part.id for part in outline.parts])
    seen: set[str] = set()
    for place, part in enumerate(outline.parts):
        for position, chapter in enumerate(part.chapters):
            if chapter in seen:
                yield Violation(TWICE_IN_OUTLINE, ("parts", place, "chapters", position), chapter)
            seen.add(chapter)


def chapter_violations(chapter: ChapterMeta, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield sources of one id, and citations in the front matter that name no source."""
    if "sources" not in set(faulty):
        yield from repeated("sources", [source.id for source in chapter.sources])
        yield from citation_violations(chapter, tuple(source.id for source in chapter.sources))


def translated_chapter_violations(
    chapter: ChapterMeta, translated: TranslatedChapter, faulty: Iterable[str] = ()
) -> Iterator[Violation]:
    """Yield citations in the front matter of a translation that name no source of the original."""
    if "sources" not in set(faulty):
        yield from citation_violations(translated, tuple(source.id for source in chapter.sources))


def worksheet_violations(worksheet: Worksheet, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield fields of one id, and fields that lack what their kind needs or have what it does not use."""
    if "fields" in set(faulty):
        return
    yield from repeated("fields", [field.id for field in worksheet.fields])
    for index, field in enumerate(worksheet.fields):
        yield from _parts_of_kind(field, index)


def _parts_of_kind(field: WorksheetField, index: int) -> Iterator[Violation]:
    needed = PARTS_OF_KINDS[field.kind]
    for name in _PARTS:
        given = getattr(field, name)
        if name in needed and not given:
            yield Violation(LACKS_PART, ("fields", index, name), field.kind, needed)
        elif given and name not in needed:
            yield Violation(USELESS_PART, ("fields", index, name), field.kind, needed)
    if field.kind is WorksheetFieldKind.CHOICE and len(field.options) == 1:
        yield Violation(ONE_OPTION, ("fields", index, "options"), field.kind)
