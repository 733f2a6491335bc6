"""One digest over everything a site is made from, so that the same site is not made twice.

Contents count, times of change do not: a fresh clone and a file saved unchanged give the same digest.
"""

import hashlib
import platform
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from practicebook.project import current_day

INPUTS = (
    "practices",
    "learning",
    "handbook",
    "pages",
    "settings",
    "data",
    "overrides",
    "hooks",
    "src",
    "mkdocs.yml",
    "pyproject.toml",
    "uv.lock",
    ".cache/libraries",
)
"""Files and folders of a project that go into its site; one that does not exist counts as such."""
_NO_INPUT = frozenset({"__pycache__"})


def fingerprint(root: Path, *, with_editions: bool = True) -> str:
    """The SHA-256, in hexadecimal, of the inputs under `root`, of the Python environment and of the build's day.

    Sites with and without editions are different sites.
    """
    digest = hashlib.sha256()
    for line in (f"with editions: {with_editions}", *_surroundings(), *_contents(root)):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def file_digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file under `folder` by its POSIX path in it; empty when there is no such folder."""
    return {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}


def _surroundings() -> Iterator[str]:
    """Yield the day, the interpreter and every installed package with its version, which its folder's name tells."""
    yield current_day().isoformat()
    yield platform.python_implementation() + platform.python_version()
    for name in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        yield from sorted(path.name for path in Path(name).glob("*.dist-info"))


def _contents(root: Path) -> Iterator[str]:
    for name in INPUTS:
        for path in _files(root / name):
            yield f"{path.relative_to(root).as_posix()} {_digest(path)}"


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        for path in sorted(place.iterdir()):
            if path.name not in _NO_INPUT:
                yield from _files(path)
    elif place.is_file():
        yield place


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
