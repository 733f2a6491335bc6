"""`build`: the whole site into `site/`, unless what stands there was made from exactly what there is now."""

import click

from practicebook.build.building import Outcome, build_site
from practicebook.cli.console import Console
from practicebook.cli.speaking import SpeakingCommand
from practicebook.language.morphology import is_available
from practicebook.messages import number


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    flags = (click.Option([name], is_flag=True) for name in ("--web", "--force"))
    return SpeakingCommand("build", lang, build, *flags)


def build(console: Console, web: bool, force: bool) -> int:  # noqa: FBT001 - flags of the command
    """Build, and say what came of it."""
    built = build_site(console.root, force=force, with_editions=not web)
    if built.outcome is Outcome.FAILED:
        console.complain("build.failed")
        return 1
    if built.outcome is Outcome.UNCHANGED:
        console.say("build.unchanged", folder=f"{built.folder}/", files=built.files)
        return 0
    seconds = number(round(built.seconds, 1), console.lang)
    console.say("build.done", folder=f"{built.folder}/", files=built.files, pages=built.pages, seconds=seconds)
    if not is_available():
        console.say("build.simple_search")
    return 0
