"""Find the macros that a chapter calls, without running anything: names, arguments and where they stand.

Between double braces stands one call, `{{ term("koosloome", "koosloomet") }}`, with texts alone as arguments. Each is
read by Jinja's own parser, so that quoting means what it means in the pages; attributes, filters, operators and
statements are no calls. Whoever puts the macros' output in replaces the spans found here: what was checked is what is
shown, and `## Heading {#own-id}` is no comment of Jinja's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

ARGUMENTS: Mapping[str, tuple[int, int]] = {
    "case": (1, 1),
    "practice": (1, 2),
    "result": (2, 2),
    "term": (1, 2),
    "worksheet": (1, 1),
    "ref": (1, 2),
    "figure": (1, 1),
    "qr": (0, 1),
}
"""The macros of chapters, each with the least and the most texts it takes."""
BLOCKS = frozenset({"case", "worksheet", "figure", "qr"})
"""Macros that stand alone, each in a paragraph of its own."""
NAMING = frozenset({"practice", "term"})
"""Macros whose second text is the words that stand in the sentence."""
OF_PRACTICES = frozenset({"case", "practice", "qr", "result"})
"""Macros whose first text is the slug of a practice."""
STATEMENT, UNREADABLE, UNKNOWN_MACRO, WRONG_ARGUMENTS = "PB-640", "PB-641", "PB-642", "PB-643"
_OPEN, _CLOSE = "{{", "}}"
_STRAY = re.compile(r"\{%[^{}]*%\}|\{%|%\}|\}\}")
_LONGEST = 1000
"""No call is longer; the parser is not asked about more."""
_NAME = re.compile(r"\s*([A-Za-z_]\w*)\s*\(")


@dataclass(frozen=True)
class MacroCall:
    """One sound call; `start` and `end` are the indices in the body of its first brace and after its last."""

    name: str
    arguments: tuple[str, ...]
    start: int
    end: int

    @property
    def key(self) -> tuple[str, ...]:
        """What the languages of a chapter have in common: all but words in a sentence and the anchors of headings."""
        return (self.name, *self.arguments[: None if self.name == "result" else 1])


@dataclass(frozen=True)
class MacroFault:
    """What stands at index `start` of the body and is no call that a chapter may make."""

    code: str
    start: int
    found: str


@lru_cache(maxsize=128)
def macro_calls(body: str) -> tuple[tuple[MacroCall, ...], tuple[MacroFault, ...]]:
    """The calls of a body in their order, and what looks like a call or a statement but is none."""
    calls: list[MacroCall] = []
    faults: list[MacroFault] = []
    rest = body
    for start, end in _spans(body):
        read = _read(body, start, end)
        if isinstance(read, MacroCall):
            calls.append(read)
        else:
            faults.append(read)
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    faults += (
        MacroFault(STATEMENT if "%" in stray[0] else UNREADABLE, stray.start(), stray[0])
        for stray in _STRAY.finditer(rest)
    )
    return tuple(calls), tuple(sorted(faults, key=lambda fault: fault.start))


def with_practice_renamed(text: str, old: str, new: str) -> str:
    """`text` with every call that names the practice `old` naming `new`; everything else stays as it is written."""
    for call in reversed(macro_calls(text)[0]):
        if call.name in OF_PRACTICES and call.arguments[:1] == (old,):
            source = text[call.start : call.end]
            text = f"{text[: call.start]}{source.replace(old, new, 1)}{text[call.end :]}"
    return text


def _spans(body: str) -> Iterator[tuple[int, int]]:
    """Yield where each pair of double braces begins and ends; of one that is never closed, the braces alone."""
    start = body.find(_OPEN)
    while start >= 0:
        close, following = body.find(_CLOSE, start), body.find(_OPEN, start + len(_OPEN))
        is_closed = close >= 0 and not 0 <= following < close
        end = (close if is_closed else start) + len(_CLOSE)
        yield start, end
        start = body.find(_OPEN, end)


def _read(body: str, start: int, end: int) -> MacroCall | MacroFault:
    source = body[start:end]
    call = _parsed(source) if len(source) <= _LONGEST else None
    if call is None:
        named = _NAME.match(source[len(_OPEN) :])
        if named and named[1] not in ARGUMENTS:
            return _unknown(start, named[1])
        return MacroFault(UNREADABLE, start, source)
    name, arguments = call
    if name not in ARGUMENTS:
        return _unknown(start, name)
    least, most = ARGUMENTS[name]
    if arguments is None or not least <= len(arguments) <= most or not all(arguments):
        return MacroFault(WRONG_ARGUMENTS, start, source)
    return MacroCall(name, arguments, start, end)


def _unknown(start: int, name: str) -> MacroFault:
    return MacroFault(UNKNOWN_MACRO, start, name)


def _parsed(source: str) -> tuple[str, tuple[str, ...] | None] | None:
    """The name and the texts of one call, None for texts that are something else; None when it is no call."""
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415 - reading an entry needs no parser

    try:
        template = _environment().parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None
    (output,) = template.body if len(template.body) == 1 else (None,)
    (call,) = output.nodes if isinstance(output, nodes.Output) and len(output.nodes) == 1 else (None,)
    if not (isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name)):
        return None
    if call.kwargs or call.dyn_args or call.dyn_kwargs:
        return call.node.name, None
    texts = [argument.value for argument in call.args if isinstance(argument, nodes.Const)]
    is_text = len(texts) == len(call.args) and all(isinstance(value, str) for value in texts)
    return call.node.name, tuple(texts) if is_text else None


@cache
def _environment() -> Any:  # noqa: ANN401 - Jinja's environment, which is imported late
    from jinja2 import Environment  # noqa: PLC0415 - as above

    return Environment(autoescape=True)
