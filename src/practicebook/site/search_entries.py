"""What the search knows of a practice: its texts by field, in plain words, with the language of each."""

import re
from collections.abc import Iterator
from html import unescape

from practicebook.content.practices import Entry
from practicebook.messages import text
from practicebook.model.practice import Practice
from practicebook.search.weighing import SearchDocument
from practicebook.views.card import STATUS_KINDS, label, place
from practicebook.views.texts import EntryTexts, Text

_LINES = ("novelty", "people", "training", "dose", "help_offered", "not_measured_reason", "ending_reason")
_LISTS = ("partners", "prerequisites", "materials", "steps", "core", "adaptable")
_MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")
_ALIVE = "alive"

Told = tuple[str, str]
"""A language and a plain text in it."""


def entry_document(entry: Entry, lang: str, languages: tuple[str, ...]) -> SearchDocument:
    """An entry for the readers of `lang`.

    Title, summary and labels are given in every language of the site, so that a word of another one finds it too.
    """
    original = languages[0]
    texts = {other: EntryTexts(entry, other, original) for other in languages}
    own = texts[lang]
    practice = entry.practice
    return SearchDocument(
        entry.slug,
        {
            "title": tuple(_told(item.title, item.lang) for item in texts.values()),
            "summary": tuple(_told(item.summary, item.lang) for item in texts.values()),
            "facts": tuple((other, _facts(practice, other)) for other in languages),
            "body": tuple(_body(own)),
            "about": ((lang, _about(practice, lang)),),
        },
    )


def standing(practice: Practice) -> int:
    """What puts one practice before another that answers alike: its evidence, and being at work."""
    return int(practice.evidence.level) + (STATUS_KINDS[practice.status] == _ALIVE)


def plain(html: str) -> str:
    """The words of safe HTML, without its citation marks."""
    words = _TAG.sub(" ", _MARK.sub("", html))
    return _SPACE.sub(" ", unescape(words)).replace(" .", ".").replace(" ,", ",").replace("\N{SOFT HYPHEN}", "").strip()


def _told(item: Text, lang: str) -> Told:
    return item.lang or lang, item.plain


def _facts(practice: Practice, lang: str) -> str:
    labels = [
        *(label("theme", value, lang) for value in practice.themes),
        *(label("target-group", value, lang) for value in practice.target_groups),
        *(label("approach", value, lang) for value in practice.approaches),
        *(label("setting", value, lang) for value in practice.setting),
    ]
    return ". ".join((practice.organisation.name, place(practice, lang), *labels))


def _about(practice: Practice, lang: str) -> str:
    """What its themes and target groups mean: a need is often named by their words, not by the entry's."""
    themes = [("theme", str(value)) for value in practice.themes]
    values = themes + [("target-group", str(value)) for value in practice.target_groups]
    return " ".join(text(f"vocabulary.{name}.{value}.definition", lang) for name, value in values)


def _story(texts: EntryTexts) -> Iterator[Told]:
    for key in texts.entry.sections:
        if section := texts.section(key):
            yield section.lang or texts.lang, plain(section.html)


def _body(texts: EntryTexts) -> Iterator[Told]:
    yield from _story(texts)
    for name in _LINES:
        if line := texts.line(name):
            yield _told(line, texts.lang)
    for name in _LISTS:
        yield from (_told(line, texts.lang) for line in texts.lines(name))
    for result in texts.entry.practice.results:
        if metric := texts.result(result, "metric"):
            yield _told(metric, texts.lang)
