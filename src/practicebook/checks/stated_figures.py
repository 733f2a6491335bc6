"""Find the first figure in a text that somebody must have counted, so that its source can be asked for."""

import re

_OF_A_SOURCE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"\d+(?:[.,]\d+)?[ \u00a0\u202f]?(?:%|protsen\w*|per ?cent\b|€|euro\w*|miljon\w*|million\w*)"
    r"|[€£$]\d[\d,. ]*"
    r"|\d{1,3}(?:[ \u00a0\u202f,]\d{3})+"
    r"|(?!(?:1[5-9]|20)\d\d\b)\d{3,}"
    r")(?![\w-])"
)
_ANY = re.compile(
    r"(?<![\w.,–-])(?!(?:19|20)[0-9]{2}(?![0-9 .,]{0,9}[%€]))[0-9]{2,}(?:[ \u00a0][0-9]{3})*(?:[.,][0-9]+)?"
)


def figure_of_a_source(text: str) -> re.Match[str] | None:
    """What no one knows by themselves: a share, a sum of money, a number from a hundred on; a year is none."""
    return _OF_A_SOURCE.search(text)


def any_figure(text: str) -> re.Match[str] | None:
    """The same or a number of two digits; a year says when, and often about what is not known."""
    found = [match for match in (_ANY.search(text), _OF_A_SOURCE.search(text)) if match]
    return min(found, key=lambda match: match.start(), default=None)
