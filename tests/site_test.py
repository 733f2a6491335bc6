"""A small real site: written by chaining, built by `mkdocs build --strict`, read as a visitor gets it.

SiteTest(tmp_path).with_entry("supipaev").build().page("praktikad/supipaev/").select_one("h1")
"""

from pathlib import Path

from bs4 import BeautifulSoup

from site_build import mkdocs_build
from small_project import SmallProject


class SiteTest(SmallProject):
    """A small project with everything that MkDocs needs."""

    def __init__(self, root: Path) -> None:
        """Write the settings, the ledger and this repository's templates, hooks and pages."""
        super().__init__(root)
        self.with_site()
        self.output = ""

    def build(self, *, succeeds: bool = True, with_editions: bool = False) -> "SiteTest":
        """Build the site and keep what the build said; `succeeds` is what the test expects."""
        run = mkdocs_build(self.root, with_editions=with_editions)
        self.output = run.stdout + run.stderr
        assert (run.returncode == 0) is succeeds, self.output
        return self

    @property
    def folder(self) -> Path:
        """The folder of the finished site."""
        return self.root / "site"

    def page(self, address: str) -> BeautifulSoup:
        """One page of the finished site."""
        return BeautifulSoup((self.folder / address / "index.html").read_text(encoding="utf-8"), "lxml")
