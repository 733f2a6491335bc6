"""`preview`: the site as it would be, made anew in the browser whenever a file of the project changes."""

import os
import subprocess
import sys

import click

from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand

_ADDRESS = "127.0.0.1:8000"


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    return SpeakingCommand("preview", lang, preview, click.Option(["--address"], default=_ADDRESS, metavar="IP:PORT"))


def preview(console: Console, address: str) -> int:
    """Serve the site until it is interrupted."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise RefusalError("preview.bad_address", found=address)
    console.say("preview.begins", address=f"http://{address}/")
    server = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's banner is for makers of themes
    try:
        return subprocess.run(server, cwd=console.root, env=environment, check=False).returncode  # noqa: S603 - our own words
    except KeyboardInterrupt:
        console.say("preview.ends")
        return 0
