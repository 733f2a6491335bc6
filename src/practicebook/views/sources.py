"""A numbered list of sources as it stands under an entry and under a chapter."""

from collections.abc import Iterable
from dataclasses import dataclass

from practicebook.messages import calendar_date
from practicebook.model.citation import Source


@dataclass(frozen=True)
class SourceLine:
    """One numbered source."""

    number: int
    title: str
    url: str
    host: str
    publisher: str | None
    date: str | None
    accessed: str
    archived: str | None


def source_lines(sources: Iterable[Source], lang: str) -> tuple[SourceLine, ...]:
    """The sources numbered from 1 in the author's order, their dates in `lang`."""
    return tuple(_line(source, number, lang) for number, source in enumerate(sources, 1))


def _line(source: Source, number: int, lang: str) -> SourceLine:
    return SourceLine(
        number=number,
        title=source.title,
        url=source.url,
        host=source.url.split("/")[2].removeprefix("www."),
        publisher=source.publisher,
        date=calendar_date(source.date, lang) if source.date else None,
        accessed=calendar_date(source.accessed, lang),
        archived=source.archived,
    )
