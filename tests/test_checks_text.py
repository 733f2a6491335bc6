"""Checks of running text, Estonian and English: what is found where, and what only looks like a fault."""

import pytest

from checked_project import (
    ENGLISH,
    ENTRY,
    checked_project,  # noqa: F401 - the fixture `project`
    found,
    only,
    place,
    place_of,
)
from practicebook.checks.language import LONGEST_SENTENCE
from practicebook.checks.safety import is_personal_code
from practicebook.diagnostics.diagnostic import Severity
from practicebook.language.prose import sentences
from small_project import SECTIONS, TRANSLATED_SECTIONS, SmallProject

PERSONAL_CODE = "37605030299"  # made up: the standard's own example
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
    ("PB-423", "Osales 1 103 inimest.\n\nSee on viidatud [@s1].", "1 103"),
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


@pytest.mark.parametrize("words", [35, 36])
def test_longest_sentence(project: SmallProject, words: int) -> None:
    text = f"Siin {'on sõna ' * 20}".split()[:words]
    project.with_entry("supipaev", sections={**SECTIONS, "solution": f"{SECTIONS['solution']} {' '.join(text)} [@s1]."})

    assert [item.values for item in found(project)] == ([{"words": 36}] if words > LONGEST_SENTENCE else [])


@pytest.mark.parametrize("section", ["lessons", "how_to_copy"])
def test_advice_may_give_small_numbers_but_no_counted_figure_without_source(
    project: SmallProject, section: str
) -> None:
    project.with_entry("supipaev", sections={**SECTIONS, section: "Kutsu 12 inimest ja alusta 2027. aastal."})
    assert found(project) == []

    project.with_change(ENTRY, "Kutsu 12 inimest", "Nii tegi 34% ja kulus 5000 eurot. Kutsu 12 inimest")
    assert only(project, "PB-423").found == "34%"


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
def test_personal_code(code: str, is_valid: bool) -> None:  # noqa: FBT001 - a column of the table
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
