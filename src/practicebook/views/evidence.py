"""What answers «does it work»: figures, studies and who assessed them, in one language as plain data."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from practicebook.content.practices import Entry
from practicebook.messages import calendar_date, number, text
from practicebook.model.measures import Qualifier, ResultKind
from practicebook.model.result import Result
from practicebook.views.card import label
from practicebook.views.sources import SourceLine, source_lines
from practicebook.views.texts import EntryTexts, Text


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
    source: SourceLine | None
    design: str | None
    """How the study was made that the source is, where it is one of the entry's studies."""


@dataclass(frozen=True)
class StudyLine:
    """One study behind the evidence."""

    title: str
    url: str
    facts: tuple[str, ...]
    finding: str
    old: str | None


def figure(result: Result, texts: EntryTexts) -> Figure:
    """A result as it is shown, with the mark of its source."""
    metric = texts.result(result, "metric")
    assert metric is not None  # noqa: S101 - a required field
    shown = qualifier = None
    if result.value is not None:
        shown = number(int(result.value) if result.value == int(result.value) else result.value, texts.lang)
        if result.qualifier is not Qualifier.EXACTLY:
            qualifier = text(f"vocabulary.qualifier.{result.qualifier}.prefix", texts.lang)
    source = _source(result.source, texts)
    return Figure(
        qualifier=qualifier,
        number=shown,
        unit=texts.result(result, "unit"),
        metric=metric,
        period=texts.result(result, "period"),
        kind=label("result-kind", result.kind, texts.lang),
        kind_id=result.kind,
        mark=Markup(texts.cite(result.source)),  # noqa: S704 - made by us
        source=source,
        design=_design(source, texts) if source else None,
    )


def _source(identifier: str | None, texts: EntryTexts) -> SourceLine | None:
    sources = texts.entry.practice.sources
    lines = zip(sources, source_lines(sources, texts.lang), strict=True)
    return next((line for source, line in lines if source.id == identifier), None)


def _design(source: SourceLine, texts: EntryTexts) -> str | None:
    studies = texts.entry.practice.evidence.studies
    design = next((study.design for study in studies if study.url == source.url), None)
    return label("study-design", design, texts.lang) if design else None


def weight(figure: Figure) -> int:
    """Changes in people and society come before work done; among equals the author's order stays."""
    return [ResultKind.IMPACT, ResultKind.OUTCOME, ResultKind.OUTPUT].index(ResultKind(figure.kind_id))


_OLD_STUDY_YEARS = 10
"""A study older than this is said to be so (DESIGN of the evidence ladder)."""


def studies(entry: Entry, lang: str, today: date) -> tuple[StudyLine, ...]:
    """The studies of an entry in the author's order; `today` tells which are old."""
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


def assessed(entry: Entry, lang: str) -> str:
    """Who assessed the evidence and when, or that nobody has confirmed it yet."""
    evidence = entry.practice.evidence
    if evidence.assessed_by and evidence.assessed_on:
        return text(
            "site.entry.assessed", lang, person=evidence.assessed_by, date=calendar_date(evidence.assessed_on, lang)
        )
    return text("site.entry.provisional", lang)
