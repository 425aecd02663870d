"""One file or page of a dataset as a dcat:Distribution."""

from rdflib.namespace import DCTERMS, RDFS, SKOS, XSD

from catalog.describe import authorities
from catalog.describe.distributions import Distribution
from catalog.describe.rdf import DCAT, DCATAP, SPDX, Node


def add_distribution(dataset: Node, one: Distribution, *, licence: Node | None, language: Node | None) -> Node:
    """licence, language  those of the dataset, which hold for its files too"""
    node = dataset.node(f"{dataset.uri}#{one.id}", DCAT.Distribution)
    node.say(DCTERMS.title, one.title)
    node.say(DCTERMS.description, one.description)
    node.link(DCAT.accessURL, one.url)
    node.link(DCAT.downloadURL, one.url if one.is_file else None)
    node.put(DCTERMS.modified, one.changed_at)
    node.put(DCAT.byteSize, one.size_bytes, XSD.nonNegativeInteger)
    node.link(DCTERMS.license, licence)
    node.link(DCTERMS.language, language)
    _add_format(node, one)
    if one.sha256:
        checksum = node.node(f"{node.uri}-sha256", SPDX.Checksum)
        checksum.link(SPDX.algorithm, node.node(authorities.SHA256, SPDX.ChecksumAlgorithm))
        checksum.put(SPDX.checksumValue, one.sha256, XSD.hexBinary)
        node.link(SPDX.checksum, checksum)
    if one.is_file:
        availability = node.node(authorities.AVAILABLE, SKOS.Concept)
        availability.put(SKOS.prefLabel, "available")
        node.link(DCATAP.availability, availability)
    if one.is_csv:
        node.link(DCTERMS.conformsTo, node.node(f"{one.url}-metadata.json", DCTERMS.Standard))
    return node


def _add_format(node: Node, one: Distribution) -> None:
    media_type = authorities.media_type_uri(one.media_type)
    if media_type is not None:
        node.link(DCAT.mediaType, node.node(media_type, DCTERMS.MediaType))
    if one.format:
        address = authorities.FILE_TYPES.get(one.format) or f"{node.uri}-format"
        form = node.node(address, DCTERMS.MediaTypeOrExtent)
        form.put(RDFS.label, one.format)
        node.link(DCTERMS.format, form)
