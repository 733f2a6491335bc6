"""Pictures of an entry, and learning items (videos, episodes) that stand in `learning/<id>.yml`."""

import re
from typing import Annotated

from pydantic import Field, StringConstraints

from practicebook.model.base import Record
from practicebook.model.text import Day, Line, Name, Paragraph, Slug, WebAddress
from practicebook.model.vocabulary import LearningKind, Licence

ImageFile = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*\.(jpg|jpeg|png|webp)$", max_length=80)]
LANGUAGE_PATTERN = re.compile(r"^[a-z]{2}$")
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN.pattern)]


class Image(Record):
    """A picture under `practices/media/<slug>/`. The English `alt` stands in the translation."""

    file: ImageFile
    alt: Line
    credit: Name
    licence: Licence
    consent: bool
    """Everyone who can be recognised has agreed, or nobody can be recognised."""


class LearningItem(Record):
    """A video, episode or course elsewhere that teaches something of the practices or chapters it names."""

    title: dict[LanguageCode, Line]
    summary: dict[LanguageCode, Paragraph] = Field(default_factory=dict)
    kind: LearningKind
    provider: Name
    url: WebAddress
    date: Day
    duration: Annotated[int, Field(gt=0)] | None = None
    """Whole minutes."""
    language: LanguageCode
    captions: tuple[LanguageCode, ...] = ()
    transcript: WebAddress | None = None
    practices: tuple[Slug, ...] = ()
    chapters: tuple[Slug, ...] = ()
