"""The owner's own pages in `pages/`: where each stands, in which language, and which pages are its twins.

The language of a page is its folder: `pages/en/about.md` is English, what lies at the top is in the original language.
A folder of a language that the site does not have is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = "pages"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_LANGUAGE_FOLDER = re.compile(r"^([a-z]{2})/")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class OwnerPage:
    """One page; `twins` gives its address in every language in which it exists, its own included."""

    source_path: str
    address: str
    lang: str
    twins: Mapping[str, str]
    title: str
    description: str


def owner_pages(root: Path, languages: tuple[str, ...]) -> Mapping[str, OwnerPage]:
    """Every page of the site's languages by its path under `pages/`."""
    folder = root / FOLDER
    paths = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]
    known = {path: lang for path in paths if (lang := language_of(path, languages))}
    pages = {}
    for path, lang in known.items():
        meta = _front_matter(folder / path)
        twin = str(meta.get("twin", ""))
        twins = {lang: owner_address(path)}
        if twin in known and known[twin] != lang:
            twins[known[twin]] = owner_address(twin)
        title = str(meta.get("title") or Path(path).stem)
        pages[path] = OwnerPage(path, twins[lang], lang, twins, title, str(meta.get("description") or title))
    return pages


def language_of(path: str, languages: tuple[str, ...]) -> str | None:
    """The language of a page by its path; None for a language that the site does not have."""
    found = _LANGUAGE_FOLDER.match(path)
    if found is None:
        return languages[0]
    return found.group(1) if found.group(1) in languages[1:] else None


def owner_address(path: str) -> str:
    """The address of a page of `pages/`: `en/about.md` stands at `en/about/`, an `index.md` at its folder."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    parts = [part for part in (folder, "" if name == "index" else name) if part]
    return "".join(f"{part}/" for part in parts)


def _front_matter(path: Path) -> dict[str, Any]:
    found = _FRONT_MATTER.match(path.read_text(encoding="utf-8").replace("\r\n", "\n"))
    meta = yaml.load(found.group(1), Loader=_LOADER) if found else None  # noqa: S506 - a safe loader
    return meta if isinstance(meta, dict) else {}
