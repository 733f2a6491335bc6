"""The data files of a site while they are gathered: JSON, named by their content."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

FOLDER = "assets/data/"


@dataclass
class DataFiles:
    """Files by their path in the site."""

    by_path: dict[str, bytes] = field(default_factory=dict)

    def add(self, stem: str, data: object, *, is_html: bool = False) -> str:
        """Keep `data`; gives the path.

        Plain text may hold what looks like a tag; no file of ours shows one, wherever it may be opened, unless
        `is_html` says that tags are what it is for.
        """
        content = _json(data, is_html=is_html)
        return self._keep(f"{stem}.{_digest(content)}", content)

    def add_series(self, stem: str, items: Sequence[object]) -> str:
        """Keep each of `items` in a file of its own; gives their path with `*` for the number, which counts from 0."""
        contents = [_json(item, is_html=False) for item in items]
        digest = _digest(b"".join(contents))
        for number, content in enumerate(contents):
            self._keep(f"{stem}.{number}.{digest}", content)
        return f"{FOLDER}{stem}.*.{digest}.json"

    def _keep(self, name: str, content: bytes) -> str:
        path = f"{FOLDER}{name}.json"
        self.by_path[path] = content
        return path


def _json(data: object, *, is_html: bool) -> bytes:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (written if is_html else written.replace("<", "\\u003c")).encode()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
