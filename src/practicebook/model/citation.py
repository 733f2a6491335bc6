"""Where a statement comes from: the sources of an entry or a chapter, cited as `[@id]`."""

from practicebook.model.base import Record
from practicebook.model.text import Day, Identifier, Line, Name, PartialDate, WebAddress


class Source(Record):
    """One public source. `date` is when it was published, `accessed` when we read it."""

    id: Identifier
    url: WebAddress
    title: Line
    publisher: Name | None = None
    date: PartialDate | None = None
    accessed: Day
    archived: WebAddress | None = None
