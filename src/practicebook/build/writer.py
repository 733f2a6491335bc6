"""The one writer of artifacts: two sources for one path are an error, never a silent overwrite."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from practicebook.exports.artifact import Artifact


class TwoSourcesError(ValueError):
    """Two outputs want to write the same path."""


def write(artifacts: Iterable[Artifact], folder: Path) -> int:
    """Write all `artifacts` under `folder` and return their number.

    Raises:
        TwoSourcesError: A path is taken already, or leads out of `folder`.
    """
    written = 0
    for artifact in artifacts:
        target = folder / artifact.path
        if target.exists() or not target.resolve().is_relative_to(folder.resolve()):
            raise TwoSourcesError(artifact.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.content)
        written += 1
    return written


def replace(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write all files into a folder beside `folder`, then put it in its place: what stood there is gone as a whole.

    Raises:
        TwoSourcesError: Two outputs want the same path.
    """
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    write(artifacts, new)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
