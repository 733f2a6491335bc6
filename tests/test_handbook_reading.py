"""Reading the handbook: a sound one as data, and one planted fault at a time with its file, line, code and words."""

import subprocess
import sys
from pathlib import Path

import pytest

from handbook_files import (
    BOOK,
    FIRST,
    FIRST_ENGLISH,
    FRONT,
    OTHER_TERM,
    SECOND,
    SECOND_ENGLISH,
    SHEET,
    TERM,
    handbook_findings,
    with_handbook,
)
from practicebook.content.anchors import heading_anchors
from practicebook.content.handbook import Handbook
from practicebook.content.macro_calls import macro_calls
from practicebook.diagnostics.diagnostic import Severity, has_errors
from practicebook.diagnostics.wording import worded
from practicebook.messages import languages
from practicebook.project import Project
from small_project import REPOSITORY, SmallProject

E, H = Severity.ERROR, Severity.HINT

CHANGES = """\
changes:
  - date: '2026-11-23'
    version: '0.1'
    note:
      et: Esimene.
      en: The first.
  - date: '2026-11-24'
    version: '0.2'
    note:
      et: Teine.
      en: The second.
updated:"""
TWICE = """\
field: f1
      text:
        et: Veel keegi
        en: Somebody else"""
THREE_CELLS = """\
Keedab suppi
              en: Cooks the soup
            - et: Kolmas
              en: A third
"""
PLANTED = [
    # (file, what stands in it, what takes its place, code, severity, the part the finding points at, what was found)
    (BOOK, "      - ch02\n", "      - ch02\n      - ch03\n", "PB-603", E, "ch03", "ch03"),
    (BOOK, "      - ch02\n", "      - ch02\n      - ch01\n", "PB-605", E, "ch01\n", "ch01"),
    (BOOK, "\n  en: Sample Handbook", "", "PB-144", H, "title:\n  et: Näidis", ""),
    (BOOK, "title:\n  et: Näidiskäsiraamat", "title:", "PB-143", E, "title:\n  en", ""),
    (BOOK, "  - id: alus", "  - id: alus\n    osa: x", "PB-202", E, "osa", "osa"),
    (BOOK, "parts:", "isbn:\n  pdf: '978-9949-00-000-6'\nparts:", "PB-681", E, "978", "978-9949-00-000-6"),
    (FRONT, "chapter: ch01", "chapter: ch07", "PB-680", E, "ch07", "ch07"),
    (FRONT, "chapter: ch01", "chapter: ch02", "PB-605", E, "ch02\n        why:\n          et: Kutsu", "ch02"),
    (FRONT, "      en: You want people to come.\n", "", "PB-144", H, "need:", ""),
    (TERM, "source:", "see:\n  - koosloome\nsource:", "PB-614", E, "koosloome\nsource", "koosloome"),
    (TERM, "source:", "see:\n  - osaluss\nsource:", "PB-647", E, "osaluss", "osaluss"),
    (TERM, "  en: co-creation\n", "", "PB-144", H, "term", ""),
    (SHEET, "    lines: '3'\n", "", "PB-620", E, "id: f1", "lines"),
    (SHEET, "    lines: '3'\n", "    lines: '3'\n    rows: '2'\n", "PB-621", E, "'2'", "lines"),
    (SHEET, "      - et: Veel mitte\n        en: Not yet\n", "", "PB-622", E, "- et: Jah", "choice"),
    (SHEET, "kind: choice", "kind: valik", "PB-203", E, "valik", "valik"),
    (SHEET, "id: f2", "id: f1", "PB-311", E, "f1\n    kind: table", "f1"),
    (SHEET, "field: f1", "field: f9", "PB-690", E, "f9", "f9"),
    (SHEET, "field: f3\n      chosen:\n        - '1'", TWICE, "PB-691", E, "f1\n      text:\n        et: Veel", "f1"),
    (SHEET, "      chosen:\n        - '1'\n", "", "PB-692", E, "field: f3", "choice"),
    (SHEET, "        - '1'\n", "        - '3'\n", "PB-693", E, "- '3'\n", "3"),
    (SHEET, "Keedab suppi\n              en: Cooks the soup\n", THREE_CELLS, "PB-693", E, "et: Selts", "3"),
    (SHEET, "tips:", "canvas:\n  - f1 f2\n  - f2 f3\ntips:", "PB-694", E, "f1 f2", "f2"),
    (SHEET, "tips:", "canvas:\n  - f1 f2\n  - f3 f9\ntips:", "PB-694", E, "f3 f9", "f9"),
    (
        SHEET,
        "who:\n  et: Eestvedajad mitmekesi\n  en: Those who lead, several together\n",
        "",
        "PB-695",
        H,
        "title",
        "who",
    ),
    (SHEET, "practice: supipaev", "practice: supipaew", "PB-644", E, "supipaew", "supipaew"),
    (SHEET, "practice: supipaev", "practice: mustand", "PB-645", E, "mustand", "mustand"),
    (FIRST, "id: ch01", "id: ch09", "PB-609", E, "ch09", "ch09"),
    (FIRST, "slug: kaasamine", "slug: moju", "PB-611", E, "", "moju"),
    (FIRST, "slug: kaasamine", "slug: sonastik", "PB-612", E, "sonastik", "sonastik"),
    (FIRST_ENGLISH, "slug: participation", "slug: glossary", "PB-612", E, "glossary", "glossary"),
    (FIRST, "updated:", "state: final\nversion: '0.9'\nupdated:", "PB-682", E, "'0.9'", "0.9"),
    (FIRST, "updated:", CHANGES, "PB-683", E, "'2026-11-24'\n    version", "2026-11-24"),
    (FIRST, "updated:", "state: lõplik\nupdated:", "PB-203", E, "lõplik", "lõplik"),
    (FIRST_ENGLISH, "## Ask first", "### Ask first", "PB-684", H, "### Ask", "Ask first"),
    (FIRST_ENGLISH, "}} [@s1].", "}}.", "PB-685", H, "", "[@s1]"),
    (FIRST, "kus on juttu", "[vaata](ch02.md), kus on juttu", "PB-689", E, "[vaata]", "ch02.md"),
    (FIRST, "kus on juttu", "[vaata](http://example.org), kus on juttu", "PB-689", E, "[vaata]", "http://example.org"),
    (OTHER_TERM, "et: osalus", "et: Koosloome", "PB-687", E, "term", "Koosloome"),
    (FIRST, "question: ", "küsimus: x\nquestion: ", "PB-202", E, "küsimus", "küsimus"),
    (FIRST, "updated: '2026-11-24'\n", "", "PB-201", E, "", ""),
    (FIRST, "talle ülesanne.", "talle ülesanne [@s5].", "PB-313", E, "Kutsu", "[@s5]"),
    (FIRST, "tehti [@s1]", "tehti [@s1] [@s2]", "PB-313", E, "[@s2]", "[@s2]"),
    (FIRST_ENGLISH, "[@s1].[^n1]", "[@s3].[^n1]", "PB-313", E, "[@s3]", "[@s3]"),
    (FIRST, "hernesupp", "herne\u200bsupp", "PB-115", E, "\u200b", ""),
    (FIRST, "updated:", "learning:\n  - loeng\nupdated:", "PB-475", E, "loeng", "loeng"),
    (SECOND, "Mõõda.\n", "Mõõda. {% if x %}", "PB-640", E, "{%", "{% if x %}"),
    (SECOND, "Mõõda.\n", "Mõõda. {{ x", "PB-641", E, "{{ x", "{{"),
    (SECOND, "Mõõda.\n", "Mõõda }} enne.", "PB-641", E, "}} enne", "}}"),
    (SECOND, "Mõõda.\n", "Neist jäi 61% tööle.\n", "PB-659", E, "61%", "61%"),
    (SECOND, "Mõõda.\n", "Raha oli 12 000 eurot.\n", "PB-659", E, "12 000", "12 000"),
    (FIRST, "Supp oli hernesupp.", "Suppi sõi 340 inimest.", "PB-659", E, "340", "340"),
    (SECOND, "Mõõda.\n", 'Nii: {{ case("supipaev") }}\n', "PB-652", E, "{{ case", '{{ case("supipaev") }}'),
    (SECOND, "Mõõda.\n", "{{ settings.site }}", "PB-641", E, "{{ settings", "{{ settings.site }}"),
    (SECOND, "Mõõda.\n", "{{ 7 * 7 }}", "PB-641", E, "{{ 7", "{{ 7 * 7 }}"),
    (SECOND, "Mõõda.\n", '{{ ref("ch01")|upper }}', "PB-641", E, '{{ ref("ch01")|', '{{ ref("ch01")|upper }}'),
    (SECOND, "Mõõda.\n", '{{ ref("ch01").x }}', "PB-641", E, '{{ ref("ch01").', '{{ ref("ch01").x }}'),
    (SECOND, "Mõõda.\n", '{{ ref("ch01 }}', "PB-641", E, '{{ ref("ch01 ', '{{ ref("ch01 }}'),
    (SECOND, "Mõõda.\n", "{{ " + "(" * 900 + " }}", "PB-641", E, "{{ (", "{{ " + "(" * 900 + " }}"),
    (SECOND, "Mõõda.\n", '{{ reff("ch01") }}', "PB-642", E, "{{ reff", "reff"),
    (SECOND, "Mõõda.\n", '{{ x.y.reff("ch01") }}', "PB-641", E, "{{ x", '{{ x.y.reff("ch01") }}'),
    (SECOND, "Mõõda.\n", "{{ ref(ch01) }}", "PB-643", E, "{{ ref(ch01", "{{ ref(ch01) }}"),
    (SECOND, "Mõõda.\n", "{{ ref() }}", "PB-643", E, "{{ ref()", "{{ ref() }}"),
    (SECOND, "Mõõda.\n", '{{ ref("") }}', "PB-643", E, '{{ ref("")', '{{ ref("") }}'),
    (SECOND, "Mõõda.\n", '{{ ref(id="ch01") }}', "PB-643", E, "{{ ref(id", '{{ ref(id="ch01") }}'),
    (SECOND, "Mõõda.\n", '{{ ref(*"ab") }}', "PB-643", E, "{{ ref(*", '{{ ref(*"ab") }}'),
    (FIRST, 'case("supipaev")', 'case("supipaew")', "PB-644", E, "{{ case", "supipaew"),
    (FIRST, 'practice("supipaev"', 'practice("mustand"', "PB-645", E, "{{ practice", "mustand"),
    (FIRST, '"r1"', '"r7"', "PB-646", E, "{{ result", "r7"),
    (FIRST, 'term("koosloome"', 'term("kooslome"', "PB-647", E, "{{ term", "kooslome"),
    (FIRST, 'worksheet("leht")', 'worksheet("../leht")', "PB-648", E, "{{ worksheet", "../leht"),
    (FIRST, '"ch02"', '"ch03"', "PB-649", E, "{{ ref", "ch03"),
    (FIRST, '"tee-nuud"', '"tee-nyyd"', "PB-650", E, "{{ ref", "tee-nyyd"),
    (SECOND_ENGLISH, '"do-this-now"', '"nuud"', "PB-650", E, "{{ ref", "nuud"),
    (SECOND, '"evidence-ladder"', '"evidence-lader"', "PB-651", E, "{{ figure", "evidence-lader"),
    (FIRST, "  - supipaev\n", "  - supipaev\n  - mustand\n", "PB-655", H, "mustand", "mustand"),
    (FIRST, "cases:\n  - supipaev\n", "", "PB-656", H, "{{ practice", "supipaev"),
    (FIRST, "worksheets:\n  - leht\n", "", "PB-656", H, "{{ worksheet", "leht"),
    (FIRST, "tehti [@s1]", "tehti", "PB-421", H, "s1\n", "s1"),
    (SECOND, "Mõõda.\n", '{{ term("osalus") }}', "PB-657", H, "{{ term", 'term("osalus")'),
    (SECOND_ENGLISH, "Measure.\n", '{{ term("osalus") }}', "PB-658", H, "{{ term", 'term("osalus")'),
    (FIRST, "[^n1]: Supp oli", "Supp oli", "PB-660", E, "[^n1]", "[^n1]"),
    (FIRST, "[@s1].[^n1]", "[@s1].", "PB-661", H, "[^n1]", "[^n1]:"),
    (FIRST, "hernesupp.\n", "hernesupp.\n\n[^n1]: Või oasupp.\n", "PB-662", E, "[^n1]: Või", "[^n1]:"),
]


@pytest.fixture(name="project")
def handbook_project(tmp_path: Path) -> SmallProject:
    return with_handbook(tmp_path)


def test_sound_handbook_is_read_without_a_finding(project: SmallProject) -> None:
    assert handbook_findings(project) == []
    handbook = Project.load(project.root).handbook
    first, second = handbook.chapters

    assert handbook.outline is not None
    assert handbook.outline.chapters == ("ch01", "ch02") == tuple(handbook.by_id)
    assert (first.meta.slug, first.translations["en"].meta.slug) == ("kaasamine", "participation")
    assert not second.translations["en"].is_stale
    assert project.read(FIRST).split("\n")[first.body_line - 1 :] == first.body.split("\n")
    assert handbook.glossary["koosloome"].term == {"et": "koosloome", "en": "co-creation"}
    assert [field.kind for field in handbook.worksheets["leht"].fields] == ["lines", "table", "choice"]


def test_project_without_a_handbook(tmp_path: Path) -> None:
    project = Project.load(SmallProject(tmp_path).with_entry("supipaev").root)

    assert project.handbook == Handbook()
    assert project.diagnostics == ()


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{row[3]} {row[2] or row[1]!r:.40}" for row in PLANTED])
def test_planted_fault(project: SmallProject, planted: tuple[str, str, str, str, Severity, str, str]) -> None:
    path, old, new, code, severity, part, found = planted
    project.with_change(path, old, new)

    told = [item for item in handbook_findings(project) if item.code not in {"PB-608", code}]
    # A fault in a chapter's calls shows as a difference between its languages too.
    assert {item.code for item in told} <= {
        "PB-655",
        "PB-656",
        "PB-657",
        "PB-658",
        "PB-685",
        "PB-688",
        "PB-690",
        "PB-692",
    }
    (item,) = (item for item in handbook_findings(project) if item.code == code)
    text = project.read(item.path)
    if part:
        last = text.rindex(part) if code in {"PB-605", "PB-662"} else text.index(part)
        assert (item.path, item.line) == (path, text.count("\n", 0, last) + 1)
    assert (item.severity, item.found.strip()) == (severity, found.strip())
    for lang in languages():
        words = worded(item, lang)
        assert words.text
        assert words.help
        assert "{expected}" not in words.help


def test_the_meant_value_is_suggested(project: SmallProject) -> None:
    project.with_change(FIRST, 'case("supipaev")', 'case("supipaew")').with_change(FIRST, '"tee-nuud"', '"tee-nyyd"')
    project.with_change(FIRST, "{{ worksheet(", "{{ workshet(")

    meant = {item.code: item.suggestion for item in handbook_findings(project) if item.severity is E}

    assert meant == {"PB-644": "supipaev", "PB-650": "tee-nuud", "PB-642": "worksheet"}


def test_files_that_do_not_belong(project: SmallProject) -> None:
    project.with_file("handbook/margid.txt", "x").with_file("handbook/chapters/pilt.png", "x")
    project.with_file("handbook/chapters/Uus.md", "x").with_file("handbook/glossary/Uus.yml", "x: y\n")
    project.with_file("handbook/chapters/ch01.fi.md", "x").with_file("handbook/chapters/ch02.et.md", "x")
    project.with_file("handbook/chapters/ch03.md", project.read(SECOND).replace("ch02", "ch03").replace("moju", "uus"))
    project.with_file("handbook/chapters/ch04.en.md", project.read(SECOND_ENGLISH))

    assert [(item.code, item.path.removeprefix("handbook/"), item.severity) for item in handbook_findings(project)] == [
        ("PB-610", "chapters/Uus.md", E),
        ("PB-131", "chapters/ch01.fi.md", E),
        ("PB-137", "chapters/ch02.et.md", E),
        ("PB-604", "chapters/ch03.md", E),
        ("PB-607", "chapters/ch03.md", H),
        ("PB-606", "chapters/ch04.en.md", E),
        ("PB-601", "chapters/pilt.png", E),
        ("PB-613", "glossary/Uus.yml", E),
        ("PB-601", "margid.txt", E),
    ]


def test_links_are_not_read(project: SmallProject) -> None:
    (project.root / "handbook/chapters/ch03.md").symlink_to(project.root / FIRST)
    (project.root / BOOK).rename(project.root / "book.yml")
    (project.root / BOOK).symlink_to(project.root / "book.yml")

    assert [(item.code, item.path) for item in handbook_findings(project)] == [
        ("PB-134", BOOK),
        ("PB-134", "handbook/chapters/ch03.md"),
    ]


def test_missing_outline(project: SmallProject) -> None:
    (project.root / BOOK).unlink()

    assert [(item.code, item.path) for item in handbook_findings(project)] == [("PB-602", BOOK)]


def test_translation_of_a_changed_chapter_is_stale(project: SmallProject) -> None:
    project.with_change(FIRST, "hernesupp", "oasupp")
    (item,) = handbook_findings(project)

    assert (item.code, item.severity, item.path, item.line) == ("PB-608", H, FIRST_ENGLISH, 2)
    assert Project.load(project.root).handbook.by_id["ch01"].translations["en"].is_stale

    project.with_change(FIRST_ENGLISH, item.found, str(item.values["expected"]))
    assert handbook_findings(project) == []


def test_new_date_or_source_leaves_the_translation_as_it_is(project: SmallProject) -> None:
    project.with_change(FIRST, "updated: '2026-11-24'", "updated: '2026-11-25'")

    assert handbook_findings(project) == []


def test_all_faults_of_a_chapter_come_in_one_run(project: SmallProject) -> None:
    project.with_change(SECOND, "Mõõda.\n", '{{ x\n\n{{ case("ei-ole") }} {% for %} [@s9] [^n9] {{ figure("x") }}\n')

    errors = [(item.code, item.line) for item in handbook_findings(project) if item.severity is E]

    assert sorted(errors) == sorted(
        [
            ("PB-641", 16),
            ("PB-644", 18),
            ("PB-652", 18),
            ("PB-652", 18),
            ("PB-640", 18),
            ("PB-313", 18),
            ("PB-660", 18),
            ("PB-651", 18),
        ]
    )


def test_what_names_a_file_at_fault_is_not_reported_again(project: SmallProject) -> None:
    project.with_change(TERM, "term:", "termin:").with_change(SHEET, "kind: lines", "kind: read")
    project.with_change(SECOND, "id: ch02", "id: CH02").with_change("practices/supipaev.md", '"2015"', '"215"')

    assert {item.path for item in handbook_findings(project) if item.severity is E} == {TERM, SHEET, SECOND}


def test_calls_are_read_and_never_run() -> None:
    body = '{{ term("a}b", \'c"d\') }} {{\n  ref( "ch01" )\n}} `{{ qr() }}` ## X {#own}'
    calls, faults = macro_calls(body)

    assert [(call.name, call.arguments) for call in calls] == [("term", ("a}b", 'c"d')), ("ref", ("ch01",)), ("qr", ())]
    assert [body[call.start : call.end][:2] + body[call.start : call.end][-2:] for call in calls] == ["{{}}"] * 3
    assert faults == ()


def test_anchors_are_those_of_markdown() -> None:
    body = "## Tee *nüüd* [@s1][^n1]\n\n```\n## ei\n```\n\n### Õpi ära! {#oma}\n\n## Tee nüüd\n"

    assert {name: anchor.level for name, anchor in heading_anchors(body).items()} == {
        "tee-nuud": 2,
        "oma": 3,
        "tee-nuud_1": 2,
    }


def test_check_of_one_practice_neither_reads_the_handbook_nor_loads_its_parser(project: SmallProject) -> None:
    program = (
        "import sys; from pathlib import Path; from practicebook.project import Project; "
        "p = Project.load(Path(sys.argv[1]), only=[Path(sys.argv[1], 'practices/supipaev.md')]); "
        "assert not p.handbook.chapters; sys.exit('jinja2' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program, str(project.root)], check=False).returncode == 0


def test_handbook_of_this_project_has_no_error() -> None:
    found = [item for item in Project.load(REPOSITORY).diagnostics if item.path.startswith("handbook/")]

    assert not has_errors(found), found
