"""Turn what differs between the languages of a chapter into findings: headings, citations and footnotes."""

from collections import Counter
from collections.abc import Iterator

from practicebook.checks.handbook_macros import ChapterText, chapter_texts
from practicebook.checks.registry import Subject, check
from practicebook.content.anchors import Anchor, heading_anchors
from practicebook.content.chapters import TranslatedChapterFile
from practicebook.content.notes import notes_in
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.model.text import CITATION

OTHER_HEADINGS, OTHER_CITATIONS, OTHER_NOTES = "PB-684", "PB-685", "PB-686"


@check
def skeletons_of_translations(subject: Subject) -> Iterator[Diagnostic]:
    """A translated chapter should have the headings, citations and footnotes of its original."""
    for translated in chapter_texts(subject):
        if not isinstance(translated.file, TranslatedChapterFile) or translated.file.is_stale:
            continue  # a stale translation is reported as such, and waits for its translator
        original = ChapterText(subject.settings.site.languages[0], translated.chapter, translated.chapter)
        yield from _headings(original, translated)
        yield from _citations(original, translated)
        ours, theirs = (notes_in(one.file.body) for one in (translated, original))
        if len(ours.notes) != len(theirs.notes):
            start = ours.notes[0].start if ours.notes else 0
            yield translated.finding(OTHER_NOTES, start, severity=Severity.HINT)


def _headings(original: ChapterText, translated: ChapterText) -> Iterator[Diagnostic]:
    """Yield the first heading of a translation that has no counterpart of its level."""
    ours, theirs = (list(heading_anchors(notes_in(one.file.body).text).values()) for one in (translated, original))
    for index in range(max(len(ours), len(theirs))):
        mine, other = (found[index] if index < len(found) else None for found in (ours, theirs))
        if mine is None or other is None or mine.level != other.level:
            yield translated.finding(
                OTHER_HEADINGS,
                _start(translated.file.body, mine or ours[-1]) if ours else 0,
                severity=Severity.HINT,
                found=mine.title if mine else "",
                expected=_shown(other),
                actual=_shown(mine),
            )
            return


def _shown(heading: Anchor | None) -> str:
    """A heading as it stands in the file; a dash for none, which reads alike in every language."""
    return f"{'#' * heading.level} {heading.title}" if heading else "–"


def _start(body: str, heading: Anchor) -> int:
    """The index in the body at which the line of a heading begins."""
    return sum(len(line) for line in body.splitlines(keepends=True)[: heading.line])


def _citations(original: ChapterText, translated: ChapterText) -> Iterator[Diagnostic]:
    """Yield sources that a translation cites another number of times than its original."""
    ours, theirs = (Counter(CITATION.findall(one.file.body)) for one in (translated, original))
    for source in sorted(ours.keys() | theirs.keys()):
        if ours[source] != theirs[source]:
            mark = f"[@{source}]"
            start = max(translated.file.body.find(mark), 0)
            yield translated.finding(OTHER_CITATIONS, start, severity=Severity.HINT, found=mark)
