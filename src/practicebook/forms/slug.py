"""Propose the permanent address part of an entry from its title: «Köömen – sotsiaalne ettevõte» gives `koomen`."""

import re
import unicodedata
from collections.abc import Collection

from practicebook.content.practices import LONGEST_SLUG, RESERVED_SLUGS
from practicebook.model.text import SLUG_PATTERN

_EXPLANATION = re.compile(r"\s[–—-]\s|:\s|\s\(")
"""What parts a practice's name from the words that explain it."""


def proposed_slug(title: str, taken: Collection[str] = ()) -> str:
    """A slug that is neither reserved nor among those `taken`; empty when the title has no letters or digits to use."""
    stem = _folded(_EXPLANATION.split(title.strip(), maxsplit=1)[0])
    if not stem:
        return ""
    number = 1
    slug = stem
    while slug in taken or slug in RESERVED_SLUGS:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def is_slug(word: str) -> bool:
    """Whether `word` has the form of a slug."""
    return bool(re.fullmatch(SLUG_PATTERN, word)) and len(word) <= LONGEST_SLUG


def _folded(name: str) -> str:
    """Lower case, letters without their marks (õ, ä, ö, ü, š, ž), whole words, at most as long as a slug may be."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", bare.lower())
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG - len("-99"):
            break
        kept = longer
    return kept or "".join(words)[: LONGEST_SLUG - len("-99")]
