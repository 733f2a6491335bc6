"""The pictures and learning materials of an entry or a chapter as its page shows them, in one language.

A picture is published under another name and size than it was sent in; both are told here, since the page and the
file have to agree on them. What the published file holds is made in `exports.media`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale
from PIL import ExifTags

from practicebook.content.chapters import Chapter
from practicebook.content.pictures import opened_picture
from practicebook.content.practices import FOLDER, MEDIA_FOLDER, Entry
from practicebook.messages import calendar_date, list_of, text
from practicebook.model.media import LearningItem
from practicebook.model.practice import Practice
from practicebook.model.vocabulary import LearningKind, Licence
from practicebook.views.addresses import Addresses
from practicebook.views.card import label
from practicebook.views.texts import EntryTexts, Text

WIDEST = 1600
"""Pixels; twice the widest column of a page, for dense screens."""
TALLEST = 16_383
"""Pixels; the format WebP has no room for more."""
_TURNED = frozenset({5, 6, 7, 8})
"""Values of the Exif orientation under which width and height change places (Exif 2.32, tag 0x0112)."""


@dataclass(frozen=True)
class Picture:
    """A picture on the page; `address` is its file, `width` and `height` are those of the published file in pixels."""

    address: str
    alt: Text
    width: int
    height: int
    credit: str
    licence: str


@dataclass(frozen=True)
class LearningLine:
    """A video, episode, course or guide elsewhere; the `lang` of its words is given where it is not the page's."""

    title: str
    title_lang: str | None
    summary: str | None
    summary_lang: str | None
    url: str
    host: str
    facts: tuple[str, ...]
    transcript: str | None


def licence_label(licence: Licence, lang: str) -> str:
    """The short name of a licence, which is not broken at the end of a line."""
    return label("licence", licence, lang).replace(" ", "\N{NO-BREAK SPACE}")


def published_size(width: int, height: int) -> tuple[int, int]:
    """The size of the published file for an upright picture of this size; none is enlarged."""
    scale = min(1, WIDEST / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def published_names(practice: Practice) -> Mapping[str, str]:
    """The name of the published file by that of the contributed one: `oues.jpg` and `oues.png` may stand together."""
    names: dict[str, str] = {}
    for image in practice.images:
        stem, number = image.file.rpartition(".")[0], 1
        name = f"{stem}.webp"
        while image.file not in names and name in names.values():
            number += 1
            name = f"{stem}-{number}.webp"
        names.setdefault(image.file, name)
    return names


def picture_path(root: Path, slug: str, file: str) -> Path:
    """Where the contributed file of a picture lies."""
    return root / FOLDER / MEDIA_FOLDER / slug / file


def picture_address(slug: str, name: str) -> str:
    """Where the published file of a picture stands in the site."""
    return f"assets/media/{slug}/{name}"


def pictures(texts: EntryTexts, root: Path) -> tuple[Picture, ...]:
    """The pictures of an entry in the author's order; the contributed files are read under `root`.

    Raises:
        UnreadablePictureError: One of them cannot be read.
    """
    slug, practice = texts.entry.slug, texts.entry.practice
    names = published_names(practice)
    shown = []
    for image in practice.images:
        width, height = published_size(*_upright_size(picture_path(root, slug, image.file)))
        shown.append(
            Picture(
                address=picture_address(slug, names[image.file]),
                alt=texts.image_alt(image),
                width=width,
                height=height,
                credit=image.credit,
                licence=licence_label(image.licence, texts.lang),
            )
        )
    return tuple(shown)


def _upright_size(path: Path) -> tuple[int, int]:
    with opened_picture(path) as image:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
        width, height = image.size
        return (height, width) if orientation in _TURNED else (width, height)


def learning_lines(
    entry: Entry, learning: Mapping[str, LearningItem], addresses: Addresses
) -> tuple[LearningLine, ...]:
    """The learning items that the entry names, then those that name the entry."""
    naming = (identifier for identifier, item in sorted(learning.items()) if entry.slug in item.practices)
    return _lines((*entry.practice.learning, *naming), learning, addresses)


def chapter_learning(
    chapter: Chapter, learning: Mapping[str, LearningItem], addresses: Addresses
) -> tuple[LearningLine, ...]:
    """The learning items that the chapter names, then those that name the chapter."""
    naming = (identifier for identifier, item in sorted(learning.items()) if chapter.id in item.chapters)
    return _lines((*chapter.meta.learning, *naming), learning, addresses)


def _lines(
    identifiers: Iterable[str], learning: Mapping[str, LearningItem], addresses: Addresses
) -> tuple[LearningLine, ...]:
    wanted = dict.fromkeys(identifiers)
    return tuple(_learning_line(learning[identifier], addresses) for identifier in wanted if identifier in learning)


def _learning_line(item: LearningItem, addresses: Addresses) -> LearningLine:
    title, title_lang = _worded(item.title, addresses)
    summary, summary_lang = _worded(item.summary, addresses) if item.summary else (None, None)
    return LearningLine(
        title=title,
        title_lang=title_lang,
        summary=summary,
        summary_lang=summary_lang,
        url=item.url,
        host=(urlsplit(item.url).hostname or "").removeprefix("www."),
        facts=_learning_facts(item, addresses.lang),
        transcript=item.transcript,
    )


def _worded(texts: Mapping[str, str], addresses: Addresses) -> tuple[str, str | None]:
    """A text in the page's language, else the site's original one, else any; and its language if not the page's."""
    lang = next((code for code in (addresses.lang, addresses.original) if code in texts), next(iter(texts)))
    return texts[lang], None if lang == addresses.lang else lang


def _learning_facts(item: LearningItem, lang: str) -> tuple[str, ...]:
    told = [label("learning-kind", item.kind, lang), item.provider, calendar_date(item.date, lang)]
    if item.duration:
        told.append(text("site.learning.minutes", lang, n=item.duration))
    told.append(text("site.learning.language", lang, language=_language(item.language, lang)))
    if item.captions:
        names = list_of((_language(code, lang) for code in item.captions), lang)
        told.append(text("site.learning.captions", lang, languages=names))
    elif item.kind is LearningKind.VIDEO:
        told.append(text("site.learning.no_captions", lang))
    return tuple(told)


def _language(code: str, lang: str) -> str:
    """The name of a language in `lang` (CLDR); its code where CLDR has none."""
    return Locale.parse(lang).languages.get(code, code)
