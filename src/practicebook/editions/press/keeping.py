"""Keep finished pieces under `.cache/editions/` by the digest of everything they are made from.

A file is written first and its record last, so that half a piece is never taken for one; what is damaged is made anew.
"""

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from practicebook.editions.press.piece import Bookmark, Job, Piece

CACHE = Path(".cache", "editions")
FONTS = Path("overrides", "assets", "paper")
_MAKERS = ("weasyprint", "pydyf", "pyphen", "practicebook")
"""Libraries whose version changes what comes out."""
_RECIPE = "5"
"""Counts changes of the press itself that give another piece of the same HTML."""
_KEPT = 6
"""Pieces of one name that are kept: enough to go back and forth between a few states."""


class Shelf:
    """The kept pieces of one project."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder of the project."""
        self.folder = root / CACHE
        whole = sha256("\n".join((_RECIPE, *(f"{name} {version(name)}" for name in _MAKERS))).encode())
        for file in sorted((root / FONTS).rglob("*")):
            if file.suffix in {".otf", ".icc"}:
                whole.update(sha256(file.read_bytes()).digest())
        self._makers = whole.hexdigest()

    def key(self, job: Job) -> str:
        """The name under which the piece of a job is kept."""
        digest = sha256(f"{self._makers}\n{job.variant}\n{job.html}".encode()).hexdigest()
        return f"{job.name}-{digest[:20]}"

    def find(self, job: Job) -> Piece | None:
        """The piece of a job, if it is there and whole."""
        path = self.folder / self.key(job)
        try:
            record = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
            content = path.with_name(f"{path.name}.pdf").read_bytes()
            if record["sha256"] != sha256(content).hexdigest():
                return None
            return Piece(
                content,
                int(record["page_count"]),
                {name: (int(page), float(x), float(y)) for name, (page, x, y) in record["places"].items()},
                tuple(Bookmark(*bookmark) for bookmark in record["bookmarks"]),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, job: Job, piece: Piece) -> None:
        """Write the file, then its record; older pieces of the name go."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = self.key(job)
        record = {
            "page_count": piece.page_count,
            "places": piece.places,
            "bookmarks": [(mark.level, mark.words, mark.page, mark.x, mark.y) for mark in piece.bookmarks],
            "sha256": sha256(piece.content).hexdigest(),
        }
        (self.folder / f"{name}.pdf").write_bytes(piece.content)
        (self.folder / f"{name}.json").write_text(json.dumps(record) + "\n", encoding="utf-8")
        self._forget(job.name)

    def _forget(self, name: str) -> None:
        found = [path for path in self.folder.glob(f"{name}-*.json") if len(path.stem) == len(name) + 21]
        for path in sorted(found, key=_age, reverse=True)[_KEPT:]:
            path.unlink(missing_ok=True)
            path.with_suffix(".pdf").unlink(missing_ok=True)


def _age(path: Path) -> tuple[int, str]:
    """When a file was last written; one that another build has taken away meanwhile counts as old."""
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name
