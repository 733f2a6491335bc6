"""Order words as a dictionary of the language does: in Estonian š and z come before t, õ ä ö ü after w.

The alphabet stands in the messages under `content.alphabet`. A letter that it does not have counts as its base letter.
"""

import unicodedata
from functools import cache

from practicebook.messages.catalogue import text


@cache
def _ranks(lang: str) -> dict[str, int]:
    return {letter: rank for rank, letter in enumerate(text("content.alphabet", lang), 1)}


def sorting_key(words: str, lang: str) -> tuple[tuple[int, ...], str]:
    """A key that sorts `words` as the language does; signs and spaces come before letters."""
    ranks = _ranks(lang)
    found = []
    for letter in words.casefold():
        rank = ranks.get(letter)
        if rank is None:
            base = unicodedata.normalize("NFD", letter)[0]
            rank = ranks.get(base, 0)
        found.append(rank)
    return tuple(found), words


def initial(words: str, lang: str) -> str:
    """The letter of the alphabet that `words` stand under, as a capital."""
    ranks = _ranks(lang)
    letter = words[:1].casefold()
    known = letter if letter in ranks else unicodedata.normalize("NFD", letter)[:1]
    return known.upper()
