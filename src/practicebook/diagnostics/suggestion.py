"""Which allowed value a writer most likely meant: by its id, or by its label in any language of the site."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from practicebook.messages import has, languages, text

_CUTOFF = 0.6
_LONGEST_COMPARED = 60
"""Longer texts are no misspelt ids, and comparing them would take long."""


def label_of(vocabulary: str, identifier: str, lang: str) -> str:
    """The label of a vocabulary's id, or nothing where the messages have none."""
    return _word(vocabulary, identifier, "label", lang)


def nearest(found: str, allowed: Sequence[str], vocabulary: str = "") -> str:
    """The one of `allowed` that `found` most resembles, or nothing.

    A label counts as much as an id: a writer who puts „haridus“ or „MTÜ“ is told the id.
    """
    wanted = found.strip().casefold()
    if not wanted or len(wanted) > _LONGEST_COMPARED:
        return ""
    ids = {identifier.casefold(): identifier for identifier in allowed}
    labels = {label.casefold(): identifier for label, identifier in _labels(allowed, vocabulary)}
    wanted_id = wanted.replace(" ", "-").replace("_", "-")
    for names in (ids, labels):
        if exact := names.get(wanted) or names.get(wanted_id):
            return exact
    if len(wanted) > 2:  # noqa: PLR2004 - two letters begin too many words
        for names in (labels, ids):
            beginning = {names[name] for name in names if any(word.startswith(wanted) for word in _words(name))}
            if len(beginning) == 1:
                return beginning.pop()
    for names, word in ((ids, wanted), (ids, wanted_id), (labels, wanted)):
        if close := get_close_matches(word, names, n=1, cutoff=_CUTOFF):
            return names[close[0]]
    return ""


def _words(name: str) -> list[str]:
    return name.replace("-", " ").replace("_", " ").replace(",", " ").split()


def _labels(allowed: Sequence[str], vocabulary: str) -> Iterator[tuple[str, str]]:
    for lang in languages() if vocabulary else ():
        for identifier in allowed:
            for name in ("label", "short"):
                if word := _word(vocabulary, identifier, name, lang):
                    yield word, identifier


def _word(vocabulary: str, identifier: str, name: str, lang: str) -> str:
    key = f"vocabulary.{vocabulary}.{identifier}.{name}"
    return text(key, lang) if has(key, lang) else ""
