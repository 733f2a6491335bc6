"""A round of review: the draft goes out, forms come back, remarks stand by chapter, and changes are told."""

import csv
import io
import re
from pathlib import Path

import pdfplumber
import pytest
from odf import opendocument, table
from odf.text import P

from command_line import Command
from paper_book import everything, printed
from practicebook.cli.__main__ import run
from practicebook.editions.review.draft import Paragraph
from practicebook.editions.review.remarks import csv_form, form_rows, ods_form, read_form
from site_test import SiteTest

DAY = "1795478400"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return everything(tmp_path_factory.mktemp("review"))


@pytest.fixture
def called(site: SiteTest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("PRACTICEBOOK_ROOT", str(site.root))
    monkeypatch.delenv("PRACTICEBOOK_LANG", raising=False)

    def call(*words: str) -> tuple[int, str]:
        code = run(words)
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


def folder(site: SiteTest) -> Path:
    return next((site.root / "dist/review/et").iterdir())


@pytest.fixture
def drafted(site: SiteTest, called: Command) -> Path:
    if not (site.root / "dist/review").exists():
        assert called("review", "draft")[0] == 0
    return folder(site)


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))


def test_the_draft_numbers_paragraphs_on_the_pages_of_the_book(site: SiteTest, drafted: Path) -> None:
    with pdfplumber.open(drafted / "mustand.pdf") as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
    numbers = [row[0] for row in rows(drafted / "markused.csv")[1:]]
    assert len(numbers) > 8
    printed_numbers = {found for page in pages for found in re.findall(r"(?<!\S)\d+\.\d+(?!\S)", page)}
    # Items that hold paragraphs, tables and what stands within them are numbered by what they hold.
    assert len(printed_numbers & set(numbers)) > len(numbers) / 2
    assert "Mustand, versioon" in " ".join(pages)
    assert len(pages) == printed(site.root, "et").paginated.page_count


def test_forms_come_back_as_remarks_by_chapter(called: Command, drafted: Path, tmp_path: Path) -> None:
    given = rows(drafted / "markused.csv")
    given[2][2:] = ["Allikas puudub.", "allikas", "Lisa viide", "Anu <b>*Ekspert*</b>"]
    filled = tmp_path / "anu.csv"
    filled.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in given), encoding="utf-8")
    document = opendocument.load(drafted / "markused.ods")
    cell = document.spreadsheet.getElementsByType(table.TableRow)[3].getElementsByType(table.TableCell)[2]
    for old in list(cell.childNodes):
        cell.removeChild(old)
    cell.addElement(P(text="Liiga pikk lause."))
    document.save(tmp_path / "mart.ods")
    code, said = called("review", "import", str(drafted), str(filled), str(tmp_path / "mart.ods"))
    assert code == 0
    assert f"### {given[2][0]}" in said
    assert "**Anu \\<b\\>\\*Ekspert\\*\\</b\\>** (allikas): Allikas puudub. Ettepanek: Lisa viide" in said
    assert "Nimetu: Liiga pikk lause." in said
    assert said.index("## 1. ") < said.index("Allikas puudub.")


def test_a_remark_on_a_paragraph_that_is_not_there_is_kept(called: Command, drafted: Path, tmp_path: Path) -> None:
    form = tmp_path / "vana.csv"
    form.write_text("Lõik;Algus;Märkus\n99.1;x;Kuhu see jäi?\n", encoding="utf-8")
    _code, said = called("review", "import", str(drafted), str(form))
    assert "Märkused lõikude kohta, mida selles mustandis ei ole" in said
    assert "Kuhu see jäi?" in said


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"a;b\n1;2\n", b"<html>"])
@pytest.mark.parametrize("name", ["a.csv", "a.ods"])
def test_what_is_no_form_is_refused(called: Command, drafted: Path, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    code, said = called("review", "import", str(drafted), str(tmp_path / name))
    assert code == 1
    assert "ei ole märkuste vorm" in said
    assert "Traceback" not in said


def test_no_cell_of_a_form_is_a_formula() -> None:
    written = form_rows([Paragraph("1.1", "ch01", "=HYPERLINK(1)"), Paragraph("1.2", "ch01", "+372")], "et")
    cells = list(csv.reader(io.StringIO(csv_form(written).decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in cells[1:]] == ["'=HYPERLINK(1)", "'+372"]
    assert b"table:formula" not in ods_form(written, "vorm")


def test_a_form_reads_back_as_it_was_written() -> None:
    written = form_rows([Paragraph("1.1", "ch01", 'Lõik; jutumärgid „ja“ "teised"')], "et")
    written[1][2:] = ["Märkus;\nkahel real", "sisu", "", "Mari"]
    for name, content in (("a.csv", csv_form(written)), ("a.ods", ods_form(written, "vorm"))):
        (remark,) = read_form(name, content)
        assert (remark.number, remark.kind, remark.reviewer) == ("1.1", "sisu", "Mari"), name
        assert remark.remark.split() == ["Märkus;", "kahel", "real"], name


def test_changes_between_two_drafts_are_told(called: Command, drafted: Path, tmp_path: Path) -> None:
    code, said = called("review", "diff", str(drafted), str(drafted))
    assert code == 0
    assert "Muudatusi ei ole." in said
    old = tmp_path / "vana.json"
    old.write_bytes((drafted / "paragraphs.json").read_bytes().replace("supipäeval".encode(), "naabripäeval".encode()))
    _code, said = called("review", "diff", str(old), str(drafted))
    assert "~~naabripäeval~~ **supipäeval**" in said
    assert "- **1.1** muudetud: Alusta sellest, kellega" in said
    code, said = called("review", "diff", str(tmp_path / "puudub.json"), str(drafted))
    assert code == 1
