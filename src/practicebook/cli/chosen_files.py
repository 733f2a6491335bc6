"""Which files a command's arguments name: a path, a folder for all its files, or the slug of an entry."""

from collections.abc import Iterable
from pathlib import Path

from practicebook.cli.console import Console, RefusalError
from practicebook.content.chapters import CHAPTER_FOLDER
from practicebook.content.practices import FOLDER


def chosen_files(console: Console, files: Iterable[Path]) -> frozenset[str]:
    """The paths of the files and, of entries and chapters, of their other languages; POSIX, from the root.

    Raises:
        RefusalError: One of them is not in the project.
    """
    paths: set[str] = set()
    for given in files:
        path = next((option for option in _options(console.root, given) if option.exists()), None)
        if path is None or not path.resolve().is_relative_to(console.root):
            raise RefusalError("no_such_file", path=str(given))
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.parent in {console.root / FOLDER, console.root / CHAPTER_FOLDER}:
                slug = file.name.partition(".")[0]
                paths |= {other.relative_to(console.root).as_posix() for other in file.parent.glob(f"{slug}.*")}
            if file.is_file():
                paths.add(file.relative_to(console.root).as_posix())
    return frozenset(paths)


def _options(root: Path, given: Path) -> Iterable[Path]:
    """What a writer may have meant: a path from here, a path from the root, or a slug."""
    here = Path.cwd() / given
    yield here.parent.resolve() / here.name
    yield root / given
    yield root / FOLDER / f"{given}.md"
