"""Bind numbers to what they count in finished HTML, so that no line ends between «12» and «kg» or within «35 000 €».

Authors write plain spaces. In text, never in a tag, the space between the groups of a number, and between a number and
the sign or abbreviation of its unit, becomes a no-break space (U+00A0). Words in full are left to the line.
"""

import re
from functools import cache

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_SIGNS = ("%", "‰", "€", "$", "£", "°C", "EUR", "h", "min", "kB", "MB", "GB")
_MEASURES = ("kg", "g", "t", "km", "m", "cm", "mm", "km²", "m²", "m³", "ha", "l", "dl", "ml")
_POWERS = ("W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh")
_ABBREVIATIONS = {"et": ("tk", "lk", "tuh", "mln", "mld"), "en": ("bn", "am", "pm", "a.m.", "p.m.", "mph")}
_TAG = r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
_GROUP = r"(?<![0-9]{4}) (?=[0-9]{3}(?![0-9]))"
"""A space before three digits, unless four or more stand before it: «2023 150 inimest» are two numbers."""


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    if lang not in _ABBREVIATIONS:
        return None
    units = "|".join(map(re.escape, (*_SIGNS, *_MEASURES, *_POWERS, *_ABBREVIATIONS[lang])))
    return re.compile(rf"{_TAG}|(?<=[0-9])(?:{_GROUP}| (?=(?:{units})(?!\w)))")


def bound(html: str, lang: str) -> str:
    """Safe HTML in `lang` with its numbers bound; in a language whose units we do not know, as it is."""
    pattern = _pattern(lang)
    if pattern is None:
        return html
    return pattern.sub(lambda match: NO_BREAK_SPACE if match[0] == " " else match[0], html)
