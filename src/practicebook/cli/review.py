"""`review`: the book for its experts, their remarks by chapter, and what changed between two drafts."""

from pathlib import Path

import click

from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand, SpeakingGroup
from practicebook.editions.edition import EditionError

STEPS = ("draft", "import", "diff")


def command(lang: str) -> click.Command:
    """The group of commands, worded in `lang`."""
    return SpeakingGroup("review", lang, STEPS, _step, key="cli.command.review")


def _step(name: str, lang: str) -> click.Command:
    if name == "draft":
        return SpeakingCommand(f"review.{name}", lang, draft)
    if name == "import":
        return SpeakingCommand(
            f"review.{name}", lang, import_remarks, click.Argument(["drafted"]), click.Argument(["files"], nargs=-1)
        )
    return SpeakingCommand(f"review.{name}", lang, diff, click.Argument(["old"]), click.Argument(["new"]))


def draft(console: Console) -> int:
    """Make the drafts of every language; older ones stay where they are."""
    from practicebook.editions.review.round import REVIEW_FOLDER, draft_files  # noqa: PLC0415 - slow to import
    from practicebook.site.site import Site  # noqa: PLC0415 - the same
    from practicebook.views.addresses import all_addresses  # noqa: PLC0415 - the same

    project = console.sound_project()
    every = all_addresses(project.languages)
    books = Site(project).books
    if not books:
        raise RefusalError("review.no_book")
    for lang, book in books.items():
        try:
            files = draft_files(project, book, every[lang])
        except EditionError as error:
            raise RefusalError("build.no_edition", reason=str(error)) from error
        for path, content in files.items():
            target = console.root / REVIEW_FOLDER / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            console.say("review.written", path=target.relative_to(console.root).as_posix())
    return 0


def import_remarks(console: Console, drafted: str, files: tuple[str, ...]) -> int:
    """Print the remarks of all forms as Markdown, by chapter; `drafted` is the draft that they are about."""
    from practicebook.editions.review.remarks import Remark, UnreadableFormError, read_form  # noqa: PLC0415 - slow
    from practicebook.editions.review.round import remarks_by_chapter  # noqa: PLC0415 - the same

    kept = _draft(drafted)
    if not files:
        raise RefusalError("review.no_forms")
    remarks: list[Remark] = []
    for file in files:
        try:
            remarks += read_form(file, _content(file))
        except UnreadableFormError as error:
            raise RefusalError("review.no_form", path=file) from error
    click.echo(remarks_by_chapter(kept, remarks, console.lang), nl=False)
    return 0


def diff(console: Console, old: str, new: str) -> int:
    """Print what changed between two drafts as Markdown."""
    from practicebook.editions.review.round import changes  # noqa: PLC0415 - slow to import

    click.echo(changes(_draft(old), _draft(new), console.lang), nl=False)
    return 0


def _draft(path: str):  # noqa: ANN202 - a type that is slow to import
    from practicebook.editions.review.round import UnreadableDraftError, read_draft  # noqa: PLC0415 - slow to import

    file = Path(path) / "paragraphs.json" if Path(path).is_dir() else Path(path)
    try:
        return read_draft(_content(str(file)))
    except UnreadableDraftError as error:
        raise RefusalError("review.no_draft", path=str(file)) from error


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise RefusalError("no_such_file", path=path) from error
