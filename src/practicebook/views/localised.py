"""A text that a record keeps in several languages, as a page shows it: in its own language, or marked as another's."""

from collections.abc import Mapping

from markupsafe import escape

from practicebook.model.settings import localised
from practicebook.views.addresses import Addresses
from practicebook.views.texts import Text


def localised_text(texts: Mapping[str, str], addresses: Addresses) -> Text:
    """The text in the language of `addresses`, else in the first language given, with its code."""
    shown = localised(texts, addresses.lang)
    lang = None if addresses.lang in texts else next(iter(texts))
    return Text(escape(shown), shown, lang)
