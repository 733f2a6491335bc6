"""How to cite an entry, in the forms that readers and their programs ask for. Exports use the same.

Forms: a plain line; APA (7th edition, 10.16: web page of an organisation); BibTeX (`@misc`); RIS (type ELEC).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from practicebook.messages import text


@dataclass(frozen=True)
class Citable:
    """What a citation is made of. `year` is None for an entry without a date of publication."""

    slug: str
    title: str
    site: str
    year: int | None
    address: str
    lang: str


_TEX = {
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _year(item: Citable) -> str:
    return str(item.year) if item.year else text("site.cite.no_date", item.lang)


def _plain(item: Citable) -> str:
    return (
        f"{text('site.entry.citation', item.lang, title=item.title, site=item.site, year=_year(item))} {item.address}"
    )


def _apa(item: Citable) -> str:
    return f"{item.site}. ({_year(item)}). {item.title}. {item.address}"


def _bibtex(item: Citable) -> str:
    fields = {
        "author": f"{{{_braced(item.site)}}}",
        "title": f"{{{_braced(item.title)}}}",
        "year": str(item.year) if item.year else None,
        "howpublished": f"\\url{{{item.address}}}",
        "language": item.lang,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{item.slug},", *lines, "}"])


def _braced(words: str) -> str:
    """Words in which nothing is a command of TeX."""
    return "".join(_TEX.get(sign, sign) for sign in words)


def _ris(item: Citable) -> str:
    lines = [("TY", "ELEC"), ("AU", item.site), ("TI", item.title)]
    lines += [("PY", str(item.year))] if item.year else []
    lines += [("UR", item.address), ("LA", item.lang), ("ID", item.slug), ("ER", "")]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines)


CITATION_FORMS: Mapping[str, Callable[[Citable], str]] = MappingProxyType(
    {"plain": _plain, "apa": _apa, "bibtex": _bibtex, "ris": _ris}
)
"""Every form by its id; the labels stand under `site.cite.<id>`."""


def citations(item: Citable) -> Mapping[str, str]:
    """The citation in every form."""
    return {name: make(item) for name, make in CITATION_FORMS.items()}
