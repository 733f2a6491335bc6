"""The fit check in words: its questions with their answers, and of every practice what is known and how it is said."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from practicebook.catalogue.catalogue import Catalogue
from practicebook.catalogue.fit import ANSWERS, POINTS, QUESTIONS, Question, table, values
from practicebook.content.practices import Entry
from practicebook.messages import amount, has, list_of, text
from practicebook.model.fit import Group, Outcome
from practicebook.model.practice import Practice
from practicebook.model.replication import Cost
from practicebook.model.vocabulary import CostBand
from practicebook.views.card import label, place
from practicebook.views.replication import cost_words

_VOCABULARY_OF = {"target": "target-group", "who": "organisation-type"}


@dataclass(frozen=True)
class FitAnswer:
    """One answer that can be chosen."""

    value: str
    label: str


@dataclass(frozen=True)
class FitQuestion:
    """One question as the form shows it, with the weight that its answer has."""

    name: str
    label: str
    weight: int
    answers: tuple[FitAnswer, ...]


_ASKED = ("who", "county", "target", "budget", "people", "months")
"""The order in which a reader is asked: first who they are, then what they have."""


def fit_questions(lang: str) -> tuple[FitQuestion, ...]:
    """The six questions in the order of the form."""
    of = {question.name: question for question in QUESTIONS}
    return tuple(
        FitQuestion(
            name,
            text(f"site.fit.question.{name}", lang),
            of[name].weight,
            tuple(FitAnswer(str(answer), _answer(name, str(answer), lang)) for answer in ANSWERS[name]),
        )
        for name in _ASKED
    )


def _answer(name: str, answer: str, lang: str) -> str:
    vocabulary = _VOCABULARY_OF.get(name)
    return label(vocabulary, answer, lang) if vocabulary else text(f"site.fit.answer.{name}.{answer}", lang)


def fit_points(lang: str) -> tuple[tuple[str, int], ...]:
    """Each outcome in words with its points."""
    return tuple((text(f"site.fit.outcome.{outcome}", lang), points) for outcome, points in POINTS.items())


def fit_data(catalogue: Catalogue, lang: str) -> dict[str, Any]:
    """What the script reckons with and what it says, in the order of the catalogue.

    `words` gives the sentence of each outcome of each question; `%v` stands for what is known of the practice, `%a` for
    the reader's answer.
    """
    return {
        **table(),
        "words": {
            question.name: {str(outcome): sentence for outcome, sentence in _sentences(question, lang).items()}
            for question in QUESTIONS
        },
        "headings": {str(group): text(f"site.fit.group.{group}", lang) for group in Group},
        "practices": [_practice(entry, lang) for entry in catalogue.entries],
    }


def _sentences(question: Question, lang: str) -> dict[Outcome, str]:
    keys = {outcome: f"site.fit.reason.{question.name}.{outcome}" for outcome in Outcome}
    return {outcome: text(key, lang) for outcome, key in keys.items() if has(key, lang)}


def _practice(entry: Entry, lang: str) -> dict[str, Any]:
    practice = entry.practice
    return {"slug": entry.slug, "known": values(practice), "words": _words(practice, lang)}


def _words(practice: Practice, lang: str) -> dict[str, str]:
    """What is known, as it stands inside a sentence."""
    cost, start, kind = practice.cost_yearly, practice.time_to_start, practice.organisation.type
    told = {
        "target": list_of((_inside(label("target-group", group, lang)) for group in practice.target_groups), lang),
        "budget": _cost(cost, lang) if cost else "",
        "people": str(practice.fewest_people or ""),
        "months": _inside(label("start-time", start.band, lang)) if start else "",
        "who": _inside(label("organisation-type", kind, lang)) if kind else "",
        "county": _inside(place(practice, lang)) if not practice.counties else place(practice, lang),
    }
    return {name: words for name, words in told.items() if words}


def _cost(cost: Cost, lang: str) -> str:
    """A cost inside a sentence about what it comes to in a year, where no cost is a sum too."""
    return amount(Decimal(0), lang) if cost.band is CostBand.ZERO else _inside(cost_words(cost, lang))


def _inside(words: str) -> str:
    """A label inside a sentence begins with a small letter, unless it is an abbreviation."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
