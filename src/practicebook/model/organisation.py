"""Who runs a practice and where to ask about it. No private contacts: the repository is public."""

from practicebook.model.base import Record
from practicebook.model.text import Name, RegistryCode, WebAddress
from practicebook.model.vocabulary import OrganisationType


class Organisation(Record):
    """The body that runs the practice."""

    name: Name
    registry_code: RegistryCode | None = None
    type: OrganisationType | None = None
    url: WebAddress | None = None


class Contact(Record):
    """A role, never a person, with a public page."""

    role: Name
    url: WebAddress
