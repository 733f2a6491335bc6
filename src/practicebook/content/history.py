"""What a file said before, from git; nothing where there is no git or no history."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

_MOST_VERSIONS = 60


def earlier_texts(root: Path, path: str) -> Iterator[str]:
    """Yield the committed texts of a file, newest first, at most sixty of them; `path` is POSIX, from the root."""
    commits = _git(root, "log", f"--max-count={_MOST_VERSIONS}", "--format=%H", "--", path)
    for commit in commits.split():
        text = _git(root, "show", f"{commit}:./{path}")
        if text:
            yield text


def _git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), "--no-pager", *words]
    try:
        outcome = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, our own words
    except OSError:
        return ""
    return outcome.stdout.decode("utf-8", errors="replace") if outcome.returncode == 0 else ""
