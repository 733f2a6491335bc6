"""Turn an entry into the file its translator fills in: every text of it as a comment, and the same key empty below."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from practicebook.content.chapters import Chapter
from practicebook.content.hashing import chapter_source_hash, source_hash, translatable_texts
from practicebook.content.line_edits import scalar
from practicebook.content.practices import Entry
from practicebook.content.sections import headings
from practicebook.diagnostics.wording import field_label
from practicebook.messages import text
from practicebook.model.chapter import TranslatedChapter
from practicebook.model.translation import Translation

_WIDTH = 110
_INDENT = "  "


def translation_template(entry: Entry, target: str, lang: str) -> str:
    """The text of `practices/<slug>.<target>.md` for `entry`; its guiding comments are in `lang`.

    The hash is that of the original as it stands, so the translation is up to date until the original moves on.
    """
    texts = translatable_texts(entry.practice)
    lines = ["---", *_comment(text("forms.translation.intro", lang, original=entry.path))]
    lines.append(f"source_hash: {quoted(source_hash(entry.practice, entry.sections))}")
    for name in Translation.model_fields:
        if name in texts:
            lines += ["", *_comment(field_label((name,), lang, "translation")), *_part(name, texts[name])]
    lines.append("---")
    titles = headings(target)
    for section in entry.sections:
        lines += ["", f"## {titles[section]}"]
    return "\n".join([*lines, ""])


def chapter_template(chapter: Chapter, lang: str) -> str:
    """The text of a chapter's translation: its texts as comments with empty keys below, and the body to be replaced.

    The body is that of the original, so that no macro, note or citation is lost on the way.
    """
    texts = chapter.meta.model_dump()
    lines = ["---", *_comment(text("forms.translation.intro", lang, original=chapter.path))]
    lines.append(f"source_hash: {quoted(chapter_source_hash(chapter.meta, chapter.body))}")
    for name in TranslatedChapter.model_fields:
        if name != "source_hash" and texts[name]:
            lines += ["", *_part(name, texts[name])]
    return "\n".join([*lines, "---", "", chapter.body.strip(), ""])


def quoted(digits: str) -> str:
    """A hash in quotes: one of digits alone would be read as a number by others."""
    return f'"{digits}"'


def _part(name: str, original: Any) -> Iterator[str]:  # noqa: ANN401 - texts, lists and mappings of texts
    if isinstance(original, str):
        yield from _comment(original)
        yield f"{name}:"
        return
    yield f"{name}:"
    if isinstance(original, Mapping):
        for key, inner in original.items():
            yield from (f"{_INDENT}{line}" for line in _part(scalar(key), inner))
        return
    for item in original:
        yield from (f"{_INDENT}{line}" for line in _comment(item))
        yield f"{_INDENT}-"


def _comment(sentence: str) -> list[str]:
    return textwrap.wrap(
        sentence, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False, break_on_hyphens=False
    )
