"""A factsheet of every practice in every language: two pages of A4 that can be read aloud and kept.

A practice with a long story tells less of it on its sheet, and in smaller letters at last, until two pages hold it; its
facts, figures and sources stay. All sheets are laid out in one go and kept by what they are made from.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from markupsafe import Markup
from PIL import Image, ImageOps

from practicebook.content.pictures import opened_picture
from practicebook.content.practices import Entry
from practicebook.editions.book_linking import GLYPH
from practicebook.editions.edition import EditionError, EditionFile
from practicebook.editions.paper.linking import decoration, picture
from practicebook.editions.paper.sections import style_sheet
from practicebook.editions.press.piece import Job, Variant
from practicebook.editions.press.pressing import press
from practicebook.figures.qr import qr_code
from practicebook.language.hyphenation import softened
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.views.addresses import Addresses, all_addresses
from practicebook.views.entry import EntryView, entry_view
from practicebook.views.media import picture_path
from practicebook.views.templating import render

PAGES = 2
_WIDEST = 900
"""Pixels of a picture's longer side: over 300 to the inch at its printed size."""


@dataclass(frozen=True)
class _Fullness:
    """How much of a practice its sheet tells."""

    sections: tuple[str, ...]
    most_figures: int
    is_tight: bool = False


_FULLNESS = (
    _Fullness(("problem", "solution", "how_it_works", "lessons"), 8),
    _Fullness(("problem", "solution", "how_it_works"), 8),
    _Fullness(("problem", "solution", "how_it_works"), 6, is_tight=True),
    _Fullness(("solution", "how_it_works"), 6, is_tight=True),
    _Fullness(("solution",), 4, is_tight=True),
    _Fullness((), 4, is_tight=True),
)


def factsheet_path(slug: str, addresses: Addresses) -> str:
    """Where the sheet of a practice stands in the site: beside its page, named by it."""
    return f"{addresses.entry(slug)}{slug}.pdf"


def factsheets(project: Project, slugs: Sequence[str] | None = None) -> Mapping[tuple[str, str], EditionFile]:
    """The sheets of all public practices, or of those named, by language and slug.

    Raises:
        EditionError: A sheet cannot be made as it should be.
    """
    every = all_addresses(project.languages)
    entries = [entry for entry in project.catalogue if slugs is None or entry.slug in slugs]
    waiting = [(lang, entry) for lang in every for entry in entries]
    views = {(lang, entry.slug): entry_view(entry, (), every[lang], project) for lang, entry in waiting}
    made: dict[tuple[str, str], EditionFile] = {}
    for number, fullness in enumerate(_FULLNESS):
        jobs = [
            Job(
                f"factsheet{number}-{lang}-{entry.slug}",
                _html(project, entry, views[lang, entry.slug], every[lang], fullness),
                Variant.ARCHIVE,
            )
            for lang, entry in waiting
        ]
        pieces = press(project.root, jobs)
        for (lang, entry), piece in zip(waiting, pieces, strict=True):
            if piece.page_count <= PAGES:
                path = factsheet_path(entry.slug, every[lang])
                made[lang, entry.slug] = EditionFile(path, piece.content, piece.page_count)
        waiting = [(lang, entry) for lang, entry in waiting if (lang, entry.slug) not in made]
    if waiting:
        names = ", ".join(f"{entry.slug} ({lang})" for lang, entry in waiting)
        raise EditionError(f"no room on {PAGES} pages: {names}")
    return {key: made[key] for key in views}


def _html(project: Project, entry: Entry, view: EntryView, addresses: Addresses, fullness: _Fullness) -> str:
    return practice_html(
        project, entry, view, addresses, shown=fullness.sections, most=fullness.most_figures, is_tight=fullness.is_tight
    )


def practice_html(
    project: Project,
    entry: Entry,
    view: EntryView,
    addresses: Addresses,
    **values: Any,  # noqa: ANN401 - what the template shows
) -> str:
    """The document of a practice on A4.

    `values` are the keys of the sections `shown`, the `most` figures, whether it `is_tight`; and in a booklet the
    number of its first page, `start`, with the `anchor` to which the contents lead.
    """
    settings, lang = project.settings, addresses.lang
    address = settings.site.address + addresses.entry(entry.slug)
    html = render(
        project.root,
        "paper/factsheet.html",
        addresses,
        "",
        entry=view,
        **{"is_tight": False, "start": 0, "anchor": "", **values},
        most_figures=values["most"],
        band=decoration(view.band),
        glyph=decoration(str.replace(view.evidence.glyph, "currentColor", GLYPH)),
        picture=practice_picture(project, entry, view),
        code=picture(qr_code(address), address),
        address=address,
        site=localised(settings.site.name, lang),
        owner=localised(settings.owner.name, lang),
        today=project.today.isoformat(),
        styles=[
            Markup(style_sheet(project.root, name))  # noqa: S704 - our own files
            for name in ("fonts.css", "factsheet.css")
        ],
    )
    return softened(html, lang)


def practice_picture(project: Project, entry: Entry, view: EntryView) -> Markup | None:
    """The first picture of an entry as a JPEG made anew, written into the page."""
    if not entry.practice.images:
        return None
    with opened_picture(picture_path(project.root, entry.slug, entry.practice.images[0].file)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
        stream = BytesIO()
        upright.save(stream, "JPEG", quality=85)
    data = b64encode(stream.getvalue()).decode()
    alt = view.pictures[0].alt
    return Markup('<img src="data:image/jpeg;base64,{}" alt="{}"{}>').format(
        data, alt.plain, Markup(' lang="{}"').format(alt.lang) if alt.lang else ""
    )
