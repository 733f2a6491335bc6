"""The files for the printer: every rule of the preflight holds on them, and fires on a fault that is planted."""

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from paper_book import composed, everything, printed
from practicebook.editions.edition import EditionError
from practicebook.editions.offset.cover import spine_mm
from practicebook.editions.offset.finishing import BLEED_MM, MM
from practicebook.editions.offset.inks import Inks
from practicebook.editions.offset.offset import OffsetEdition, offset_editions
from practicebook.editions.offset.order import order
from practicebook.editions.offset.preflight import RULES, faults
from practicebook.figures.barcode import ean13
from practicebook.model.printing import Printing
from site_build import ROOT
from site_test import SiteTest
from small_project import REPOSITORY
from test_epub import require

PROFILE = REPOSITORY / "overrides" / "assets" / "paper" / "profiles" / "ISOcoated_v2_300_bas.icc"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    return everything(tmp_path_factory.mktemp("print"))


@cache
def made(root: Path) -> OffsetEdition:
    project, book = composed(root, "et")
    return offset_editions(project, {"et": book}, {"et": printed(root, "et")})["et"]


@pytest.fixture
def pages(site: SiteTest) -> Pdf:
    return Pdf.open(io.BytesIO(made(site.root).pages.content))


def test_both_files_keep_every_rule(site: SiteTest, pages: Pdf) -> None:
    assert faults(pages) == ()
    assert faults(Pdf.open(io.BytesIO(made(site.root).cover.content))) == ()


def _append(pdf: Pdf, content: bytes) -> None:
    pdf.pages[4].contents_add(pdf.make_stream(content), prepend=False)


def _image(pdf: Pdf, space: object, size: int = 1) -> None:
    image = pdf.make_stream(b"\0" * (size * size * 4))
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, size, size
    image.ColorSpace, image.BitsPerComponent = space, 8
    pdf.pages[4].add_resource(image, Name.XObject, Name.Planted)
    _append(pdf, b"q 144 0 0 144 0 0 cm /Planted Do Q")


def _form(pdf: Pdf, **keys: object) -> None:
    form = pdf.make_stream(b"")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
    for key, value in keys.items():
        form[f"/{key}"] = value
    pdf.pages[4].add_resource(form, Name.XObject, Name.Planted)


def _unembed(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[4].obj.Resources.Font.values()))
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in inner.FontDescriptor:
            del inner.FontDescriptor[key]


def _without(holder: Callable[[Pdf], pikepdf.Object], key: str) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        del holder(pdf)[key]

    return plant


def _replace_metadata(pdf: Pdf) -> None:
    stream = pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-9"))
    pdf.Root.Metadata = stream


def _narrow_bleed(pdf: Pdf) -> None:
    pdf.pages[4].obj.BleedBox = pdf.pages[4].obj.TrimBox


PLANTED: dict[str, Callable[[Pdf], None]] = {
    "identifier": _without(lambda pdf: pdf.trailer, "/ID"),
    "metadata": _replace_metadata,
    "trapping": _without(lambda pdf: pdf.trailer.Info, "/Trapped"),
    "output intent": _without(lambda pdf: pdf.Root.OutputIntents[0], "/DestOutputProfile"),
    "page boxes": _narrow_bleed,
    "annotations": lambda pdf: pdf.pages[4].obj.__setitem__(
        "/Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 1, 1]))])
    ),
    "actions": lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("x"))),
    "fonts embedded": _unembed,
    "screen colours": lambda pdf: _append(pdf, b"1 0 0 rg"),
    "colour spaces": lambda pdf: (
        pdf.pages[4].obj.Resources.ColorSpace.__setitem__("/Screen", Name.DeviceRGB),
        _append(pdf, b"/Screen cs"),
    )[0],
    "image colours": lambda pdf: _image(pdf, Name.DeviceRGB, 1000),
    "image resolution": lambda pdf: _image(pdf, Name.DeviceCMYK, 100),
    "transparency groups": lambda pdf: _form(pdf, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
    "transfer functions": lambda pdf: pdf.pages[4].obj.Resources.ExtGState.__setitem__(
        "/Planted", Dictionary(TR=Name.Identity)
    ),
    "text in one ink": lambda pdf: _append(pdf, b"0.2 0.2 0 0.9 k BT (x) Tj ET"),
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found_by_its_rule_alone(pages: Pdf, rule: str) -> None:
    PLANTED[rule](pages)
    found = {fault.rule for fault in faults(pages)}
    assert rule in found
    assert found <= {rule, "image colours"} if rule == "image resolution" else {rule, "image resolution"}


def test_a_newer_version_and_a_locked_file_are_found(pages: Pdf) -> None:
    for rule, options in (
        ("version", {"force_version": "1.7"}),
        ("encryption", {"encryption": pikepdf.Encryption(owner="a", user="")}),
    ):
        stream = io.BytesIO()
        pages.save(stream, **options)
        assert rule in {fault.rule for fault in faults(Pdf.open(stream))}


def test_every_rule_names_its_clause_and_has_a_planted_fault() -> None:
    assert {*PLANTED, "version", "encryption"} == set(RULES)
    assert all(re.fullmatch(r"\d+(\.\d+)*", clause) for clause, _rule in RULES.values())


def test_pages_have_bleed_marks_and_no_links(site: SiteTest, pages: Pdf) -> None:
    edition = made(site.root)
    assert len(pages.pages) == edition.page_count
    assert edition.page_count % 4 == 0
    for page in pages.pages:
        left, bottom, right, top = (float(side) for side in page.obj.BleedBox)
        assert (round(right - left, 1), round(top - bottom, 1)) == (
            round((170 + 2 * BLEED_MM) * MM, 1),
            round((240 + 2 * BLEED_MM) * MM, 1),
        )
        assert "/PrintersMarks" in page.obj.Resources.XObject
        assert "/Annots" not in page.obj


def test_chapters_open_on_right_hand_pages_where_the_digital_edition_has_them(site: SiteTest) -> None:
    numbers = [page for name, page in printed(site.root, "et").paginated.pages.items() if re.fullmatch(r"ch\d+", name)]
    assert len(numbers) > 1
    assert all(number % 2 for number in numbers)


def test_a_file_that_breaks_a_rule_is_not_made(site: SiteTest) -> None:
    css = site.read("overrides/assets/paper/offset.css")
    site.with_file("overrides/assets/paper/offset.css", css.replace("bleed: 10mm", "bleed: 10mm; marks: crop"))
    project, book = composed(site.root, "et")
    try:
        with pytest.raises(EditionError, match="screen colours"):
            offset_editions(project, {"et": book}, {"et": printed(site.root, "et")})
    finally:
        site.with_file("overrides/assets/paper/offset.css", css)


def test_a_profile_that_is_not_there_is_told(site: SiteTest) -> None:
    project, book = composed(site.root, "et")
    settings = project.settings.model_copy(update={"printing": Printing(profile="puudub.icc")})
    with pytest.raises(EditionError, match=r"puudub\.icc"):
        offset_editions(replace(project, settings=settings), {"et": book}, {"et": printed(site.root, "et")})


def test_ink_and_grey_become_black_alone_and_colours_stay_within_the_limit() -> None:
    inks = Inks(PROFILE)
    assert inks.colour("#1b2333") == (0, 0, 0, 100)
    assert inks.colour("#fff") == (0, 0, 0, 0)
    cyan, magenta, yellow, black = inks.colour("#515a6b")
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert 50 < black < 100
    for red in range(0, 256, 51):
        for green in range(0, 256, 51):
            for blue in range(0, 256, 51):
                assert sum(inks.colour(f"#{red:02x}{green:02x}{blue:02x}")) <= 300


def test_a_drawing_without_a_colour_is_black_ink() -> None:
    assert (
        Inks(PROFILE)
        .inked('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>')
        .startswith('<svg fill="device-cmyk(0% 0% 0% 100%)"')
    )


def test_the_spine_is_as_wide_as_the_leaves_and_the_cover_are_thick() -> None:
    assert spine_mm(200, Printing(paper_thickness=0.1, cover_thickness=0.3)) == 10.6
    assert spine_mm(400, Printing(paper_thickness=0.12, cover_thickness=0.3)) == 24.6


def test_the_order_tells_the_files_and_that_nobody_else_has_checked_them(site: SiteTest) -> None:
    project, book = composed(site.root, "et")
    edition = made(site.root)
    text = order(project, book, edition)
    assert f"Lehekülgi: {edition.page_count}" in text
    assert "Sõltumatut PDF/X-kontrolli ei ole tehtud" in text
    assert "Palume trükikojal teha enne trükki oma kontroll" in text
    assert re.search(rf"{re.escape(edition.pages.name)} \| .* \| `[0-9a-f]{{64}}`", text)
    assert "raamat on mustand" in text


def test_an_isbn_gives_a_barcode() -> None:
    svg = ean13("978-9949-00-000-0")
    assert svg.startswith("<svg")
    # Three bars at each end, two in the middle, two for each of twelve digits (ISO/IEC 15420).
    assert svg.count("z") == 2 + 2 + 2 + 12 * 2
    with pytest.raises(ValueError, match="13 digits"):
        ean13("978-9949")


def most_ink(pdf: Path, folder: Path) -> tuple[float, int, int]:
    """The most ink at one place within the bleed in per cent, the pages, and those in black alone (Ghostscript)."""
    subprocess.run(
        [
            *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiff32nc", "-r72", "-dUseBleedBox"),
            f"-sOutputFile={folder}/%04d.tif",
            pdf,
        ],
        check=True,
        timeout=600,
    )
    most, black = 0.0, 0
    pictures = sorted(folder.glob("*.tif"))
    for picture in pictures:
        with Image.open(picture) as image:
            inks = [channel.tobytes() for channel in image.split()]
        most = max(most, max(map(sum, zip(*inks, strict=True))) * 100 / 255)
        black += not any(map(any, inks[:3]))
        picture.unlink()
    return most, len(pictures), black


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["et", "en"])
def test_the_real_files_keep_every_rule_and_stay_within_the_ink(lang: str, tmp_path: Path) -> None:
    require("gs")
    require("qpdf")
    project, book = composed(ROOT, lang)
    edition = offset_editions(project, {lang: book}, {lang: printed(ROOT, lang)})[lang]
    for file in (edition.pages, edition.cover):
        path = tmp_path / file.name
        path.write_bytes(file.content)
        assert faults(Pdf.open(path)) == ()
        assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0
        most, pages, _black = most_ink(path, tmp_path)
        assert most <= project.settings.printing.most_ink + 0.5
        assert pages == (edition.page_count if file is edition.pages else 1)


@pytest.mark.slow
def test_too_much_ink_is_found(pages: Pdf, tmp_path: Path) -> None:
    require("gs")
    _append(pages, b"1 1 1 1 k 100 100 50 50 re f")
    pages.save(tmp_path / "x.pdf")
    assert most_ink(tmp_path / "x.pdf", tmp_path)[0] > 390
