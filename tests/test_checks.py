"""Checks over the whole collection: what is found where, and what is left in peace."""

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from practicebook.catalogue.ageing import last_day_of, months_after
from practicebook.catalogue.ledger import parse_ledger, read_ledger
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
    (
        "PB-405",
        "Vaata ![supp](https://www.naide.example/supp.png) [@s1].",
        "![supp](https://www.naide.example/supp.png)",
    ),
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
    ("PB-423", "2015. aastal oli neid 87% rohkem.", "87%"),
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
        '„Meie kamp“ on nende sõna ja 5" toru on teine asi [@s1].',
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
        ("PB-484", "error", {"sources": [{**SOURCE, "accessed": "2027-01-01"}]},
         '"2027-01-01"', ("sources", 0, "accessed")),
        ("PB-484", "error", {"last_reviewed": "2026-11-26"}, '"2026-11-26"', ("last_reviewed",)),
        ("PB-495", "hint", {"title": "ühine supipäev"}, "ühine", ("title",)),
        ("PB-496", "hint", {"title": "Ühine supipäev."}, 'päev¦."', ("title",)),
        ("PB-497", "hint", {"summary": "Kord nädalas keedavad eakad ja õpilased suppi"}, 'suppi"', ("summary",)),
    ],
)  # fmt: skip
def test_fault_in_a_field(  # noqa: PLR0913, PLR0917 - the columns of the table
    project: SmallProject, code: str, severity: str, changes: dict[str, Any], part: str, loc: tuple[str | int, ...]
) -> None:
    project.with_entry("supipaev", **changes)

    item = only(project, code, Severity(severity))

    before, _, marked = part.rpartition("¦")
    path, line, column = place_of(project, ENTRY, before + marked)
    assert place(item) == (path, line, column + len(before))
    assert item.field == loc
    assert item.found.startswith("3*") if code == "PB-407" else item.found in marked or marked in item.found


@pytest.mark.parametrize(
    ("front", "column"),
    [
        ("novelty: Enne söödi üksi, nüüd {{ x }} koos [@s1].", 32),
        ("novelty:\n  Enne söödi üksi,\n  nüüd {{ x }} koos [@s1].", 8),
        ("novelty: >-\n  Enne söödi üksi,\n  nüüd {{ x }} koos [@s1].", 8),
        ("novelty: 'Enne ''üksi'', siis\n  nüüd {{ x }} koos [@s1].'", 8),
        ('novelty: "Enne söödi üksi, \\\n  nüüd {{ x }} koos [@s1]."', 8),
        ('novelty: "Enne \\u00fcksi, nüüd {{ x }} koos [@s1]."', 10),  # spelt by code point: the start of the text
    ],
)
def test_place_in_a_folded_or_quoted_field(project: SmallProject, front: str, column: int) -> None:
    project.with_entry("supipaev").with_change(ENTRY, "published:", f"{front}\npublished:")

    item = only(project, "PB-402", Severity.ERROR)

    assert (item.line, item.column) == (place_of(project, ENTRY, "{{ x }}")[1], column)


def test_place_under_an_underlined_heading_and_windows_line_breaks(project: SmallProject) -> None:
    project.with_entry("supipaev").with_change(
        ENTRY, "## Lahendus\n", "Lahendus\n--------\n\n\nVaata <b> siit [@s1].\n"
    )
    project.with_file(ENTRY, "\ufeff" + project.read(ENTRY).replace("\n", "\r\n"))

    item = only(project, "PB-401", Severity.ERROR)

    assert (item.line, item.column) == (project.read(ENTRY).split("\r\n").index("Vaata <b> siit [@s1].") + 1, 7)


def with_images(project: SmallProject, *names: str, **changes: Any) -> SmallProject:
    """An entry with pictures that are described in English; the files themselves are not there yet."""
    project.with_entry("supipaev", images=[{**IMAGE, **changes, "file": name} for name in names])
    project.with_translation("supipaev", images={name: {"alt": "Soup table"} for name in names})
    (project.root / MEDIA).mkdir(parents=True)
    return project


def link_elsewhere(path: Path) -> None:
    (path.parent / ".elsewhere.jpg").write_bytes(JPEG)
    path.symlink_to(path.parent / ".elsewhere.jpg")


def link_folder(path: Path) -> None:
    elsewhere = path.parents[3] / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / path.name).write_bytes(JPEG)
    path.parent.rmdir()
    path.parent.symlink_to(elsewhere)


@pytest.mark.parametrize(
    ("code", "name", "make", "suggestion"),
    [
        ("PB-431", "avamine.jpg", lambda _: None, ""),
        ("PB-431", "avamine.jpg", lambda path: path.mkdir(), ""),
        ("PB-432", "avamine.jpg", link_elsewhere, ""),
        ("PB-433", "avamine.jpg", lambda path: path.write_bytes(PNG), "avamine.png"),
        ("PB-433", "avamine.png", lambda path: path.write_bytes(WEBP), "avamine.webp"),
        ("PB-433", "avamine.png", lambda path: path.write_bytes(SVG), ""),
        ("PB-433", "avamine.webp", lambda path: path.write_bytes(b"GIF89a" + bytes(60)), ""),
        ("PB-433", "avamine.jpeg", lambda path: path.write_bytes(b"<!doctype html><script>alert(1)</script>"), ""),
        ("PB-433", "avamine.jpg", lambda path: path.write_bytes(b""), ""),
        ("PB-435", "avamine.jpg", lambda path: path.write_bytes(JPEG + bytes(5 * 1024 * 1024)), ""),
    ],
)
def test_fault_of_a_picture_file(
    project: SmallProject, code: str, name: str, make: Callable[[Path], None], suggestion: str
) -> None:
    make(with_images(project, name).root / MEDIA / name)

    item = only(project, code, Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, f'"{name}"')
    assert (item.field, item.found, item.suggestion) == (("images", 0, "file"), name, suggestion)


def test_folder_of_pictures_that_is_a_link(project: SmallProject) -> None:
    link_folder(with_images(project, "avamine.jpg").root / MEDIA / "avamine.jpg")

    assert [(item.code, item.path) for item in found(project)] == [("PB-432", MEDIA), ("PB-432", ENTRY)]


@pytest.mark.parametrize(("name", "content"), [("a.jpg", JPEG), ("a.jpeg", JPEG), ("a.png", PNG), ("a.webp", WEBP)])
def test_sound_picture_file(project: SmallProject, name: str, content: bytes) -> None:
    (with_images(project, name).root / MEDIA / name).write_bytes(content)

    assert found(project) == []


def test_too_many_pictures(project: SmallProject) -> None:
    names = [f"pilt-{number}.jpg" for number in range(1, 12)]
    with_images(project, *names)
    for name in names:
        (project.root / MEDIA / name).write_bytes(JPEG)

    item = only(project, "PB-436", Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, '"pilt-11.jpg"')
    assert item.found == "11"


def test_picture_without_consent(project: SmallProject) -> None:
    (with_images(project, "avamine.jpg", consent="false").root / MEDIA / "avamine.jpg").write_bytes(JPEG)

    item = only(project, "PB-437", Severity.ERROR)

    _, line, column = place_of(project, ENTRY, "consent: false")
    assert place(item) == (ENTRY, line, column + len("consent: "))


def test_picture_without_english_description(project: SmallProject) -> None:
    (with_images(project, "avamine.jpg").root / MEDIA / "avamine.jpg").write_bytes(JPEG)
    project.with_translation("supipaev")

    item = only(project, "PB-439", Severity.ERROR)

    assert (item.path, item.line, item.found) == (ENGLISH, 2, "avamine.jpg")


@pytest.mark.parametrize(("state", "codes"), [("published", ["PB-439"]), ("submitted", [])])
def test_picture_of_an_untranslated_entry(project: SmallProject, state: str, codes: list[str]) -> None:
    project.with_entry("supipaev", images=[IMAGE], review_state=state, is_translated=False)
    (project.root / MEDIA).mkdir(parents=True)
    (project.root / MEDIA / "avamine.jpg").write_bytes(JPEG)

    diagnostics = found(project)

    assert [item.code for item in diagnostics] == codes
    assert all(place(item) == place_of(project, ENTRY, '"avamine.jpg"') for item in diagnostics)


@pytest.mark.parametrize(
    ("code", "severity", "path"),
    [
        ("PB-434", Severity.ERROR, f"{MEDIA}/joonis.svg"),
        ("PB-438", Severity.HINT, f"{MEDIA}/unustatud.jpg"),
        ("PB-438", Severity.HINT, f"{MEDIA}/sees/avamine.jpg"),
        ("PB-438", Severity.HINT, "practices/media/avamine.jpg"),
        ("PB-438", Severity.HINT, "practices/media/kadunud/avamine.jpg"),
    ],
)
def test_file_in_media_that_nobody_names(project: SmallProject, code: str, severity: Severity, path: str) -> None:
    with_images(project, "avamine.jpg")
    (project.root / MEDIA / "avamine.jpg").write_bytes(JPEG)
    (project.root / MEDIA / ".gitkeep").touch()
    project.with_file(path, "x")

    assert place(only(project, code, severity)) == (path, None, None)


@pytest.mark.parametrize(
    ("code", "words", "values"),
    [("PB-449", 701, {"words": 701, "limit": 700}), ("PB-450", 59, {"words": 59, "limit": 60})],
)
def test_length_of_a_body(project: SmallProject, code: str, words: int, values: dict[str, int]) -> None:
    text = "Üks lühike lause. " * 300
    problem, solution = " ".join(text.split()[: words - 2]), "- **Teine** – lõik [@s1]."
    project.with_entry("supipaev", sections={"problem": problem, "solution": solution, "how_it_works": ""})
    project.with_change(ENTRY, "## Kuidas see toimib\n", "## Kuidas see toimib\n\n***\n")

    item = only(project, code)

    assert (item.path, item.line, item.values) == (ENTRY, place_of(project, ENTRY, "## Probleem")[1], values)


@pytest.mark.parametrize(
    ("code", "first", "other"),
    [
        (
            "PB-461",
            {"title": "Ühine supipäev"},
            {"title": "Ühine – Supipäev!", "organisation": {"name": "Teine Selts"}},
        ),
        ("PB-462", {"title": "Ühine supipäev"}, {"title": "Ühine supipäev"}),
        (
            "PB-462",
            {"title": "Ühine supp", "organisation": {"name": "Näidisküla Selts", "registry_code": "80000001"}},
            {"title": "Ühine supp", "organisation": {"name": "Näidisküla selts MTÜ", "registry_code": "80000001"}},
        ),
        ("PB-463", {"title": "Ühine supipäev eakatele"}, {"title": "Ühine supipäev eakaile"}),
        (
            "PB-463",
            {"title": "Ühine supipäev eakatele", "sources": [{**SOURCE, "url": "http://www.naide.example/supp"}]},
            {"title": "Ühine supipäev eakaile", "sources": [{**SOURCE, "url": "https://naide.example/supp/"}]},
        ),
    ],
)
def test_two_entries_of_one_practice(
    project: SmallProject, code: str, first: dict[str, Any], other: dict[str, Any]
) -> None:
    project.with_entry("supipaev", **first).with_entry("teine", **other)

    diagnostics = [item for item in found(project) if item.code != "PB-495"]

    assert [item.code for item in diagnostics] == [code]
    assert (diagnostics[0].path, diagnostics[0].line) == ("practices/teine.md", 2)
    assert diagnostics[0].values["other"] == ENTRY


def test_entries_that_are_not_one_practice(project: SmallProject) -> None:
    elsewhere: dict[str, Any] = {
        "organisation": {"name": "Teine Selts"},
        "sources": [{**SOURCE, "url": "https://teine.example/"}],
    }
    project.with_entry("supipaev", title="Ühine supipäev eakatele")
    project.with_entry("aed", title="Naabrite aed").with_entry("teine", title="Ühine supipäev eakaile", **elsewhere)

    assert found(project) == []


def test_reference_to_a_former_name_is_told_the_present_one(project: SmallProject) -> None:
    project.with_entry("supipaev", old_slugs=["supp"]).with_entry("aed", title="Naabrite aed", related=["supp"])

    item = only(project, "PB-471", Severity.ERROR)

    assert (item.path, item.found, item.suggestion) == ("practices/aed.md", "supp", "supipaev")


def test_old_slug_of_two_entries(project: SmallProject) -> None:
    project.with_entry("aed", title="Naabrite aed", old_slugs=["endine"]).with_entry("supipaev", old_slugs=["endine"])

    item = only(project, "PB-474", Severity.ERROR)

    assert place(item) == place_of(project, ENTRY, "endine")
    assert item.values["other"] == "practices/aed.md"


def test_reference_to_an_entry_that_is_at_fault_itself(project: SmallProject) -> None:
    project.with_entry("supipaev", related=["aed"]).with_entry("aed", title="Naabrite aed", start_year="215")

    assert [(item.code, item.path) for item in found(project)] == [("PB-211", "practices/aed.md")]


def test_learning_item(project: SmallProject) -> None:
    item_text = (
        "title:\n  et: Loeng\nkind: video\nprovider: Selts\nurl: https://www.naide.example/loeng\ndate: 2026-01-31\n"
        "language: et\npractices:\n  - supipaev\n  - supipaek\n"
    )
    project.with_entry("supipaev", learning=["loeng"]).with_file("learning/loeng.yml", item_text)

    item = only(project, "PB-476", Severity.ERROR)

    assert place(item) == place_of(project, "learning/loeng.yml", "supipaek")
    assert (item.found, item.suggestion) == ("supipaek", "supipaev")


def test_funder_of_the_settings(project: SmallProject) -> None:
    project.with_file(
        "settings/funding.yml", "funders:\n  - key: sveits\n    name:\n      et: Šveits\n      en: Swiss\n"
    )
    project.with_entry("supipaev", programme={"funder": "sveits", "counts": "false"})
    assert found(project) == []

    project.with_change(ENTRY, "funder: sveits", "funder: sveitz")

    item = only(project, "PB-477", Severity.ERROR)
    assert (item.allowed, item.suggestion) == (("sveits",), "sveits")


def test_language_without_messages(project: SmallProject) -> None:
    project.with_file("settings/site.yml", project.read("settings/site.yml").replace("  - en\n", "  - en\n  - xx\n"))

    item = only(project, "PB-478", Severity.ERROR)

    assert place(item) == place_of(project, "settings/site.yml", "xx")


@pytest.mark.parametrize(
    ("changes", "is_due"),
    [
        ({"published": "2025-11-24"}, True),
        ({"published": "2025-11-25"}, False),
        ({"published": "2020-01-01", "last_reviewed": "2026-01-01"}, False),
        ({"published": "2024-11-24", "review_in": "P2Y"}, True),
        ({"published": "2024-11-25", "review_in": "P2Y"}, False),
    ],
)
def test_review_is_due(project: SmallProject, changes: dict[str, Any], is_due: bool) -> None:  # noqa: FBT001
    project.with_entry("supipaev", **changes)

    assert [item.code for item in found(project)] == ["PB-481"] * is_due


@pytest.mark.parametrize(
    ("status_as_of", "status", "is_old"),
    [
        ("2023-10", "active", True),
        ("2023-11", "active", False),
        ("2023-11-24", "seasonal", True),
        ("2023", "active", False),
        ("2022", "unknown", False),
        ("2022", "ended", False),
    ],
)
def test_status_is_old(project: SmallProject, status_as_of: str, status: str, is_old: bool) -> None:  # noqa: FBT001
    project.with_entry("supipaev", status=status, status_as_of=status_as_of)

    assert [item.code for item in found(project)] == ["PB-482"] * is_old


@pytest.mark.parametrize(
    ("rows", "code", "severity", "expected"),
    [
        ("", "PB-488", Severity.ERROR, (ENTRY, '¦"2026-11-24"\nreview')),
        ("supipaev,2026-11-23,false\n", "PB-489", Severity.ERROR, (ENTRY, '¦"2026-11-24"\nreview')),
        ("supipaev,2026-11-24,true\n", "PB-489", Severity.ERROR, (ENTRY, "counts: ¦false")),
        (
            "supipaev,2026-11-24,false\nsupipaev,2026-11-25,false\n",
            "PB-490",
            Severity.ERROR,
            (LEDGER, "¦supipaev,2026-11-25"),
        ),
        ("supipaev,2026-11-24,false\nkadunud,2026-11-24,false\n", "PB-491", Severity.HINT, (LEDGER, "¦kadunud")),
        ("supipaev,2026-11-24,jah\n", "PB-487", Severity.ERROR, (LEDGER, "¦supipaev,2026-11-24,jah")),
        ("supipaev,2026-11-24,false\n\nSupp,24.11.2026,false\n", "PB-487", Severity.ERROR, (LEDGER, "¦Supp")),
        ("supipaev,2026-11-24,false\naed,2026-02-30,false\n", "PB-487", Severity.ERROR, (LEDGER, "¦aed")),
        ("supipaev,2026-11-24,false\naed,2026-11-24\n", "PB-487", Severity.ERROR, (LEDGER, "¦aed")),
    ],
)
def test_ledger_and_front_matter(
    project: SmallProject, rows: str, code: str, severity: Severity, expected: tuple[str, str]
) -> None:
    project.with_entry("supipaev").with_file(LEDGER, f"slug,date,counts\n{rows}")

    item = only(project, code, severity)

    path, part = expected
    before, _, marked = part.partition("¦")
    _, line, column = place_of(project, path, before + marked)
    assert place(item) == (path, line, column + len(before))


@pytest.mark.parametrize("text", ["slug;date;counts\nsupipaev;2026-11-24;false\n", "supipaev,2026-11-24,false\n", ""])
def test_ledger_without_header(project: SmallProject, text: str) -> None:
    project.with_entry("supipaev").with_file(LEDGER, text)

    assert place(only(project, "PB-486", Severity.ERROR)) == (LEDGER, 1, 1)


def test_ledger_that_cannot_be_read(project: SmallProject) -> None:
    project.with_entry("supipaev")
    (project.root / LEDGER).write_bytes(b"slug,date,counts\n\xff\xfe\n")

    assert place(only(project, "PB-485", Severity.ERROR)) == (LEDGER, None, None)


def test_ledger_knows_former_names_tombstones_and_windows_line_breaks(project: SmallProject) -> None:
    project.with_entry("supipaev", old_slugs=["supp"])
    project.with_entry("aed", title="Naabrite aed", review_state="archived")
    project.with_file(LEDGER, "\ufeffslug,date,counts\r\nsupp,2026-11-24,false\r\naed,2026-11-01,true\r\n")
    assert found(project) == []

    project.with_change("practices/aed.md", "review_state: archived", "review_state: draft")

    assert only(project, "PB-491").line == 3


def test_check_of_one_file_knows_the_others(project: SmallProject) -> None:
    project.with_entry("supipaev", related=["aed"]).with_entry("aed", title="Naabrite aed")

    one = Project.load(project.root, only=[project.root / ENTRY])

    assert [entry.slug for entry in one.catalogue.all_entries] == ["supipaev"]
    assert one.diagnostics == ()


def test_rows_of_the_ledger() -> None:
    ledger = parse_ledger("slug,date,counts\nsupp,2026-11-24,true\nvale\naed,2026-12-01,false\n")

    rows = [(row.slug, row.date, row.counts, row.line) for row in ledger.rows]
    assert rows == [("supp", date(2026, 11, 24), True, 2), ("aed", date(2026, 12, 1), False, 4)]
    assert [(item.line, item.found) for item in ledger.diagnostics] == [(3, "vale")]
    assert ledger.is_readable


@pytest.mark.parametrize(
    ("code", "is_valid"),
    [
        ("37605030299", True),
        ("37605030298", False),  # check digit
        ("37613030299", False),  # month
        ("77605030299", False),  # century
        ("12345678901", False),
    ],
)
def test_personal_code(code: str, is_valid: bool) -> None:  # noqa: FBT001
    assert is_personal_code(code) is is_valid


def test_sentences() -> None:
    text = "2013. aastal alustati. Nüüd on rühmi 10. See kasvab!\n- Esimene rida\n- Teine"

    assert [sentence for _, sentence in sentences(text)] == [
        "2013. aastal alustati.",
        "Nüüd on rühmi 10.",
        "See kasvab!",
        "- Esimene rida",
        "- Teine",
    ]
    assert all(text[start:].startswith(sentence) for start, sentence in sentences(text))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(9999, 12, 31), 36, date(9999, 12, 31)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_last_day_of_a_partial_date() -> None:
    assert [last_day_of(day).isoformat() for day in ("2024", "2024-02", "2024-02-03")] == [
        "2024-12-31",
        "2024-02-29",
        "2024-02-03",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "{{",
        "[x](",
        "![a",
        "AA ",
        "a@b.",
        "9 ",
        "2000 ",
        '"a',
        "x - ",
        "--8",
        "http://",
        "a\n\xa0",
        ". \xa0",
        "```",
        "a  ",
    ],
)
def test_hostile_text_is_checked_quickly(project: SmallProject, piece: str) -> None:
    text = (piece * 40_000)[:40_000].strip()
    project.with_entry("supipaev", sections={**SECTIONS, "solution": text})
    begun = time.perf_counter()

    found(project)

    assert time.perf_counter() - begun < 10


@given(
    text=strategies.text(max_size=200), fault=strategies.sampled_from(["<b>", "{{ x", "--8<--", '"a b"', "http://a.b"])
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_checks_never_raise(tmp_path: Path, text: str, fault: str) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev", is_translated=False)
    project.with_file(ENTRY, project.read(ENTRY) + f"\n{text} {fault} {text}\n")

    for item in found(project):
        assert item.path in {ENTRY, LEDGER, ENGLISH}
        assert item.line is None or item.line >= 1


def test_every_check_has_its_rule_and_every_code_its_planted_fault() -> None:
    assert all(re.fullmatch(r"[^\n]+\.", (function.__doc__ or "").strip()) for function in checks())
    package = REPOSITORY / "src" / "practicebook"
    sources = [*sorted((package / "checks").glob("*.py")), package / "catalogue" / "ledger.py"]
    codes = {code for path in sources for code in re.findall(r"\bPB-4[0-9]{2}\b", path.read_text(encoding="utf-8"))}
    planted = set(re.findall(r"\bPB-4[0-9]{2}\b", Path(__file__).read_text(encoding="utf-8")))

    assert len(codes) > 50
    assert codes - planted == set()


def test_own_entries_have_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")  # entries are dated by the real clock
    errors = [item for item in Project.load(REPOSITORY).diagnostics if item.severity is Severity.ERROR]

    assert errors == []


def test_own_ledger_names_the_opening_collection() -> None:
    rows = read_ledger(REPOSITORY).rows
    entries = read_practices(REPOSITORY, ("et", "en")).entries
    slugs = {slug for entry in entries for slug in (entry.slug, *entry.practice.old_slugs)}

    assert [row.slug for row in rows[:16]] == sorted(row.slug for row in rows[:16])
    assert {row.slug for row in rows[:16]} <= slugs
    assert not any(row.counts for row in rows[:16])
