"""The style sheets and the scripts as they are published: joined, made small, and named by their content.

A name that changes with the content may be cached for ever. There are two sheets, one for the frame and one for the
content: the second stands after the page's head, which is painted while it loads.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from practicebook.figures.colour import stylesheet

ASSETS = Path("overrides", "assets")
LIBRARIES = Path(".cache", "libraries")
FRAME_STYLES = ("fonts", "tokens", "base", "frame")
"""What the head of every page needs: the browser paints it as soon as these are there."""
CONTENT_STYLES = (
    "parts",
    "search",
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
JOINED = {"search-box": ("search-similar", "search-index", "search-engine", "search-client", "search-box")}
"""Modules that are published as one, in the order in which they need each other: one request, not one after another."""
_IMPORT = re.compile(rb'(from ?|import\()"\./([a-z-]+)\.js"')
_IMPORT_LINE = re.compile(r'^import [^;]*? from "\./([a-z-]+)\.js";\n', re.MULTILINE)
_EXPORTED_AGAIN = re.compile(r"^export \{[^}]*\};\n", re.MULTILINE)
_NAME = re.compile(r"^(?:export )?(?:async )?(?:const|let|function\*?|class) (\w+)", re.MULTILINE)
PUBLISHED_AS_THEY_ARE = ("assets/fonts/", "assets/favicon", "assets/apple-touch-icon")
"""Beginnings of the paths of theme files that go into the site unchanged; all other theme files stay out."""


@dataclass(frozen=True)
class Bundle:
    """Published files by their path under `assets/`, and the names under which pages ask for them."""

    frame_css: str
    content_css: str
    first: str
    """The one script that stands in the page itself, since it must run before the first paint without a request."""
    modules: Mapping[str, str]
    files: Mapping[str, bytes]


def bundle(root: Path) -> Bundle:
    """Join and name the styles and scripts of the project at `root`."""
    folder = root / ASSETS
    frame_css, content_css = _styles(folder, FRAME_STYLES), _styles(folder, CONTENT_STYLES, stylesheet())
    scripts = _linked(_joined({path.stem: path.read_text(encoding="utf-8") for path in (folder / "js").glob("*.js")}))
    names = {stem: _named(stem, content, "js") for stem, content in scripts.items()}
    sheets = {_named("frame", frame_css, "css"): frame_css, _named("content", content_css, "css"): content_css}
    libraries = {_named(name, content, "js"): content for name, content in _libraries(root).items()}
    files = {**sheets, **{names[stem]: content for stem, content in scripts.items()}, **libraries}
    return Bundle(*sheets, first=first_script(root), modules=names, files=files)


def library_path(root: Path, name: str) -> str | None:
    """Where a library that pages load when it is asked for stands in the site; None where it was not fetched."""
    content = _libraries(root).get(name)
    return f"assets/{_named(name, content, 'js')}" if content else None


@cache
def _libraries(root: Path) -> Mapping[str, bytes]:
    """The libraries that `tools/fetch_libraries.py` has fetched, by name."""
    listed = json.loads((root / ASSETS / "js" / "libraries.json").read_text(encoding="utf-8"))
    files = {one["name"]: root / LIBRARIES / f"{one['name']}-{one['version']}.js" for one in listed}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file()}


def _styles(folder: Path, names: tuple[str, ...], *more: str) -> bytes:
    """The sheets called `names`, and `more`, as one.

    Font addresses are written as seen from css/; the joined sheet stands one folder higher.
    """
    sheets = [(folder / "css" / f"{name}.css").read_text(encoding="utf-8") for name in names]
    return "\n".join([*sheets, *more]).replace("../fonts/", "fonts/").encode()


def first_script(root: Path) -> str:
    """The script that every page begins with."""
    return (root / ASSETS / "first.js").read_text(encoding="utf-8")


def _joined(scripts: Mapping[str, str]) -> dict[str, bytes]:
    """The modules as they are published: some as one, all made small.

    Raises:
        KeyError: A module that is joined needs one that is not joined before it, or two of one name are joined.
    """
    inner = {name for names in JOINED.values() for name in names}
    whole = {stem: _one_module([scripts[name] for name in JOINED[stem]], JOINED[stem]) for stem in JOINED}
    modules = {**{stem: text for stem, text in scripts.items() if stem not in inner}, **whole}
    return {stem: _small(modules[stem]) for stem in sorted(modules)}


def _one_module(texts: Sequence[str], names: Sequence[str]) -> str:
    """Modules as one: what they import from each other is at hand already, since none uses the names of another."""
    declared: set[str] = set()
    parts = []
    for number, text in enumerate(texts):
        own = _NAME.findall(text)
        unknown = [name for name in _IMPORT_LINE.findall(text) if name not in names[:number]]
        if unknown or declared & set(own):
            raise KeyError(", ".join([*unknown, *declared & set(own)]))
        declared |= set(own)
        parts.append(_EXPORTED_AGAIN.sub("", _IMPORT_LINE.sub("", text)))
    return "\n".join(parts)


def _small(script: str) -> bytes:
    """The script without remarks and long names; as it is where the library has no wheel."""
    try:
        import minify  # noqa: PLC0415 - tdewolff-minify
    except ImportError:
        return script.encode()
    return minify.string("application/javascript", script).encode()


def _linked(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts with the names of the modules they import as published, so that a change reaches whoever uses it.

    Raises:
        KeyError: A module imports one that does not exist, or they import each other in a circle.
    """
    done: dict[str, bytes] = {}
    left = dict(scripts)
    while left:
        ready = [
            stem for stem, content in left.items() if all(name.decode() in done for _, name in _IMPORT.findall(content))
        ]
        if not ready:
            raise KeyError(", ".join(left))
        for stem in ready:
            done[stem] = _IMPORT.sub(
                lambda match: (
                    match[1] + b'"./' + _named(match[2].decode(), done[match[2].decode()], "js").encode() + b'"'
                ),
                left.pop(stem),
            )
    return done


def _named(stem: str, content: bytes, suffix: str) -> str:
    return f"{stem}.{sha256(content).hexdigest()[:10]}.{suffix}"
