"""`check`: every finding in the given files, or in all of them; exit code 1 when one of them is an error."""

from collections.abc import Sequence
from pathlib import Path

import click

from practicebook.cli.chosen_files import chosen_files
from practicebook.cli.console import Console
from practicebook.cli.speaking import SpeakingCommand
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
    wanted = chosen_files(console, files) if files else None
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


def _rendered(found: Sequence[Diagnostic], shape: str, console: Console) -> str:
    if shape == "github":
        return render_github(found, console.lang)
    if shape == "json":
        return render_json(found, console.lang)
    return render_text(found, console.lang, console.root)
