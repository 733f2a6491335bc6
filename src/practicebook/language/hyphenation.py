"""Part the words that hyphenation patterns get wrong, by soft hyphens from a short list for each language.

WeasyPrint hyphenates by Pyphen's patterns, and leaves a word that holds a soft hyphen to the soft hyphens alone.
"""

import re
from functools import cache
from importlib.resources import files

from pyphen import LANGUAGES, Pyphen

_LONG, _FEWEST = 9, 3
"""Letters in a word that may be broken in a drawing, and before and after the break."""
SOFT_HYPHEN = "\u00ad"
_LEFT_ALONE = r"<(?P<whole>title|style|h[1-6])\b.*?</(?P=whole)>|<[^>]*>|&[#\w]+;"
"""Tags, character references, and what is not hyphenated but named elsewhere: in the metadata, in bookmarks."""


@cache
def _words(lang: str) -> dict[str, str]:
    """Each beginning of a word in small letters, with its parts joined by soft hyphens."""
    file = files("practicebook.language").joinpath(f"hyphenation.{lang}.txt")
    if not file.is_file():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    marked = [line for line in lines if line and not line.startswith("#")]
    return {line.replace("-", ""): line.replace("-", SOFT_HYPHEN) for line in marked}


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    words = sorted(_words(lang), key=len, reverse=True)
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"{_LEFT_ALONE}|\b(?P<word>{listed})", re.IGNORECASE | re.DOTALL) if words else None


def softened(html: str, lang: str) -> str:
    """HTML whose listed words carry soft hyphens; headings, tags and character references stay as they are."""
    pattern = _pattern(lang)
    if pattern is None:
        return html
    return pattern.sub(lambda match: _like(match[0], lang) if match["word"] else match[0], html)


def parted(words: str, lang: str) -> str:
    """Words whose long ones carry soft hyphens where they may be broken, by the patterns of the language."""
    patterns = Pyphen(lang=lang, left=_FEWEST, right=_FEWEST) if lang in LANGUAGES else None
    if patterns is None:
        return words
    return re.sub(rf"\w{{{_LONG},}}", lambda match: patterns.inserted(match[0], SOFT_HYPHEN), softened(words, lang))


def _like(word: str, lang: str) -> str:
    """The word as it was written, with the soft hyphens of its listed form."""
    letters = iter(word)
    return "".join(sign if sign == SOFT_HYPHEN else next(letters) for sign in _words(lang)[word.lower()])
