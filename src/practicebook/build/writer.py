"""The one writer of artifacts: two sources for one path are an error, never a silent overwrite."""

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
