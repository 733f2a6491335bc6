"""Turn the HTML of our templates into the XHTML of an e-book, and mark where the pages of the printed book begin."""

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

import tinyhtml5

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
_XML = "http://www.w3.org/XML/1998/namespace"
_TYPE_OF_ROLE = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-foreword": "foreword",
}
"""The kinds by which reading systems find notes to show in a window, beside the roles for assistive technology."""
_HOLDS_NO_WORDS = frozenset(f"{{{XHTML}}}{name}" for name in ("table", "thead", "tbody", "tr", "ol", "ul", "img", "br"))
_EMPTY = re.compile(r"<(?P<tag>span|td|th|div|p|i|b|section|li)(?P<rest>(?:\s[^<>]*)?)\s/>")


class Page:
    """A document of the e-book, read from the HTML of a template."""

    def __init__(self, html: str) -> None:
        """Read `html` and give it what XHTML and EPUB ask for."""
        self.root = tinyhtml5.parse(html, namespace_html_elements=True)
        for element in self.root.iter():
            _mend(element)
        self._parents = {child: parent for parent in self.root.iter() for child in parent}
        self.ids = {name: element for element in self.root.iter() if (name := element.get("id"))}

    def mark_pages(self, places: Mapping[str, int], pages: Iterable[int]) -> dict[int, str]:
        """Mark where each of `pages` begins: at the first element that is on it; gives the id of each mark by page.

        A page on which nothing begins, such as an empty one, begins where the next one does, or at the end.
        `places` are the pages of the printed book on which each id begins.
        """
        first: dict[int, ET.Element] = {}
        for name, element in self.ids.items():
            if name in places:
                first.setdefault(places[name], element)
        marks: dict[int, str] = {}
        waiting: list[int] = []
        for page in pages:
            waiting.append(page)
            if page in first:
                for number in waiting:
                    marks[number] = self._mark(number, first[page])
                waiting = []
        for number in waiting:
            mark = _mark(number)
            self.root[-1].append(mark)
            marks[number] = mark.attrib["id"]
        return marks

    def _mark(self, number: int, element: ET.Element) -> str:
        mark = _mark(number)
        before = None
        while element.tag in _HOLDS_NO_WORDS:
            before, element = element, self._parents[element]
        if before is None:
            mark.tail, element.text = element.text, None
            # Marks that begin at one place follow each other in the order of their numbers.
            place = next((at for at, child in enumerate(element) if child.get("role") != "doc-pagebreak"), len(element))
            if place:
                element.text, mark.tail, element[place - 1].tail = None, element[place - 1].tail, None
            element.insert(place, mark)
        else:
            element.insert(list(element).index(before), mark)
        self._parents[mark] = element
        return mark.attrib["id"]

    def written(self) -> bytes:
        """The document as XML."""
        ET.register_namespace("", XHTML)
        ET.register_namespace("epub", OPS)
        text = ET.tostring(self.root, encoding="unicode")
        # Some readers take the file for HTML, where these elements may not close themselves.
        closed = _EMPTY.sub(r"<\g<tag>\g<rest>></\g<tag>>", text)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{closed}\n'.encode()


def _mark(number: int) -> ET.Element:
    return ET.Element(
        f"{{{XHTML}}}span",
        {
            "id": f"page-{number}",
            "role": "doc-pagebreak",
            f"{{{OPS}}}type": "pagebreak",
            "aria-label": str(number),
        },
    )


def _mend(element: ET.Element) -> None:
    kind = element.attrib.pop("data-type", None) or _TYPE_OF_ROLE.get(element.get("role", ""))
    if kind:
        element.set(f"{{{OPS}}}type", kind)
    for name in [name for name in element.attrib if name.startswith("data-")]:
        del element.attrib[name]
    if lang := element.get("lang"):
        element.set(f"{{{_XML}}}lang", lang)
