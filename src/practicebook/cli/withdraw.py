"""`withdraw`: take an entry off the site and keep its files, so that its address can say that it was here."""

import click

from practicebook.cli.changes import Changes, refuse_new_faults, text_of
from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.content.line_edits import UneditableError, with_comment, with_value
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import ReviewState


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand("withdraw", lang, withdraw, click.Argument(["slug"]), click.Option(["--reason"]))


def withdraw(console: Console, slug: str, reason: str | None) -> int:
    """Set the entry's state to archived, with the day and the reason as a comment beside it."""
    project = console.project()
    entry = console.entry(project, slug)
    if entry.practice.review_state is ReviewState.ARCHIVED:
        console.say("withdraw.already", slug=slug)
        return 0
    path = console.file_of(slug)
    note = console.text("withdraw.note", day=project.today.isoformat())
    try:
        text = with_value(text_of(path), "review_state", ReviewState.ARCHIVED, tuple(Practice.model_fields))
        text = with_comment(text, "review_state", f"{note}: {reason}" if reason else note)
    except UneditableError as error:
        raise RefusalError("uneditable", path=entry.path, line=f"review_state: {ReviewState.ARCHIVED}") from error
    with Changes() as changes:
        changes.write(path, text)
        refuse_new_faults(console, project)
    console.say("withdraw.done", path=entry.path, slug=slug)
    return 0
