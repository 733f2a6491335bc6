"""A page we wrote: its address, its twins in other languages, what its head says and its HTML."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class GeneratedPage:
    """One page. `twins` gives the same page's address in every language, its own included."""

    address: str
    lang: str
    twins: Mapping[str, str]
    title: str
    description: str
    section: str
    """The part of the site it belongs to, marked in the header: `practices`, `method`, …"""
    html: str
    scripts: tuple[str, ...] = ()
    """Names of the site's modules that enhance this page."""
    is_listed: bool = True
    """Whether search engines and the sitemap should know of it."""
    refresh: str | None = None
    """Where a browser goes on to by itself, as seen from the page."""

    @property
    def source_path(self) -> str:
        """The path of the Markdown file that stands for this page in MkDocs: `praktikad/koomen.md`."""
        return f"{self.address.rstrip('/') or 'index'}.md"
