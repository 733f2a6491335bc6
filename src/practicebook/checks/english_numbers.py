"""Turn numbers in English texts that are written as in Estonian, «2,5» and «12 500», into hints: 2.5 and 12,500."""

import re
from collections.abc import Iterator
from itertools import groupby

from practicebook.checks.registry import Subject, check
from practicebook.checks.written import written
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.language.prose import own_words

ESTONIAN_NUMBER = "PB-455"
MOST_IN_FILE = 5
_LANGUAGE = "en"
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]{1,4},[0-9]{1,2})"
    r"(?![\w/-]|[.,][0-9]|[ \u00a0\u202f][0-9])"
)
_TO_BE_DIALLED = re.compile(
    r"\b(?:call\w*|dial\w*|fax|help ?lines?|mobile|phon\w+|ring|tel|telephon\w+|number)\b[^.!?\n]{0,20}$", re.IGNORECASE
)
_SPACE = re.compile(r"[ \u00a0\u202f]")


@check
def numbers_in_english(subject: Subject) -> Iterator[Diagnostic]:
    """A number in English should have a decimal point, and commas between its thousands."""
    for _, texts in groupby(written(subject, _LANGUAGE), key=lambda text: text.path):
        told = 0
        for text in texts:
            prose = own_words(text.text) if _NUMBER.search(text.text) else ""
            for match in _NUMBER.finditer(prose):
                if told < MOST_IN_FILE and not _TO_BE_DIALLED.search(prose, max(0, match.start() - 40), match.start()):
                    told += 1
                    yield text.hint(ESTONIAN_NUMBER, match.start(), match[0], suggestion=_in_english(match[0]))


def _in_english(number: str) -> str:
    """`number` with a decimal point, and a comma before every three digits."""
    return _SPACE.sub(",", number.replace(",", "."))
