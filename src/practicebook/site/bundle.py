"""The style sheet and the scripts as they are published: joined, and named by their content.

A name that changes with the content may be cached for ever; one style sheet is one request.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from practicebook.figures.colour import stylesheet

ASSETS = Path("overrides", "assets")
STYLE_ORDER = (
    "fonts",
    "tokens",
    "base",
    "frame",
    "parts",
    "home",
    "catalogue",
    "picks",
    "compare",
    "collection",
    "fit",
    "entry",
    "book",
    "sheet",
    "print",
)
_IMPORT = re.compile(rb'from "\./([a-z-]+)\.js"')
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
    scripts = _linked({path.stem: path.read_bytes() for path in sorted((folder / "js").glob("*.js"))})
    names = {stem: _named(stem, content, "js") for stem, content in scripts.items()}
    css_name = _named("site", css, "css")
    files = {css_name: css, **{names[stem]: content for stem, content in scripts.items()}}
    return Bundle(css_name, names["scheme"], {stem: name for stem, name in names.items() if stem != "scheme"}, files)


def _linked(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts with the names of the modules they import as published, so that a change reaches whoever uses it.

    Raises:
        KeyError: A module imports one that does not exist, or they import each other in a circle.
    """
    done: dict[str, bytes] = {}
    left = dict(scripts)
    while left:
        ready = [
            stem for stem, content in left.items() if all(name.decode() in done for name in _IMPORT.findall(content))
        ]
        if not ready:
            raise KeyError(", ".join(left))
        for stem in ready:
            done[stem] = _IMPORT.sub(
                lambda match: b'from "./' + _named(match[1].decode(), done[match[1].decode()], "js").encode() + b'"',
                left.pop(stem),
            )
    return done


def _named(stem: str, content: bytes, suffix: str) -> str:
    return f"{stem}.{sha256(content).hexdigest()[:10]}.{suffix}"
