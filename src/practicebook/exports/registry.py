"""The one list of outputs: what each makes and which paths of the site it answers for.

Tests run over this list: every file of a built site belongs to exactly one output, and hostile input must come out of
each of them inert. A new output is finished when it stands here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

from practicebook.exports.artifact import Artifact
from practicebook.exports.assets import assets
from practicebook.exports.data import catalogue, search
from practicebook.exports.editions import downloads, editions
from practicebook.exports.glossary import glossary
from practicebook.exports.media import media
from practicebook.exports.sitemap import robots, sitemap
from practicebook.site.site import Site


@dataclass(frozen=True)
class Output:
    """A kind of file. `make` is None for what MkDocs writes from our pages; `patterns` are shell patterns of paths."""

    name: str
    patterns: tuple[str, ...]
    make: Callable[[Site], Iterator[Artifact]] | None = None

    def answers_for(self, path: str) -> bool:
        """Whether the file at `path`, relative to the site, is made by this output."""
        return any(fnmatch(path, pattern) for pattern in self.patterns)


OUTPUTS: tuple[Output, ...] = (
    Output("pages", ("index.html", "*/index.html", "404.html")),
    Output(
        "theme files", ("assets/fonts/*", "assets/favicon.svg", "assets/favicon-32.png", "assets/apple-touch-icon.png")
    ),
    Output("assets", ("assets/*.css", "assets/*.js", "assets/belt.svg", "assets/logos/*"), assets),
    Output("catalogue data", ("assets/data/c*.json", "assets/data/fit.*.json"), catalogue),
    Output("search data", ("assets/data/search*.json",), search),
    Output("pictures", ("assets/media/*/*.webp",), media),
    Output("editions", ("*/*.pdf", "*/*.epub", "*/*.zip"), editions),
    Output("file list", ("downloads.json",), downloads),
    Output("glossary data", ("*.ttl", "[!a]*/*.json"), glossary),  # not in assets/
    Output("sitemap", ("sitemap.xml",), sitemap),
    Output("robots", ("robots.txt",), robots),
)


def artifacts(site: Site) -> Iterator[Artifact]:
    """Yield every file that is not a page."""
    for output in OUTPUTS:
        if output.make:
            yield from output.make(site)
