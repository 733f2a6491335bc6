"""Chapters are contributed text too: whatever a chapter, a term or a worksheet holds comes out inert, on the web and
in the HTML of the PDF, even with the checks blindfolded."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from handbook_files import FILES, FIRST, SHEET, TERM
from practicebook.book.compose import compose
from practicebook.editions.paper_html import paper_html
from practicebook.project import Project
from practicebook.views.addresses import all_addresses
from site_test import SiteTest
from small_project import REPOSITORY
from test_untrusted import BLINDFOLD, BODIES

HOSTILE = '"><b>x</b><script>alert(1)</script><img src=x onerror=alert(1)>'
EXTRA = (
    "## <img src=x onerror=alert(1)> pealkiri {#oma onclick=alert(1)}\n\n"
    "Märk [^paha]. Lause \ue0020\ue001 ja \ue000s1\ue001 ja &#xe002;0&#xe001;.\n\n"
    "| <script>alert(1)</script> | b |\n| --- | --- |\n"
    "| [x](javascript:alert(1)) | ![p](https://evil.example/p.png) |\n\n"
    "[^paha]: <svg onload=alert(1)> {{ 7*7 }} {% raw %} [y](data:text/html,<script>alert(1)</script>)\n"
)


def hostile_site(root: Path) -> SiteTest:
    site = SiteTest(root).with_entry("supipaev")
    site.with_file("hooks/blindfold.py", BLINDFOLD)
    site.with_change("mkdocs.yml", "  - hooks/publish.py", "  - hooks/blindfold.py\n  - hooks/publish.py")
    for path, text in FILES.items():
        site.with_file(path, text)
    bodies = "\n\n".join(body for name, body in BODIES.items() if name != "null" and "\x00" not in body)
    site.with_change(FIRST, "## Tee nüüd {#nuud}", f"{EXTRA}\n\n{bodies}\n\n## Tee nüüd {{#nuud}}")
    site.with_change(FIRST, "title: Kuidas inimesed kaasa lüüa saavad", f"title: 'Kuidas {HOSTILE}'")
    site.with_change(
        FIRST, "question: Kuidas saada kohale need", f"question: 'Kuidas {HOSTILE}'\nshort_title: 'X {HOSTILE}' # "
    )
    site.with_change(
        TERM, "et: Lahenduse loomine koos nendega, keda see puudutab.", f"et: 'Koos {HOSTILE} {{{{ 7*7 }}}}'"
    )
    return site.with_change(SHEET, "et: Keda see puudutab?", f"et: 'Keda {HOSTILE} {{{{ 7*7 }}}}'")


def active(html: str) -> list[str]:
    page = BeautifulSoup(html, "html.parser")
    found = [str(tag) for tag in page.select("main script, iframe, object, embed, main img[src^=http], svg [onload]")]
    for tag in page.find_all(True):
        found += [f"{tag.name} {name}" for name in tag.attrs if name.startswith("on")]
        address = str(tag.get("href") or tag.get("src") or "")
        if address.lower().startswith(("javascript:", "data:text", "vbscript:")):
            found.append(address)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return hostile_site(tmp_path_factory.mktemp("hostile")).build()


def test_the_planted_faults_are_there_and_inert_on_the_web(site: SiteTest) -> None:
    pages = sorted((site.folder / "kasiraamat").rglob("index.html"))
    assert len(pages) == 6
    for file in pages:
        assert active(file.read_text(encoding="utf-8")) == [], file
    chapter = site.page("kasiraamat/kaasamine/")
    assert "onerror=alert(1)" in chapter.get_text(), "what an author wrote is shown as text, not lost"
    assert "49" not in chapter.get_text().replace("2049", "")


def test_the_html_of_the_book_is_inert(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practicebook.project.findings", lambda _subject: iter(()))
    project = Project.load(site.root)
    addresses = all_addresses(project.languages)["et"]
    book = compose(project, addresses)
    assert book is not None
    assert (site.root / "overrides/pages/paper").is_dir(), REPOSITORY
    html = paper_html(project, book, addresses, None)
    assert active(html) == []
    assert "evil.example" not in "".join(str(tag) for tag in BeautifulSoup(html, "html.parser").select("img, link"))
