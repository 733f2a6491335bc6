"""`new`: ask the few things that every entry begins with and write a file that explains all the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import click

from practicebook.cli.changes import Changes
from practicebook.cli.console import Console, RefusalError
from practicebook.cli.speaking import SpeakingCommand
from practicebook.content.practices import FOLDER, LONGEST_SLUG, RESERVED_SLUGS
from practicebook.diagnostics.fields import vocabulary_name
from practicebook.diagnostics.suggestion import label_of, nearest
from practicebook.forms.entry_template import entry_template
from practicebook.forms.slug import is_slug, proposed_slug
from practicebook.messages import text
from practicebook.model.measures import EvidenceLevel, Finding
from practicebook.model.place import County
from practicebook.model.vocabulary import Coverage, ReviewState, Sector, Stage, Status, TargetGroup, Theme
from practicebook.project import current_day

Answers = dict[str, Any]
_PLACES = {Coverage.COUNTY, Coverage.MUNICIPALITY}


@dataclass(frozen=True)
class _Question:
    """One thing asked: the name of its option, the field's messages, the list to choose from if there is one."""

    name: str
    field: str
    values: type[StrEnum] | None = None
    many: bool = False
    applies: Callable[[Answers], bool] = lambda _answers: True


_QUESTIONS = (
    _Question("title", "practice.title"),
    _Question("slug", ""),
    _Question("summary", "practice.summary"),
    _Question("organisation", "organisation.name"),
    _Question("sector", "practice.sectors", Sector, many=True),
    _Question("theme", "practice.themes", Theme, many=True),
    _Question("target_group", "practice.target_groups", TargetGroup, many=True),
    _Question("coverage", "practice.coverage", Coverage),
    _Question("county", "practice.counties", County, many=True, applies=lambda given: given["coverage"] in _PLACES),
    _Question(
        "municipality",
        "practice.municipalities",
        many=True,
        applies=lambda given: given["coverage"] == Coverage.MUNICIPALITY,
    ),
    _Question("stage", "practice.stage", Stage),
    _Question("status", "practice.status", Status),
    _Question("source_url", "source.url"),
    _Question("source_title", "source.title"),
)


def command(lang: str) -> click.Command:
    """The command, worded in `lang`."""
    options = [
        click.Option([f"--{question.name.replace('_', '-')}", question.name], multiple=question.many)
        for question in _QUESTIONS
    ]
    return SpeakingCommand("new", lang, new, *options, click.Option(["--no-input"], is_flag=True))


def new(console: Console, no_input: bool, **given: Any) -> int:  # noqa: ANN401, FBT001 - one option for each question
    """Write `practices/<slug>.md` from the options and, unless `no_input`, from answers."""
    folder = console.root / FOLDER
    taken = {file.name.partition(".")[0] for file in folder.glob("*.md")}
    answers: Answers = {}
    if not no_input:
        console.say("new.begins")
    for question in _QUESTIONS:
        asked = given[question.name]
        if question.name == "slug":
            answers["slug"] = _slug(console, answers["title"], asked, taken, no_input=no_input)
        elif asked:
            answers[question.name] = _chosen(question, asked, console.lang) if question.values else asked
        elif no_input or not question.applies(answers):
            answers[question.name] = () if question.many else ""
        else:
            answers[question.name] = _answer(console, question)
    path = folder / f"{answers['slug']}.md"
    with Changes() as changes:
        changes.write(path, entry_template(_as_entry(answers), console.lang, heading_lang=_original_language(console)))
    console.say("new.written", path=path.relative_to(console.root).as_posix(), slug=answers["slug"])
    return 0


def _original_language(console: Console) -> str:
    from practicebook.content.settings import read_settings  # noqa: PLC0415 - asked for once the questions are answered

    settings, _ = read_settings(console.root)
    if settings is None:
        raise RefusalError("unsound_settings")
    return settings.site.languages[0]


def _slug(console: Console, title: str, asked: str, taken: set[str], *, no_input: bool) -> str:
    """The slug asked for, or the one the title proposes; an existing entry is never written over."""
    proposal = asked or proposed_slug(title, taken)
    if asked or no_input:
        if fault := _slug_fault(proposal, taken):
            raise RefusalError(fault, slug=proposal, maximum=LONGEST_SLUG)
        return proposal
    while True:
        answer = click.prompt(console.text("new.slug"), default=proposal, show_default=bool(proposal)).strip()
        fault = _slug_fault(answer, taken)
        if not fault:
            return answer
        console.complain(fault, slug=answer, maximum=LONGEST_SLUG)


def _slug_fault(slug: str, taken: set[str]) -> str:
    if not slug:
        return "new.no_slug"
    if not is_slug(slug):
        return "slug.bad"
    if slug in RESERVED_SLUGS:
        return "slug.reserved"
    return "slug.taken" if slug in taken else ""


def _answer(console: Console, question: _Question) -> Any:  # noqa: ANN401 - a text, an id, or a tuple of them
    """Ask until the answer can be used; an empty one leaves the field to be filled in later."""
    label = text(f"field.{question.field}.label", console.lang)
    click.echo()
    click.echo(text(f"field.{question.field}.hint", console.lang))
    if question.values:
        for number, value in enumerate(question.values, start=1):
            click.echo(f"  {number:>2}  {label_of(vocabulary_name(question.values), value, console.lang)}")
    if question.many:
        console.say("new.several")
    while True:
        answer = click.prompt(label, default="", show_default=False).strip()
        if not question.values:
            return tuple(part.strip() for part in answer.split(",") if part.strip()) if question.many else answer
        if not answer:
            return () if question.many else ""
        try:
            return _chosen(question, answer.split(",") if question.many else answer, console.lang)
        except RefusalError as refusal:
            console.complain(refusal.key, **refusal.values)


def _chosen(question: _Question, given: str | Sequence[str], lang: str) -> Any:  # noqa: ANN401 - an id or a tuple of them
    """The ids that were meant by numbers of the list, by ids or by labels."""
    assert question.values is not None  # noqa: S101 - the callers see to it
    words = [given] if isinstance(given, str) else list(given)
    ids = tuple(dict.fromkeys(_identifier(question.values, word.strip(), lang) for word in words if word.strip()))
    return ids if question.many else next(iter(ids), "")


def _identifier(values: type[StrEnum], word: str, lang: str) -> str:
    known = [value.value for value in values]
    vocabulary = vocabulary_name(values)
    if word in known:
        return word
    if word.isdecimal() and 1 <= int(word) <= len(known):
        return known[int(word) - 1]
    labels = {label_of(vocabulary, value, lang).casefold(): value for value in known}
    if word.casefold() in labels:
        return labels[word.casefold()]
    near = nearest(word, known, vocabulary)
    if not near:
        raise RefusalError("new.not_in_list", found=word, allowed=", ".join(known))
    raise RefusalError("new.did_you_mean", found=word, suggestion=f"{near} ({label_of(vocabulary, near, lang)})")


def _as_entry(answers: Answers) -> dict[str, Any]:
    """The answers in the shape of the model, with what a new entry always begins as."""
    today = current_day().isoformat()
    source = {"id": "s1", "url": answers["source_url"], "title": answers["source_title"]}
    return {
        "title": answers["title"],
        "summary": answers["summary"],
        "organisation": {"name": answers["organisation"]},
        "sectors": answers["sector"],
        "themes": answers["theme"],
        "target_groups": answers["target_group"],
        "coverage": answers["coverage"],
        "counties": answers["county"],
        "municipalities": answers["municipality"],
        "stage": answers["stage"],
        "status": answers["status"],
        "status_as_of": today if answers["status"] else "",
        "evidence": {"level": EvidenceLevel.DESCRIBED, "finding": Finding.UNKNOWN},
        "sources": [{**source, "accessed": today if answers["source_url"] else ""}],
        "review_state": ReviewState.DRAFT,
    }
