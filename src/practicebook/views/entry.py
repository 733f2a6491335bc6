"""Everything the page of one practice says, in one language, as plain data.

The three questions of a copier stand apart: does it work (`evidence`, `figures`), can I run it (`replication`), is it
still alive (`life`). What is not known is said, never left to be guessed.
"""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from practicebook.catalogue.ageing import is_status_old
from practicebook.catalogue.catalogue import Catalogue
from practicebook.catalogue.related import related
from practicebook.content.practices import Entry
from practicebook.figures.belt import entry_band
from practicebook.figures.county_map import locator
from practicebook.messages import calendar_date, number, text
from practicebook.model.citation import Source
from practicebook.model.measures import Qualifier, ResultKind
from practicebook.model.result import Result
from practicebook.views.addresses import Addresses
from practicebook.views.card import STATUS_KINDS, Card, EvidenceBadge, card, evidence_badge, label, place
from practicebook.views.facts import Fact, FactLink, facts
from practicebook.views.replication import Replication, replication
from practicebook.views.texts import EntryTexts, Text

SECTIONS = ("problem", "solution", "how_it_works", "results", "lessons", "how_to_copy")
_FIGURES_ON_TOP = 3


@dataclass(frozen=True)
class Figure:
    """A result with its number in words: «umbes 417 noort», what it counts, when, and who says so."""

    qualifier: str | None
    number: str | None
    unit: Text | None
    metric: Text
    period: Text | None
    kind: str
    kind_id: str
    mark: Markup


@dataclass(frozen=True)
class StudyLine:
    """One study behind the evidence."""

    title: str
    url: str
    facts: tuple[str, ...]
    finding: str
    old: str | None


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
    sources: tuple[SourceLine, ...]
    related: tuple[Card, ...]
    notices: tuple[str, ...]
    citation: str
    published: str | None


def entry_view(entry: Entry, catalogue: Catalogue, addresses: Addresses, *, site_name: str, today: date) -> EntryView:
    """The view of `entry` in the language of `addresses`; `today` tells how old a study is."""
    practice, lang = entry.practice, addresses.lang
    texts = EntryTexts(entry, lang, addresses.original)
    shown = tuple(_figure(result, texts) for result in practice.results)
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
        since=text("site.card.since", lang, year=str(practice.start_year)) if practice.start_year else None,
        organisation=practice.organisation.name,
        evidence=evidence_badge(practice, lang),
        evidence_definition=text(f"vocabulary.evidence-level.{practice.evidence.level}.definition", lang),
        reason=texts.reason,
        where_studied=label("evidence-where", practice.evidence.where, lang) if practice.evidence.where else None,
        studies=_studies(entry, lang, today),
        external=tuple(
            (item.registry, item.rating, item.url, calendar_date(item.date, lang))
            for item in practice.evidence.external
        ),
        assessed=_assessed(entry, lang),
        life=_life(entry, texts, today),
        top_figures=tuple(sorted((figure for figure in shown if figure.number), key=_weight))[:_FIGURES_ON_TOP],
        figures=shown,
        not_measured=texts.line("not_measured_reason"),
        replication=replication(texts),
        facts=facts(texts, addresses),
        sections=_sections(texts),
        sources=tuple(_source(source, number, lang) for number, source in enumerate(practice.sources, 1)),
        related=tuple(card(other, addresses) for other in related(entry, catalogue)),
        notices=_notices(entry, texts),
        citation=_citation(entry, texts, site_name),
        published=calendar_date(practice.published, lang) if practice.published else None,
    )


def _figure(result: Result, texts: EntryTexts) -> Figure:
    metric = texts.result(result, "metric")
    assert metric is not None  # noqa: S101 - a required field
    shown = qualifier = None
    if result.value is not None:
        shown = number(int(result.value) if result.value == int(result.value) else result.value, texts.lang)
        if result.qualifier is not Qualifier.EXACTLY:
            qualifier = text(f"vocabulary.qualifier.{result.qualifier}.prefix", texts.lang)
    return Figure(
        qualifier=qualifier,
        number=shown,
        unit=texts.result(result, "unit"),
        metric=metric,
        period=texts.result(result, "period"),
        kind=label("result-kind", result.kind, texts.lang),
        kind_id=result.kind,
        mark=Markup(texts.cite(result.source)),  # noqa: S704 - made by us
    )


def _weight(figure: Figure) -> int:
    """Changes in people and society come before work done; among equals the author's order stays."""
    return [ResultKind.IMPACT, ResultKind.OUTCOME, ResultKind.OUTPUT].index(ResultKind(figure.kind_id))


_OLD_STUDY_YEARS = 10
"""A study older than this is said to be so (DESIGN of the evidence ladder)."""


def _studies(entry: Entry, lang: str, today: date) -> tuple[StudyLine, ...]:
    lines = []
    for study in entry.practice.evidence.studies:
        told = [str(study.year)]
        if study.design:
            told.append(_within_a_sentence(label("study-design", study.design, lang)))
        if study.participants:
            told.append(text("site.entry.study_size", lang, size=number(study.participants, lang)))
        if study.independent is not None:
            told.append(text(f"site.entry.{'independent' if study.independent else 'own'}_study", lang))
        if study.where:
            told.append(_within_a_sentence(label("evidence-where", study.where, lang)))
        old = today.year - study.year > _OLD_STUDY_YEARS
        lines.append(
            StudyLine(
                title=study.title,
                url=study.url,
                facts=tuple(told),
                finding=label("finding", study.finding, lang),
                old=text("site.entry.old_study", lang, n=today.year - study.year) if old else None,
            )
        )
    return tuple(lines)


def _within_a_sentence(words: str) -> str:
    """A label that begins with a capital, as it stands inside a sentence."""
    return words[:1].lower() + words[1:]


def _assessed(entry: Entry, lang: str) -> str:
    evidence = entry.practice.evidence
    if evidence.assessed_by and evidence.assessed_on:
        return text(
            "site.entry.assessed", lang, person=evidence.assessed_by, date=calendar_date(evidence.assessed_on, lang)
        )
    return text("site.entry.provisional", lang)


def _life(entry: Entry, texts: EntryTexts, today: date) -> Life:
    practice, lang = entry.practice, texts.lang
    return Life(
        status=label("status", practice.status, lang),
        kind=STATUS_KINDS[practice.status],
        definition=text(f"vocabulary.status.{practice.status}.definition", lang),
        as_of=calendar_date(practice.status_as_of, lang),
        old=text("site.entry.old_status", lang) if is_status_old(entry, today) else None,
        stage=label("stage", practice.stage, lang),
        reviewed=calendar_date(practice.last_reviewed, lang) if practice.last_reviewed else None,
        ending_reason=texts.line("ending_reason"),
    )


def _sections(texts: EntryTexts) -> tuple[Section, ...]:
    found = ((key, texts.section(key)) for key in SECTIONS)
    return tuple(Section(key, text(f"content.section.{key}", texts.lang), body) for key, body in found if body)


def _source(source: Source, number_: int, lang: str) -> SourceLine:
    host = source.url.split("/")[2].removeprefix("www.")
    return SourceLine(
        number=number_,
        title=source.title,
        url=source.url,
        host=host,
        publisher=source.publisher,
        date=calendar_date(source.date, lang) if source.date else None,
        accessed=calendar_date(source.accessed, lang),
        archived=source.archived,
    )


def _notices(entry: Entry, texts: EntryTexts) -> tuple[str, ...]:
    keys = []
    if texts.lang != texts.original:
        if texts.translated is None:
            keys.append("untranslated")
        elif texts.translated.is_stale:
            keys.append("stale_translation")
    if entry.practice.review_state == "needs-update":
        keys.append("needs_update")
    return tuple(text(f"site.notice.{key}", texts.lang) for key in keys)


def _citation(entry: Entry, texts: EntryTexts, site_name: str) -> str:
    published = entry.practice.published
    return text(
        "site.entry.citation",
        texts.lang,
        title=texts.title.plain,
        site=site_name,
        year=str(published.year) if published else text("site.unknown", texts.lang),
    )
