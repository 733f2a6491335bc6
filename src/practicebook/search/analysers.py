"""Which analyser reads which language."""

from collections.abc import Iterable

from practicebook.language.morphology import LANGUAGE, is_available
from practicebook.search.english import English
from practicebook.search.estonian import Estonian
from practicebook.search.terms import Analyser


def analysers(languages: Iterable[str]) -> dict[str, Analyser]:
    """An analyser for each of `languages`. Where Vabamorf is missing, one that knows less stands in for Estonian."""
    return {lang: _estonian() if lang == LANGUAGE else English() for lang in languages}


def _estonian() -> Analyser:
    if is_available():
        return Estonian()
    from practicebook.search.stand_in import StandIn  # noqa: PLC0415 - large, and mostly not needed

    return StandIn()
