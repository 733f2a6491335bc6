"""The owner's settings: one model over the files of `settings/`, one file per key of `Settings`.

What the owner has not given is empty and prints nothing. Texts for visitors are given per language.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from practicebook.model.base import Record
from practicebook.model.media import LanguageCode
from practicebook.model.printing import Printing
from practicebook.model.text import Line, Name, Paragraph, WebAddress
from practicebook.model.vocabulary import Licence

LocalisedLine = dict[LanguageCode, Line]
LocalisedParagraph = dict[LanguageCode, Paragraph]
SiteAddress = Annotated[WebAddress, AfterValidator(lambda address: address.rstrip("/") + "/")]
"""Where the site stands; always ends with a slash, so that addresses of pages can be joined to it."""
AssetPath = Annotated[str, StringConstraints(pattern=r"^logos/[a-z0-9-]+\.(svg|png)$")]
EmailAddress = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$", max_length=120)]


def localised(texts: Mapping[LanguageCode, str], lang: LanguageCode) -> str:
    """The text in `lang`, or in the first language given: a missing one is advised against, not forbidden."""
    return texts.get(lang) or next(iter(texts.values()))


class Site(Record):
    """`settings/site.yml`: what the site is called and where it stands."""

    name: LocalisedLine
    tagline: LocalisedLine
    description: LocalisedParagraph
    address: SiteAddress
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    """The first is the original language and stands at `/`."""
    licence: Licence = Licence.CC_BY_4_0
    page_size: Annotated[int, Field(ge=10, le=200)] = 50


class Logo(Record):
    """A logo file under `settings/logos/`; without a file nothing is shown."""

    file: AssetPath
    alt: LocalisedLine
    url: WebAddress | None = None


class Owner(Record):
    """`settings/owner.yml`: who answers for the site."""

    name: LocalisedLine
    short_name: Name | None = None
    registry_code: str | None = None
    url: WebAddress | None = None
    logo: Logo | None = None


class Funder(Record):
    """One funder, in the order given, with the sentence its rules ask for."""

    key: Name
    name: LocalisedLine
    url: WebAddress | None = None
    logo: Logo | None = None
    sentence: LocalisedParagraph = Field(default_factory=dict)


class Funding(Record):
    """`settings/funding.yml`: the funders in the order of their logos, and the target they pay for."""

    funders: tuple[Funder, ...] = ()
    per_quarter: Annotated[int, Field(ge=0)] = 0
    per_year: Annotated[int, Field(ge=0)] = 0


class Contacts(Record):
    """`settings/contacts.yml`: where people write, and within how many days they are answered."""

    email: EmailAddress | None = None
    corrections_email: EmailAddress | None = None
    contribution_email: EmailAddress | None = None
    phone: str | None = None
    postal_address: Line | None = None
    answer_within_days: Annotated[int, Field(ge=1, le=60)] | None = None
    accessibility_email: EmailAddress | None = None


class Repository(Record):
    """`settings/repository.yml`: where the files live, so that pages can link to their own source."""

    url: WebAddress | None = None
    branch: Name = "main"
    host: Annotated[str, StringConstraints(pattern=r"^(github|gitlab|forgejo)$")] = "github"


class Statistics(Record):
    """`settings/statistics.yml`: counting visits is off until an endpoint is given."""

    provider: Annotated[str, StringConstraints(pattern=r"^(none|goatcounter)$")] = "none"
    endpoint: WebAddress | None = None


class Settings(Record):
    """All settings; each key is a file of `settings/`."""

    site: Site
    owner: Owner
    funding: Funding = Funding()
    contacts: Contacts = Contacts()
    repository: Repository = Repository()
    statistics: Statistics = Statistics()
    printing: Printing = Printing()
