"""Turn an entry's sources and citation marks into hints: sources that nothing cites, figures that cite nothing."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from practicebook.checks.manuscripts import at_field
from practicebook.checks.registry import Subject, check
from practicebook.checks.stated_figures import any_figure, figure_of_a_source
from practicebook.content.practices import Entry
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.model.rules import texts_of
from practicebook.model.text import CITATION, CITATION_LIKE

UNCITED, STUDY_WITHOUT_SOURCE, FIGURE_WITHOUT_CITATION = "PB-421", "PB-422", "PB-423"

_FACTUAL_SECTIONS = frozenset({"problem", "solution", "how_it_works", "results"})
"""Lessons and advice may be the writer's own, and so may the small numbers in them."""
_BREAK = re.compile(r"\n[ \t]*\n")


@check
def uncited_sources(subject: Subject) -> Iterator[Diagnostic]:
    """Every source should be cited in a text or named by a field."""
    for entry in subject.catalogue.all_entries:
        cited = _cited(entry)
        studies = {address_key(study.url) for study in entry.practice.evidence.studies}
        for index, source in enumerate(entry.practice.sources):
            if source.id not in cited and address_key(source.url) not in studies:
                yield at_field(entry, UNCITED, Severity.HINT, ("sources", index, "id"), found=source.id)


@check
def studies_without_source(subject: Subject) -> Iterator[Diagnostic]:
    """The address of a study should be the address of one of the entry's sources."""
    for entry in subject.catalogue.all_entries:
        known = {address_key(source.url) for source in entry.practice.sources}
        for index, study in enumerate(entry.practice.evidence.studies):
            if address_key(study.url) not in known:
                loc = ("evidence", "studies", index, "url")
                yield at_field(entry, STUDY_WITHOUT_SOURCE, Severity.HINT, loc, found=study.url)


@check
def figures_without_citation(subject: Subject) -> Iterator[Diagnostic]:
    """A paragraph that gives a figure should say by a citation mark where it comes from."""
    for manuscript in subject.manuscripts:
        for passage in manuscript.body:
            first = any_figure if passage.loc[1] in _FACTUAL_SECTIONS else figure_of_a_source
            for start, paragraph in _paragraphs(passage.text):
                figure = None if CITATION_LIKE.search(paragraph) else first(paragraph)
                if figure:
                    yield manuscript.finding(
                        FIGURE_WITHOUT_CITATION, Severity.HINT, passage, start + figure.start(), found=figure[0].strip()
                    )


def address_key(url: str) -> str:
    """What two spellings of one address have in common: neither scheme, `www.` nor a final slash makes another page."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/") + query


def _cited(entry: Entry) -> set[str]:
    """The ids of the sources that the original cites or names."""
    practice = entry.practice
    fields = practice.model_dump(exclude={"sources"})
    texts = [*(text for _, text in texts_of(fields)), *entry.sections.values()]
    cited = {identifier for text in texts if "[@" in text for identifier in CITATION.findall(text)}
    parts = (
        *practice.results,
        *practice.evidence.studies,
        practice.cost_setup,
        practice.cost_yearly,
        practice.time_to_start,
    )
    return cited | {part.source for part in parts if part and part.source}


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _BREAK.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]
