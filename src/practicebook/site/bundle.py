"""The style sheet and the scripts as they are published: joined, and named by their content.

A name that changes with the content may be cached for ever; one style sheet is one request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from practicebook.figures.colour import stylesheet

ASSETS = Path("overrides", "assets")
STYLE_ORDER = ("fonts", "tokens", "base", "frame", "parts", "home", "catalogue", "entry", "book", "sheet", "print")
PUBLISHED_AS_THEY_ARE = ("assets/fonts/", "assets/favicon", "assets/apple-touch-icon")
"""Beginnings of the paths of theme files that go into the site unchanged; all other theme files stay out."""


@dataclass(frozen=True)
class Bundle:
    """Published files by their path under `assets/`, and the names under which pages ask for them."""

    css: str
    scheme: str
    modules: Mapping[str, str]
    files: Mapping[str, bytes]


def bundle(root: Path) -> Bundle:
    """Join and name the styles and scripts of the project at `root`."""
    folder = root / ASSETS
    styles = [(folder / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_ORDER]
    # Font addresses are written as seen from css/; the joined sheet stands one folder higher.
    css = "\n".join([*styles, stylesheet()]).replace("../fonts/", "fonts/").encode()
    scripts = {path.stem: path.read_bytes() for path in sorted((folder / "js").glob("*.js"))}
    names = {stem: _named(stem, content, "js") for stem, content in scripts.items()}
    css_name = _named("site", css, "css")
    files = {css_name: css, **{names[stem]: content for stem, content in scripts.items()}}
    return Bundle(css_name, names["scheme"], {stem: name for stem, name in names.items() if stem != "scheme"}, files)


def _named(stem: str, content: bytes, suffix: str) -> str:
    return f"{stem}.{sha256(content).hexdigest()[:10]}.{suffix}"
