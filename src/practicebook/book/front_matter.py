"""Tell the front of the book in one language."""

from collections.abc import Mapping, Sequence

from practicebook.book.matter import ForewordPage, Front, Path, Step, UsingSection
from practicebook.content.handbook import Handbook
from practicebook.model.front import Foreword
from practicebook.views.addresses import Addresses
from practicebook.views.localised import localised_text
from practicebook.views.texts import Text


def front_matter(handbook: Handbook, addresses: Addresses) -> Front:
    """The front of the book; steps of paths name chapters that exist, which the reading has made sure of."""
    front = handbook.front
    return Front(
        foreword=_foreword(front.foreword, addresses) if front.foreword else None,
        using=tuple(
            UsingSection(localised_text(section.title, addresses), _told(section.paragraphs, addresses))
            for section in front.using
        ),
        paths=tuple(
            Path(
                path.id,
                localised_text(path.reader, addresses),
                localised_text(path.need, addresses),
                tuple(Step(step.chapter, localised_text(step.why, addresses)) for step in path.steps),
            )
            for path in front.paths
        ),
    )


def _foreword(foreword: Foreword, addresses: Addresses) -> ForewordPage:
    role = localised_text(foreword.role, addresses) if foreword.role else None
    return ForewordPage(foreword.author, role, _told(foreword.paragraphs, addresses))


def _told(paragraphs: Sequence[Mapping[str, str]], addresses: Addresses) -> tuple[Text, ...]:
    return tuple(localised_text(paragraph, addresses) for paragraph in paragraphs)
