"""Turn what could harm a reader, a page or a person's privacy into findings.

None of it would reach a page (`content.sanitise` sees to that); the findings tell a writer before the text is cut, and
an editor that somebody tried.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from html import unescape
from itertools import islice

from practicebook.checks.manuscripts import Manuscript, Passage
from practicebook.checks.registry import Subject, check
from practicebook.diagnostics.diagnostic import Diagnostic, Severity

HTML, TEMPLATE, STRANGE_LINK, HTTP_LINK, PICTURE, SNIPPET = "PB-401", "PB-402", "PB-403", "PB-404", "PB-405", "PB-406"
PERSONAL_CODE, EMAIL, PHONE, MIXED_HOST, MIXED_TITLE = "PB-407", "PB-408", "PB-409", "PB-410", "PB-411"

_MOST = 20
"""Findings of one kind in one text; more would tell nothing new."""
_ANGLED_ADDRESS = r"(?![A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*>|[\w.+-]+@[\w.-]+>)"
_CODE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (HTML, re.compile(rf"<{_ANGLED_ADDRESS}(?:/?[A-Za-z]|!--|![A-Za-z]|\?[A-Za-z])[^<>\n]{{0,60}}>?")),
    (TEMPLATE, re.compile(r"\{[{%#][^{}\n]{0,60}(?:[}%#]\})?")),
    (SNIPPET, re.compile(r"-8<-[^\n]{0,60}")),
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTACT_SCHEMES = frozenset({"mailto", "tel"})
"""An address or a number in a link is asked about like one in the text."""
_BARE_SCHEME = re.compile(r"(?i)\b(?:javascript:|vbscript:|data:[a-z]+/|file:/)(?=\S)[^\s)>\"]{0,60}")
_TARGETS = (
    re.compile(r"\]\(\s*<?([^)\s<>]*)"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?([^\s<>]+)", re.MULTILINE),
    re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>"),
)
"""Inline links, reference definitions, addresses between angle brackets (CommonMark 0.31, 4.7, 6.3 and 6.5)."""
_LINK_MARKS = ("](", "]:", "<", "http://", "javascript:", "vbscript:", "data:", "file:")
_BARE_HTTP = re.compile(r"\bhttp://[^\s)>\]]*")
_PICTURE = re.compile(r"!\[(?!@)[^\]\n]{0,200}\](?:\([^)\n]{0,200}\)?|\[[^\]\n]{0,60}\])")
_PERSONAL_CODE = re.compile(r"(?<![0-9A-Za-z])[1-6][0-9]{10}(?![0-9A-Za-z])")
_EMAIL = re.compile(r"@(?<=[\w.+-]@)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_LOCAL_PART = re.compile(r"[\w.+-]+$")
_PHONE = re.compile(
    r"(?<![\w+])\+[1-9][0-9]{0,2}[ -]?(?:\([0-9]+\)[ -]?)?[0-9](?:[ -]?[0-9]){5,10}(?![0-9])"
    r"|(?i:\b(?:tel|telefon(?:il|inumbril)?|mob(?:iil)?|phone|helista)\b\.?:?) ?[0-9](?:[ -]?[0-9]){6,7}(?![ -]?[0-9])"
)
_ADDRESS_HOST = re.compile(r"https?://([^\s/?#<>()\[\]\"]+)")
_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})


@check
def code_in_texts(subject: Subject) -> Iterator[Diagnostic]:
    """No text may hold raw HTML, template marks or snippet marks."""
    for manuscript, passage in _suspects(subject):
        for code, pattern in _CODE:
            for match in islice(pattern.finditer(passage.text), _MOST):
                yield manuscript.finding(code, Severity.ERROR, passage, match.start(), found=match[0])


@check
def links(subject: Subject) -> Iterator[Diagnostic]:
    """A link in a body must lead to a page over https, and no text may hold an address that runs or opens a file."""
    for manuscript in subject.manuscripts:
        for passage in manuscript.body:
            folded = passage.text.lower()
            if any(mark in folded for mark in _LINK_MARKS):
                for start, code, found in islice(sorted(_faulty_links(passage.text)), _MOST):
                    yield manuscript.finding(code, Severity.ERROR, passage, start, found=found)
    for manuscript, passage in _suspects(subject):
        if not passage.is_section:
            for match in islice(_BARE_SCHEME.finditer(passage.text), _MOST):
                yield manuscript.finding(STRANGE_LINK, Severity.ERROR, passage, match.start(), found=match[0])


@check
def pictures_in_bodies(subject: Subject) -> Iterator[Diagnostic]:
    """A body may hold no pictures; they are listed in `images`, with their description and licence."""
    for manuscript in subject.manuscripts:
        for passage in manuscript.body:
            if "![" in passage.text:
                for match in islice(_PICTURE.finditer(passage.text), _MOST):
                    yield manuscript.finding(PICTURE, Severity.ERROR, passage, match.start(), found=match[0])


@check
def personal_codes(subject: Subject) -> Iterator[Diagnostic]:
    """No text or address may hold an Estonian personal code."""
    for manuscript, passage in _suspects(subject):
        for match in islice(_PERSONAL_CODE.finditer(passage.text), _MOST):
            if is_personal_code(match[0]):
                hidden = match[0][:1] + "*" * 10
                yield manuscript.finding(PERSONAL_CODE, Severity.ERROR, passage, match.start(), found=hidden)


@check
def private_contacts(subject: Subject) -> Iterator[Diagnostic]:
    """A text should hold no e-mail address or phone number."""
    for manuscript, passage in _suspects(subject):
        for match in islice(_EMAIL.finditer(passage.text), _MOST):
            before = _LOCAL_PART.search(passage.text[max(0, match.start() - 64) : match.start()])
            local = before[0] if before else ""
            start = match.start() - len(local)
            yield manuscript.finding(EMAIL, Severity.HINT, passage, start, found=local + match[0])
        if not passage.text.startswith(("https://", "http://")):
            for match in islice(_PHONE.finditer(passage.text), _MOST):
                yield manuscript.finding(PHONE, Severity.HINT, passage, match.start(), found=match[0])


@check
def lookalike_letters(subject: Subject) -> Iterator[Diagnostic]:
    """No host name may mix alphabets in one word (Unicode TR 39, 5.2), and no word of a title should."""
    for manuscript, passage in _suspects(subject):
        for match in islice(_ADDRESS_HOST.finditer(passage.text), _MOST):
            if any(_is_mixed(_decoded(label)) for label in match[1].split(".")):
                yield manuscript.finding(MIXED_HOST, Severity.ERROR, passage, match.start(1), found=match[1])
        if passage.loc == ("title",):
            for match in _WORD.finditer(passage.text):
                if _is_mixed(match[0]):
                    yield manuscript.finding(MIXED_TITLE, Severity.HINT, passage, match.start(), found=match[0])


def is_personal_code(digits: str) -> bool:
    """Whether eleven digits are an Estonian personal code: century, birthday and check digit (EVS 585:2007)."""
    numbers = [int(digit) for digit in digits]
    century = 1800 + 100 * ((numbers[0] - 1) // 2)
    try:
        date(century + int(digits[1:3]), int(digits[3:5]), int(digits[5:7]))
    except ValueError:
        return False
    for first in (1, 3):
        weights = [(first + place - 1) % 9 + 1 for place in range(10)]
        remainder = sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11
        if remainder < 10:  # noqa: PLR2004 - a remainder of ten asks for the second row of weights
            return remainder == numbers[10]
    return numbers[10] == 0


def _suspects(subject: Subject) -> Iterator[tuple[Manuscript, Passage]]:
    for manuscript in subject.manuscripts:
        for passage in manuscript.suspects:
            yield manuscript, passage


def _faulty_links(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, code and address of every link that does not lead to https."""
    seen: set[int] = set()
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            target = re.sub(r"[\x00-\x20]", "", unescape(match[1]))
            scheme = _SCHEME.match(target)
            name = scheme[1].lower() if scheme else ""
            seen.update(range(*match.span(1)))
            if name != "https" and name not in _CONTACT_SCHEMES:
                yield match.start(1), HTTP_LINK if name == "http" else STRANGE_LINK, match[1]
    for code, pattern in ((HTTP_LINK, _BARE_HTTP), (STRANGE_LINK, _BARE_SCHEME)):
        for match in pattern.finditer(text):
            if match.start() not in seen:
                yield match.start(), code, match[0]


def _decoded(label: str) -> str:
    """A label of a host name as it is read: `xn--…` is Punycode (RFC 5891)."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _is_mixed(word: str) -> bool:
    """Whether letters of more than one of the alphabets that look alike stand in one word."""
    if word.isascii():
        return False
    alphabets = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return len(alphabets & _ALPHABETS) > 1
