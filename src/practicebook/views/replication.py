"""What a copier needs, in twelve parts: what is known of each, and which are not known."""

from dataclasses import dataclass

from markupsafe import Markup

from practicebook.figures.glyph import replication_meter
from practicebook.messages import amount, text
from practicebook.model.replication import REPLICATION_FIELDS, Cost
from practicebook.views.card import label
from practicebook.views.texts import EntryTexts, Text


@dataclass(frozen=True)
class ReplicationPart:
    """One of the twelve: a short value, a longer text, or a list of lines; all empty when not known."""

    key: str
    label: str
    value: str | None = None
    mark: Markup | str = ""
    text: Text | None = None
    lines: tuple[Text, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is known of this part."""
        return bool(self.value or self.text or self.lines)


@dataclass(frozen=True)
class Replication:
    """The twelve parts, with the count «9 of 12 known» and its meter."""

    parts: tuple[ReplicationPart, ...]
    meter: Markup
    summary: str

    @property
    def known(self) -> tuple[ReplicationPart, ...]:
        """The parts of which something is known."""
        return tuple(part for part in self.parts if part.is_known)

    @property
    def unknown(self) -> tuple[ReplicationPart, ...]:
        """The parts of which nothing is known."""
        return tuple(part for part in self.parts if not part.is_known)

    def part(self, key: str) -> ReplicationPart:
        """One part by its field name."""
        return next(part for part in self.parts if part.key == key)


def cost_words(cost: Cost, lang: str) -> str:
    """A cost as it is known: an amount or a band, with its year."""
    band = label("cost-band", cost.band, lang)
    if cost.amount is None:
        return text("site.entry.cost_in_year", lang, cost=band, year=str(cost.year)) if cost.year else band
    shown = amount(cost.amount, lang)
    return text("site.entry.cost_in_year", lang, cost=shown, year=str(cost.year)) if cost.year else shown


def _part(key: str, texts: EntryTexts) -> ReplicationPart:
    name = text(f"field.practice.{key}.label", texts.lang)
    record = getattr(texts.entry.practice, key)
    if record is None or record == ():
        return ReplicationPart(key, name)
    if key in {"cost_setup", "cost_yearly", "time_to_start"}:
        value = (
            cost_words(record, texts.lang) if isinstance(record, Cost) else label("start-time", record.band, texts.lang)
        )
        mark = Markup(texts.cite(record.source) if record.source else "")  # noqa: S704 - made by us
        return ReplicationPart(key, name, value=value, mark=mark, text=texts.note(key))
    if isinstance(record, tuple):
        return ReplicationPart(key, name, lines=texts.lines(key))
    return ReplicationPart(key, name, value=_fewest(texts) if key == "people" else None, text=texts.line(key))


def _fewest(texts: EntryTexts) -> str | None:
    fewest = texts.entry.practice.fewest_people
    return text("site.entry.fewest_people", texts.lang, n=fewest) if fewest else None


def replication(texts: EntryTexts) -> Replication:
    """The twelve parts of an entry."""
    parts = tuple(_part(key, texts) for key in REPLICATION_FIELDS)
    known = sum(part.is_known for part in parts)
    return Replication(
        parts=parts,
        meter=Markup(replication_meter(known, len(parts))),  # noqa: S704 - drawn by us
        summary=text("site.entry.known_of", texts.lang, known=known, total=len(parts)),
    )
