"""The glossary as data: JSON as it stands in the files, and SKOS, the standard of the web for vocabularies of terms.

SKOS: https://www.w3.org/TR/skos-reference/ (W3C Recommendation, 18 August 2009). The address of a term in the glossary
is its identifier, so that whoever cites it leads readers to its definition.
"""

import json
from collections.abc import Iterator

from practicebook.exports.artifact import Artifact
from practicebook.model.settings import localised
from practicebook.project import Project
from practicebook.site.site import Site
from practicebook.views.addresses import Addresses, all_addresses, glossary_files


def glossary(site: Site) -> Iterator[Artifact]:
    """Yield the glossary in both forms, if the handbook has one."""
    project = site.project
    if not site.books or not project.handbook.glossary:
        return
    addresses = all_addresses(project.languages)[project.languages[0]]
    files = glossary_files(addresses)
    yield Artifact(files["json"], _json(project, addresses))
    yield Artifact(files["ttl"], _skos(project, addresses))


def _json(project: Project, addresses: Addresses) -> bytes:
    outline, settings = project.handbook.outline, project.settings
    base = settings.site.address + addresses.glossary
    data = {
        "title": dict(outline.title) if outline else {},
        "publisher": localised(settings.owner.name, addresses.lang),
        "licence": str(settings.site.licence),
        "address": base,
        "terms": [
            {
                "id": identifier,
                "address": f"{base}#{identifier}",
                "term": dict(term.term),
                "definition": dict(term.definition),
                "see": list(term.see),
                "source": {"title": term.source.title, "url": term.source.url} if term.source else None,
            }
            for identifier, term in sorted(project.handbook.glossary.items())
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _skos(project: Project, addresses: Addresses) -> bytes:
    from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef  # noqa: PLC0415 - slow to import, needed here alone

    outline = project.handbook.outline
    base = project.settings.site.address + addresses.glossary
    graph, scheme = Graph(), URIRef(base)
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for lang, title in (outline.title if outline else {}).items():
        graph.add((scheme, DCTERMS.title, Literal(title, lang)))
    for identifier, term in project.handbook.glossary.items():
        concept = URIRef(f"{base}#{identifier}")
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, SKOS.inScheme, scheme))
        for lang, name in term.term.items():
            graph.add((concept, SKOS.prefLabel, Literal(name, lang)))
        for lang, definition in term.definition.items():
            graph.add((concept, SKOS.definition, Literal(definition, lang)))
        for other in term.see:
            graph.add((concept, SKOS.related, URIRef(f"{base}#{other}")))
        if term.source:
            graph.add((concept, DCTERMS.source, URIRef(term.source.url)))
    return graph.serialize(format="turtle").encode()
