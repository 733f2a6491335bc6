"""What hostile chapters, terms and worksheets come to, past blindfolded checks: text, on the web and in the PDF's HTML.

Nothing of them runs, loads or leads astray, and no mark of ours can be forged.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from conftest import serving
from handbook_files import BOOK, FILES, FIRST, FRONT, SECOND, SHEET, TERM
from paper_book import paper_html
from practicebook.book.compose import compose
from practicebook.project import Project
from practicebook.views.addresses import all_addresses
from site_test import SiteTest
from test_untrusted import BLINDFOLD, BODIES, foreign_scripts

HOSTILE = '"><b>x</b><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}'
STRANGE = """\
## <img src=x onerror=alert(1)> pealkiri {#oma onclick=alert(1)}

Märk.[^paha] Lause \ue0020\ue001 ja \ue000s1\ue001 ja &#xe002;0&#xe001; ja &#57346;0&#57345;.

{{ ref("ch02", "rohk") }} {{ term("koosloome", "<i onclick=alert(1)>sõna</i>") }}
{{ practice("supipaev", "<img src=x onerror=alert(1)>") }}

| <script>alert(1)</script> | [x](javascript:alert(1)) |
| --- | --- |
| ![p](https://evil.test/p.png) | {{ 7*7 }} |

[^paha]: <svg onload=alert(1)> {{ 7*7 }} {% raw %} [y](data:text/html,<script>alert(1)</script>)
    ![p](https://evil.test/n.png) \ue0020\ue001
"""
ODD_HEADING = "## *Rõhk* <script>alert(1)</script> [viit](javascript:alert(1)) {#rohk}\n\nx"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site that took everything hostile wherever the handbook has words."""
    site = SiteTest(tmp_path_factory.mktemp("hostile")).with_entry("supipaev")
    site.with_file("hooks/blindfold.py", BLINDFOLD)
    site.with_change("mkdocs.yml", "  - hooks/publish.py", "  - hooks/blindfold.py\n  - hooks/publish.py")
    for path, text in FILES.items():
        site.with_file(path, text)
    bodies = "\n\n".join(body for body in BODIES.values() if "\x00" not in body)
    site.with_change(FIRST, "## Tee nüüd {#nuud}", f"{STRANGE}\n{bodies}\n\n## Tee nüüd {{#nuud}}")
    site.with_change(SECOND, "## Tee nüüd", f"{ODD_HEADING}\n\n## Tee nüüd")
    for path, words in {
        BOOK: ("Näidiskäsiraamat", "Alustamine"),
        FIRST: (
            "Kuidas inimesed kaasa lüüa saavad",
            "Kuidas saada kohale need, kes kunagi kohale ei tule?",
            "Kutsu inimest isiklikult ja anna talle ülesanne.",
            "Kaasamise käsiraamat",
        ),
        TERM: (": koosloome", "Lahenduse loomine koos nendega, keda see puudutab.", "Koosloome käsiraamat"),
        SHEET: (
            *("Kaasamise kava", "Leht aitab otsustada, keda kutsuda.", "Keda see puudutab?", ": Kes\n", ": Jah\n"),
            *("Eestvedajad mitmekesi", "Kirjuta enne üksi.", "Osalejad on kirjest.", "Keedab suppi"),
            "Naabrid, kes ei tunne üksteist",
        ),
        FRONT: (
            *("Mari Maasikas", "See raamat sündis küsimusest.", "Loe oma küsimuse järgi", ": Külaselts\n"),
            *("Tahad, et inimesed tuleksid kohale.", "Ütle enne, mida tahad muuta."),
        ),
    }.items():
        for plain in words:
            site.with_change(path, plain, plain.replace(plain.strip(": \n"), _quoted(HOSTILE)))
    return site.build()


def _active(html: str) -> list[str]:
    """Everything in `html` that could run, load or lead astray."""
    page = BeautifulSoup(html, "html.parser")
    strange = page.select("iframe, object, embed, form:not(.search, .sheet__form, .glossary__search), base, math, b, i")
    strange += page.select('img:not([src^="data:image/svg+xml;base64,"])')
    found = [str(tag)[:80] for tag in strange] + foreign_scripts(page)
    for tag in page.find_all(True):
        found += [f"{tag.name} {name}" for name in tag.attrs if name.startswith("on")]
        address = str(tag.get("href") or tag.get("src") or "")
        is_drawing = tag.name == "img" and address.startswith("data:image/svg+xml;base64,")
        if not is_drawing and (urlsplit(address).scheme not in {"", "https"} or "evil.test" in address):
            found.append(address)
    return found


def test_no_page_of_the_handbook_carries_anything_active(site: SiteTest) -> None:
    pages = [path for name in ("kasiraamat", "en/handbook") for path in sorted((site.folder / name).rglob("*.html"))]
    assert len(pages) == 20
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert _active(text) == [], path
        assert "49" not in BeautifulSoup(text, "html.parser").get_text(), path
        assert not any("\ue000" <= sign <= "\uf8ff" for sign in text), path


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("kasiraamat/", "h1"),
        ("kasiraamat/", ".parts h2"),
        ("kasiraamat/", ".parts__chapters a"),
        ("kasiraamat/kaasamine/", "h1"),
        ("kasiraamat/kaasamine/", ".opening__question"),
        ("kasiraamat/kaasamine/", ".opening__answer"),
        ("kasiraamat/kaasamine/", "#source-1"),
        ("kasiraamat/kaasamine/", ".sheet-card"),
        ("kasiraamat/kaasamine/", ".definition"),
        ("kasiraamat/moju/", ".neighbours"),
        ("kasiraamat/sonastik/", "#koosloome dt"),
        ("kasiraamat/sonastik/", "#koosloome dd"),
        ("kasiraamat/toolehed/", ".sheet-card"),
        ("kasiraamat/toolehed/leht/", "h1"),
        ("kasiraamat/toolehed/leht/", ".lead"),
        ("kasiraamat/toolehed/leht/", ".sheet__label"),
        ("kasiraamat/toolehed/leht/", "th"),
        ("kasiraamat/toolehed/leht/", ".sheet__choices"),
        ("kasiraamat/toolehed/leht/", ".sheet__who"),
        ("kasiraamat/toolehed/leht/", ".sheet__aside li"),
        ("kasiraamat/toolehed/leht/", "#example p"),
        ("kasiraamat/toolehed/leht/", "#example td:nth-child(2)"),
        ("kasiraamat/toolehed/leht/", "#example .sheet__answer"),
        ("kasiraamat/eessona/", ".prose"),
        ("kasiraamat/eessona/", ".signed"),
        ("kasiraamat/kasutamine/", ".prose h2"),
        ("kasiraamat/kasutamine/", "#selts h3"),
        ("kasiraamat/kasutamine/", "#selts p"),
        ("kasiraamat/kasutamine/", ".paths__why"),
        ("kasiraamat/kasutamine/", ".path-map th:nth-child(2)"),
        ("kasiraamat/register/", ".subject-index__term"),
        ("kasiraamat/allikad/", ".sources--book"),
    ],
)
def test_what_was_written_is_shown_as_text(site: SiteTest, address: str, place: str) -> None:
    assert HOSTILE in site.page(address).select_one(place).get_text()


def test_markup_and_forged_marks_in_a_chapter_are_text(site: SiteTest) -> None:
    page = site.page("kasiraamat/kaasamine/")
    text = page.select_one(".prose").get_text()

    assert "<img src=x onerror=alert(1)> pealkiri {#oma onclick=alert(1)}" in text
    assert "Lause 0 ja s1 ja 0 ja 0." in text
    assert "{{ 7*7 }} {% for x in [1] %}y{% endfor %} {# z #}" in text
    assert page.select_one("a.term").get_text() == "koosloomest"
    assert "<i onclick=alert(1)>sõna</i>" in text
    reference = page.select_one("a.reference[href$='#rohk']")
    assert reference.get_text() == "2. peatükk, „Rõhk <script>alert(1)</script> viit“"
    assert "<svg onload=alert(1)> {{ 7*7 }} {% raw %} y" in page.select_one("#note-2").get_text()
    assert len(page.select(".note-mark")) == 2, "no mark was forged"


def test_the_html_of_the_pdf_is_inert(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practicebook.project.findings", lambda _subject: iter(()))
    project = Project.load(site.root)
    for lang, addresses in all_addresses(project.languages).items():
        book = compose(project, addresses)
        assert book is not None
        html = paper_html(project, book, addresses.lang)
        page = BeautifulSoup(html, "html.parser")
        # `book:` names a place in another section, of which the finished file keeps the name alone.
        assert [found for found in _active(html) if not found.startswith("book:")] == [], lang
        assert "49" not in "".join(part.get_text() for part in page.select(".prose, .glossary, .sheet")), lang
        assert len(page.select("style")) == 4 * html.count("<html"), lang
        assert {tag["style"].partition("(")[0] for tag in page.select("[style]")} == {"background-image: url"}, lang
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 0


@pytest.fixture
def address(site: SiteTest) -> Iterator[str]:
    with serving(site.folder) as address:
        yield address


def test_nothing_runs_and_nothing_is_fetched_in_a_browser(browser: Browser, site: SiteTest, address: str) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    ran: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for path in sorted((site.folder / "kasiraamat").rglob("index.html")):
        page.goto(address + Path(path).parent.relative_to(site.folder).as_posix() + "/")
        page.wait_for_load_state("networkidle")
    page.goto(f"{address}kasiraamat/kaasamine/")
    page.locator("a.term").first.click()
    assert HOSTILE in page.locator(".definition:popover-open").inner_text()
    assert ran == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    page.context.close()
