"""Join the sections of a book into one PDF: pages, tags, places, outline and labels of pages are those of one document.

Sections know one another by name only: a link to a place in another section is written as `book:<id>` and becomes
here a link to the named place (ISO 32000-1, 12.3.2.3).
"""

import io
import warnings
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from practicebook.editions.edition import EditionError
from practicebook.editions.paper.pagination import Paginated, Sheaf
from practicebook.editions.paper.sections import COVER, ELSEWHERE
from practicebook.editions.press.piece import Bookmark

_CARRIED = ("/Lang", "/MarkInfo", "/ViewerPreferences", "/OutputIntents", "/Metadata")
"""What the whole document takes over from its first section."""


def joined(edition: Paginated, cover_label: str) -> Pdf:
    """One document of all sections; `cover_label` is what the page of the cover is called.

    Raises:
        EditionError: A link leads to no place.
    """
    pdf = Pdf.new()
    tags = _Tags(pdf)
    bookmarks: list[tuple[int, Bookmark]] = []
    places: dict[str, tuple[int, float, float]] = {}
    for index, sheaf in enumerate(edition.sheaves):
        while sheaf.start and len(pdf.pages) < sheaf.start - 1 + _covers(edition):
            pdf.add_blank_page(page_size=_size(pdf))
        first = len(pdf.pages)
        source = Pdf.open(io.BytesIO(sheaf.piece.content))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # named places are joined by us, below
            pdf.pages.extend(source.pages)
        if not index:
            _carry(source, pdf)
        if "/StructTreeRoot" in source.Root:
            tags.take(source, first)
        bookmarks += [(first, mark) for mark in sheaf.piece.bookmarks]
        places |= {name: (first + page - 1, x, y) for name, (page, x, y) in sheaf.piece.places.items()}
    tags.write()
    _link(pdf, places)
    _outline(pdf, bookmarks)
    _label(pdf, edition.sheaves[0], cover_label)
    return pdf


def saved(pdf: Pdf, version: str = "1.7") -> bytes:
    """The bytes of a document by the `version` of PDF, the same for the same document."""
    stream = io.BytesIO()
    pdf.save(
        stream,
        force_version=version,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return stream.getvalue()


def _covers(edition: Paginated) -> int:
    return sum(sheaf.piece.page_count for sheaf in edition.sheaves if sheaf.name == COVER)


def _size(pdf: Pdf) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in pdf.pages[-1].mediabox)
    return right - left, top - bottom


def _carry(source: Pdf, pdf: Pdf) -> None:
    for key in _CARRIED:
        if key in source.Root:
            value = source.Root[key]
            pdf.Root[key] = pdf.copy_foreign(value if value.is_indirect else source.make_indirect(value))
    pdf.trailer.Info = pdf.copy_foreign(source.trailer.Info)


class _Tags:
    """The trees of tags of all sections as one (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self._parents = Array()
        self._next = 0

    def take(self, source: Pdf, first: int) -> None:
        """Take over the tags of a section whose pages have been taken; `first` is the index of its first page."""
        root = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        for element in root.K[0].K:
            element.P = self._document
            self._document.K.append(element)
        numbers = root.ParentTree.Nums
        highest = 0
        for place in range(0, len(numbers), 2):
            highest = max(highest, int(numbers[place]))
            self._parents.append(int(numbers[place]) + self._next)
            self._parents.append(numbers[place + 1])
        for page in list(self._pdf.pages)[first:]:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
            for annotation in page.obj.get("/Annots", ()):
                if "/StructParent" in annotation:
                    annotation.StructParent = int(annotation.StructParent) + self._next
        self._next += highest + 1

    def write(self) -> None:
        """Make it the tree of the document."""
        if not self._next:
            return
        parents = self._pdf.make_indirect(Dictionary(Nums=self._parents))
        root = Dictionary(
            Type=Name.StructTreeRoot, K=Array([self._document]), ParentTree=parents, ParentTreeNextKey=self._next
        )
        self._pdf.Root.StructTreeRoot = self._pdf.make_indirect(root)
        self._document.P = self._pdf.Root.StructTreeRoot


def _link(pdf: Pdf, places: Mapping[str, tuple[int, float, float]]) -> None:
    """Name all places, and turn links to other sections into links to such names."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            address = str(annotation.A.URI) if "/A" in annotation and "/URI" in annotation.A else ""
            if address.startswith(ELSEWHERE):
                name = address.removeprefix(ELSEWHERE)
                if name not in places:
                    raise EditionError(f"a link leads nowhere: {name}")
                del annotation["/A"]
                annotation.Dest = String(name)
                annotation.Contents = String(name)
    pages = [page.obj for page in pdf.pages]
    names = Array()
    for name in sorted(places, key=lambda name: name.encode()):
        page, x, y = places[name]
        names.append(String(name))
        names.append(Array([pages[page], Name.XYZ, x, y, 0]))
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=names)))


def _outline(pdf: Pdf, bookmarks: list[tuple[int, Bookmark]]) -> None:
    with pdf.open_outline() as outline:
        levels: list[tuple[int, OutlineItem]] = []
        for first, mark in bookmarks:
            item = OutlineItem(mark.words, first + mark.page - 1, "XYZ", left=mark.x, top=mark.y)
            item.is_closed = True
            while levels and levels[-1][0] >= mark.level:
                levels.pop()
            (levels[-1][1].children if levels else outline.root).append(item)
            levels.append((mark.level, item))


def _label(pdf: Pdf, first: Sheaf, cover_label: str) -> None:
    """The pages are called by the numbers at their feet (ISO 32000-1, 12.4.2)."""
    labels = Array()
    for index, style in _labels(first, cover_label):
        labels.append(index)
        labels.append(style)
    pdf.Root.PageLabels = Dictionary(Nums=labels)


def _labels(first: Sheaf, cover_label: str) -> Iterator[tuple[int, Dictionary]]:
    covers = first.piece.page_count if first.name == COVER else 0
    if covers:
        yield 0, Dictionary(P=String(cover_label))
    yield covers, Dictionary(S=Name.D, St=1)
