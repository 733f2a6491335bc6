"""A round of review: the files that go out to experts, their remarks by chapter, what changed between drafts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path

from practicebook.book.book import Book
from practicebook.editions.review.draft import Paragraph, draft, paragraphs
from practicebook.editions.review.remarks import Remark, beginning, csv_form, form_rows, ods_form
from practicebook.messages import text
from practicebook.project import Project
from practicebook.views.addresses import Addresses

REVIEW_FOLDER = Path("dist", "review")
_ALIKE = 0.5
"""Paragraphs that share at least this part of their words are the same paragraph, changed."""


class UnreadableDraftError(ValueError):
    """A file is no list of paragraphs of ours."""


@dataclass(frozen=True)
class Draft:
    """The paragraphs of a draft, kept beside its PDF so that two drafts can be compared."""

    title: str
    version: str
    date: str
    chapters: Mapping[str, str]
    paragraphs: tuple[Paragraph, ...]


def draft_files(project: Project, book: Book, addresses: Addresses) -> Mapping[str, bytes]:
    """The files of a round by their path under `REVIEW_FOLDER`: the PDF, both forms and the list of paragraphs.

    Raises:
        EditionError: The draft cannot be made as it should be.
    """
    lang = book.lang
    folder = f"{lang}/{book.version}-{project.today.isoformat()}"
    kept = Draft(
        book.title,
        book.version,
        project.today.isoformat(),
        {chapter.id: f"{chapter.number}. {chapter.title}" for chapter in book.chapters},
        paragraphs(project, book, addresses),
    )
    rows = form_rows(kept.paragraphs, lang)
    form = text("editions.remarks.file", lang)
    return {
        f"{folder}/{text('editions.draft.file', lang)}.pdf": draft(project, book, addresses),
        f"{folder}/{form}.csv": csv_form(rows),
        f"{folder}/{form}.ods": ods_form(rows, form),
        f"{folder}/paragraphs.json": (json.dumps(asdict(kept), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def read_draft(content: bytes) -> Draft:
    """The paragraphs of a draft from its file.

    Raises:
        UnreadableDraftError: It is no such file.
    """
    try:
        record = json.loads(content)
        return Draft(
            str(record["title"]),
            str(record["version"]),
            str(record["date"]),
            {str(key): str(title) for key, title in record["chapters"].items()},
            tuple(Paragraph(**one) for one in record["paragraphs"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableDraftError from error


def remarks_by_chapter(kept: Draft, remarks: Sequence[Remark], lang: str) -> str:
    """All remarks as Markdown, chapter by chapter in the order of the paragraphs."""
    known = {one.number: one for one in kept.paragraphs}
    lines = [f"# {text('editions.remarks.heading', lang, title=kept.title, version=kept.version, date=kept.date)}", ""]
    chapter = None
    for number in sorted({remark.number for remark in remarks if remark.number in known}, key=_place):
        paragraph = known[number]
        if paragraph.chapter != chapter:
            chapter = paragraph.chapter
            lines += [f"## {kept.chapters.get(chapter, chapter)}", ""]
        lines += [f"### {number}", "", f"> {paragraph.words}", ""]
        lines += [_line(remark, lang) for remark in remarks if remark.number == number]
        lines.append("")
    strange = [remark for remark in remarks if remark.number not in known]
    if strange:
        lines += [f"## {text('editions.remarks.strange', lang)}", ""]
        lines += [f"- {remark.number}: {_line(remark, lang).removeprefix('- ')}" for remark in strange]
    return "\n".join(lines).rstrip() + "\n"


def _place(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _line(remark: Remark, lang: str) -> str:
    who = f"**{_inert(remark.reviewer)}**" if remark.reviewer else text("editions.remarks.unnamed", lang)
    kind = f" ({_inert(remark.kind)})" if remark.kind else ""
    said = _inert(remark.remark) or "–"
    suggestion = (
        f" {text('editions.remarks.suggestion', lang, words=_inert(remark.suggestion))}" if remark.suggestion else ""
    )
    return f"- {who}{kind}: {said}{suggestion}"


def _inert(words: str) -> str:
    """Words of a stranger on one line, without what Markdown would take for a mark-up."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(words.split()))


def changes(old: Draft, new: Draft, lang: str) -> str:
    """What changed between two drafts as Markdown: paragraphs added, left out and changed, chapter by chapter."""
    named = {"old": old.version, "old_date": old.date, "new": new.version, "new_date": new.date}
    lines = [f"# {text('editions.changes.heading', lang, **named)}", ""]
    told = False
    for chapter in dict.fromkeys([*new.chapters, *old.chapters]):
        before, after = (_of(kept, chapter) for kept in (old, new))
        found = list(_changes(before, after, lang))
        if found:
            told = True
            lines += [f"## {new.chapters.get(chapter) or old.chapters[chapter]}", "", *found, ""]
    if not told:
        lines.append(text("editions.changes.none", lang))
    return "\n".join(lines).rstrip() + "\n"


def _of(kept: Draft, chapter: str) -> list[Paragraph]:
    return [one for one in kept.paragraphs if one.chapter == chapter]


def _changes(before: list[Paragraph], after: list[Paragraph], lang: str) -> Iterable[str]:
    matcher = SequenceMatcher(None, [one.words for one in before], [one.words for one in after], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = before[start:end], after[new_start:new_end]
        for one in come:
            twin = max(gone, key=lambda other: _likeness(other.words, one.words), default=None)
            if twin and _likeness(twin.words, one.words) >= _ALIKE:
                gone = [other for other in gone if other is not twin]
                yield f"- **{one.number}** {text('editions.changes.changed', lang)}: {_marked(twin.words, one.words)}"
            else:
                yield f"- **{one.number}** {text('editions.changes.added', lang)}: {_inert(one.words)}"
        for one in gone:
            yield f"- {text('editions.changes.left_out', lang, number=one.number)}: ~~{_inert(beginning(one.words))}~~"


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _marked(old: str, new: str) -> str:
    """The new words in bold and the old ones struck out, in one line."""
    before, after = old.split(), new.split()
    parts = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(_inert(" ".join(after[new_start:new_end])))
            continue
        if end > start:
            parts.append(f"~~{_inert(' '.join(before[start:end]))}~~")
        if new_end > new_start:
            parts.append(f"**{_inert(' '.join(after[new_start:new_end]))}**")
    return " ".join(parts)
