"""Read `learning/*.yml`: videos, episodes, courses and guides by the id that is their file's name."""

import re
from pathlib import Path

from practicebook.content.files import LINK, file_finding, read_text, relative
from practicebook.content.records import check_record
from practicebook.content.yaml_lines import parse_yaml
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.model.media import LearningItem
from practicebook.model.text import SLUG_PATTERN

FOLDER = "learning"
_LONGEST_ID = 60
_STRANGE_FILE, _BAD_NAME = "PB-151", "PB-150"


def read_learning(root: Path) -> tuple[dict[str, LearningItem], tuple[Diagnostic, ...]]:
    """The sound learning items under `root` by id, and every finding; nothing at all when there is no such folder."""
    items: dict[str, LearningItem] = {}
    found: list[Diagnostic] = []
    folder = root / FOLDER
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    for path in paths:
        shown = relative(root, path)
        identifier = path.name.removesuffix(".yml")
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            found.append(file_finding(LINK, shown))
        elif path.suffix != ".yml" or path.is_dir():
            found.append(file_finding(_STRANGE_FILE, shown, found=path.name.encode("utf-8", "replace").decode()))
        elif not re.fullmatch(SLUG_PATTERN, identifier) or len(identifier) > _LONGEST_ID:
            found.append(file_finding(_BAD_NAME, shown, found=shown.rpartition("/")[2], maximum=_LONGEST_ID))
        else:
            text = read_text(root, path)
            if isinstance(text, Diagnostic):
                found.append(text)
                continue
            checked = check_record(LearningItem, parse_yaml(text, path=shown, record="learning-item"), path=shown)
            found += checked.diagnostics
            if checked.record is not None and checked.is_sound:
                items[identifier] = checked.record
    return items, tuple(sorted(found))
