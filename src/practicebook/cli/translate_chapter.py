"""`translate` for a chapter: begin its translation, or say that it fits the original as it now stands."""

from collections.abc import Sequence
from pathlib import Path

from practicebook.cli.changes import Changes, refuse_new_faults, text_of
from practicebook.cli.console import Console, RefusalError
from practicebook.content.chapters import CHAPTER_FOLDER, Chapter
from practicebook.content.hashing import chapter_source_hash
from practicebook.content.line_edits import UneditableError, with_value
from practicebook.forms.translation_template import chapter_template
from practicebook.model.chapter import TranslatedChapter
from practicebook.project import Project


def translate_chapter(console: Console, project: Project, chapter: Chapter, target: str, *, accept: bool) -> None:
    """Do what the translation of `chapter` into `target` needs next.

    Raises:
        RefusalError: There is no translation to accept, or it holds errors.
    """
    path = console.root / CHAPTER_FOLDER / f"{chapter.id}.{target}.md"
    shown = path.relative_to(console.root).as_posix()
    if not path.exists():
        if accept:
            raise RefusalError("translate.no_translation", path=shown, slug=chapter.id)
        with Changes() as changes:
            changes.write(path, chapter_template(chapter, console.lang))
        console.say("translate.written", path=shown, original=chapter.path)
        return
    translated = chapter.translations.get(target)
    if translated is None:
        raise RefusalError("unsound_file", path=shown)
    if not translated.is_stale:
        console.say("translate.current", path=shown)
    elif accept:
        digits = chapter_source_hash(chapter.meta, chapter.body)
        stamp(console, project, path, digits, tuple(TranslatedChapter.model_fields))
    else:
        console.say("translate.stale_unknown", path=shown, slug=chapter.id)


def stamp(console: Console, project: Project, path: Path, digits: str, fields: Sequence[str]) -> None:
    """Write into the translation at `path` that it fits the original whose hash is `digits`.

    Raises:
        RefusalError: The file cannot be edited, or the project does not stand up to the change.
    """
    with Changes() as changes:
        changes.write(path, stamped(console, path, digits, fields))
        refuse_new_faults(console, project)
    console.say("translate.accepted", path=path.relative_to(console.root).as_posix())


def stamped(console: Console, path: Path, digits: str, fields: Sequence[str]) -> str:
    """The text of the translation at `path` with the hash `digits`.

    Raises:
        RefusalError: The file cannot be edited.
    """
    try:
        return with_value(text_of(path), "source_hash", digits, tuple(fields))
    except UneditableError as error:
        shown = path.relative_to(console.root).as_posix()
        raise RefusalError("uneditable", path=shown, line=f'source_hash: "{digits}"') from error
