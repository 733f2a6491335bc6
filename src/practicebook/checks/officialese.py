"""Turn officialese in Estonian entries and chapters into hints that name plainer words."""

from collections.abc import Iterator
from itertools import groupby

from practicebook.checks.registry import Subject, check
from practicebook.checks.written import written
from practicebook.diagnostics.diagnostic import Diagnostic
from practicebook.language.morphology import LANGUAGE, is_available
from practicebook.language.officialese import officialese

OFFICIALESE = "PB-454"
MOST_IN_FILE = 10


@check
def officialese_in_texts(subject: Subject) -> Iterator[Diagnostic]:
    """A text should be written in plain Estonian, not in the language of officials."""
    if not is_available():
        return
    for _, texts in groupby(written(subject, LANGUAGE), key=lambda text: text.path):
        told = 0
        for text in texts:
            for place in officialese(text.text):
                if told < MOST_IN_FILE:
                    yield text.hint(OFFICIALESE, place.start, text.text[place.start : place.end], plainer=place.plainer)
                told += 1
