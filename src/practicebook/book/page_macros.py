"""The macros that pages and chapters may use: one table, so that no fact of the settings or lists is typed twice.

Each macro returns HTML in the language of the page that calls it. What the owner has not given becomes a sentence that
says so.
"""

from collections.abc import Callable
from html import escape

from practicebook.messages import calendar_date, list_of, text
from practicebook.model.measures import EvidenceLevel
from practicebook.model.replication import REPLICATION_FIELDS
from practicebook.model.settings import localised
from practicebook.model.vocabulary import VOCABULARIES
from practicebook.project import Project

Macro = Callable[..., str]
Language = Callable[[], str]
"""Answers with the language of the page being rendered."""


def macros(project: Project, language: Language) -> dict[str, Macro]:
    """The table of macros by name."""
    table = _Macros(project, language)
    return {
        "answer_days": table.answer_days,
        "build_date": table.build_date,
        "contact": table.contact,
        "evidence_ladder": table.evidence_ladder,
        "funders": table.funders,
        "origins_list": table.origins_list,
        "owner_name": table.owner_name,
        "programme_target": table.programme_target,
        "replication_fields": table.replication_fields,
        "repository_link": table.repository_link,
        "site_name": table.site_name,
        "statistics_sentence": table.statistics_sentence,
        "vocabulary_table": table.vocabulary_table,
    }


class _Macros:
    def __init__(self, project: Project, language: Language) -> None:
        self._project = project
        self._settings = project.settings
        self._language = language

    def _t(self, key: str, **values: object) -> str:
        return text(f"page.{key}", self._language(), **values)

    def site_name(self) -> str:
        return escape(localised(self._settings.site.name, self._language()))

    def owner_name(self) -> str:
        owner = self._settings.owner
        name = escape(localised(owner.name, self._language()))
        return _link(owner.url, name) if owner.url else name

    def contact(self, purpose: str) -> str:
        """How to write about `purpose` (general, corrections, contribution, accessibility), or that nobody has said."""
        contacts = self._settings.contacts
        addresses = {
            "general": contacts.email,
            "corrections": contacts.corrections_email or contacts.email,
            "contribution": contacts.contribution_email or contacts.email,
            "accessibility": contacts.accessibility_email or contacts.email,
        }
        if purpose not in addresses:
            raise ValueError(f"contact({purpose!r}): one of {', '.join(addresses)}")
        address = addresses[purpose]
        if address:
            return self._t("contact.email", address=_link(f"mailto:{address}", escape(address)))
        owner = self._settings.owner
        if owner.url:
            return self._t("contact.owner_page", owner=self.owner_name())
        return self._t("contact.none")

    def answer_days(self) -> str:
        days = self._settings.contacts.answer_within_days
        return self._t("answer_days.given", n=days) if days else self._t("answer_days.none")

    def build_date(self) -> str:
        return calendar_date(self._project.today, self._language())

    def programme_target(self) -> str:
        funding = self._settings.funding
        return self._t("programme_target", quarter=funding.per_quarter, year=funding.per_year)

    def repository_link(self) -> str:
        url = self._settings.repository.url
        return self._t("repository.given", link=_link(url, escape(url))) if url else self._t("repository.none")

    def statistics_sentence(self) -> str:
        statistics = self._settings.statistics
        if statistics.provider == "none" or not statistics.endpoint:
            return self._t("statistics.none")
        return self._t("statistics.given", provider=statistics.provider, endpoint=escape(statistics.endpoint))

    def origins_list(self) -> str:
        endpoint = self._settings.statistics.endpoint
        return f"<ul><li>{escape(endpoint)}</li></ul>" if endpoint else self._t("origins.none")

    def funders(self) -> str:
        lang = self._language()
        rows = []
        for funder in self._settings.funding.funders:
            name = escape(localised(funder.name, lang))
            shown = _link(funder.url, name) if funder.url else name
            sentence = localised(funder.sentence, lang) if funder.sentence else None
            rows.append(f"<li>{shown}{f'. {escape(sentence)}' if sentence else ''}</li>")
        return f"<ul>{''.join(rows)}</ul>" if rows else self._t("funders.none")

    def evidence_ladder(self) -> str:
        lang = self._language()
        rows = "".join(
            f'<li value="{level}"><strong>{escape(text(f"vocabulary.evidence-level.{level}.label", lang))}</strong> '
            f"{escape(text(f'vocabulary.evidence-level.{level}.definition', lang))}</li>"
            for level in EvidenceLevel
        )
        return f'<ol class="ladder" start="0">{rows}</ol>'

    def vocabulary_table(self, name: str) -> str:
        lang = self._language()
        rows = "".join(
            f"<dt>{escape(text(f'vocabulary.{name}.{value}.label', lang))}</dt>"
            f"<dd>{escape(text(f'vocabulary.{name}.{value}.definition', lang))}</dd>"
            for value in VOCABULARIES[name]
        )
        return f'<dl class="terms">{rows}</dl>'

    def replication_fields(self) -> str:
        lang = self._language()
        labels = [text(f"field.practice.{name}.label", lang) for name in REPLICATION_FIELDS]
        return f"<p>{escape(list_of([labels[0], *(label[0].lower() + label[1:] for label in labels[1:])], lang))}.</p>"


def _link(url: str, label: str) -> str:
    return f'<a href="{escape(url)}">{label}</a>'
