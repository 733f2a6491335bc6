"""Build the site of a project by one run of MkDocs, or find that it stands there already.

Beside each site that was built, `.cache/site.json` keeps the fingerprint of what it was made from and the digest of
every file in it. A build is left out only when both still hold: nothing it is made from has changed, and no file of
the site has been touched, lost or added.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from practicebook.build.fingerprint import file_digests, fingerprint

SITE_FOLDER = "site"
_QUIET_LEVELS = frozenset({"INFO", "DEBUG"})
_LOUD_LEVELS = frozenset({"WARNING", "ERROR", "CRITICAL"})
_LAST_WORDS = "Aborted with"
RECORD = Path(".cache", "site.json")
WITHOUT_EDITIONS = "PRACTICEBOOK_WITHOUT_EDITIONS"
"""The environment variable that makes MkDocs build the pages alone."""


class Outcome(StrEnum):
    """What became of a build."""

    UNCHANGED = "unchanged"
    BUILT = "built"
    FAILED = "failed"


@dataclass(frozen=True)
class Built:
    """The outcome, with the number of files and of HTML pages in the site and the seconds it took."""

    outcome: Outcome
    folder: str = SITE_FOLDER
    files: int = 0
    pages: int = 0
    seconds: float = 0.0


def build_site(root: Path, *, force: bool = False, with_editions: bool = True) -> Built:
    """Build the site under `root` into `site/`; of what MkDocs says, warnings and errors are passed on.

    A build that fails leaves the last site as it was. With `force` nothing is left out. Without
    `with_editions` the site has pages only: no book to take along.
    """
    start = time.monotonic()
    made_from = fingerprint(root, with_editions=with_editions)
    if not force and (files := _standing(root, made_from)):
        return _built(Outcome.UNCHANGED, files, start)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's banner is for makers of themes
    environment |= {} if with_editions else {WITHOUT_EDITIONS: "1"}
    if _run(mkdocs, root, environment):
        return Built(Outcome.FAILED, seconds=time.monotonic() - start)
    files = file_digests(root / SITE_FOLDER)
    if fingerprint(root, with_editions=with_editions) == made_from:  # nobody wrote into the project meanwhile
        _remember(root, made_from, files)
    return _built(Outcome.BUILT, files, start)


def _run(command: list[str], root: Path, environment: dict[str, str]) -> int:
    """Run MkDocs, print what matters of its log to standard error, and return its exit code."""
    with subprocess.Popen(  # noqa: S603 - our own words
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in telling(process.stdout or ()):
            sys.stderr.write(line)
    return process.returncode


def telling(log: Iterable[str]) -> Iterator[str]:
    """Yield the warnings and errors of a MkDocs log with all their lines; progress and last words are left out."""
    is_telling = True
    for line in log:
        level = line.partition(" ")[0]
        if level in _QUIET_LEVELS or line.startswith(_LAST_WORDS):
            is_telling = False
        elif level in _LOUD_LEVELS or line.startswith("Traceback"):
            is_telling = True
        if is_telling:
            yield line.removeprefix("ERROR   -  ")


def _standing(root: Path, made_from: str) -> dict[str, str] | None:
    """The files of the site if it was made from this and is whole, else None."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(record, dict) or record.get("fingerprint") != made_from:
        return None
    files = file_digests(root / SITE_FOLDER)
    return files if files and files == record.get("files") else None


def _remember(root: Path, made_from: str, files: dict[str, str]) -> None:
    record = root / RECORD
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({"fingerprint": made_from, "files": files}, indent=1) + "\n", encoding="utf-8")


def _built(outcome: Outcome, files: dict[str, str], start: float) -> Built:
    pages = sum(name.endswith(".html") for name in files)
    return Built(outcome, files=len(files), pages=pages, seconds=time.monotonic() - start)
