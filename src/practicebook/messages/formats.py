"""Numbers, dates and lists in the form a language wants (CLDR data through Babel).

Babel is imported when first asked for, since a check of one file needs none of it.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_ENGLISH = "en_GB"
_FEWEST_DIGITS_GROUPED = 10_000
"""Estonian and English alike group digits from five digits on (SI brochure 5.4.4, Eesti keele käsiraamat)."""


@cache
def _locale(lang: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - slow to import

    return Locale.parse(_ENGLISH if lang == "en" else lang)


@cache
def plural_category(n: int, lang: str) -> str:
    """The CLDR plural category of `n`, such as `one` or `other`."""
    return _locale(lang).plural_form(n)


def number(value: float | Decimal, lang: str) -> str:
    """A number with the decimal mark and digit grouping of `lang`: 12 500 and 3,5 in Estonian."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and abs(value) < _FEWEST_DIGITS_GROUPED:
        return str(value)
    from babel.numbers import format_decimal  # noqa: PLC0415 - slow to import

    grouped = abs(value) >= _FEWEST_DIGITS_GROUPED
    return format_decimal(value, locale=_locale(lang), group_separator=grouped, decimal_quantization=False)


def amount(euros: Decimal | int, lang: str) -> str:
    """A sum of euros, whole where it is whole: «12 500 €» in Estonian, «€12,500» in English."""
    shown = number(int(euros) if euros == int(euros) else euros, lang)
    return f"€{shown}" if lang == "en" else f"{shown}\N{NO-BREAK SPACE}€"


def calendar_date(value: date | str, lang: str, *, width: str = "long") -> str:
    """A date, or a partial one (`2018`, `2018-06`), in words: «3. juuni 2018», «juuni 2018», «2018»."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - slow to import

    if isinstance(value, date):
        # A day is not parted from its month at the end of a line.
        return format_date(value, format=width, locale=_locale(lang)).replace(" ", "\N{NO-BREAK SPACE}", 1)
    parts = value.split("-")
    if len(parts) == 1:
        return value
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return format_skeleton("yMMMM", date(int(parts[0]), int(parts[1]), 1), locale=_locale(lang))
    return calendar_date(date.fromisoformat(value), lang, width=width)


def list_of(items: Iterable[str], lang: str) -> str:
    """Items joined as the language joins a list: «Harju, Tartu ja Võru»."""
    from babel.lists import format_list  # noqa: PLC0415 - slow to import

    shown = list(items)
    return format_list(shown, style="standard", locale=_locale(lang)) if shown else ""


_KILOBYTE, _MEGABYTE = 1000, 1_000_000


def file_size(size: int, lang: str) -> str:
    """A number of bytes as a visitor reads it: «740 kB», «2,3 MB» (decimal prefixes, IEC 80000-13)."""
    if size < _MEGABYTE:
        return f"{number(max(1, round(size / _KILOBYTE)), lang)}\N{NO-BREAK SPACE}kB"
    return f"{number(round(size / _MEGABYTE, 1), lang)}\N{NO-BREAK SPACE}MB"
