"""Checks over the whole collection: what is found where, and what is left in peace."""

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from practicebook.catalogue.ledger import parse_ledger, read_ledger
from practicebook.checks.freshness import last_day_of, months_after
from practicebook.checks.language import sentences
from practicebook.checks.registry import checks
from practicebook.checks.safety import is_personal_code
from practicebook.content.practices import read_practices
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.wording import worded
from practicebook.messages import languages
from practicebook.project import Project
from small_project import FRONT, REPOSITORY, SECTIONS, TRANSLATED_SECTIONS, SmallProject

NOON = "1795608000"  # 2026-11-25, 12:00 in UTC
ENTRY, ENGLISH, LEDGER = "practices/supipaev.md", "practices/supipaev.en.md", "data/published.csv"
MEDIA = "practices/media/supipaev"
SOURCE = FRONT["sources"][0]
IMAGE = {"file": "avamine.jpg", "alt": "Supilaud", "credit": "Selts", "licence": "CC-BY-4.0", "consent": "true"}
JPEG, PNG = b"\xff\xd8\xff\xe0" + bytes(60), b"\x89PNG\r\n\x1a\n" + bytes(60)
WEBP, SVG = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(60), b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
PERSONAL_CODE = "37605030299"  # made up: the standard's own example

_PLANTED: set[str] = set()
"""Every code that a test of this module has found."""


@pytest.fixture(autouse=True)
def _one_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


def found(project: SmallProject) -> list[Diagnostic]:
    """What the checks find, and every error; hints of the reader itself are left out."""
    diagnostics = Project.load(project.root).diagnostics
    return [item for item in diagnostics if item.code >= "PB-400" or item.severity is Severity.ERROR]


def only(project: SmallProject, code: str, severity: Severity = Severity.HINT) -> Diagnostic:
    """The one finding there is, which can be said in every language."""
    diagnostics = found(project)
    assert [(item.code, item.severity) for item in diagnostics] == [(code, severity)], diagnostics
    (item,) = diagnostics
    for lang in languages():
        words = worded(item, lang)
        assert words.text
        assert "{" not in words.help
    _PLANTED.add(code)
    return item


def place_of(project: SmallProject, path: str, part: str) -> tuple[str, int, int]:
    """File, line and column of `part`, which stands in the file once."""
    text = project.read(path)
    assert text.count(part) == 1, f"{part!r} stands {text.count(part)} times"
    index = text.index(part)
    return path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def place(item: Diagnostic) -> tuple[str, int | None, int | None]:
    return item.path, item.line, item.column


def test_sound_project_gets_no_finding(project: SmallProject) -> None:
    project.with_entry("supipaev", images=[IMAGE]).with_entry("aed", related=["supipaev"], title="Naabrite aed")
    project.with_translation("supipaev", images={"avamine.jpg": {"alt": "Soup table"}})
    (project.root / MEDIA).mkdir(parents=True)
    (project.root / MEDIA / "avamine.jpg").write_bytes(JPEG)

    assert found(project) == []


ERRORS_IN_BODY = [
    ("PB-401", "Vaata <script src=x> siit [@s1].", "<script src=x>"),
    ("PB-401", "Pilt <img src=x onerror=alert(1)> siin [@s1].", "<img src=x onerror=alert(1)>"),
    ("PB-401", "Rühm </div> siin [@s1].", "</div>"),
    ("PB-401", "Rühm <svg/onload=alert(1)> siin [@s1].", "<svg/onload=alert(1)>"),
    ("PB-401", "Rühm <iframe src=//pahad.example siin [@s1].", "<iframe src=//pahad.example siin [@s1]."),
    ("PB-401", "Rühm <!-- peidus --> siin [@s1].", "<!-- peidus -->"),
    ("PB-402", "Rühm {{ config.items() }} siin [@s1].", "{{ config.items() }}"),
    ("PB-402", "Rühm {% raw %} siin [@s1].", "{% raw %}"),
    ("PB-402", "Rühm {# peidus #} siin [@s1].", "{# peidus #}"),
    ("PB-403", "Vaata [lehte](javascript:alert) siit [@s1].", "javascript:alert"),
    ("PB-403", "Vaata [lehte](JaVaScRiPt:alert) siit [@s1].", "JaVaScRiPt:alert"),
    ("PB-403", "Vaata [lehte](&#106;avascript:alert) siit [@s1].", "&#106;avascript:alert"),
    ("PB-403", "Vaata [lehte](data:text/html;base64,PHN2Zz4=) siit [@s1].", "data:text/html;base64,PHN2Zz4="),
    ("PB-403", "Vaata [lehte](file:///etc/passwd) siit [@s1].", "file:///etc/passwd"),
    ("PB-403", "Vaata [lehte](//pahad.example/x) siit [@s1].", "//pahad.example/x"),
    ("PB-403", "Vaata [lehte](../settings/site.yml) siit [@s1].", "../settings/site.yml"),
    ("PB-403", "Vaata <vbscript:msgbox> siit [@s1].", "vbscript:msgbox"),
    ("PB-403", "Vaata lehte siit [@s1].\n\n[lehte]: javascript:alert", "javascript:alert"),
    ("PB-403", "Ava file:///etc/passwd oma arvutis [@s1].", "file:///etc/passwd"),
    ("PB-404", "Vaata [lehte](http://www.naide.example/) siit [@s1].", "http://www.naide.example/"),
    ("PB-404", "Vaata http://www.naide.example siit [@s1].", "http://www.naide.example"),
    ("PB-405", "Vaata ![supp](https://www.naide.example/supp.png) [@s1].", "![supp](https://www.naide.example/supp.png)"),
    ("PB-405", "Vaata ![supp][pilt] siit [@s1].", "![supp][pilt]"),
    ("PB-406", "Rühm --8<-- siin [@s1].", "-8<-- siin [@s1]."),
    ("PB-410", "Vaata [lehte](https://www.n\u0430ide.example/) siit [@s1].", "www.n\u0430ide.example"),
    ("PB-410", "Vaata [lehte](https://xn--nide-53d.example/) siit [@s1].", "xn--nide-53d.example"),
]
HINTS_IN_BODY = [
    ("PB-408", "Kirjuta mari.maasikas+supp@naide.example ja tule [@s1].", "mari.maasikas+supp@naide.example"),
    ("PB-408", "Kirjuta [Marile](mailto:mari@naide.example) ja tule [@s1].", "mari@naide.example"),
    ("PB-409", "Helista meile +372 5123 4567 ja tule [@s1].", "+372 5123 4567"),
    ("PB-409", "Helista Marile, tel 5123 4567, ja tule [@s1].", "tel 5123 4567"),
    ("PB-423", "Rühmas käis aasta jooksul 417 noort.", "417"),
    ("PB-423", "Osales 1 103 inimest.\n\nSee on viidatud [@s1].", "103"),
    ("PB-423", "2015. aastal oli neid 87% rohkem.", "87"),
    ("PB-441", 'Noored ütlevad "meie kamp" ja tulevad [@s1].', '"meie kamp"'),
    ("PB-442", "Tulemus on selge - rühm jätkab [@s1].", "- rühm"),
    ("PB-443", "Kooli jätkas 81.5% osalejatest [@s1].", "81.5"),
    ("PB-443", "Kogumaksumus oli 2.5 miljonit eurot [@s1].", "2.5"),
    ("PB-444", "Rühm kohtub  kolm korda nädalas [@s1].", "  kolm"),
    ("PB-445", "Tulge kõik KOGUKONNA KÖÖKI sööma [@s1].", "KOGUKONNA KÖÖKI"),
    ("PB-445", "See on KÕIGILE AVATUD rühm [@s1].", "KÕIGILE AVATUD"),
    ("PB-446", f"Kui {'sõna ja teine sõna ' * 12}otsa saab, on hästi [@s1].", "Kui sõna ja teine"),
    ("PB-452", "See on Eestis unikaalne rühm [@s1].", "unikaalne"),
    ("PB-452", "Ainulaadne ja ka innovaatiline rühm [@s1].", "Ainulaadne"),
]
HINTS_IN_ENGLISH = [
    ("PB-444", "The group meets  three times a week [@s1].", "  three"),
    ("PB-446", f"When {'a word and another one ' * 9}end, all is well [@s1].", "When a word"),
    ("PB-447", 'The young people say "our crew" and come [@s1].', '"our crew"'),
    ("PB-448", "The organization works with neighbours [@s1].", "organization"),
    ("PB-448", "A program for young people [@s1].", "program"),
]


@pytest.mark.parametrize(("code", "fault", "part"), ERRORS_IN_BODY + HINTS_IN_BODY)
def test_fault_in_a_body(project: SmallProject, code: str, fault: str, part: str) -> None:
    severity = Severity.ERROR if (code, fault, part) in ERRORS_IN_BODY else Severity.HINT
    project.with_entry("supipaev", sections={**SECTIONS, "solution": f"{SECTIONS['solution']}\n\n{fault}"})

    item = only(project, code, severity)

    assert place(item) == place_of(project, ENTRY, part)
    assert item.field == ("section", "solution")
    assert part.startswith(item.found) or item.found.startswith(part)


@pytest.mark.parametrize(("code", "fault", "part"), HINTS_IN_ENGLISH)
def test_fault_in_an_english_body(project: SmallProject, code: str, fault: str, part: str) -> None:
    sections = {**TRANSLATED_SECTIONS, "solution": f"{TRANSLATED_SECTIONS['solution']}\n\n{fault}"}
    project.with_entry("supipaev").with_translation("supipaev", sections=sections)

    item = only(project, code)

    assert place(item) == place_of(project, ENGLISH, part)
    assert item.record == "translation"


@pytest.mark.parametrize(
    "text",
    [
        "Rühmas on < 15 noort ja vanus <18 aastat; 3 < 5 [@s1].",
        "Vaata [mudelit](https://www.naide.example/a_(b)) ja <https://www.naide.example> [@s1].",
        "Osalemine on tasuta![@s1] Vaata ka [@s1][@s1].",
        "Kood on { a } ja {b} ning hind 100% {s1 [@s1]}.",
        "Seda kirjutab 2025. aasta 24. novembri leht kell 10.30; vt punkt 2.5 ja versioon 2.0 [@s1].",
        "Uuring on CC BY 4.0, WCAG 2.2 tase AA, lisa 3.1 alusel, 24.11.2026 ja 24.11 [@s1].",
        "Projekt sai 1 103 940 eurot ehk 1.103.940 €, kokku 2,5 miljonit [@s1].",
        "Me ei tea, kas rühm tegutses pärast 2022. aastat.",
        "Rühm on kolmandas klassis ja kohtub 2 korda.",
        "MTÜ SPIN, EELK, UNICEF, OECD OPSI, KÜSK ja INTERREG toetasid [@s1].",
        "Loe faili CONTRIBUTING.md ja `a  b` ning koodi `x - y` [@s1].",
        "- esimene  \n- teine\n-   kolmas\n\n| a  | b  |\n|----|----|\n| 1  | 2  |",
        "Vahemik 10 – 18 ja 10–18-aastased, e-post ja Võru-Narva [@s1].",
        "„Meie kamp“ on nende sõna ja 5\" toru on teine asi [@s1].",
        "Lehel on 3000 unikaalset kasutajat ja raamat „Unikaalne ja ainulaadne“ [@s1].",
        "Innovaatilised hanked moodustasid vähese osa [@s1].",
        f"Esmalt {'tuleb üks sõna ' * 9}lõppu. [@s1] Seejärel {'tuleb üks sõna ' * 9}lõppu.[@s1] Siis jälle.",
        "\n".join(f"- {'üks lühike punkt loetelus ' * 4}[@s1]" for _ in range(4)),
        "Telefoninõustamisel käis 7000 inimest ja helistas 1 234 korda [@s1]. Lasteabi number on 116 111 [@s1].",
        f"Viide https://www.naide.example/{PERSONAL_CODE}0 ei ole isikukood, ega ka 12345678901 [@s1].",
        "Sõna Ωmega on kreeka ja Москва vene tähtedega [@s1].",
    ],
)
def test_what_only_looks_like_a_fault(project: SmallProject, text: str) -> None:
    project.with_entry("supipaev", sections={**SECTIONS, "solution": f"{SECTIONS['solution']}\n\n{text}"})

    assert found(project) == []


@pytest.mark.parametrize(
    "text",
    [
        "A computer program and the KiVa Bullying Prevention Program at the Center for Labor [@s1].",
        "“Our crew” is what they call it – 2.5 million euros, 10-18 - and so on [@s1].",
    ],
)
def test_what_only_looks_like_a_fault_in_english(project: SmallProject, text: str) -> None:
    sections = {**TRANSLATED_SECTIONS, "solution": text}
    project.with_entry("supipaev").with_translation("supipaev", sections=sections)

    assert found(project) == []


@pytest.mark.parametrize(
    ("code", "severity", "changes", "part", "loc"),
    [
        ("PB-401", "error", {"novelty": "Uus <b>rasvane moodus [@s1]."}, "<b>", ("novelty",)),
        ("PB-402", "error", {"steps": ["Leia köök [@s1].", "Siis {{ 7*7 }} korda."]}, "{{ 7*7 }}", ("steps", 1)),
        ("PB-402", "error", {"sources": [{**SOURCE, "title": "Leht {{ x }}"}]}, "{{ x }}", ("sources", 0, "title")),
        ("PB-403", "error", {"novelty": "Vaata javascript:alert(1) siit [@s1]."}, "javascript:alert(1", ("novelty",)),
        ("PB-406", "error", {"novelty": "Lisa --8<-- siia [@s1]."}, "-8<-- siia", ("novelty",)),
        ("PB-407", "error", {"partners": [f"Mari {PERSONAL_CODE}"]}, PERSONAL_CODE, ("partners", 0)),
        ("PB-408", "hint", {"contact": {"role": "Juht, juht@naide.example", "url": "https://naide.example"}},
         "juht@naide.example", ("contact", "role")),
        ("PB-409", "hint", {"people": "Juht, tel +372 512 3456 [@s1]."}, "+372 512 3456", ("people",)),
        ("PB-410", "error", {"sources": [{**SOURCE, "url": "https://n\u0430ide.example/supp"}]},
         "n\u0430ide.example", ("sources", 0, "url")),
        ("PB-411", "hint", {"title": "Ühine sup\u0456päev"}, "sup\u0456päev", ("title",)),
        ("PB-421", "hint", {"sources": [SOURCE, {**SOURCE, "id": "s2", "url": "https://example.org/teine"}]},
         "s2", ("sources", 1, "id")),
        ("PB-422", "hint", {"evidence": {**FRONT["evidence"], "studies": [
            {"title": "Uuring", "url": "https://example.org/uuring", "year": "2024", "finding": "mixed"}]}},
         '¦"https://example.org/uuring"', ("evidence", "studies", 0, "url")),
        ("PB-443", "hint", {"dose": "Igal nädalal 1.5 tundi [@s1]."}, "1.5", ("dose",)),
        ("PB-451", "hint", {"title": "Eakad ja õpilased keedavad koos suppi",
                            "summary": "Eakad ja õpilased keedavad koos suppi. Mõju ei ole mõõdetud."},
         "Eakad ja õpilased keedavad koos suppi. Mõju", ("summary",)),
        ("PB-471", "error", {"related": ["supipaek"]}, "supipaek", ("related", 0)),
        ("PB-471", "error", {"kind": "adoption", "adoption_of": "kadunud"}, "kadunud", ("adoption_of",)),
        ("PB-472", "error", {"related": ["supipaev"]}, "- ¦supipaev\n", ("related", 0)),
        ("PB-473", "error", {"old_slugs": ["supipaev"]}, "- ¦supipaev\n", ("old_slugs", 0)),
        ("PB-475", "error", {"learning": ["kadunud-loeng"]}, "kadunud-loeng", ("learning", 0)),
        ("PB-477", "error", {"programme": {"funder": "sveits", "counts": "false"}}, "sveits", ("programme", "funder")),
        ("PB-481", "hint", {"review_in": "P1M", "last_reviewed": "2026-10-01"}, '¦"2026-10-01"', ("last_reviewed",)),
        ("PB-482", "hint", {"status_as_of": "2022"}, '"2022"', ("status_as_of",)),
        ("PB-483", "error", {"published": "2026-11-26"}, '"2026-11-26"', ("published",)),
        ("PB-484", "error", {"status_as_of": "2026-12"}, '"2026-12"', ("status_as_of",)),
        ("PB-484", "error", {"sources": [{**SOURCE, "accessed": "2027-01-01"}]}, '"2027-01-01"', ("sources", 0, "accessed")),
        ("PB-484", "error", {"last_reviewed": "2026-11-26"}, '"2026-11-26"', ("last_reviewed",)),
        ("PB-495", "hint", {"title": "ühine supipäev"}, "ühine", ("title",)),
        ("PB-496", "hint", {"title": "Ühine supipäev."}, 'päev¦."', ("title",)),
        ("PB-497", "hint", {"summary": "Kord nädalas keedavad eakad ja õpilased suppi"}, 'suppi"', ("summary",)),
    ],
)  # fmt: skip
def test_fault_in_a_field(
    project: SmallProject, code: str, severity: str, changes: dict[str, Any], part: str, loc: tuple[str | int, ...]
) -> None:
    project.with_entry("supipaev", **changes)

    item = only(project, code, Severity(severity))

    before, _, marked = part.rpartition("¦")
    path, line, column = place_of(project, ENTRY, before + marked)
    assert place(item) == (path, line, column + len(before))
    assert item.field == loc
    assert item.found.startswith("3*") if code == "PB-407" else item.found in marked or marked in item.found
