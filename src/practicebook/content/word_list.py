"""Read the project's own list of words: those that its texts may use although the dictionary does not know them."""

from pathlib import Path

from practicebook.content.files import read_text
from practicebook.diagnostics.diagnostic import Diagnostic

FOLDER = "settings"
WORD_LIST = "words.et.txt"


def read_word_list(root: Path) -> frozenset[str] | Diagnostic:
    """The words of `settings/words.et.txt` in small letters, none without the file; or why it cannot be read.

    One word a line, in the form a dictionary gives; what follows `#` is a remark.
    """
    path = root / FOLDER / WORD_LIST
    if not path.exists() and not path.is_symlink():
        return frozenset()
    text = read_text(root, path)
    if isinstance(text, Diagnostic):
        return text
    words = (line.partition("#")[0].strip().casefold() for line in text.split("\n"))
    return frozenset(word for word in words if word)
