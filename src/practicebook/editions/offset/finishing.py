"""Finish a PDF for the press: boxes, crop and registration marks, printing condition, and nothing for screens alone.

Of PDF/X-4 (ISO 15930-7:2010) WeasyPrint writes the identification alone. Sizes are points unless a name says `mm`.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from practicebook.editions.offset.pdf_objects import forms, kind, resources_of

MM = 72 / 25.4
BLEED_MM = 3
"""What is printed beyond the edge that is cut."""
SLUG_MM = 10
"""Room around the page for bleed and marks."""
_MARK_FROM_MM, _MARK_TO_MM = 3.5, 8.5
_TARGET_MM, _TARGET_RADIUS_MM = 6.2, 1.6
_HAIR = 0.25
_REGISTRY = "http://www.color.org"


@dataclass(frozen=True)
class PressFile:
    """What a file for the press says of itself. `size_mm` is that of a page, `profile` that of the condition."""

    title: str
    author: str
    day: date
    condition: str
    profile: bytes
    size_mm: tuple[float, float]


def finish(pdf: Pdf, file: PressFile) -> None:
    """Make `pdf`, laid out with `SLUG_MM` around each page, a PDF/X-4 file."""
    for key in ("/Names", "/Outlines", "/PageLabels", "/StructTreeRoot", "/MarkInfo", "/AF", "/ViewerPreferences"):
        if key in pdf.Root:
            del pdf.Root[key]
    size = (file.size_mm[0] * MM, file.size_mm[1] * MM)
    marks = _marks(pdf, *size)
    for page in pdf.pages:
        _set_boxes(page.obj, *size)
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
        page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
        name = page.add_resource(marks, Name.XObject, Name.PrintersMarks)
        page.contents_add(pdf.make_stream(f"Q\n{name} Do\n".encode()), prepend=False)
    _set_intent(pdf, file.condition, file.profile)
    _set_metadata(pdf, file.title, file.author, file.day)


def _set_boxes(page: Dictionary, width: float, height: float) -> None:
    slug, bleed = SLUG_MM * MM, BLEED_MM * MM
    page.MediaBox = Array(_rounded(-slug, -slug, width + slug, height + slug))
    page.BleedBox = Array(_rounded(-bleed, -bleed, width + bleed, height + bleed))
    page.TrimBox = Array(_rounded(0, 0, width, height))
    if "/CropBox" in page:
        del page["/CropBox"]


def _rounded(*values: float) -> list[float]:
    return [round(value, 3) for value in values]


def _marks(pdf: Pdf, width: float, height: float) -> Stream:
    """Crop marks at the corners and registration targets at the sides, in all inks (ISO 32000-1, 8.6.6.4)."""
    near, far, target, radius = (value * MM for value in (_MARK_FROM_MM, _MARK_TO_MM, _TARGET_MM, _TARGET_RADIUS_MM))
    lines: list[tuple[float, float, float, float]] = []
    for x, outward in ((0.0, -1), (width, 1)):
        for y, upward in ((0.0, -1), (height, 1)):
            lines.append((x + outward * near, y, x + outward * far, y))
            lines.append((x, y + upward * near, x, y + upward * far))
    drawn = [f"{_HAIR} w /All CS 1 SCN"]
    for x, y in (
        (-target, height / 2),
        (width + target, height / 2),
        (width / 2, -target),
        (width / 2, height + target),
    ):
        lines += [(x - 1.5 * radius, y, x + 1.5 * radius, y), (x, y - 1.5 * radius, x, y + 1.5 * radius)]
        drawn.append(_circle(x, y, radius))
    drawn += [f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S" for x0, y0, x1, y1 in lines]
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1]), N=1)
    slug = SLUG_MM * MM
    stream = pdf.make_stream("\n".join(drawn).encode())
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array(_rounded(-slug, -slug, width + slug, height + slug))
    stream.Resources = Dictionary(ColorSpace=Dictionary(All=Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])))
    return stream


def _circle(x: float, y: float, radius: float) -> str:
    handle = 0.5523 * radius  # the usual approximation of a quarter of a circle by a Bézier curve
    return (
        f"{x + radius:.3f} {y:.3f} m "
        f"{x + radius:.3f} {y + handle:.3f} {x + handle:.3f} {y + radius:.3f} {x:.3f} {y + radius:.3f} c "
        f"{x - handle:.3f} {y + radius:.3f} {x - radius:.3f} {y + handle:.3f} {x - radius:.3f} {y:.3f} c "
        f"{x - radius:.3f} {y - handle:.3f} {x - handle:.3f} {y - radius:.3f} {x:.3f} {y - radius:.3f} c "
        f"{x + handle:.3f} {y - radius:.3f} {x + radius:.3f} {y - handle:.3f} {x + radius:.3f} {y:.3f} c S"
    )


def _set_intent(pdf: Pdf, condition: str, profile: bytes) -> None:
    stream = pdf.make_stream(profile)
    stream.N = 4
    stream.Alternate = Name.DeviceCMYK
    _share_profile(pdf, stream)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition),
        RegistryName=String(_REGISTRY),
        Info=String(condition),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _share_profile(pdf: Pdf, profile: Stream) -> None:
    """Every section brings the profile along, a megabyte each: one is enough."""
    spaces = [space for _page, resources in resources_of(pdf) for space in resources.get("/ColorSpace", {}).values()]
    spaces += [form.Group.CS for _page, form in forms(pdf) if "/CS" in form.get("/Group", {})]
    for space in spaces:
        if kind(space) == "/ICCBased" and int(space[1].N) == int(profile.N):
            space[1] = profile


def _set_metadata(pdf: Pdf, title: str, author: str, day: date) -> None:
    moment = f"{day.isoformat()}T00:00:00Z"
    written = f"D:{day:%Y%m%d}000000Z"
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Author=String(author),
            Creator=String("practicebook"),
            Producer=String("WeasyPrint, pikepdf"),
            CreationDate=String(written),
            ModDate=String(written),
            Trapped=Name("/False"),
        )
    )
    document = UUID(bytes=sha256(f"{title} {author}".encode()).digest()[:16], version=4)
    content = _XMP.format(title=_escaped(title), author=_escaped(author), moment=moment, document=document)
    stream = pdf.make_stream(content.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>practicebook</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>WeasyPrint, pikepdf</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
