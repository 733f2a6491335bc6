"""`check`: every finding in the given files, or in all of them; exit code 1 when one of them is an error."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.content.chapters import CHAPTER_FOLDER
from practicebook.content.handbook import FOLDER as HANDBOOK_FOLDER
from practicebook.content.practices import FOLDER
from practicebook.diagnostics.diagnostic import Diagnostic, has_errors
from practicebook.diagnostics.render_github import render_github
from practicebook.diagnostics.render_json import render_json
from practicebook.diagnostics.render_text import render_text
from practicebook.project import Project, UnsoundSettingsError


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand(
        "check",
        lang,
        check,
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path)),
        click.Option(["--format", "shape"], type=click.Choice(["text", "github", "json"]), default="text"),
    )


def check(console: Console, files: Sequence[Path], shape: str) -> int:
    """Print what was found in `files` and their translations, or in the whole project."""
    wanted = _wanted(console, files) if files else None
    found = findings(console.root, wanted)
    click.echo(_rendered(found, shape, console), nl=False)
    return 1 if has_errors(found) else 0


def findings(root: Path, wanted: frozenset[str] | None) -> tuple[Diagnostic, ...]:
    """The findings in the files of these paths (POSIX, from the root), or all; unusable settings come before others.

    A chapter of the handbook is judged by the entries it speaks of, so for its sake everything is read.
    """
    entries = None
    if wanted is not None and not any(path.startswith(f"{HANDBOOK_FOLDER}/") for path in wanted):
        entries = [root / path for path in sorted(wanted) if path.startswith(f"{FOLDER}/")]
    try:
        found = Project.load(root, only=entries).diagnostics
    except UnsoundSettingsError as error:
        return error.diagnostics
    return tuple(item for item in found if wanted is None or item.path in wanted)


def _wanted(console: Console, files: Iterable[Path]) -> frozenset[str]:
    """The paths of the files and, of entries, of their other languages; a folder stands for the files in it."""
    paths: set[str] = set()
    for given in files:
        path = next((option for option in _options(console.root, given) if option.exists()), None)
        if path is None or not path.resolve().is_relative_to(console.root):
            raise RefusalError("no_such_file", path=str(given))
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.parent in {console.root / FOLDER, console.root / CHAPTER_FOLDER}:
                slug = file.name.partition(".")[0]
                paths |= {other.relative_to(console.root).as_posix() for other in file.parent.glob(f"{slug}.*")}
            if file.is_file():
                paths.add(file.relative_to(console.root).as_posix())
    return frozenset(paths)


def _options(root: Path, given: Path) -> Iterable[Path]:
    """What a writer may have meant: a path from here, a path from the root, or a slug."""
    here = Path.cwd() / given
    yield here.parent.resolve() / here.name
    yield root / given
    yield root / FOLDER / f"{given}.md"


def _rendered(found: Sequence[Diagnostic], shape: str, console: Console) -> str:
    if shape == "github":
        return render_github(found, console.lang)
    if shape == "json":
        return render_json(found, console.lang)
    return render_text(found, console.lang, console.root)
