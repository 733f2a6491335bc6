"""`translate`: begin a translation, list what it lacks, or say that it fits the original as it now stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from practicebook.cli.changes import Changes
from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.cli.translate_chapter import stamp, translate_chapter
from practicebook.content.hashing import source_hash, translatable_texts
from practicebook.content.history import earlier_texts
from practicebook.content.practices import FOLDER, TEXT_UNTRANSLATED, Entry, read_practices
from practicebook.diagnostics.diagnostic import Loc
from practicebook.diagnostics.render_text import render_text
from practicebook.diagnostics.wording import field_label
from practicebook.forms.translation_template import translation_template
from practicebook.model.rules import texts_of
from practicebook.model.translation import Translation
from practicebook.project import Project


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand(
        "translate",
        lang,
        translate,
        click.Argument(["slugs"], nargs=-1, required=True),
        click.Option(["--to", "target"]),
        click.Option(["--accept"], is_flag=True),
    )


def translate(console: Console, slugs: Sequence[str], target: str | None, accept: bool) -> int:  # noqa: FBT001 - a flag of the command
    """Do for each entry and chapter what its translation needs next."""
    project = console.project()
    others = project.languages[1:]
    chosen = target or next(iter(others), "")
    if chosen not in others:
        raise RefusalError("translate.unknown_language", found=chosen, allowed=", ".join(others))
    chapters = [project.handbook.by_id[slug] for slug in slugs if slug in project.handbook.by_id]
    for entry in [console.entry(project, slug) for slug in slugs if slug not in project.handbook.by_id]:
        path = console.root / FOLDER / f"{entry.slug}.{chosen}.md"
        if accept:
            _accept(console, project, entry, chosen, path)
        elif path.exists():
            _list(console, project, entry, chosen, path)
        else:
            _begin(console, entry, chosen, path)
    for chapter in chapters:
        translate_chapter(console, project, chapter, chosen, accept=accept)
    return 0


def _begin(console: Console, entry: Entry, target: str, path: Path) -> None:
    with Changes() as changes:
        changes.write(path, translation_template(entry, target, console.lang))
    console.say("translate.written", path=path.relative_to(console.root).as_posix(), original=entry.path)


def _accept(console: Console, project: Project, entry: Entry, target: str, path: Path) -> None:
    shown = path.relative_to(console.root).as_posix()
    if not path.exists():
        raise RefusalError("translate.no_translation", path=shown, slug=entry.slug)
    faults = [item for item in project.errors if item.path == shown]
    if target not in entry.translations:
        click.echo(render_text(faults, console.lang, console.root), err=True, nl=False)
        raise RefusalError("unsound_file", path=shown)
    if not entry.translations[target].is_stale:
        console.say("translate.current", path=shown)
        return
    stamp(console, project, path, source_hash(entry.practice, entry.sections), tuple(Translation.model_fields))


def _list(console: Console, project: Project, entry: Entry, target: str, path: Path) -> None:
    shown = path.relative_to(console.root).as_posix()
    faults = [item for item in project.errors if item.path == shown]
    if faults:
        click.echo(render_text(faults, console.lang, console.root), err=True, nl=False)
        raise RefusalError("unsound_file", path=shown)
    missing = [item.field for item in project.diagnostics if item.path == shown and item.code == TEXT_UNTRANSLATED]
    translated = entry.translations[target]
    if not missing and not translated.is_stale:
        console.say("translate.current", path=shown)
    if missing:
        console.say("translate.missing", path=shown)
        _print_fields(console, missing)
    if translated.is_stale:
        _list_changes(console, project, entry, translated.translation.source_hash, shown)


def _list_changes(console: Console, project: Project, entry: Entry, translated_hash: str, shown: str) -> None:
    """Print which texts of the original have changed since the version whose hash the translation carries."""
    before = _version(console.root, project.languages, entry, translated_hash)
    if before is None:
        console.say("translate.stale_unknown", path=shown, slug=entry.slug)
        return
    now = _texts(entry)
    changed = [loc for loc in (*now, *(loc for loc in before if loc not in now)) if before.get(loc) != now.get(loc)]
    console.say("translate.stale", path=shown, slug=entry.slug)
    for loc in changed:
        _print_fields(console, [loc])
        console.say("translate.before", text=before.get(loc) or console.text("translate.nothing"))
        console.say("translate.now", text=now.get(loc) or console.text("translate.nothing"))


def _version(root: Path, languages: tuple[str, ...], entry: Entry, wanted: str) -> Mapping[Loc, str] | None:
    """The texts of the committed version of `entry` whose hash is `wanted`."""
    for text in earlier_texts(root, entry.path):
        with TemporaryDirectory() as folder:
            file = Path(folder, entry.path)
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8", newline="")
            for version in read_practices(Path(folder), languages).entries:
                if source_hash(version.practice, version.sections) == wanted:
                    return _texts(version)
    return None


def _texts(entry: Entry) -> dict[Loc, str]:
    def given() -> Iterator[tuple[Loc, Any]]:
        yield from texts_of(translatable_texts(entry.practice))
        for section, text in entry.sections.items():
            yield ("section", section), text

    return dict(given())


def _print_fields(console: Console, locs: Sequence[Loc]) -> None:
    for loc in locs:
        click.echo(f"  – {field_label(loc, console.lang, 'translation')}")
