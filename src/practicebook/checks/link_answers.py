"""What an address answered and when: the kinds of answers, and the file that keeps them between runs.

The file is `.cache/links.json`: by address the day it was asked, the outcome, the last status and where it leads.
What is not as we write it is read as if it were not there: then the address is asked again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from practicebook.content.replacing import replace_file

CACHE_PATH = ".cache/links.json"
KEPT_FOR = timedelta(days=30)
"""An address is not asked again within this time."""


class Outcome(StrEnum):
    """How an address answered, the worst first: the order in which they are told."""

    GONE = "gone"
    """The server says that there is no such page: 404 or 410."""
    NO_SITE = "no-site"
    """There is no host of that name."""
    MOVED = "moved"
    """The page is there and says that its address is another for good: 301 or 308."""
    TIMEOUT = "timeout"
    NO_CONNECTION = "no-connection"
    UNTRUSTED = "untrusted"
    """The secure connection does not hold: a certificate that has run out, a name that is not its own."""
    FAULTY = "faulty"
    """The server is at fault, says what is no HTTP, or leads in circles."""
    TURNED_AWAY = "turned-away"
    """The server refuses programs or asks for a login; a person may see the page."""
    FORBIDDEN = "forbidden"
    """We do not ask: it leads into a private network, to a port that is no web server's or to another scheme."""
    FINE = "fine"


@dataclass(frozen=True)
class Answer:
    """What came back. `final` is where permanent redirects lead, or empty."""

    asked: date
    outcome: Outcome
    status: int | None = None
    final: str = ""

    def is_current(self, today: date) -> bool:
        """Whether it need not be asked for again; what lies in the future is no answer."""
        return timedelta(0) <= today - self.asked < KEPT_FOR


def read_answers(root: Path) -> dict[str, Answer]:
    """The answers that are kept under `root`, by address."""
    try:
        kept = json.loads((root / CACHE_PATH).read_bytes())
    except (OSError, ValueError):
        return {}
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {address: answer for address, values in pairs if (answer := _answer(values))}


def write_answers(root: Path, answers: Mapping[str, Answer]) -> None:
    """Keep `answers` under `root`; the file is whole at every moment."""
    data = {
        address: {
            "asked": answer.asked.isoformat(),
            "outcome": answer.outcome,
            "status": answer.status,
            "final": answer.final,
        }
        for address, answer in sorted(answers.items())
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    replace_file(root / CACHE_PATH, text.encode())


def _answer(values: object) -> Answer | None:
    if not isinstance(values, dict):
        return None
    status, final = values.get("status"), values.get("final")
    if not (status is None or type(status) is int) or not isinstance(final, str):
        return None
    try:
        return Answer(date.fromisoformat(str(values.get("asked"))), Outcome(values.get("outcome")), status, final)
    except ValueError:
        return None
