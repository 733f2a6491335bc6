"""The texts of one entry in one language: the translation where there is one, else the original, marked as such."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from practicebook.content.binding import bound
from practicebook.content.markdown import line_html, plain_text, section_html
from practicebook.content.practices import Entry, TranslatedEntry
from practicebook.messages import text
from practicebook.model.media import Image
from practicebook.model.result import Result


@dataclass(frozen=True)
class Text:
    """Safe HTML of a text; `lang` is its language when that is not the page's, so that readers pronounce it right."""

    html: Markup
    plain: str
    lang: str | None = None


@dataclass(frozen=True)
class EntryTexts:
    """The words of `entry` for a page in `lang`; `original` is the language of the entry's own file."""

    entry: Entry
    lang: str
    original: str

    @cached_property
    def translated(self) -> TranslatedEntry | None:
        """The translation into `lang`, if there is one."""
        return None if self.lang == self.original else self.entry.translations.get(self.lang)

    @cached_property
    def source_numbers(self) -> Mapping[str, int]:
        """The number under which each source is listed."""
        return {source.id: number for number, source in enumerate(self.entry.practice.sources, 1)}

    def cite(self, source_id: str) -> str:
        """The HTML of a citation mark; nothing for an unknown source, which the check has refused already."""
        number = self.source_numbers.get(source_id)
        if number is None:
            return ""
        label = text("site.entry.source_number", self.lang, n=number)
        return f'<sup class="cite"><a href="#source-{number}" aria-label="{label}">{number}</a></sup>'

    def _text(self, value: str, *, translated: bool) -> Text:
        lang = None if translated or self.lang == self.original else self.original
        html = bound(line_html(value, self.cite), lang or self.lang)
        return Text(Markup(html), plain_text(value), lang)  # noqa: S704 - made safe by line_html

    def line(self, name: str) -> Text | None:
        """A text field of the practice by its name; None where the author left it out."""
        value = getattr(self.entry.practice, name)
        if value is None:
            return None
        other = getattr(self.translated.translation, name) if self.translated else None
        return self._text(other or value, translated=bool(other))

    def lines(self, name: str) -> tuple[Text, ...]:
        """A list of plain lines by its name."""
        values = getattr(self.entry.practice, name)
        other = getattr(self.translated.translation, name) if self.translated else ()
        return tuple(self._text(value, translated=bool(other)) for value in (other or values))

    @property
    def title(self) -> Text:
        """The title."""
        found = self.line("title")
        assert found is not None  # noqa: S101 - a required field
        return found

    @property
    def summary(self) -> Text:
        """The summary."""
        found = self.line("summary")
        assert found is not None  # noqa: S101 - a required field
        return found

    @property
    def reason(self) -> Text:
        """Why the evidence stands at its level."""
        other = self.translated.translation.evidence if self.translated else None
        value = other.reason if other else self.entry.practice.evidence.reason
        return self._text(value, translated=bool(other))

    def note(self, name: str) -> Text | None:
        """The note of a cost or of the time to start."""
        record = getattr(self.entry.practice, name)
        if record is None or record.note is None:
            return None
        other = getattr(self.translated.translation, name) if self.translated else None
        return self._text(other.note if other else record.note, translated=bool(other))

    def result(self, result: Result, part: str) -> Text | None:
        """One part (`metric`, `unit`, `period`) of a result."""
        value = getattr(result, part)
        if value is None:
            return None
        other = self.translated.translation.results.get(result.id) if self.translated else None
        words = getattr(other, part) if other else None
        return self._text(words or value, translated=bool(words) or value.isdigit())

    def image_alt(self, image: Image) -> Text:
        """What is to be seen in a picture."""
        other = self.translated.translation.images.get(image.file) if self.translated else None
        return self._text(other.alt if other else image.alt, translated=bool(other))

    def section(self, key: str) -> Text | None:
        """One section of the story as HTML."""
        if self.translated and key in self.translated.sections:
            markdown, lang = self.translated.sections[key], None
        elif key in self.entry.sections:
            markdown, lang = self.entry.sections[key], None if self.lang == self.original else self.original
        else:
            return None
        html = bound(section_html(markdown, self.cite), lang or self.lang)
        return Text(Markup(html), plain_text(markdown), lang)  # noqa: S704 - made safe by section_html
