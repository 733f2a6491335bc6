"""Which pages there are, for search engines: sitemap.xml with language twins, and robots.txt.

Source: sitemaps.org protocol 0.9 and its `xhtml:link` alternates. The 404 page is not listed.
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from practicebook.exports.artifact import Artifact
from practicebook.site.frame import FOOTER_PAGES
from practicebook.site.site import Site
from practicebook.views.addresses import all_addresses

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def _twins(site: Site) -> list[Mapping[str, str]]:
    every = all_addresses(site.project.languages)
    original = site.project.languages[0]
    owner_pages = [{lang: addresses.owner_page(name) for lang, addresses in every.items()} for name in FOOTER_PAGES]
    generated = [dict(page.twins) for page in site.pages.values() if page.is_listed and page.lang == original]
    return [*generated, *owner_pages]


def sitemap(site: Site) -> Iterator[Artifact]:
    """Yield the sitemap: one `url` per page and language, each naming all its twins."""
    base = site.project.settings.site.address.rstrip("/") + "/"
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
    base = site.project.settings.site.address.rstrip("/")
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n".encode())
