"""Check a PDF for the press by the rules of PDF/X-4 that a machine without a press can check, and by the printer's own.

The rules follow ISO 15930-7:2010; since its text is not public, each names the clause of ISO 32000-1:2008 that defines
what it looks at. No independent validator of PDF/X was at hand, so that a clean report is no certificate: the order for
the printer says so and asks for a preflight.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pikepdf import Name, Pdf

from practicebook.editions.offset.finishing import BLEED_MM, MM
from practicebook.editions.offset.pdf_objects import Walk, coarse_images, images, kind

_ALLOWED_SPACES = frozenset({"/DeviceCMYK", "/DeviceGray", "/Separation", "/DeviceN", "/Pattern"})
_DARK = 0.5
"""The part of black from which a colour in several inks is taken for black text that should be in one."""
_ONE_INK = 4
"""Inks of a text colour: cyan, magenta, yellow and black."""


@dataclass(frozen=True)
class Fault:
    """A broken rule: its name, the clause that defines what it looks at, where, and what was found."""

    rule: str
    clause: str
    page: int | None
    found: str

    def __str__(self) -> str:
        """One line."""
        place = f"page {self.page}: " if self.page else ""
        return f"{self.rule} (ISO 32000-1, {self.clause}): {place}{self.found}"


Rule = Callable[[Walk], Iterator[tuple[int | None, str]]]


def faults(pdf: Pdf) -> tuple[Fault, ...]:
    """Every broken rule of `RULES`."""
    walk = Walk(pdf)
    return tuple(
        Fault(name, clause, page, found) for name, (clause, rule) in RULES.items() for page, found in rule(walk)
    )


def _version(walk: Walk) -> Iterator[tuple[None, str]]:
    if walk.pdf.pdf_version > "1.6":
        yield None, walk.pdf.pdf_version


def _encryption(walk: Walk) -> Iterator[tuple[None, str]]:
    if "/Encrypt" in walk.pdf.trailer:
        yield None, "/Encrypt"


def _identifier(walk: Walk) -> Iterator[tuple[None, str]]:
    if "/ID" not in walk.pdf.trailer:
        yield None, "no /ID"


def _metadata(walk: Walk) -> Iterator[tuple[None, str]]:
    text = walk.pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in walk.pdf.Root else ""
    for wanted in (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        "<dc:title>",
        "<xmp:CreateDate>",
        "<xmp:ModifyDate>",
        "<xmp:MetadataDate>",
        "<xmpMM:DocumentID>",
        "<xmpMM:VersionID>",
        "<xmpMM:RenditionClass>",
    ):
        if wanted not in text:
            yield None, f"no {wanted}"


def _trapping(walk: Walk) -> Iterator[tuple[None, str]]:
    if walk.pdf.trailer.get("/Info", {}).get("/Trapped") not in {Name("/True"), Name("/False")}:
        yield None, "no /Trapped"


def _intent(walk: Walk) -> Iterator[tuple[None, str]]:
    intents = [intent for intent in walk.pdf.Root.get("/OutputIntents", ()) if intent.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        yield None, f"{len(intents)} intents of PDF/X"
        return
    intent = intents[0]
    if "/OutputConditionIdentifier" not in intent:
        yield None, "no /OutputConditionIdentifier"
    profile = intent.get("/DestOutputProfile")
    if profile is None or int(profile.get("/N", 0)) != _ONE_INK:
        yield None, "no CMYK profile"
    elif profile.read_bytes()[12:16] != b"prtr":
        yield None, "the profile is not that of a printer"


def _boxes(walk: Walk) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(walk.pdf.pages, 1):
        if "/TrimBox" not in page.obj or "/ArtBox" in page.obj:
            yield number, "no /TrimBox, or /ArtBox besides"
            continue
        media, bleed, trim = (
            [float(side) for side in page.obj.get(key, page.obj.MediaBox)]
            for key in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
        for inner, outer, what in ((trim, bleed, "trim outside bleed"), (bleed, media, "bleed outside media")):
            if any((inner[0] < outer[0], inner[1] < outer[1], inner[2] > outer[2], inner[3] > outer[3])):
                yield number, what
        if min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) < BLEED_MM * MM - 0.01:
            yield number, f"less than {BLEED_MM} mm of bleed"


def _annotations(walk: Walk) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(walk.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", ()):
            yield number, str(annotation.get("/Subtype"))


def _actions(walk: Walk) -> Iterator[tuple[int | None, str]]:
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in walk.pdf.Root:
            yield None, key
    if "/JavaScript" in walk.pdf.Root.get("/Names", {}):
        yield None, "/JavaScript"
    for number, page in enumerate(walk.pdf.pages, 1):
        if "/AA" in page.obj:
            yield number, "/AA"


def _fonts(walk: Walk) -> Iterator[tuple[int, str]]:
    seen: set[tuple[int, int]] = set()
    for number, resources in walk.resources:
        for font in resources.get("/Font", {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            described = inner.get("/FontDescriptor", {})
            is_drawn = font.get("/Subtype") == Name.Type3
            if not is_drawn and not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield number, str(font.get("/BaseFont"))


def _operators(walk: Walk) -> Iterator[tuple[int, str]]:
    """Colours of the screen in drawings: `rg`, `RG`, and colour spaces that are none of the press."""
    for number, stream in walk.contents:
        found = {str(operator) for _operands, operator in stream if str(operator) in {"rg", "RG"}}
        named = {
            str(operands[0])
            for operands, operator in stream
            if str(operator) in {"cs", "CS"} and str(operands[0]) in {"/DeviceRGB", "/CalRGB"}
        }
        for what in sorted(found | named):
            yield number, what


def _spaces(walk: Walk) -> Iterator[tuple[int, str]]:
    used = {
        str(operands[0])
        for _page, stream in walk.contents
        for operands, operator in stream
        if str(operator) in {"cs", "CS"}
    }
    for number, resources in walk.resources:
        for name, space in resources.get("/ColorSpace", {}).items():
            if kind(space) not in _ALLOWED_SPACES and name in used:
                yield number, f"{name} {kind(space)}"
        for pattern in resources.get("/Shading", {}).values():
            if kind(pattern.ColorSpace) not in _ALLOWED_SPACES:
                yield number, f"shading {kind(pattern.ColorSpace)}"


def _images(walk: Walk) -> Iterator[tuple[int, str]]:
    for number, _name, image in images(walk.pdf):
        space = image.get("/ColorSpace")
        is_mask = bool(image.get("/ImageMask"))
        if not is_mask and (space is None or kind(space) not in _ALLOWED_SPACES):
            yield number, kind(space) if space is not None else "no colour space"


def _resolution(walk: Walk) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(walk.pdf.pages, 1):
        yield from ((number, found) for found in coarse_images(page.obj, page.obj.get("/Resources", {}), (1, 0, 0, 1)))


def _groups(walk: Walk) -> Iterator[tuple[int, str]]:
    for number, form in walk.forms:
        space = form.get("/Group", {}).get("/CS")
        if space is not None and kind(space) not in {"/DeviceCMYK", "/ICCBased"}:
            yield number, kind(space)
        if space is not None and kind(space) == "/ICCBased" and int(space[1].N) != _ONE_INK:
            yield number, "blending in a profile that is not CMYK"


def _states(walk: Walk) -> Iterator[tuple[int, str]]:
    for number, resources in walk.resources:
        for state in resources.get("/ExtGState", {}).values():
            for key in ("/TR", "/HTP"):
                if key in state:
                    yield number, key


def _black_text(walk: Walk) -> Iterator[tuple[int, str]]:
    """Letters of text in several inks; the marks and headings in one colour of the book are named by the caller."""
    for number, stream in walk.contents:
        colour: tuple[float, ...] = ()
        for operands, operator in stream:
            if str(operator) == "k":
                colour = tuple(float(part) for part in operands)
            elif str(operator) in {"Tj", "TJ"} and len(colour) == _ONE_INK and colour[3] > _DARK and any(colour[:3]):
                yield number, " ".join(f"{part:g}" for part in colour)


RULES: dict[str, tuple[str, Rule]] = {
    "version": ("7.5.2", _version),
    "encryption": ("7.6", _encryption),
    "identifier": ("14.4", _identifier),
    "metadata": ("14.3.2", _metadata),
    "trapping": ("14.11.6", _trapping),
    "output intent": ("14.11.5", _intent),
    "page boxes": ("14.11.2", _boxes),
    "annotations": ("12.5", _annotations),
    "actions": ("12.6", _actions),
    "fonts embedded": ("9.9", _fonts),
    "screen colours": ("8.6.8", _operators),
    "colour spaces": ("8.6", _spaces),
    "image colours": ("8.9.5", _images),
    "image resolution": ("8.9.5", _resolution),
    "transparency groups": ("11.6.6", _groups),
    "transfer functions": ("10.4", _states),
    "text in one ink": ("9.3", _black_text),
}
"""The rules by name, each with the clause that defines what it looks at."""
