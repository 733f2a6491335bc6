"""American spellings and the British ones an English text of ours is written in."""

import re
from collections.abc import Callable, Iterator

_SPELLINGS: dict[str, str] = {
    "analyze": "analyse",
    "analyzed": "analysed",
    "analyzing": "analysing",
    "behavior": "behaviour",
    "behavioral": "behavioural",
    "behaviors": "behaviours",
    "center": "centre",
    "centered": "centred",
    "centers": "centres",
    "color": "colour",
    "colors": "colours",
    "counseling": "counselling",
    "counselor": "counsellor",
    "counselors": "counsellors",
    "defense": "defence",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "favor": "favour",
    "favorite": "favourite",
    "fulfill": "fulfil",
    "honor": "honour",
    "labor": "labour",
    "modeling": "modelling",
    "neighbor": "neighbour",
    "neighborhood": "neighbourhood",
    "neighborhoods": "neighbourhoods",
    "neighboring": "neighbouring",
    "neighbors": "neighbours",
    "organization": "organisation",
    "organizational": "organisational",
    "organizations": "organisations",
    "organize": "organise",
    "organized": "organised",
    "organizer": "organiser",
    "organizers": "organisers",
    "organizes": "organises",
    "organizing": "organising",
    "program": "programme",
    "programs": "programmes",
    "theater": "theatre",
    "theaters": "theatres",
    "traveled": "travelled",
    "traveling": "travelling",
}
"""Words that are spelt otherwise in Britain whatever they mean; `program` but for the one that a computer runs."""
_AMERICAN = re.compile(r"\b(?:" + "|".join(sorted(_SPELLINGS, key=len, reverse=True)) + r")\b")
_COMPUTING = re.compile(r"\b(?:computer|software|antivirus)\s+$")


def british(text: str, masked: Callable[[str], str]) -> Iterator[tuple[int, str, str]]:
    """Yield place, word and British spelling of every American one that begins with a small letter.

    `masked` covers what is no prose; it is asked only when there is something to find.
    """
    if not _AMERICAN.search(text):
        return
    prose = masked(text)
    for match in _AMERICAN.finditer(prose):
        if not (match[0].startswith("program") and _COMPUTING.search(prose, max(0, match.start() - 20), match.start())):
            yield match.start(), match[0], _SPELLINGS[match[0]]
