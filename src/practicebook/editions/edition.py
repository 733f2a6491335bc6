"""What an edition of the book is: a file of the site with its pages, and the fault that stops one from being made."""

from dataclasses import dataclass


class EditionError(Exception):
    """An edition cannot be made as it should be. The message is for whoever runs the build."""


@dataclass(frozen=True)
class EditionFile:
    """A finished edition. `path` is relative to the site's root."""

    path: str
    content: bytes
    pages: int

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)
