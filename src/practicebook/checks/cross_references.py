"""Turn references that lead nowhere into errors: entries, old addresses, learning items, funders, languages."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from practicebook.checks.manuscripts import at_field
from practicebook.checks.registry import Subject, check
from practicebook.content.files import read_text
from practicebook.content.learning import FOLDER as LEARNING_FOLDER
from practicebook.content.practices import RESERVED_SLUGS, Entry
from practicebook.content.settings import FOLDER as SETTINGS_FOLDER
from practicebook.content.yaml_lines import parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity
from practicebook.diagnostics.suggestion import nearest
from practicebook.messages import languages

OLD_SLUG_RESERVED = "PB-479"
NO_ENTRY, TO_ITSELF, OLD_SLUG_IN_USE, OLD_SLUG_TWICE, NO_LEARNING_ITEM, NO_PRACTICE, NO_FUNDER, NO_MESSAGES = (
    "PB-471",
    "PB-472",
    "PB-473",
    "PB-474",
    "PB-475",
    "PB-476",
    "PB-477",
    "PB-478",
)


@check
def related_entries(subject: Subject) -> Iterator[Diagnostic]:
    """`related` and `adoption_of` must name entries that exist, and never the entry itself."""
    for entry in subject.catalogue.all_entries:
        for loc, slug in _references(entry):
            if slug == entry.slug:
                yield at_field(entry, TO_ITSELF, Severity.ERROR, loc, found=slug)
            elif not subject.exists(slug):
                yield at_field(entry, NO_ENTRY, Severity.ERROR, loc, found=slug, suggestion=subject.nearest_slug(slug))


@check
def old_slugs(subject: Subject) -> Iterator[Diagnostic]:
    """An old slug must not be the slug of an entry, an old slug of another, or a word of the site’s own addresses."""
    owners: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in subject.catalogue.all_entries:
        for index, slug in enumerate(entry.practice.old_slugs):
            loc = ("old_slugs", index)
            if slug in RESERVED_SLUGS:
                yield at_field(entry, OLD_SLUG_RESERVED, Severity.ERROR, loc, found=slug)
            if subject.exists(slug):
                yield at_field(entry, OLD_SLUG_IN_USE, Severity.ERROR, loc, found=slug)
            elif owners[slug]:
                yield at_field(entry, OLD_SLUG_TWICE, Severity.ERROR, loc, found=slug, other=owners[slug][0].path)
            owners[slug].append(entry)


@check
def learning_of_entries(subject: Subject) -> Iterator[Diagnostic]:
    """`learning` must name items that stand in `learning/`."""
    for entry in subject.catalogue.all_entries:
        for index, identifier in enumerate(entry.practice.learning):
            there = subject.root / LEARNING_FOLDER / f"{identifier}.yml"
            if identifier not in subject.learning and not there.is_file():
                yield at_field(
                    entry,
                    NO_LEARNING_ITEM,
                    Severity.ERROR,
                    ("learning", index),
                    found=identifier,
                    suggestion=nearest(identifier, tuple(subject.learning)),
                )


@check
def practices_of_learning(subject: Subject) -> Iterator[Diagnostic]:
    """A learning item must name practices that exist."""
    for identifier, item in subject.learning.items():
        for index, slug in enumerate(item.practices):
            if not subject.exists(slug):
                path, loc = f"{LEARNING_FOLDER}/{identifier}.yml", ("practices", index)
                line, column = _place(subject.root, path, loc)
                yield Diagnostic(
                    NO_PRACTICE,
                    Severity.ERROR,
                    path,
                    line,
                    column,
                    loc,
                    slug,
                    suggestion=subject.nearest_slug(slug),
                    record="learning-item",
                )


@check
def funders_of_programmes(subject: Subject) -> Iterator[Diagnostic]:
    """`programme.funder` must be the key of a funder in the settings."""
    keys = tuple(funder.key for funder in subject.settings.funding.funders)
    for entry in subject.catalogue.all_entries:
        funder = entry.practice.programme.funder if entry.practice.programme else None
        if funder and funder not in keys:
            loc = ("programme", "funder")
            near = nearest(funder, keys)
            yield at_field(entry, NO_FUNDER, Severity.ERROR, loc, found=funder, allowed=keys, suggestion=near)


@check
def languages_of_site(subject: Subject) -> Iterator[Diagnostic]:
    """Every language of the site must have its messages."""
    known = languages()
    for index, lang in enumerate(subject.settings.site.languages):
        if lang not in known:
            path, loc = f"{SETTINGS_FOLDER}/site.yml", ("languages", index)
            line, column = _place(subject.root, path, loc)
            yield Diagnostic(NO_MESSAGES, Severity.ERROR, path, line, column, loc, lang, known, record="site")


def _references(entry: Entry) -> Iterator[tuple[Loc, str]]:
    for index, slug in enumerate(entry.practice.related):
        yield ("related", index), slug
    if entry.practice.adoption_of:
        yield ("adoption_of",), entry.practice.adoption_of


def _place(root: Path, path: str, loc: Loc) -> tuple[int, int]:
    """Line and column of a field in a YAML file, which is read again for it."""
    text = read_text(root, root / path)
    return (1, 1) if isinstance(text, Diagnostic) else parse_yaml(text, path=path, record="").positions.of(loc)
