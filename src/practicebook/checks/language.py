"""Turn slips of typography and plain language into hints, by the rules of the language a text is written in.

Every rule here looks for what is nearly always a slip: a writer who is told too much stops reading. Code, addresses
and citation marks are masked first, so that places in the text stay the same.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from practicebook.checks.american import british
from practicebook.checks.manuscripts import Manuscript, Passage
from practicebook.checks.registry import Subject, check
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.language.prose import MASK, masked, sentences, word_count

STRAIGHT_QUOTES_ET, HYPHEN_AS_DASH, DECIMAL_POINT, DOUBLE_SPACE, SHOUTING = (
    "PB-441",
    "PB-442",
    "PB-443",
    "PB-444",
    "PB-445",
)
LONG_SENTENCE, STRAIGHT_QUOTES_EN, AMERICAN = "PB-446", "PB-447", "PB-448"
LONG_BODY, SHORT_BODY, REPEATED_TITLE, SUPERLATIVE = "PB-449", "PB-450", "PB-451", "PB-452"

LONGEST_SENTENCE = 35
"""Words; plain-language guides ask for half of that on average."""
LONGEST_BODY, SHORTEST_BODY = 700, 60
"""Words of an original's body."""

_ET, _EN = "et", "en"
_STRAIGHT = re.compile(r'(?<![\w"])"(?=\S)[^"\n]{1,200}(?<=\S)"(?!\w)')
_SPACED_HYPHEN = re.compile(r"(?<=[^\s|*>-]) - (?=[^\s|-])")
_UNITS = (
    r"%|‰|€|protsen|eurot?\b|milj|mln|mld|tuhat|tuhan|kord[ai]?|km|kilomeet|m²|ruutmeet|hekt|ha\b|kg|kilo|tonn?|"
    r"liit?r|tund|tunni|aasta|kuud|päeva|punkt|inimest|kWh|MWh|GW|kraadi"
)
_POINT = re.compile(r"\.(?<=[0-9]\.)[0-9]")
_DECIMAL = re.compile(rf"(?<![\w.,–-])[0-9]+\.(?![0-9]{{3}}\b)[0-9]+(?![\w.–-])(?=[ \u00a0]?(?:{_UNITS}))")
_NOT_DECIMAL = re.compile(
    r"(?<!\w)(?:versioo\w*|v|p|punkt\w*|lg|§|pt?k|peatük\w*|osa|jao\w*|joonis\w*|tabel\w*|lisa|nr|kell|kl)\.? ?$",
    re.IGNORECASE,
)
"""What stands before a number that is a version, a section or a time."""
_DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)")
_ONLY_MARKER = re.compile(r"^\s*(?:[-*+>]|[0-9]{1,9}[.)])?$")
_CAPITALS = re.compile(r"(?<![\w./_-])[A-ZÕÄÖÜŠŽ]{2,}(?: +[A-ZÕÄÖÜŠŽ]{2,})*(?![\w/_]|\.\w)")
_MANY_CAPITALS = re.compile(r"[A-ZÕÄÖÜŠŽ]{7}|[A-ZÕÄÖÜŠŽ]{2}(?: +[A-ZÕÄÖÜŠŽ]{2,}){3}")
_LONGEST_ABBREVIATION, _LONGEST_IN_ROW, _MOST_IN_ROW = 9, 6, 3
"""Letters of one abbreviation (INTERREG has eight), of one among several (OECD, UNICEF), and how many in a row."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.,–][^\W_]+)*")
_SUPERLATIVE_STEMS = ("unikaal", "ainulaad", "innovaatili", "revolutsiooni")
_SUPERLATIVE_ET = re.compile(
    rf"\b(?:{'|'.join(_SUPERLATIVE_STEMS)})\w*\b(?! (?:kasutaja|külastaja|isik|osaleja|kood|hank|hange))", re.IGNORECASE
)
_QUOTED = re.compile(r"„[^“”\n]{1,200}[“”]")
_TITLE_WORDS = 4
"""A shorter title is a name, which a summary may well repeat."""
_ALIKE = 0.85
_MOST = 20


@check
def straight_quotes(subject: Subject) -> Iterator[Diagnostic]:
    """Quotation marks should be „ “ in Estonian and ‘ ’ or “ ” in English, not straight."""
    for manuscript, passage in _prose(subject, _ET, _EN):
        if '"' in passage.text:
            code = STRAIGHT_QUOTES_ET if manuscript.lang == _ET else STRAIGHT_QUOTES_EN
            for match in _per_line(_STRAIGHT.finditer(masked(passage.text)), passage.text):
                yield _hint(code, manuscript, passage, match)


@check
def hyphens_as_dashes(subject: Subject) -> Iterator[Diagnostic]:
    """A dash between words should be – in Estonian, not a hyphen between spaces."""
    for manuscript, passage in _prose(subject, _ET):
        if " - " in passage.text:
            for match in _per_line(_SPACED_HYPHEN.finditer(masked(passage.text)), passage.text):
                yield _hint(HYPHEN_AS_DASH, manuscript, passage, match)


@check
def decimal_points(subject: Subject) -> Iterator[Diagnostic]:
    """A decimal fraction should have a comma in Estonian."""
    for manuscript, passage in _prose(subject, _ET):
        if not _POINT.search(passage.text):
            continue
        text = masked(passage.text)
        for match in _DECIMAL.finditer(text):
            if not _NOT_DECIMAL.search(text, max(0, match.start() - 20), match.start()):
                yield _hint(DECIMAL_POINT, manuscript, passage, match, suggestion=match[0].replace(".", ","))


@check
def double_spaces(subject: Subject) -> Iterator[Diagnostic]:
    """Between words there should be one space."""
    for manuscript, passage in _prose(subject):
        if "  " in passage.text:
            for match in _per_line(_doubled(masked(passage.text)), passage.text):
                yield manuscript.finding(DOUBLE_SPACE, Severity.HINT, passage, match.start())


@check
def shouting(subject: Subject) -> Iterator[Diagnostic]:
    """Words should not be written in capitals, abbreviations aside."""
    for manuscript, passage in _prose(subject):
        if not _MANY_CAPITALS.search(passage.text):
            continue
        runs = _CAPITALS.finditer(masked(passage.text))
        shouted = (run for run in runs if _is_shouted(run[0].split()))
        for match in _per_line(shouted, passage.text):
            yield _hint(SHOUTING, manuscript, passage, match)


@check
def long_sentences(subject: Subject) -> Iterator[Diagnostic]:
    """A sentence should have at most thirty-five words."""
    for manuscript, passage in _prose(subject):
        if passage.text.count(" ") < LONGEST_SENTENCE:
            continue
        for start, sentence in sentences(masked(passage.text)):
            words = len(_WORD.findall(sentence)) if sentence.count(" ") >= LONGEST_SENTENCE else 0
            if words > LONGEST_SENTENCE:
                found = passage.text[start : start + len(sentence)]
                yield manuscript.finding(LONG_SENTENCE, Severity.HINT, passage, start, found=found, words=words)


@check
def american_spellings(subject: Subject) -> Iterator[Diagnostic]:
    """English should be spelt as in Britain; names, which begin with a capital, are left as they are."""
    for manuscript, passage in _prose(subject, _EN):
        for start, word, better in british(passage.text, masked):
            yield manuscript.finding(AMERICAN, Severity.HINT, passage, start, found=word, suggestion=better)


@check
def lengths_of_bodies(subject: Subject) -> Iterator[Diagnostic]:
    """The body of an original should have 60 to 700 words."""
    for manuscript in subject.manuscripts:
        if manuscript.is_original and manuscript.body:
            words = sum(word_count(passage.text) for passage in manuscript.body)
            if not SHORTEST_BODY <= words <= LONGEST_BODY:
                code = LONG_BODY if words > LONGEST_BODY else SHORT_BODY
                limit = LONGEST_BODY if words > LONGEST_BODY else SHORTEST_BODY
                line = min(manuscript.file.body_line.values())
                yield Diagnostic(
                    code, Severity.HINT, manuscript.file.path, line, 1, values={"words": words, "limit": limit}
                )


@check
def repeated_titles(subject: Subject) -> Iterator[Diagnostic]:
    """A summary should not repeat the title."""
    for manuscript in subject.manuscripts:
        title, summary = _folded(manuscript.words.title), _folded(manuscript.words.summary)
        if title.count(" ") + 1 < _TITLE_WORDS:
            continue
        beginning = _folded(next(sentences(manuscript.words.summary), (0, ""))[1])
        if title in summary or _are_alike(title, beginning):
            passage = Passage(("summary",), manuscript.words.summary)
            yield manuscript.finding(REPEATED_TITLE, Severity.HINT, passage, found=manuscript.words.summary)


@check
def superlatives(subject: Subject) -> Iterator[Diagnostic]:
    """A description should say what is new, not that it is unique, innovative or revolutionary."""
    for manuscript, passage in _prose(subject, _ET):
        folded = passage.text.lower()
        if not any(stem in folded for stem in _SUPERLATIVE_STEMS):
            continue
        text = _QUOTED.sub(lambda match: MASK * len(match[0]), masked(passage.text))
        for match in _per_line(_SUPERLATIVE_ET.finditer(text), passage.text):
            yield _hint(SUPERLATIVE, manuscript, passage, match)


def _doubled(text: str) -> Iterator[re.Match[str]]:
    """Yield doubled spaces, but not those after the mark of a list or in a table, which are layout."""
    for match in _DOUBLE_SPACE.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[line_start : match.start()]
        if not _ONLY_MARKER.match(before) and "|" not in before:
            yield match


def _is_shouted(words: list[str]) -> bool:
    longest = max(map(len, words))
    return longest > (_LONGEST_IN_ROW if len(words) > 1 else _LONGEST_ABBREVIATION) or len(words) > _MOST_IN_ROW


def _prose(subject: Subject, *languages: str) -> Iterator[tuple[Manuscript, Passage]]:
    for manuscript in subject.manuscripts:
        if not languages or manuscript.lang in languages:
            for passage in manuscript.prose:
                yield manuscript, passage


def _per_line(matches: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield the first match in each line of `text`, up to twenty: the writer of a line of slips needs telling once."""
    last, told = -1, 0
    for match in matches:
        if last < 0 or "\n" in text[last : match.start()]:
            yield match
            told += 1
        if told == _MOST:
            return
        last = match.end()


def _hint(
    code: str, manuscript: Manuscript, passage: Passage, match: re.Match[str], *, suggestion: str = ""
) -> Diagnostic:
    found = passage.text[match.start() : match.end()].strip()
    start = match.start() + (match[0].index(found[0]) if found and match[0][0].isspace() else 0)
    return manuscript.finding(code, Severity.HINT, passage, start, found=found, suggestion=suggestion)


def _are_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
