"""Read `learning/*.yml`: videos, episodes, courses and guides by the id that is their file's name."""

from pathlib import Path

from practicebook.content.record_files import FolderCodes, read_records
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.model.media import LearningItem

FOLDER = "learning"
_CODES = FolderCodes(strange_file="PB-151", bad_name="PB-150")


def read_learning(root: Path) -> tuple[dict[str, LearningItem], tuple[Diagnostic, ...]]:
    """The sound learning items under `root` by id, and every finding; nothing at all when there is no such folder."""
    items, found = read_records(root, FOLDER, LearningItem, _CODES)
    return {identifier: item.record for identifier, item in items.items()}, tuple(sorted(found))
