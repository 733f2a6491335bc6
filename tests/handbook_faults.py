"""Faults to plant in the small handbook, one at a time, with what is to be found of each."""

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
)
from practicebook.diagnostics.diagnostic import Severity

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
