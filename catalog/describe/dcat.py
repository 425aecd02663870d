"""A dataset in DCAT 3, in the profile DCAT-AP 3.0.1: https://semiceu.github.io/DCAT-AP/releases/3.0.1.

Every node has an address, so the same record gives the same graph; the shipped words are in both languages.
"""

from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import Graph
from rdflib.namespace import DCTERMS, FOAF, PROV, RDFS, SKOS, XSD

from catalog.city import City, Licence
from catalog.describe import authorities, words
from catalog.describe.citation import dataset_url
from catalog.describe.dcat_distribution import add_distribution
from catalog.describe.distributions import distributions_of
from catalog.describe.facts import (
    Box,
    Contact,
    box_of,
    contact_of,
    dataset_uri,
    day_of,
    description_in_both,
    language_of,
    place_of,
    publisher_of,
    said_of,
    slug_uri,
    update_cycle_of,
    version_of,
    web_address,
)
from catalog.describe.rdf import ADMS, DCAT, GEO, VCARD, Node, new_graph
from catalog.records import Dataset
from catalog.vocabularies import OPEN_TYPES
from core.words import Text

_DAYS = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}  # by the length of the text


@dataclass(frozen=True, slots=True)
class Site:
    """Who describes: the city with its directory, the address of the portal, and the slugs that lead somewhere."""

    city: City
    public_url: str
    slugs: Container[str]

    def concept(self, kind: str, value: str) -> str:
        """The address of a theme, a library or an office: the list of its datasets, and in it the thing itself."""
        return f"{self.public_url}/datasets?{kind}={quote(value, safe='')}#{kind}"

    @property
    def themes(self) -> str:
        return f"{self.public_url}/datasets#themes"

    @property
    def libraries(self) -> str:
        return f"{self.public_url}/datasets#libraries"


def as_dcat(dataset: Dataset, site: Site) -> Graph:
    """The dataset, its distributions and everything that they name."""
    graph = new_graph()
    add_dataset(graph, dataset, site)
    return graph


def add_dataset(graph: Graph, dataset: Dataset, site: Site) -> Node:
    node = Node(graph, dataset_uri(dataset, site.public_url), DCAT.Dataset, DCAT.Resource)
    node.say(DCTERMS.title, dataset.title)
    node.say(DCTERMS.description, description_in_both(dataset))
    node.put(DCTERMS.identifier, dataset.id)
    node.put(DCTERMS.issued, dataset.issued_on)
    node.put(DCTERMS.modified, dataset.modified_on)
    node.put(DCAT.version, version_of(dataset))
    if dataset.keywords == dataset.keywords_en:
        for word in dataset.keywords:
            node.put(DCAT.keyword, word)
    else:
        node.tell(DCAT.keyword, [word for word in dataset.keywords if word], "zh")
        node.tell(DCAT.keyword, [word for word in dataset.keywords_en if word], "en")
    _add_people(node, dataset, site)
    _add_subjects(node, dataset, site)
    _add_rights(node, dataset, site)
    _add_extent(node, dataset, site)
    _add_ties(node, dataset, site)
    licence = add_licence(node, site.city.licence(dataset.license_id))
    language = add_language(node, language_of(dataset))
    for one in distributions_of(dataset, site.public_url):
        node.link(DCAT.distribution, add_distribution(node, one, licence=licence, language=language))
    return node


def _add_people(node: Node, dataset: Dataset, site: Site) -> None:
    address = site.concept("office", dataset.publisher) if dataset.publisher else f"{site.public_url}/#publisher"
    publisher = node.node(address, FOAF.Agent)
    publisher.say(FOAF.name, publisher_of(dataset, site.city))
    node.link(DCTERMS.publisher, publisher)
    add_contact(node, contact_of(dataset, site.city))


def add_contact(node: Node, contact: Contact) -> None:
    card = node.node(f"{node.uri}#contact", VCARD.Kind, VCARD.Organization)
    card.say(VCARD.fn, contact.name)
    card.link(VCARD.hasEmail, f"mailto:{contact.email}")
    node.link(DCAT.contactPoint, card)


def _add_subjects(node: Node, dataset: Dataset, site: Site) -> None:
    for one in dataset.themes:
        node.link(DCAT.theme, add_concept(node, site.concept("theme", one), site.city.theme(one).label, site.themes))
    if dataset.sublibrary:
        label = site.city.sublibrary(dataset.sublibrary).label
        node.link(DCAT.theme, add_concept(node, site.concept("sublibrary", dataset.sublibrary), label, site.libraries))
    if dataset.is_simulated:
        kind = node.node(f"{site.public_url}/help#simulated", SKOS.Concept)
        kind.say(SKOS.prefLabel, words.SIMULATED)
        node.link(DCTERMS.type, kind)


def add_concept(node: Node, address: str, label: Text, scheme: str) -> Node:
    concept = node.node(address, SKOS.Concept)
    concept.say(SKOS.prefLabel, label)
    concept.link(SKOS.inScheme, scheme)
    return concept


def _add_rights(node: Node, dataset: Dataset, site: Site) -> None:
    access = node.node(authorities.ACCESS_RIGHTS[dataset.open_type], DCTERMS.RightsStatement)
    node.link(DCTERMS.accessRights, access)
    reason = dataset.closed_reason or dataset.open_condition
    if reason is not None and reason.zh:
        statement = node.node(f"{node.uri}#rights", DCTERMS.RightsStatement)
        statement.say(RDFS.label, OPEN_TYPES[dataset.open_type])
        statement.say(DCTERMS.description, reason)
        node.link(DCTERMS.rights, statement)


def add_licence(node: Node, licence: Licence) -> Node | None:
    """The licence of `node`; nothing for one without an address, which says too little to rely on."""
    address = web_address(licence.url)
    if address is None:
        return None
    document = node.node(address, DCTERMS.LicenseDocument)
    document.say(DCTERMS.title, licence.title)
    kind = authorities.LICENCE_TYPES.get(licence.id)
    if kind is not None:
        document.link(DCTERMS.type, node.node(kind, SKOS.Concept))
        Node(node.graph, kind).put(SKOS.prefLabel, kind.rpartition("/")[2])
    node.link(DCTERMS.license, document)
    return document


def add_language(node: Node, tag: str | None) -> Node | None:
    address = authorities.LANGUAGES.get(tag.partition("-")[0].lower()) if tag else None
    if address is None:
        return None
    language = node.node(address, DCTERMS.LinguisticSystem)
    node.link(DCTERMS.language, language)
    return language


def _add_extent(node: Node, dataset: Dataset, site: Site) -> None:
    cycle = update_cycle_of(dataset)
    if cycle is not None:
        node.link(DCTERMS.accrualPeriodicity, node.node(authorities.FREQUENCY + cycle.eu, DCTERMS.Frequency))
    start, end = day_of(dataset.temporal_start), day_of(dataset.temporal_end)
    if start or end:
        period = node.node(f"{node.uri}#period", DCTERMS.PeriodOfTime)
        for predicate, day in ((DCAT.startDate, start), (DCAT.endDate, end)):
            period.put(predicate, day, _DAYS[len(day)] if day else None)
        node.link(DCTERMS.temporal, period)
    place = place_of(dataset, site.city)
    if place is not None:
        node.link(DCTERMS.spatial, _location(node, dataset.spatial_code, place, box_of(dataset), site))
    for name in {resource.coordinate_system or "" for resource in dataset.resources}:
        if name in authorities.COORDINATE_SYSTEMS:
            standard = node.node(authorities.COORDINATE_SYSTEMS[name], DCTERMS.Standard)
            standard.put(DCTERMS.title, name)
            node.link(DCTERMS.conformsTo, standard)


def _location(node: Node, code: str, place: Text, box: Box | None, site: Site) -> Node:
    """The place that is named; with the box of the dataset's own points where there is one."""
    address = f"{node.uri}#place" if box else f"{site.public_url}/datasets#place-{quote(code, safe='')}"
    location = node.node(address, DCTERMS.Location)
    location.say(SKOS.prefLabel, place)
    location.put(DCTERMS.identifier, code)
    if box:
        corners = ((box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north))
        ring = ", ".join(f"{x} {y}" for x, y in (*corners, corners[0]))
        middle = f"{(box.west + box.east) / 2:.6f} {(box.south + box.north) / 2:.6f}"
        location.put(DCAT.bbox, f"POLYGON(({ring}))", GEO.wktLiteral)
        location.put(DCAT.centroid, f"POINT({middle})", GEO.wktLiteral)
    return location


def _add_ties(node: Node, dataset: Dataset, site: Site) -> None:
    page = node.node(dataset_url(dataset, site.public_url), FOAF.Document)
    node.link(DCAT.landingPage, page)
    elsewhere = web_address(said_of(dataset, "url"))
    if elsewhere is not None:
        node.link(FOAF.page, node.node(elsewhere, FOAF.Document))
    if dataset.resource_code:
        code = node.node(f"{node.uri}#resource-code", ADMS.Identifier)
        code.put(SKOS.notation, dataset.resource_code)
        node.link(ADMS.identifier, code)
    if dataset.provenance.zh:
        statement = node.node(f"{node.uri}#provenance", DCTERMS.ProvenanceStatement)
        statement.say(RDFS.label, dataset.provenance)
        node.link(DCTERMS.provenance, statement)
    for source in dataset.sources:
        node.link(PROV.wasDerivedFrom, web_address(source.path))
    for slug in dataset.related:
        if slug in site.slugs:
            node.link(DCTERMS.relation, slug_uri(slug, site.public_url))
