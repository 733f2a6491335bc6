"""What every command is handed: the project's folder, the reader's language, and the way to speak to the reader."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicebook.messages import text

if TYPE_CHECKING:
    from practicebook.content.practices import Entry
    from practicebook.project import Project

ROOT_VARIABLE = "PRACTICEBOOK_ROOT"
_MARK_OF_A_PROJECT = Path("settings", "site.yml")


class RefusalError(Exception):
    """A command cannot do what it was asked; the reason is the message `cli.<key>` with its values."""

    def __init__(self, key: str, **values: str | int) -> None:
        """Keep the message for the console to word."""
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Console:
    """Where a command works and to whom it speaks."""

    lang: str

    @cached_property
    def root(self) -> Path:
        """The folder of the project: as the script `run` says, else the nearest one around the current folder.

        Raises:
            RefusalError: There is no project here.
        """
        if given := os.environ.get(ROOT_VARIABLE):
            return Path(given).resolve()
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / _MARK_OF_A_PROJECT).is_file():
                return folder
        raise RefusalError("no_project", path=str(_MARK_OF_A_PROJECT))

    def text(self, key: str, **values: str | int) -> str:
        """The message `cli.<key>`."""
        return text(f"cli.{key}", self.lang, **values)

    def say(self, key: str, **values: str | int) -> None:
        """Print the message `cli.<key>`."""
        click.echo(self.text(key, **values))

    def complain(self, key: str, **values: str | int) -> None:
        """Print the message `cli.<key>` where errors go."""
        click.echo(self.text(key, **values), err=True)

    def project(self) -> "Project":
        """The whole project; sound or not.

        Raises:
            RefusalError: Its settings cannot be used.
        """
        from practicebook.diagnostics.render_text import render_text  # noqa: PLC0415 - many commands need no project
        from practicebook.project import Project, UnsoundSettingsError  # noqa: PLC0415 - the same

        try:
            return Project.load(self.root)
        except UnsoundSettingsError as error:
            click.echo(render_text(error.diagnostics, self.lang, self.root), err=True, nl=False)
            raise RefusalError("unsound_settings") from error

    def sound_project(self) -> "Project":
        """The whole project, free of errors.

        Raises:
            RefusalError: It holds errors, which are printed, or its settings cannot be used.
        """
        from practicebook.diagnostics.render_text import render_text  # noqa: PLC0415 - only faults need it

        project = self.project()
        if project.errors:
            click.echo(render_text(project.errors, self.lang, self.root), err=True, nl=False)
            raise RefusalError("unsound_project")
        return project

    def entry(self, project: "Project", slug: str) -> "Entry":
        """The entry of that slug, public or not.

        Raises:
            RefusalError: There is no such file, or it holds errors, which are printed.
        """
        from practicebook.diagnostics.render_text import render_text  # noqa: PLC0415 - only faults need it

        path = self.file_of(slug)
        faults = [item for item in project.errors if item.path == path.relative_to(self.root).as_posix()]
        found = next((entry for entry in project.catalogue.all_entries if entry.slug == slug), None)
        if found is None:
            click.echo(render_text(faults, self.lang, self.root), err=True, nl=False)
            raise RefusalError("unsound_entry", slug=slug)
        return found

    def file_of(self, slug: str) -> Path:
        """The file of the entry of that slug.

        Raises:
            RefusalError: There is no such file.
        """
        from practicebook.content.practices import FOLDER  # noqa: PLC0415 - slow to import
        from practicebook.diagnostics.suggestion import nearest  # noqa: PLC0415 - only a wrong name needs it

        path = self.root / FOLDER / f"{slug}.md"
        if not path.is_file() or path.parent != self.root / FOLDER or "." in slug:
            near = nearest(slug, tuple(file.stem for file in (self.root / FOLDER).glob("*.md")))
            raise RefusalError("no_such_entry_near" if near else "no_such_entry", slug=slug, near=near)
        return path
