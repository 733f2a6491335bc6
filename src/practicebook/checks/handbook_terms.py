"""Turn what is amiss between the glossary and the chapters into findings: terms defined twice, and terms never used."""

from collections.abc import Iterator

from practicebook.checks.handbook_macros import chapter_texts
from practicebook.checks.registry import Subject, check
from practicebook.content.handbook import GLOSSARY_FOLDER
from practicebook.diagnostics.diagnostic import Diagnostic, Severity
from practicebook.diagnostics.fields import kebab
from practicebook.model.chapter import GlossaryTerm

TERM_TWICE, TERM_UNUSED = "PB-687", "PB-688"


@check
def terms_defined_once(subject: Subject) -> Iterator[Diagnostic]:
    """A term must stand in the glossary once in each language."""
    first: dict[tuple[str, str], str] = {}
    for identifier, term in subject.handbook.glossary.items():
        for lang, name in term.term.items():
            path = f"{GLOSSARY_FOLDER}/{identifier}.yml"
            other = first.setdefault((lang, name.casefold()), path)
            if other != path:
                yield _at_term(path, TERM_TWICE, Severity.ERROR, name, other=other)


@check
def terms_in_use(subject: Subject) -> Iterator[Diagnostic]:
    """Every term of the glossary should be used by a chapter."""
    used = {call.arguments[0] for chapter in chapter_texts(subject) for call in chapter.calls if call.name == "term"}
    if not subject.handbook.chapters:
        return
    for identifier, term in subject.handbook.glossary.items():
        if identifier not in used:
            name = next(iter(term.term.values()))
            yield _at_term(f"{GLOSSARY_FOLDER}/{identifier}.yml", TERM_UNUSED, Severity.HINT, name)


def _at_term(path: str, code: str, severity: Severity, found: str, **values: str) -> Diagnostic:
    """A finding at the head of a term's file, where its names stand."""
    return Diagnostic(code, severity, path, 1, 1, ("term",), found, values=values, record=kebab(GlossaryTerm))
