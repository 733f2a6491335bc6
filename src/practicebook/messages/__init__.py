"""Every sentence a visitor or contributor reads, by key and language.

The catalogue is `messages/<language>/<area>.yml`; the first part of a key is the area, which is the file. Both
languages hold the same keys with the same placeholders (tested). A key is permanent: its words may change.
"""

from practicebook.messages.catalogue import MissingMessageError, has, keys, languages, text, tree
from practicebook.messages.formats import amount, calendar_date, list_of, number

__all__ = [
    "MissingMessageError",
    "amount",
    "calendar_date",
    "has",
    "keys",
    "languages",
    "list_of",
    "number",
    "text",
    "tree",
]
