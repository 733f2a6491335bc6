"""Build a site the way its owner does, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from practicebook.build.building import WITHOUT_EDITIONS

ROOT = Path(__file__).parent.parent
SKELETON = ("mkdocs.yml", "hooks", "overrides", "pages", "settings", "learning", "data")
"""What a site needs besides its entries."""


def copied(root: Path, folder: Path, *more: str) -> None:
    """Copy what a site needs from `root` to `folder`, with the folders named in `more`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*SKELETON, *more):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)


A_DAY = 1_795_478_400
"""The clock of made-up sites: 24 November 2026."""


def mkdocs_build(folder: Path, *, with_editions: bool = False, epoch: int = A_DAY) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in `folder`; the caller looks at the exit code and the output.

    The book is made as a PDF only for tests that ask for it, since that takes its time.
    """
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": str(epoch),
            **({} if with_editions else {WITHOUT_EDITIONS: "1"}),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def built(root: Path, folder: Path) -> Path:
    """Build the project at `root` in `folder` and return the folder of the finished site."""
    copied(root, folder, "practices", "handbook")
    (folder / "src").mkdir(exist_ok=True)  # mkdocs.yml watches it in a preview
    today = datetime.combine(datetime.now(UTC), time.min, UTC)  # real entries are dated until today
    run = mkdocs_build(folder, epoch=int(today.timestamp()))
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"
