"""Read `settings/`: one file per key of the settings, each checked with the lines of its faults.

The list of words beside them is read by `word_list`, when a text is checked.
"""

from collections.abc import Iterator
from pathlib import Path

from practicebook.content.files import LINK, file_finding, read_text, relative
from practicebook.content.localised import missing_texts
from practicebook.content.records import check_record
from practicebook.content.word_list import FOLDER, WORD_LIST
from practicebook.content.yaml_lines import Positions, parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic, Loc, Severity, has_errors
from practicebook.diagnostics.fields import kebab, record_at
from practicebook.diagnostics.suggestion import nearest
from practicebook.model.base import Record
from practicebook.model.settings import Logo, Settings, Site

LOGO_FOLDER = "logos"
UNKNOWN_FILE, MISSING_FILE, NO_LOGO = "PB-140", "PB-141", "PB-142"


def read_settings(root: Path) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """The settings of the project under `root`, or None when a finding is an error."""
    found = list(_strange_files(root))
    given: dict[str, Record] = {}
    places: dict[str, Positions] = {}
    for key, info in Settings.model_fields.items():
        path = root / FOLDER / f"{key}.yml"
        if not path.exists() and not path.is_symlink():
            if info.is_required():
                found.append(file_finding(MISSING_FILE, relative(root, path), found=f"{key}.yml"))
            continue
        text = read_text(root, path)
        if isinstance(text, Diagnostic):
            found.append(text)
            continue
        model = record_at(Settings, (key,))
        if model is None:
            continue
        shown = relative(root, path)
        parsed = parse_yaml(text, path=shown, record=kebab(model))
        checked = check_record(model, parsed, path=shown)
        found += checked.diagnostics
        if checked.record is not None and checked.is_sound:
            given[key], places[key] = checked.record, parsed.positions
    for key, record in given.items():
        found += _missing_logos(root, key, record, places[key])
        if isinstance(site := given.get("site"), Site):
            found += missing_texts(record, site.languages, path=f"{FOLDER}/{key}.yml", places=places[key])
    ordered = tuple(sorted(found))
    return (None if has_errors(ordered) else Settings.model_validate(given)), ordered


def _strange_files(root: Path) -> Iterator[Diagnostic]:
    folder = root / FOLDER
    names = (*(f"{key}.yml" for key in Settings.model_fields), WORD_LIST)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name in names or (path.name == LOGO_FOLDER and path.is_dir()):
            continue
        shown = relative(root, path)
        name = shown.rpartition("/")[2]
        yield file_finding(UNKNOWN_FILE, shown, found=name, allowed=names, suggestion=nearest(name, names))


def _missing_logos(root: Path, key: str, record: Record, places: Positions) -> Iterator[Diagnostic]:
    """Yield every logo whose file is not under `settings/`."""
    for loc, logo in _logos(record):
        file = root / FOLDER / logo.file
        if file.is_symlink() or not file.is_file():
            path = f"{FOLDER}/{key}.yml"
            at = (*loc, "file")
            code = LINK if file.is_symlink() else NO_LOGO
            yield Diagnostic(
                code, Severity.ERROR, path, *places.of(at), field=at, found=logo.file, record=kebab(type(record))
            )


def _logos(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Logo]]:
    if isinstance(value, Logo):
        yield loc, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _logos(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _logos(item, (*loc, index))
