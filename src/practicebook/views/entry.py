"""Everything the page of one practice says, in one language, as plain data.

The three questions of a copier stand apart: does it work (`evidence`, `figures`), can I run it (`replication`), is it
still alive (`life`). What is not known is said, never left to be guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from practicebook.catalogue.ageing import is_status_old
from practicebook.catalogue.related import Related
from practicebook.content.practices import Entry
from practicebook.content.sections import SECTIONS
from practicebook.figures.belt import entry_band
from practicebook.figures.county_map import locator
from practicebook.messages import calendar_date, list_of, text
from practicebook.model.settings import localised
from practicebook.model.vocabulary import Status
from practicebook.project import Project
from practicebook.views.addresses import Addresses
from practicebook.views.card import STATUS_KINDS, Card, EvidenceBadge, card, evidence_badge, label, place, years
from practicebook.views.citation import Citable, citations
from practicebook.views.evidence import Figure, StudyLine, assessed, figure, studies, weight
from practicebook.views.facts import Fact, FactLink, facts
from practicebook.views.media import LearningLine, Picture, learning_lines, licence_label, pictures
from practicebook.views.notices import notices
from practicebook.views.replication import Replication, replication
from practicebook.views.sources import SourceLine, source_lines
from practicebook.views.texts import EntryTexts, Text
from practicebook.views.timeline import Event, timeline

_FIGURES_ON_TOP = 3
_REASONS = 3
"""Shared traits that are told of a similar practice."""


@dataclass(frozen=True)
class Section:
    """One section of the story."""

    key: str
    heading: str
    text: Text


@dataclass(frozen=True)
class Life:
    """Whether the practice is alive, who says so and when that was checked."""

    status: str
    kind: str
    definition: str
    as_of: str
    old: str | None
    stage: str
    reviewed: str | None
    ending_reason: Text | None


@dataclass(frozen=True)
class RelatedCard:
    """A practice like this one, and in a few words what they have in common."""

    card: Card
    why: str


@dataclass(frozen=True)
class EntryView:
    """The page of one practice."""

    slug: str
    title: Text
    summary: Text
    themes: tuple[FactLink, ...]
    band: Markup
    place: str
    locator: Markup | None
    since: str | None
    organisation: str
    evidence: EvidenceBadge
    evidence_definition: str
    reason: Text
    where_studied: str | None
    studies: tuple[StudyLine, ...]
    external: tuple[tuple[str, str, str, str], ...]
    assessed: str
    life: Life
    top_figures: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    not_measured: Text | None
    replication: Replication
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    novelty: Text | None
    pictures: tuple[Picture, ...]
    learning: tuple[LearningLine, ...]
    sources: tuple[SourceLine, ...]
    related: tuple[RelatedCard, ...]
    notices: tuple[str, ...]
    citations: Mapping[str, str]
    """By the id of the form; see `views.citation`."""
    timeline: tuple[Event, ...]
    licence: str
    made: tuple[str, ...]
    is_confirmed: bool
    """Whether the organisation has agreed to the entry."""


def entry_view(entry: Entry, related: tuple[Related, ...], addresses: Addresses, project: Project) -> EntryView:
    """The view of `entry` in the language of `addresses`; `related` are shown below it.

    Of `project` it needs the day, which tells ages, the learning items, the original of an adoption, and the folder
    with the pictures.

    Raises:
        UnreadablePictureError: A picture of the entry cannot be read.
    """
    practice, lang, today = entry.practice, addresses.lang, project.today
    texts = EntryTexts(entry, lang, addresses.original)
    shown = tuple(figure(result, texts) for result in practice.results)
    return EntryView(
        slug=entry.slug,
        title=texts.title,
        summary=texts.summary,
        themes=tuple(
            FactLink(label("theme", theme, lang), addresses.facet_value("theme", theme)) for theme in practice.themes
        ),
        band=Markup(entry_band(entry.slug, practice.themes[0])),  # noqa: S704 - drawn by us
        place=place(practice, lang),
        locator=Markup(locator(practice.counties)) if practice.counties else None,  # noqa: S704 - drawn by us
        since=years(practice, lang),
        organisation=practice.organisation.name,
        evidence=evidence_badge(practice, lang),
        evidence_definition=text(f"vocabulary.evidence-level.{practice.evidence.level}.definition", lang),
        reason=texts.reason,
        where_studied=label("evidence-where", practice.evidence.where, lang) if practice.evidence.where else None,
        studies=studies(entry, lang, today),
        external=tuple(
            (item.registry, item.rating, item.url, calendar_date(item.date, lang))
            for item in practice.evidence.external
        ),
        assessed=assessed(entry, lang),
        life=_life(entry, texts, today),
        top_figures=tuple(sorted((item for item in shown if item.number), key=weight))[:_FIGURES_ON_TOP],
        figures=shown,
        not_measured=texts.line("not_measured_reason"),
        replication=replication(texts),
        facts=facts(texts, addresses, project.catalogue),
        sections=_sections(texts),
        novelty=texts.line("novelty"),
        pictures=pictures(texts, project.root),
        learning=learning_lines(entry, project.learning, addresses),
        sources=source_lines(practice.sources, lang),
        related=tuple(
            RelatedCard(card(item.entry, addresses), _why(item, lang, addresses.original)) for item in related
        ),
        notices=notices(entry, texts, today),
        citations=citations(_citable(entry, texts, addresses, project)),
        timeline=timeline(entry, lang),
        licence=licence_label(practice.licence, lang),
        made=_made(entry, lang),
        is_confirmed=bool(practice.consents),
    )


def _life(entry: Entry, texts: EntryTexts, today: date) -> Life:
    practice, lang = entry.practice, texts.lang
    return Life(
        status=label("status", practice.status, lang),
        kind=STATUS_KINDS[practice.status],
        definition=text(f"vocabulary.status.{practice.status}.definition", lang),
        as_of=text(
            "site.entry.last_heard" if practice.status is Status.UNKNOWN else "site.entry.as_of",
            lang,
            date=calendar_date(practice.status_as_of, lang),
        ),
        old=text("site.entry.old_status", lang) if is_status_old(entry, today) else None,
        stage=label("stage", practice.stage, lang),
        reviewed=calendar_date(practice.last_reviewed, lang) if practice.last_reviewed else None,
        ending_reason=texts.line("ending_reason"),
    )


def _sections(texts: EntryTexts) -> tuple[Section, ...]:
    found = ((key, texts.section(key)) for key in SECTIONS)
    return tuple(Section(key, text(f"content.section.{key}", texts.lang), body) for key, body in found if body)


_VOCABULARY_OF = {"themes": "theme", "target_groups": "target-group", "approaches": "approach", "setting": "setting"}


def _why(related: Related, lang: str, original: str) -> str:
    """What two practices have in common: values of their facets, then words, which stand in the original language."""
    if related.is_named:
        return text("site.related.named", lang)
    shared = [label(_VOCABULARY_OF[name], value, lang) for name, value in related.shared[:_REASONS]]
    values = list_of((words[0].lower() + words[1:] for words in shared), lang)
    nouns = related.words[:_REASONS] if lang == original else ()
    if not nouns:
        return text("site.related.shared", lang, values=values) if values else text("site.related.alike", lang)
    words = list_of(nouns, lang)
    if not values:
        return text("site.related.words", lang, words=words)
    return text("site.related.shared_and_words", lang, values=values, words=words)


def _citable(entry: Entry, texts: EntryTexts, addresses: Addresses, project: Project) -> Citable:
    published = entry.practice.published
    return Citable(
        slug=entry.slug,
        title=texts.title.plain,
        site=localised(project.settings.site.name, texts.lang),
        year=published.year if published else None,
        address=project.settings.site.address + addresses.entry(entry.slug),
        lang=texts.lang,
    )


def _made(entry: Entry, lang: str) -> tuple[str, ...]:
    """When the entry was published and by whom it was written and reviewed, as far as they wish to be named."""
    practice = entry.practice
    told = []
    if practice.published:
        told.append(text("site.entry.published", lang, date=calendar_date(practice.published, lang)))
    if practice.contributors:
        several = len(practice.contributors) > 1
        key = "site.entry.contributors" if several else "site.entry.contributor"
        told.append(text(key, lang, names=list_of(practice.contributors, lang)))
    if practice.reviewers:
        told.append(text("site.entry.reviewers", lang, names=list_of(practice.reviewers, lang)))
    return tuple(told)
