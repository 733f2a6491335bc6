"""A small book that holds everything a book may, and books printed as their editions are."""

from functools import cache
from pathlib import Path

from handbook_files import FIRST, FIRST_ENGLISH, SECOND, SECOND_ENGLISH, SHEET
from practicebook.book.book import Book
from practicebook.book.compose import compose
from practicebook.editions.digital import DIGITAL, DigitalEdition, digital_editions
from practicebook.editions.paper.sections import sections
from practicebook.editions.press.layout import laid_out
from practicebook.editions.press.piece import Job, Piece, Variant
from practicebook.project import Project
from practicebook.views.addresses import all_addresses
from site_test import SiteTest
from test_handbook_pages import with_book

FONTS = Path(__file__).parent.parent / "overrides" / "assets" / "paper"
LONG = "\n\n".join(
    f"Lõik number {number} räägib koosloomest ja teenuseosutajatest nii pikalt, et leht saab täis. " * 6
    for number in range(16)
)
EVERYTHING = """
- loend, mille read

    on mitmest lõigust ja {{ term("osalus") }}

- teine rida

    - sees veel üks
        1. ja selle sees
        2. nummerdatud

1. Esimene samm.

2. Teine samm, mille all on

    > tsitaat loendis

    | a | b |
    | --- | --- |
    | c | d |

* tihe loend
    * ja selle sees
        * veel sügavamal

> Tsiteeritud mõte.
>
> Teine lõik.

| Tunnus | Väärtus |
| --- | --- |
| `kood` | **paks** ja *kaldu* [@s1] |

    kood    omaette

### Alapealkiri {{ practice("supipaev") }}

{{ qr("supipaev") }}

{{ qr() }}

{{ figure("ring") }}

Kõigel on märkus.[^n2]

[^n2]: Teine märkus kannab edasi: {{ ref("ch02") }}.

"""
RING = """\
kind: loop
caption:
  et: Ring.
  en: A ring.
alt:
  et: Ring kolme osaga.
  en: A ring of three parts.
parts:
  - label:
      et: Enne
      en: Before
  - label:
      et: Ajal
      en: During
  - label:
      et: Pärast
      en: After
"""
ALL_FIELDS = """\
fields:
  - id: f0
    kind: checkbox
    label:
      et: Mis on olemas?
      en: What is there?
    hint:
      et: Märgi kõik, mis sobib.
      en: Tick all that apply.
    options:
      - et: Köök
        en: A kitchen
      - et: Laud
        en: A table
"""


def everything(root: Path) -> SiteTest:
    """A book of some twenty pages with everything a chapter may have; its second chapter has no translation."""
    site = with_book(root).with_file("handbook/diagrams/ring.yml", RING)
    site.with_change(FIRST, "## Tee nüüd {#nuud}", f"## Pikk jutt\n\n{LONG}\n\n{EVERYTHING}\n\n## Tee nüüd {{#nuud}}")
    site.with_change(FIRST, "Supp oli hernesupp.", "Supp oli hernesupp.\n\n    Järgmisel korral läätsesupp.")
    site.with_change(
        SECOND, "Mõõda.\n", f'{LONG}\n\nVaata {{{{ ref("ch01", "pikk-jutt") }}}} enne.[^e]\n\n[^e]: Uuesti.\n'
    )
    site.with_change(FIRST_ENGLISH, '"do-this-now"', '"tee-nuud"')
    (site.root / SECOND_ENGLISH).unlink()
    _share_pieces(site.root)
    return site.with_change(SHEET, "fields:\n", ALL_FIELDS)


def _share_pieces(root: Path) -> None:
    """Let all tests of a run that print this book keep its pieces in one place, since they are kept by content."""
    base = root.parent.parent if root.parent.name.startswith("popen-") else root.parent
    (root / ".cache").mkdir()
    (base / "pieces").mkdir(exist_ok=True)
    (root / ".cache" / "editions").symlink_to(base / "pieces")


def composed(root: Path, lang: str) -> tuple[Project, Book]:
    project = Project.load(root)
    assert project.errors == ()
    book = compose(project, all_addresses(project.languages)[lang])
    assert book is not None
    return project, book


@cache
def printed(root: Path, lang: str) -> DigitalEdition:
    project, book = composed(root, lang)
    return digital_editions(project, {lang: book})[lang]


def paper_html(project: Project, book: Book, lang: str) -> str:
    """The sections of the digital edition one after another, with dummies for the numbers of pages."""
    every = sections(project, book, all_addresses(project.languages)[lang], DIGITAL)
    return "".join(section.html(None, 1) for section in every)


def piece(html: str) -> Piece:
    """A document laid out by itself."""
    return laid_out(Job("test", html, Variant.ARCHIVE), FONTS)
