"""The short facts of an entry as label and value: who runs it, where, for whom, since when, with whom."""

from dataclasses import dataclass

from practicebook.catalogue.catalogue import Catalogue
from practicebook.messages import text
from practicebook.views.addresses import Addresses
from practicebook.views.card import label
from practicebook.views.texts import EntryTexts, Text


@dataclass(frozen=True)
class FactLink:
    """A word that may lead somewhere: `address` within the site, `url` outside it."""

    label: str
    address: str | None = None
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True)
class Fact:
    """One labelled fact; an empty `values` is never made."""

    key: str
    label: str
    values: tuple[FactLink, ...]


def _words(texts: tuple[Text, ...]) -> tuple[FactLink, ...]:
    return tuple(FactLink(item.plain, lang=item.lang) for item in texts)


def _original(texts: EntryTexts, addresses: Addresses, catalogue: Catalogue) -> tuple[FactLink, ...]:
    """The practice that an adoption follows; nothing when it has no page."""
    original = catalogue.by_slug.get(texts.entry.practice.adoption_of or "")
    if original is None:
        return ()
    title = EntryTexts(original, texts.lang, texts.original).title
    return (FactLink(title.plain, addresses.entry(original.slug), lang=title.lang),)


def facts(texts: EntryTexts, addresses: Addresses, catalogue: Catalogue) -> tuple[Fact, ...]:
    """The facts of an entry that are known, in the order a reader asks for them."""
    practice, lang = texts.entry.practice, texts.lang
    organisation = practice.organisation
    runs = [FactLink(organisation.name, url=organisation.url)]
    if organisation.type:
        runs.append(FactLink(label("organisation-type", organisation.type, lang)))
    if organisation.registry_code:
        runs.append(FactLink(text("site.entry.registry_code", lang, code=organisation.registry_code)))
    if practice.contact:
        runs.append(FactLink(practice.contact.role, url=practice.contact.url))
    counties = tuple(
        FactLink(text(f"vocabulary.county.{county}.label", lang), addresses.facet_value("county", county))
        for county in practice.counties
    )
    years = []
    if practice.start_year:
        years.append(FactLink(text("site.entry.started", lang, year=str(practice.start_year))))
    if practice.end_year:
        years.append(FactLink(text("site.entry.ended", lang, year=str(practice.end_year))))
    found: dict[str, tuple[FactLink, ...]] = {
        "organisation": tuple(runs),
        "adoption_of": _original(texts, addresses, catalogue),
        "sectors": tuple(
            FactLink(label("sector", sector, lang), addresses.facet_value("sector", sector))
            for sector in practice.sectors
        ),
        "coverage": counties or (FactLink(label("coverage", practice.coverage, lang)),),
        "municipalities": tuple(FactLink(name) for name in practice.municipalities),
        "years": tuple(years),
        "target_groups": tuple(FactLink(label("target-group", group, lang)) for group in practice.target_groups),
        "approaches": tuple(FactLink(label("approach", approach, lang)) for approach in practice.approaches),
        "setting": tuple(FactLink(label("setting", setting, lang)) for setting in practice.setting),
        "beneficiary_role": (
            (FactLink(label("beneficiary-role", practice.beneficiary_role, lang)),) if practice.beneficiary_role else ()
        ),
        "sdgs": tuple(
            FactLink(text("site.entry.sdg", lang, goal=goal, name=text(f"site.sdg.{goal}", lang)))
            for goal in practice.sdgs
        ),
        "partners": _words(texts.lines("partners")),
        "funders": _words(texts.lines("funders")),
    }
    return tuple(Fact(key, text(f"site.fact.{key}", lang), values) for key, values in found.items() if values)
