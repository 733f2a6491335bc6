"""Rules between the fields of one practice, and between a practice and its translation.

Each rule is a generator of `Violation`s with its docstring as its sentence; it names the fields it reads, so that it
still runs when other fields of the same entry are at fault. Codes are permanent and worded in the messages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from practicebook.model.measures import EvidenceLevel
from practicebook.model.text import CITATION_LIKE
from practicebook.model.translation import Translation
from practicebook.model.vocabulary import Coverage, Kind, Status

if TYPE_CHECKING:
    from practicebook.model.practice import Practice

LINE_LISTS = ("partners", "funders", "prerequisites", "materials", "steps", "core", "adaptable")
"""Lists of plain lines, matched with their translation by position."""


@dataclass(frozen=True)
class Violation:
    """A broken rule: its code, the field it points at, what was found and what would do."""

    code: str
    loc: tuple[str | int, ...]
    found: str = ""
    allowed: tuple[str, ...] = ()


Rule = Callable[["Practice"], Iterator[Violation]]
_RULES: list[tuple[frozenset[str], Rule]] = []


def _rule(*fields: str) -> Callable[[Rule], Rule]:
    def register(function: Rule) -> Rule:
        _RULES.append((frozenset(fields), function))
        return function

    return register


def violations(practice: "Practice", faulty: Iterable[str] = ()) -> Iterator[Violation]:
    """Yield every broken rule whose fields are all sound; `faulty` names the fields that are not."""
    unsound = frozenset(faulty)
    for fields, rule in _RULES:
        if not fields & unsound:
            yield from rule(practice)


@_rule("start_year", "end_year")
def _end_not_before_start(practice: "Practice") -> Iterator[Violation]:
    """The year of ending is not before the year of starting."""
    if practice.start_year and practice.end_year and practice.end_year < practice.start_year:
        yield Violation("PB-301", ("end_year",), str(practice.end_year), (f"≥ {practice.start_year}",))


@_rule("status", "end_year")
def _no_end_while_active(practice: "Practice") -> Iterator[Violation]:
    """Only a practice that has ended or merged has a year of ending."""
    if practice.end_year and practice.status in {Status.ACTIVE, Status.SEASONAL}:
        yield Violation("PB-302", ("end_year",), str(practice.end_year), (Status.ENDED, Status.MERGED))


@_rule("evidence")
def _compared_needs_design(practice: "Practice") -> Iterator[Violation]:
    """Evidence level 3 or above rests on at least one study whose design is named."""
    if practice.evidence.level >= EvidenceLevel.COMPARED and not any(s.design for s in practice.evidence.studies):
        yield Violation("PB-303", ("evidence", "studies"), practice.evidence.level)


@_rule("evidence")
def _assessment_is_whole(practice: "Practice") -> Iterator[Violation]:
    """Who assessed the evidence and when are given together."""
    if bool(practice.evidence.assessed_by) != bool(practice.evidence.assessed_on):
        missing = "assessed_on" if practice.evidence.assessed_by else "assessed_by"
        yield Violation("PB-304", ("evidence", missing))


@_rule("coverage", "counties")
def _county_named(practice: "Practice") -> Iterator[Violation]:
    """A practice that works in a county or a municipality names its counties."""
    if practice.coverage in {Coverage.COUNTY, Coverage.MUNICIPALITY} and not practice.counties:
        yield Violation("PB-305", ("counties",), practice.coverage)


@_rule("coverage", "counties")
def _nationwide_names_no_county(practice: "Practice") -> Iterator[Violation]:
    """A practice that works all over Estonia or online names no counties: the map would darken them alone."""
    if practice.coverage in {Coverage.NATIONAL, Coverage.ONLINE} and practice.counties:
        yield Violation("PB-314", ("counties",), practice.coverage)


@_rule("coverage", "municipalities")
def _municipality_named(practice: "Practice") -> Iterator[Violation]:
    """A practice that works in a municipality names it."""
    if practice.coverage == Coverage.MUNICIPALITY and not practice.municipalities:
        yield Violation("PB-306", ("municipalities",), practice.coverage)


@_rule("results", "not_measured_reason")
def _result_or_reason(practice: "Practice") -> Iterator[Violation]:
    """There is at least one result, or a reason why nothing was measured."""
    if not practice.results and not practice.not_measured_reason:
        yield Violation("PB-307", ("results",))


@_rule("kind", "adoption_of")
def _adoption_names_original(practice: "Practice") -> Iterator[Violation]:
    """An adoption names the practice it adopts, and only an adoption does."""
    if (practice.kind == Kind.ADOPTION) != bool(practice.adoption_of):
        yield Violation("PB-308", ("adoption_of",), practice.kind)


@_rule("status", "ending_reason")
def _ending_reason_needs_end(practice: "Practice") -> Iterator[Violation]:
    """A reason for ending belongs to a practice that is paused, ended or merged."""
    if practice.ending_reason and practice.status not in {Status.PAUSED, Status.ENDED, Status.MERGED}:
        yield Violation("PB-309", ("ending_reason",), practice.status, (Status.PAUSED, Status.ENDED, Status.MERGED))


@_rule("review_state", "published")
def _published_has_date(practice: "Practice") -> Iterator[Violation]:
    """A published entry carries the date it was published."""
    if practice.review_state.is_public and not practice.published:
        yield Violation("PB-310", ("published",), practice.review_state)


@_rule("sources")
def _source_ids_differ(practice: "Practice") -> Iterator[Violation]:
    """No two sources have the same id."""
    yield from repeated("sources", [source.id for source in practice.sources])


@_rule("results")
def _result_ids_differ(practice: "Practice") -> Iterator[Violation]:
    """No two results have the same id."""
    yield from repeated("results", [result.id for result in practice.results])


@_rule("images")
def _image_files_differ(practice: "Practice") -> Iterator[Violation]:
    """No picture is listed twice."""
    yield from repeated("images", [image.file for image in practice.images], key="file")


def repeated(field: str, ids: list[str], key: str = "id") -> Iterator[Violation]:
    """Yield every item of the list `field` whose id stands in it already."""
    for index, identifier in enumerate(ids):
        if identifier in ids[:index]:
            yield Violation("PB-311", (field, index, key), identifier)


@_rule("sources", "results", "evidence", "cost_setup", "cost_yearly", "time_to_start")
def _points_to_a_source(practice: "Practice") -> Iterator[Violation]:
    """Every `source` names a source of this entry."""
    known = tuple(source.id for source in practice.sources)
    pointers: list[tuple[tuple[str | int, ...], str | None]] = [
        *((("results", i, "source"), result.source) for i, result in enumerate(practice.results)),
        *((("evidence", "studies", i, "source"), study.source) for i, study in enumerate(practice.evidence.studies)),
        *(
            ((name, "source"), getattr(getattr(practice, name), "source", None))
            for name in ("cost_setup", "cost_yearly", "time_to_start")
        ),
    ]
    for loc, source in pointers:
        if source and source not in known:
            yield Violation("PB-312", loc, source, known)


def citation_violations(record: Any, known: tuple[str, ...]) -> Iterator[Violation]:  # noqa: ANN401 - any model
    """Yield every `[@id]` in the texts of `record` that names none of the `known` sources."""
    dumped = record.model_dump(mode="python", exclude={"sources"}, warnings=False)  # faulty fields hold raw values
    for loc, text in texts_of(dumped):
        for identifier in CITATION_LIKE.findall(text):
            if identifier not in known:
                yield Violation("PB-313", loc, f"[@{identifier}]", tuple(f"[@{source}]" for source in known))


def texts_of(value: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every string in nested data with the path that leads to it."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(item, (*loc, key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from texts_of(item, (*loc, index))


@_rule("sources")
def _cites_a_source(practice: "Practice") -> Iterator[Violation]:
    """Every citation mark in a text names a source of this entry."""
    yield from citation_violations(practice, tuple(source.id for source in practice.sources))


def translation_violations(
    practice: "Practice", translation: Translation, faulty: Iterable[str] = ()
) -> Iterator[Violation]:
    """Yield where a translation does not fit its original: texts without an original, lists of another length.

    `faulty` names the fields that are at fault in either of them; what rests on these is not judged.
    """
    unsound = frozenset(faulty)
    if "sources" not in unsound:
        yield from citation_violations(translation, tuple(source.id for source in practice.sources))
    for name in sorted(set(LINE_LISTS) - unsound):
        translated, original = getattr(translation, name), getattr(practice, name)
        if translated and len(translated) != len(original):
            yield Violation("PB-321", (name,), str(len(translated)), (str(len(original)),))
    for field in sorted({"results", "images"} - unsound):
        originals = getattr(practice, field)
        ids = tuple(item.id if field == "results" else item.file for item in originals)
        for identifier in getattr(translation, field):
            if identifier not in ids:
                yield Violation("PB-322", (field, identifier), identifier, ids)
    for name in type(translation).model_fields:
        if name in {"source_hash", "results", "images", *LINE_LISTS} or name in unsound:
            continue
        if getattr(translation, name) is not None and getattr(practice, name) is None:
            yield Violation("PB-323", (name,))
