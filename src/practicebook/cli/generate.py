"""`generate`: write the committed files that are made from models and messages, or see whether they are current."""

import click

from practicebook.cli.changes import Changes
from practicebook.cli.console import Console
from practicebook.cli.speaking import SpeakingCommand
from practicebook.forms.generated import outdated


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand("generate", lang, generate, click.Option(["--check"], is_flag=True))


def generate(console: Console, check: bool) -> int:  # noqa: FBT001 - a flag of the command
    """Write what is out of date; with `check` only name it, and return 1 if there is any."""
    changed = outdated(console.root)
    if not changed:
        console.say("generate.current")
        return 0
    if check:
        for path in changed:
            console.complain("generate.outdated", path=path)
        return 1
    with Changes() as changes:
        for path, text in changed.items():
            changes.write(console.root / path, text)
    for path in changed:
        console.say("generate.written", path=path)
    return 0
