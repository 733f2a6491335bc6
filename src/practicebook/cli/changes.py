"""File changes that are made together, looked at, and taken back when the project does not stand up to them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import click

from practicebook.cli.console import Console, RefusalError
from practicebook.content.replacing import replace_file
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.diagnostics.render_text import render_text
from practicebook.project import Project


class Changes:
    """A set of changes. Leaving the `with` block by an exception puts everything back as it was.

    with Changes() as changes:
        changes.write(path, text)
        ...  # raise, and nothing has happened
    """

    def __init__(self) -> None:
        """Nothing is changed yet."""
        self._undo: list[Callable[[], object]] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep the changes, or take them back after an exception."""
        if error is not None:
            for undo in reversed(self._undo):
                undo()

    def write(self, path: Path, text: str) -> None:
        """Give a file this text, line breaks as they are; the file is whole at every moment."""
        before = path.read_bytes() if path.exists() else None
        self._undo.append(path.unlink if before is None else partial(replace_file, path, before))
        replace_file(path, text.encode("utf-8"))

    def move(self, old: Path, new: Path) -> None:
        """Give a file or a folder another name, which must be free."""
        if new.exists():
            raise FileExistsError(new)
        old.rename(new)
        self._undo.append(partial(new.rename, old))


def text_of(path: Path) -> str:
    """The text of a file with its own line breaks and byte-order mark."""
    return path.read_bytes().decode("utf-8")


def refuse_new_faults(console: Console, before: Project) -> Project:
    """The project as it is now, if it holds no error that it did not hold `before`.

    Raises:
        RefusalError: It does; the errors are printed.
    """
    known = {_identity(item) for item in before.errors}
    now = console.project()
    if new := [item for item in now.errors if _identity(item) not in known]:
        click.echo(render_text(new, console.lang, console.root), err=True, nl=False)
        raise RefusalError("taken_back")
    return now


def _identity(finding: Diagnostic) -> tuple[object, ...]:
    """What makes a finding the same although its line has moved."""
    return (finding.code, finding.path, finding.field, finding.found)
