"""A build that publishes a whole site or none: it writes into a sibling folder and swaps at the end.

MkDocs empties `site_dir` in the middle of a build; with its `site_dir` pointed at the sibling, the last good site stays
until the new one is complete. A lock keeps two builds apart.
"""

import fcntl
import shutil
from pathlib import Path
from typing import IO

from practicebook.build.exchange import put_in_place

CACHE = Path(".cache")
"""Where a project keeps what may be thrown away, under its root."""


class BuildIsRunningError(RuntimeError):
    """Another build of the same project has not ended yet."""


class Publication:
    """The life of one build of one site folder."""

    def __init__(self) -> None:
        """Nothing is begun."""
        self._place: Path | None = None
        self._staging: Path | None = None
        self._lock: IO[str] | None = None
        self._is_complete = False

    def begin(self, site_folder: Path, root: Path) -> Path:
        """Take the lock of the project at `root` and return the folder to write into.

        Raises:
            BuildIsRunningError: Another build holds the lock.
        """
        site_folder, cache = site_folder.resolve(), root / CACHE
        cache.mkdir(parents=True, exist_ok=True)
        lock = (cache / "build.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise BuildIsRunningError(str(site_folder)) from error
        self._lock, self._place, self._is_complete = lock, site_folder, False
        self._staging = site_folder.with_name(f"{site_folder.name}.building")
        shutil.rmtree(self._staging, ignore_errors=True)
        return self._staging

    def complete(self) -> None:
        """Everything is written: the folder may be published. An interrupted build never says so."""
        self._is_complete = True

    def fail(self) -> None:
        """Something went wrong, even if all was written: the folder will not be published."""
        self._is_complete = False

    def end(self) -> bool:
        """Publish what was completed, or drop what was not; True when a new site is in place."""
        if self._staging is None or self._place is None or self._lock is None:
            return False
        published = self._is_complete and self._staging.is_dir()
        if published:
            put_in_place(self._staging, self._place)
        else:
            shutil.rmtree(self._staging, ignore_errors=True)
        self._lock.close()
        self._staging = None
        return published
