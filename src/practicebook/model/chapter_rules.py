"""Rules between the fields of the handbook's records, as `model.rules` has them for practices.

Each yields the broken rules whose fields are all sound; `faulty` names the fields that are not.
"""

from collections.abc import Iterable, Iterator

from practicebook.model.chapter import BookOutline, ChapterMeta, TranslatedChapter
from practicebook.model.front import BookFront
from practicebook.model.rules import Violation, citation_violations, repeated
from practicebook.model.vocabulary import ChapterState

TWICE_IN_OUTLINE, WRONG_ISBN, FINAL_TOO_EARLY, CHANGES_OUT_OF_ORDER = "PB-605", "PB-681", "PB-682", "PB-683"
ISBN_DIGITS = 13


def outline_violations(outline: BookOutline, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield parts of one id, chapters that stand in the book twice, and an ISBN whose check digit is wrong."""
    if outline.isbn and "isbn" not in set(faulty):
        for form, number in outline.isbn:
            if number and not _is_isbn(number):
                yield Violation(WRONG_ISBN, ("isbn", form), number)
    if "parts" in set(faulty):
        return
    yield from repeated("parts", [part.id for part in outline.parts])
    seen: set[str] = set()
    for place, part in enumerate(outline.parts):
        for position, chapter in enumerate(part.chapters):
            if chapter in seen:
                yield Violation(TWICE_IN_OUTLINE, ("parts", place, "chapters", position), chapter)
            seen.add(chapter)


def _is_isbn(number: str) -> bool:
    """Whether the digits, weighed 1 and 3 in turn, sum up to a multiple of ten (ISO 2108:2017, annex C)."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    return len(digits) == ISBN_DIGITS and sum(digits[::2] + [3 * digit for digit in digits[1::2]]) % 10 == 0


def front_violations(front: BookFront, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield paths of one id, and chapters that stand on a path twice."""
    if "paths" in set(faulty):
        return
    yield from repeated("paths", [path.id for path in front.paths])
    for place, path in enumerate(front.paths):
        chapters = [step.chapter for step in path.steps]
        for position, chapter in enumerate(chapters):
            if chapter in chapters[:position]:
                yield Violation(TWICE_IN_OUTLINE, ("paths", place, "steps", position, "chapter"), chapter)


def chapter_violations(chapter: ChapterMeta, faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield sources of one id, citations in the front matter that name no source, and a state that cannot be true."""
    if "sources" not in set(faulty):
        yield from repeated("sources", [source.id for source in chapter.sources])
        yield from citation_violations(chapter, tuple(source.id for source in chapter.sources))
    if (
        not {"state", "version"} & set(faulty)
        and chapter.state is ChapterState.FINAL
        and chapter.version.startswith("0.")
    ):
        yield Violation(FINAL_TOO_EARLY, ("version",), chapter.version)
    if "changes" not in set(faulty):
        days = [change.date for change in chapter.changes]
        for index, day in enumerate(days[1:], 1):
            if day > days[index - 1]:
                yield Violation(CHANGES_OUT_OF_ORDER, ("changes", index, "date"), day.isoformat())


def translated_chapter_violations(
    chapter: ChapterMeta, translated: TranslatedChapter, faulty: Iterable[str] = ()
) -> Iterator[Violation]:
    """Yield citations in the front matter of a translation that name no source of the original."""
    if "sources" not in set(faulty):
        yield from citation_violations(translated, tuple(source.id for source in chapter.sources))
