"""What a list shows of one practice: enough to decide whether to open it."""

from dataclasses import dataclass

from markupsafe import Markup

from practicebook.content.practices import Entry
from practicebook.figures.belt import badge
from practicebook.figures.glyph import evidence_glyph
from practicebook.messages import list_of, text
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import Coverage, ReviewState, Status
from practicebook.views.addresses import Addresses
from practicebook.views.texts import EntryTexts, Text


def label(vocabulary: str, value: str, lang: str) -> str:
    """The label of a value of a closed list."""
    return text(f"vocabulary.{vocabulary}.{value}.label", lang)


def place(practice: Practice, lang: str) -> str:
    """Where the practice works, in a few words."""
    if practice.coverage in {Coverage.NATIONAL, Coverage.ONLINE}:
        return label("coverage", practice.coverage, lang)
    if practice.municipalities:
        return list_of(practice.municipalities, lang)
    return list_of((text(f"vocabulary.county.{county}.short", lang) for county in practice.counties), lang)


def years(practice: Practice, lang: str) -> str | None:
    """Since when the practice works, or from when to when it did; None where no year is known."""
    if practice.start_year and practice.end_year:
        return f"{practice.start_year}–{practice.end_year}"
    if practice.end_year:
        return text("site.card.until", lang, year=str(practice.end_year))
    return text("site.card.since", lang, year=str(practice.start_year)) if practice.start_year else None


@dataclass(frozen=True)
class EvidenceBadge:
    """Level and finding, always together, words first."""

    level: int
    label: str
    finding: str
    glyph: Markup
    provisional: bool


@dataclass(frozen=True)
class Card:
    """One practice in a list."""

    slug: str
    address: str
    title: Text
    summary: Text
    theme: str
    motif: Markup
    place: str
    since: str | None
    evidence: EvidenceBadge
    status: str
    status_kind: str
    recommended: bool


def evidence_badge(practice: Practice, lang: str) -> EvidenceBadge:
    """The evidence of a practice as its badge."""
    evidence = practice.evidence
    return EvidenceBadge(
        level=int(evidence.level),
        label=label("evidence-level", evidence.level, lang),
        finding=label("finding", evidence.finding, lang),
        glyph=Markup(evidence_glyph(int(evidence.level))),  # noqa: S704 - drawn by us
        provisional=evidence.assessed_by is None,
    )


STATUS_KINDS = {
    Status.ACTIVE: "alive",
    Status.SEASONAL: "alive",
    Status.PAUSED: "paused",
    Status.ENDED: "over",
    Status.MERGED: "over",
    Status.UNKNOWN: "unknown",
}
"""How a status is coloured; its words stand beside the colour."""


def card(entry: Entry, addresses: Addresses) -> Card:
    """The card of an entry in the language of `addresses`."""
    practice, lang = entry.practice, addresses.lang
    texts = EntryTexts(entry, lang, addresses.original)
    return Card(
        slug=entry.slug,
        address=addresses.entry(entry.slug),
        title=texts.title,
        summary=texts.summary,
        theme=label("theme", practice.themes[0], lang),
        motif=Markup(badge(entry.slug, practice.themes[0])),  # noqa: S704 - drawn by us
        place=place(practice, lang),
        since=years(practice, lang),
        evidence=evidence_badge(practice, lang),
        status=label("status", practice.status, lang),
        status_kind=STATUS_KINDS[practice.status],
        recommended=practice.review_state is ReviewState.RECOMMENDED,
    )
