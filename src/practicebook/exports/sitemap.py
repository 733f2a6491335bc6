"""Which pages there are, for search engines: sitemap.xml with language twins, and robots.txt.

Source: sitemaps.org protocol 0.9 and its `xhtml:link` alternates. The 404 page is not listed.
"""

from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree as ET

from practicebook.exports.artifact import Artifact
from practicebook.site.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def _twins(site: Site) -> list[Mapping[str, str]]:
    """The addresses of each page in its languages, every page once."""
    original = site.project.languages[0]
    generated = [page.twins for page in site.pages.values() if page.is_listed and page.lang == original]
    owned = [page.twins for page in site.owner_pages.values() if page.lang == min(page.twins, key=_order(site))]
    return [*generated, *owned]


def _order(site: Site) -> Callable[[str], int]:
    return site.project.languages.index


def sitemap(site: Site) -> Iterator[Artifact]:
    """Yield the sitemap: one `url` per page and language, each naming all its twins."""
    base = site.project.settings.site.address
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for twins in _twins(site):
        for address in twins.values():
            url = ET.SubElement(root, f"{{{_SITEMAP}}}url")
            ET.SubElement(url, f"{{{_SITEMAP}}}loc").text = base + address
            for lang, twin in twins.items():
                ET.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=lang, href=base + twin)
    ET.indent(root)
    yield Artifact("sitemap.xml", ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def robots(site: Site) -> Iterator[Artifact]:
    """Yield robots.txt: everything may be read, the sitemap is here."""
    base = site.project.settings.site.address
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode())
