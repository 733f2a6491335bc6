"""`publish`: put a checked entry on the site and into the ledger, or bring it back after an update."""

from pathlib import Path

import click

from practicebook.catalogue.ledger import COLUMNS, LEDGER_PATH, LedgerRow, read_ledger
from practicebook.checks.freshness import LEDGER_DIFFERS, NOT_IN_LEDGER
from practicebook.cli.changes import Changes, refuse_new_faults, text_of
from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.content.line_edits import UneditableError, with_inner_value, with_value
from practicebook.content.practices import FOLDER, Entry
from practicebook.diagnostics.render_text import render_text
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import ReviewState
from practicebook.project import Project


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand(
        "publish",
        lang,
        publish,
        click.Argument(["slug"]),
        click.Option(["--recommend"], is_flag=True),
        click.Option(["--counts/--no-counts"], default=None),
    )


def publish(console: Console, slug: str, recommend: bool, counts: bool | None) -> int:  # noqa: FBT001 - flags of the command
    """Set state, date and whether the entry counts; add its row to the ledger. Doing it twice changes nothing more."""
    project = console.project()
    entry = console.entry(project, slug)
    _refuse_faults(console, project, slug)
    row = _row(console, entry)
    day = (row.date if row else entry.practice.published or project.today).isoformat()
    does_count = _decided(entry, row, counts)
    if row and row.counts != does_count:
        raise RefusalError("publish.ledger_differs", ledger=LEDGER_PATH, slug=slug, counts=_word(row.counts))
    path = console.file_of(slug)
    before = text_of(path)
    after = _published(entry, before, day, counts=does_count, recommend=recommend)
    if after == before and row:
        console.say("publish.already", path=entry.path)
        return 0
    with Changes() as changes:
        changes.write(path, after)
        if not row:
            ledger = console.root / LEDGER_PATH
            changes.write(ledger, _with_row(ledger, slug, day, _word(does_count)))
        refuse_new_faults(console, project)
    console.say("publish.done", path=entry.path, day=day, ledger=LEDGER_PATH)
    console.say("publish.counts" if does_count else "publish.counts_not")
    return 0


def _refuse_faults(console: Console, project: Project, slug: str) -> None:
    """Refuse an entry with an error in any of its files; that the ledger lacks it is what this command mends."""
    own = [item for item in project.errors if item.path.startswith(f"{FOLDER}/{slug}.")]
    faults = [item for item in own if item.code not in {NOT_IN_LEDGER, LEDGER_DIFFERS}]
    if faults:
        click.echo(render_text(faults, console.lang, console.root), err=True, nl=False)
        raise RefusalError("unsound_entry", slug=slug)


def _decided(entry: Entry, row: LedgerRow | None, asked: bool | None) -> bool:  # noqa: FBT001 - three answers
    """Whether the entry counts: as asked, as the entry or the ledger says, and a new one does."""
    if asked is not None:
        return asked
    if entry.practice.programme:
        return entry.practice.programme.counts
    return row.counts if row else True


def _published(entry: Entry, text: str, day: str, *, counts: bool, recommend: bool) -> str:
    order = tuple(Practice.model_fields)
    keeps = entry.practice.review_state is ReviewState.RECOMMENDED
    state = ReviewState.RECOMMENDED if recommend or keeps else ReviewState.PUBLISHED
    try:
        text = with_value(text, "published", day, order)
        text = with_value(text, "review_state", state, order)
        return with_inner_value(text, "programme", "counts", _word(counts), order)
    except UneditableError as error:
        lines = f'published: "{day}", review_state: {state}, programme.counts: {_word(counts)}'
        raise RefusalError("uneditable", path=entry.path, line=lines) from error


def _word(truth: bool) -> str:  # noqa: FBT001 - its spelling is the point
    return "true" if truth else "false"


def _row(console: Console, entry: Entry) -> LedgerRow | None:
    """The ledger's row of an entry, under this slug or a former one."""
    ledger = read_ledger(console.root)
    if not ledger.is_readable:
        click.echo(render_text(ledger.diagnostics, console.lang, console.root), err=True, nl=False)
        raise RefusalError("unsound_file", path=LEDGER_PATH)
    names = {entry.slug, *entry.practice.old_slugs}
    return next((row for row in ledger.rows if row.slug in names), None)


def _with_row(ledger: Path, *cells: str) -> str:
    """The ledger's text with one more row at its end."""
    text = text_of(ledger) if ledger.is_file() else ""
    lines = text.splitlines() or [",".join(COLUMNS)]
    return "\n".join([*lines, ",".join(cells), ""])
