"""Turn titles and summaries that are not written as titles and summaries into hints."""

import re
from collections.abc import Iterator

from practicebook.checks.manuscripts import Passage
from practicebook.checks.registry import Subject, check
from practicebook.diagnostics.diagnostic import Diagnostic, Severity

SMALL_TITLE, TITLE_WITH_STOP, SUMMARY_WITHOUT_STOP = "PB-495", "PB-496", "PB-497"

_SMALL_START = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOSING = "”“’\"'»)]"
_SENTENCE_ENDS = (".", "!", "?", "…")


@check
def small_titles(subject: Subject) -> Iterator[Diagnostic]:
    """A title should begin with a capital, unless with a name such as «eKool» that does not."""
    for manuscript in subject.manuscripts:
        title = manuscript.words.title
        word = _SMALL_START.match(title)
        if word and title[0].islower() and word[0].islower():
            yield manuscript.finding(SMALL_TITLE, Severity.HINT, Passage(("title",), title), found=word[0])


@check
def titles_with_stop(subject: Subject) -> Iterator[Diagnostic]:
    """A title should not end with a full stop."""
    for manuscript in subject.manuscripts:
        title = manuscript.words.title
        if title.endswith(".") and not title.endswith(".."):
            yield manuscript.finding(
                TITLE_WITH_STOP, Severity.HINT, Passage(("title",), title), len(title) - 1, found="."
            )


@check
def summaries_without_stop(subject: Subject) -> Iterator[Diagnostic]:
    """A summary should end as a sentence does."""
    for manuscript in subject.manuscripts:
        summary = manuscript.words.summary
        if not summary.rstrip(_CLOSING).endswith(_SENTENCE_ENDS):
            last = summary.rpartition(" ")[2]
            passage = Passage(("summary",), summary)
            yield manuscript.finding(SUMMARY_WITHOUT_STOP, Severity.HINT, passage, len(summary) - len(last), found=last)
