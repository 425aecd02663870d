"""The whole catalogue in DCAT-AP 3.0.1, in pages that say where the next one is (Hydra)."""

from collections.abc import Sequence
from datetime import datetime

from rdflib import Graph
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD

from catalog.describe import authorities, words
from catalog.describe.dcat import Site, add_concept, add_contact, add_dataset, add_language, add_licence
from catalog.describe.facts import Contact, changed_at, dataset_uri
from catalog.describe.paging import Page
from catalog.describe.rdf import DCAT, HYDRA, Node, new_graph
from catalog.records import Dataset
from core.clock import as_local

PAGE_SIZE = 100  # datasets, as other catalogues of this kind give


def changed_since(datasets: Sequence[Dataset], since: datetime | None) -> list[Dataset]:
    """Those whose record or data changed at this moment (naive UTC) or later; all without one."""
    return [one for one in datasets if since is None or changed_at(one) >= since]


def as_dcat_catalogue(page: Page[Dataset], site: Site, *, modified_at: datetime | None) -> Graph:
    """The catalogue with the datasets of one page. `modified_at` is the last change of the whole, naive UTC."""
    graph = new_graph()
    node = Node(graph, f"{site.public_url}/catalog", DCAT.Catalog)
    _add_site(node, site, modified_at)
    for dataset in page.items:
        node.link(DCAT.dataset, add_dataset(graph, dataset, site))
        node.link(DCAT.record, _record(node, dataset, site))
    _add_service(node, page.items, site)
    _add_paging(node, page)
    return graph


def last_change(datasets: Sequence[Dataset]) -> datetime | None:
    return max((changed_at(one) for one in datasets), default=None)


def _add_site(node: Node, site: Site, modified_at: datetime | None) -> None:
    city = site.city
    node.say(DCTERMS.title, city.site_name)
    node.say(DCTERMS.description, words.CATALOGUE_DESCRIPTION.filled(tagline=city.tagline, statement=city.statement))
    node.put(DCTERMS.modified, as_local(modified_at).date() if modified_at else None)
    publisher = node.node(f"{site.public_url}/#publisher", FOAF.Agent)
    publisher.say(FOAF.name, city.site_name)
    node.link(DCTERMS.publisher, publisher)
    node.link(FOAF.homepage, node.node(f"{site.public_url}/", FOAF.Document))
    for tag in ("zh", "en"):
        add_language(node, tag)
    add_licence(node, city.licences[0])
    place = node.node(f"{site.public_url}/datasets#place-{city.code}", DCTERMS.Location)
    place.say(SKOS.prefLabel, city.name)
    place.put(DCTERMS.identifier, city.code)
    node.link(DCTERMS.spatial, place)
    _add_schemes(node, site)


def _add_schemes(node: Node, site: Site) -> None:
    for address, title in ((site.themes, words.THEMES), (site.libraries, words.LIBRARIES)):
        scheme = node.node(address, SKOS.ConceptScheme)
        scheme.say(DCTERMS.title, title)
        node.link(DCAT.themeTaxonomy, scheme)
    for theme in site.city.themes:
        add_concept(node, site.concept("theme", theme.id), theme.label, site.themes)
    for library in site.city.libraries:
        above = add_concept(node, site.concept("library", library.id), library.label, site.libraries)
        for part in library.sublibraries:
            below = add_concept(node, site.concept("sublibrary", part.id), part.label, site.libraries)
            below.link(SKOS.broader, above)


def _record(node: Node, dataset: Dataset, site: Site) -> Node:
    uri = dataset_uri(dataset, site.public_url)
    record = node.node(f"{uri}#record", DCAT.CatalogRecord)
    record.link(FOAF.primaryTopic, uri)
    record.put(DCTERMS.issued, dataset.issued_on)
    record.put(DCTERMS.modified, dataset.metadata_modified_at)
    standard = node.node(authorities.DCAT_AP, DCTERMS.Standard)
    standard.put(DCTERMS.title, "DCAT-AP")
    record.link(DCTERMS.conformsTo, standard)
    return record


def _add_service(node: Node, datasets: Sequence[Dataset], site: Site) -> None:
    """The API, and of this page's datasets those whose rows it serves."""
    service = node.node(f"{site.public_url}/api/3", DCAT.DataService)
    service.say(DCTERMS.title, words.API_TITLE.filled(site=site.city.site_name))
    service.say(DCTERMS.description, words.API_DESCRIPTION)
    service.link(DCAT.endpointURL, f"{site.public_url}/api/3/action")
    service.link(DCAT.endpointDescription, f"{site.public_url}/api/openapi.json")
    service.link(DCTERMS.publisher, f"{site.public_url}/#publisher")
    add_contact(service, Contact(site.city.contact_name, site.city.contact_email))
    for dataset in datasets:
        if any(resource.version for resource in dataset.resources):
            service.link(DCAT.servesDataset, dataset_uri(dataset, site.public_url))
    node.link(DCAT.service, service)


# Each relation in the present words of Hydra, and in the older ones that harvesters still follow.
_HYDRA = {
    "first": (HYDRA["first"], HYDRA.firstPage),
    "prev": (HYDRA.previous, HYDRA.previousPage),
    "next": (HYDRA.next, HYDRA.nextPage),
    "last": (HYDRA.last, HYDRA.lastPage),
}


def _add_paging(node: Node, page: Page[Dataset]) -> None:
    view = node.node(page.url(page.number), HYDRA.PartialCollectionView, HYDRA.PagedCollection)
    for relation, address in page.links.items():
        present, older = _HYDRA[relation]
        view.link(present, address)
        view.put(older, address)
    for counted, kind in ((page.total, HYDRA.totalItems), (page.size, HYDRA.itemsPerPage)):
        view.put(kind, counted, XSD.integer)
    node.link(HYDRA.view, view)
    node.graph.add((node.uri, RDF.type, HYDRA.Collection))
