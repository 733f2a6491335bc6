"""A file of the site: where it goes and its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """`path` is relative to the site's root, with forward slashes."""

    path: str
    content: bytes
