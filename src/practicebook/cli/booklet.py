"""`booklet`: chosen practices and chapters as one PDF and one e-book."""

import click

from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.editions.edition import EditionError


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand(
        "booklet",
        lang,
        booklet,
        click.Argument(["names"], nargs=-1, required=True),
        click.Option(["--title"]),
    )


def booklet(console: Console, names: tuple[str, ...], title: str | None) -> int:
    """Make a booklet in the language that is spoken; its parts stand in the order named."""
    from practicebook.diagnostics.suggestion import nearest  # noqa: PLC0415 - slow to import
    from practicebook.editions.booklet import BOOKLET_FOLDER, UnknownPartError, booklet_files  # noqa: PLC0415 - the same
    from practicebook.site.site import Site  # noqa: PLC0415 - the same

    project = console.sound_project()
    book = Site(project).books.get(console.lang)
    try:
        files = booklet_files(project, book, console.lang, names, title)
    except UnknownPartError as error:
        near = nearest(error.name, error.known)
        raise RefusalError("booklet.unknown_near" if near else "booklet.unknown", name=error.name, near=near) from error
    except EditionError as error:
        raise RefusalError("build.no_edition", reason=str(error)) from error
    for name, content in files.items():
        target = console.root / BOOKLET_FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        console.say("booklet.written", path=target.relative_to(console.root).as_posix())
    return 0
