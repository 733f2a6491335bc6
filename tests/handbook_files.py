"""A small sound handbook within a small project: two chapters in two languages, a term, a worksheet."""

from pathlib import Path

from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.project import Project
from small_project import SmallProject

FRONT, OTHER_TERM = "handbook/front.yml", "handbook/glossary/osalus.yml"
BOOK, TERM, SHEET = "handbook/book.yml", "handbook/glossary/koosloome.yml", "handbook/worksheets/leht.yml"
FIRST, FIRST_ENGLISH = "handbook/chapters/ch01.md", "handbook/chapters/ch01.en.md"
LADDER = "handbook/diagrams/evidence-ladder.yml"
SECOND, SECOND_ENGLISH = "handbook/chapters/ch02.md", "handbook/chapters/ch02.en.md"

FILES = {
    BOOK: """\
title:
  et: Näidiskäsiraamat
  en: Sample Handbook
parts:
  - id: alus
    title:
      et: Alustamine
      en: Getting started
    chapters:
      - ch01
      - ch02
""",
    FRONT: """\
foreword:
  author: Mari Maasikas
  role:
    et: Näidisküla Seltsi juhataja
    en: Head of the Sample Village Society
  paragraphs:
    - et: See raamat sündis küsimusest.
      en: This book grew out of a question.
using:
  - title:
      et: Loe oma küsimuse järgi
      en: Read by your own question
    paragraphs:
      - et: Seda raamatut ei pea lugema algusest lõpuni.
        en: You need not read this book from beginning to end.
paths:
  - id: selts
    reader:
      et: Külaselts
      en: Village society
    need:
      et: Tahad, et inimesed tuleksid kohale.
      en: You want people to come.
    steps:
      - chapter: ch02
        why:
          et: Ütle enne, mida tahad muuta.
          en: Say first what you want to change.
      - chapter: ch01
        why:
          et: Kutsu inimesed kaasa.
          en: Ask people to join in.
""",
    TERM: """\
term:
  et: koosloome
  en: co-creation
definition:
  et: Lahenduse loomine koos nendega, keda see puudutab.
  en: Creating a solution together with those whom it concerns.
source:
  url: https://example.org/koosloome
  title: Koosloome käsiraamat
""",
    OTHER_TERM: """\
term:
  et: osalus
  en: participation
definition:
  et: Võimalus otsustamises kaasa rääkida.
  en: Having a say in decisions.
see:
  - koosloome
""",
    SHEET: """\
title:
  et: Kaasamise kava
  en: Plan of participation
purpose:
  et: Leht aitab otsustada, keda kutsuda.
  en: The sheet helps to decide whom to invite.
time:
  et: 30 minutit
  en: 30 minutes
who:
  et: Eestvedajad mitmekesi
  en: Those who lead, several together
fields:
  - id: f1
    kind: lines
    label:
      et: Keda see puudutab?
      en: Whom does it concern?
    lines: '3'
  - id: f2
    kind: table
    label:
      et: Kes mida teeb?
      en: Who does what?
    columns:
      - et: Kes
        en: Who
      - et: Mida
        en: What
    rows: '4'
  - id: f3
    kind: choice
    label:
      et: Kas alustame?
      en: Do we begin?
    options:
      - et: Jah
        en: Yes, we do
      - et: Veel mitte
        en: Not yet
tips:
  - et: Kirjuta enne üksi.
    en: Write alone first.
example:
  practice: supipaev
  note:
    et: Osalejad on kirjest.
    en: The people are from the entry.
  answers:
    - field: f1
      text:
        et: Naabrid, kes ei tunne üksteist
        en: Neighbours who do not know one another
    - field: f2
      rows:
        - cells:
            - et: Selts
              en: The society
            - et: Keedab suppi
              en: Cooks the soup
    - field: f3
      chosen:
        - '1'
""",
    LADDER: """\
kind: evidence-ladder
caption:
  et: Näidisredel.
  en: A sample ladder.
alt:
  et: Redel kuue astmega.
  en: A ladder of six steps.
""",
    FIRST: """\
---
id: ch01
slug: kaasamine
title: Kuidas inimesed kaasa lüüa saavad
question: Kuidas saada kohale need, kes kunagi kohale ei tule?
answer: Kutsu inimest isiklikult ja anna talle ülesanne.
cases:
  - supipaev
worksheets:
  - leht
sources:
  - id: s1
    url: https://example.org/kaasamine
    title: Kaasamise käsiraamat
    accessed: '2026-11-24'
updated: '2026-11-24'
---

Alusta sellest, kellega {{ practice("supipaev", "supipäeval") }} koos süüa tehti [@s1].[^n1]

## Kõigepealt küsi

{{ case("supipaev") }}

Numbreid on üks: {{ result("supipaev", "r1") }}. Rohkem räägib {{ ref("ch02", "tee-nuud") }}, kus on juttu
{{ term("koosloome", "koosloomest") }}.

## Tee nüüd {#nuud}

{{ worksheet("leht") }}

[^n1]: Supp oli hernesupp.
""",
    FIRST_ENGLISH: """\
---
source_hash: '0000000000000000'
slug: participation
title: How people can join in
question: How do we reach the people who never come?
answer: Invite people in person and give them a task.
---

Begin with those who cooked at the {{ practice("supipaev", "soup day") }} [@s1].[^n1]

## Ask first

{{ case("supipaev") }}

There is one figure: {{ result("supipaev", "r1") }}. More is told in {{ ref("ch02", "do-this-now") }}, which speaks of
{{ term("koosloome", "co-creation") }}.

## Do this now

{{ worksheet("leht") }}

[^n1]: It was pea soup.
""",
    SECOND: """\
---
id: ch02
slug: moju
title: Kuidas näidata, et sellest on kasu
question: Kuidas ma tean, et sellest on kasu?
answer: Mõõda enne ja pärast.
updated: '2026-11-24'
---

Redelil on viis astet. Lugesid juba {{ ref("ch01", "nuud") }}?

{{ figure("evidence-ladder") }}

## Tee nüüd

Mõõda.
""",
    SECOND_ENGLISH: """\
---
source_hash: '0000000000000000'
slug: impact
title: How to show that it helps
question: How do I know that it helps?
answer: Measure before and after.
---

The ladder has five steps. Have you read {{ ref("ch01", "do-this-now") }}?

{{ figure("evidence-ladder") }}

## Do this now

Measure.
""",
}


def with_handbook(root: Path) -> SmallProject:
    """A project with one published practice, one draft, and a handbook in which nothing is at fault."""
    project = SmallProject(root).with_entry("supipaev")
    project.with_entry("mustand", title="Naabrite aed", review_state="draft", published=None)
    for path, text in FILES.items():
        project.with_file(path, text)
    for item in handbook_findings(project):
        assert item.code == "PB-608"
        project.with_change(item.path, item.found, str(item.values["expected"]))
    return project


def handbook_findings(project: SmallProject) -> list[Diagnostic]:
    """What is found in the files of the handbook, but for the term that is never used."""
    found = [item for item in Project.load(project.root).diagnostics if item.path.startswith("handbook/")]
    return [item for item in found if (item.path, item.code) != (OTHER_TERM, "PB-688")]
