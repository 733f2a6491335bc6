"""The program `practicebook`: finds the reader's language, calls one command and turns its outcome into an exit code.

Exit codes: 0 done, 1 refused or found errors, 2 called with the wrong words.
"""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from practicebook.cli.console import ROOT_VARIABLE, Console, RefusalError
from practicebook.cli.speaking import SpeakingGroup, complaint
from practicebook.messages import languages

LANGUAGE_VARIABLE = "PRACTICEBOOK_LANG"
COMMANDS = (
    "check",
    "new",
    "translate",
    "publish",
    "rename",
    "withdraw",
    "status",
    "links",
    "build",
    "preview",
    "booklet",
    "review",
    "generate",
)
"""Every command, in the order of an entry's life; each is a module of this package with a function `command(lang)`."""


def main() -> None:
    """Run the program on the words it was called with."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Do what `words` ask and return the exit code."""
    lang = spoken_language(words, os.environ)
    console = Console(lang)
    name = "./run" if ROOT_VARIABLE in os.environ else "practicebook"
    try:
        program = SpeakingGroup(name, lang, COMMANDS, _command)
        outcome = program.main(list(words), prog_name=name, standalone_mode=False, obj=console)
    except click.UsageError as error:
        click.echo(complaint(error, lang), err=True)
        return 2
    except click.Abort:
        console.complain("aborted")
        return 1
    except RefusalError as refusal:
        console.complain(refusal.key, **refusal.values)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return outcome or 0


def spoken_language(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that `--lang` asks for, or the environment, or the catalogue's first; known before any parsing."""
    known = languages()
    given = [second for first, second in pairwise(words) if first == "--lang"]
    given += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    asked = [*given, environment.get(LANGUAGE_VARIABLE, "")]
    return next((lang for lang in asked if lang in known), known[0])


def _command(name: str, lang: str) -> click.Command:
    return importlib.import_module(f"practicebook.cli.{name}").command(lang)


if __name__ == "__main__":
    main()
