"""Keep finished editions under `.cache/editions/` by the digest of everything they are made from.

A file is written first and its record last, so that half an edition is never taken for one; what is damaged is made
anew.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

CACHE = Path(".cache", "editions")
FONTS = Path("overrides", "assets", "paper")
_MAKERS = ("weasyprint", "pydyf", "pyphen")
"""Libraries whose version changes what comes out."""


@dataclass(frozen=True)
class Kept:
    """A finished file and what was recorded of it."""

    content: bytes
    record: Mapping[str, Any]


def digest(root: Path, html: str) -> str:
    """The digest of what an edition is made from: its HTML, the fonts and the versions of its makers."""
    parts = [html, *(f"{name} {version(name)}" for name in _MAKERS)]
    whole = sha256("\n".join(parts).encode())
    for font in sorted((root / FONTS).rglob("*.otf")):
        whole.update(sha256(font.read_bytes()).digest())
    return whole.hexdigest()


def kept(folder: Path, name: str) -> Kept | None:
    """The file called `name` and its record, if both are there and whole."""
    try:
        record = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        content = (folder / f"{name}.pdf").read_bytes()
    except (OSError, ValueError):
        return None
    if not isinstance(record, dict) or record.get("sha256") != sha256(content).hexdigest():
        return None
    return Kept(content, record)


def keep(folder: Path, name: str, content: bytes, record: Mapping[str, object]) -> None:
    """Write the file, then its record."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pdf").write_bytes(content)
    complete = {**record, "sha256": sha256(content).hexdigest()}
    (folder / f"{name}.json").write_text(json.dumps(complete, indent=1) + "\n", encoding="utf-8")


def records(folder: Path, beginning: str) -> list[Path]:
    """The records whose name begins so, the newest first."""
    found = folder.glob(f"{beginning}-*.json")
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def forget(folder: Path, beginning: str, count: int) -> None:
    """Delete all but the newest `count` files whose name begins so."""
    for path in records(folder, beginning)[count:]:
        path.unlink(missing_ok=True)
        path.with_suffix(".pdf").unlink(missing_ok=True)
