"""`rename`: give an entry another address; the old one stays good, and everything that names the entry follows."""

from collections.abc import Iterator
from pathlib import Path

import click

from practicebook.cli.changes import Changes, refuse_new_faults, text_of
from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.cli.translate_chapter import stamped
from practicebook.content.chapters import CHAPTER_FOLDER
from practicebook.content.handbook import WORKSHEET_FOLDER
from practicebook.content.hashing import chapter_source_hash
from practicebook.content.learning import FOLDER as LEARNING_FOLDER
from practicebook.content.line_edits import UneditableError, with_item, with_references, without_item
from practicebook.content.macro_calls import with_practice_renamed
from practicebook.content.practices import FOLDER, LONGEST_SLUG, MEDIA_FOLDER, RESERVED_SLUGS
from practicebook.forms.slug import is_slug
from practicebook.model.chapter import TranslatedChapter
from practicebook.model.practice import Practice
from practicebook.project import Project

_ENTRY_REFERENCES = ("related", "adoption_of")
_LEARNING_REFERENCES = ("practices",)
_CHAPTER_REFERENCES = ("cases",)
_WORKSHEET_REFERENCES = ("example",)


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand("rename", lang, rename, click.Argument(["old"]), click.Argument(["new"]))


def rename(console: Console, old: str, new: str) -> int:
    """Move files and pictures, keep the old address as a redirect, mend references. The ledger keeps what it says."""
    project = console.project()
    entry = console.entry(project, old)
    _refuse_slug(project, old, new)
    folder = console.root / FOLDER
    touched: list[str] = []
    with Changes() as changes:
        _write(console, changes, folder / f"{old}.md", _with_old_slug(console, folder / f"{old}.md", old, new))
        for file in sorted(folder.glob(f"{old}.*md")):
            changes.move(file, folder / f"{new}{file.name.removeprefix(old)}")
            touched.append(f"{FOLDER}/{new}{file.name.removeprefix(old)}")
        if (folder / MEDIA_FOLDER / old).is_dir():
            changes.move(folder / MEDIA_FOLDER / old, folder / MEDIA_FOLDER / new)
            touched.append(f"{FOLDER}/{MEDIA_FOLDER}/{new}/")
        for path, text in _followers(console, old, new):
            if _write(console, changes, path, text):
                touched.append(path.relative_to(console.root).as_posix())
        _keep_translations_current(console, changes, project)
        refuse_new_faults(console, project)
    console.say("rename.done", old=old, new=new)
    for path in touched:
        click.echo(f"  {path}")
    if entry.practice.review_state.is_public:
        console.say("rename.redirected", old=old)
    return 0


def _refuse_slug(project: Project, old: str, new: str) -> None:
    taken = {entry.slug: entry.slug for entry in project.catalogue.all_entries}
    taken |= {slug: entry.slug for entry in project.catalogue.all_entries for slug in entry.practice.old_slugs}
    if not is_slug(new):
        raise RefusalError("slug.bad", slug=new, maximum=LONGEST_SLUG)
    if new in RESERVED_SLUGS:
        raise RefusalError("slug.reserved", slug=new)
    if new == old or taken.get(new, old) != old or (project.root / FOLDER / f"{new}.md").exists():
        raise RefusalError("slug.taken", slug=new)


def _with_old_slug(console: Console, path: Path, old: str, new: str) -> str:
    """The entry's text with its old slug among the former ones, and the new one no longer among them."""
    try:
        text = without_item(text_of(path), "old_slugs", new)
        return with_item(text, "old_slugs", old, tuple(Practice.model_fields))
    except UneditableError as error:
        shown = path.relative_to(console.root).as_posix()
        raise RefusalError("uneditable", path=shown, line=f"old_slugs: [{old}]") from error


def _followers(console: Console, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """Yield every file that names the entry, with the new name in it."""
    places: list[tuple[Path, tuple[str, ...], bool]]
    places = [(path, _ENTRY_REFERENCES, False) for path in sorted((console.root / FOLDER).glob("*.md"))]
    places += [(path, _LEARNING_REFERENCES, True) for path in sorted((console.root / LEARNING_FOLDER).glob("*.yml"))]
    places += [(path, _CHAPTER_REFERENCES, False) for path in sorted((console.root / CHAPTER_FOLDER).glob("*.md"))]
    places += [(path, _WORKSHEET_REFERENCES, True) for path in sorted((console.root / WORKSHEET_FOLDER).glob("*.yml"))]
    for path, keys, is_whole_file in places:
        text = text_of(path)
        if old not in text:
            continue
        try:
            followed = with_references(text, keys, old, new, is_whole_file=is_whole_file)
            yield path, with_practice_renamed(followed, old, new) if keys is _CHAPTER_REFERENCES else followed
        except UneditableError as error:
            shown = path.relative_to(console.root).as_posix()
            raise RefusalError("uneditable", path=shown, line=f"{old} → {new}") from error


def _keep_translations_current(console: Console, changes: Changes, before: Project) -> None:
    """Stamp anew the chapter translations that were up to date: a name that changed in both asks for no translator."""
    for chapter in console.project().handbook.chapters:
        was = before.handbook.by_id.get(chapter.id)
        for lang, translated in chapter.translations.items():
            if was and translated.is_stale and lang in was.translations and not was.translations[lang].is_stale:
                path = console.root / translated.path
                digits = chapter_source_hash(chapter.meta, chapter.body)
                changes.write(path, stamped(console, path, digits, tuple(TranslatedChapter.model_fields)))


def _write(console: Console, changes: Changes, path: Path, text: str) -> bool:
    """Write a file if its text has changed; a link is never written through."""
    if path.is_symlink():
        raise RefusalError("no_such_file", path=path.relative_to(console.root).as_posix())
    if text_of(path) == text:
        return False
    changes.write(path, text)
    return True
