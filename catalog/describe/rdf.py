"""Graphs: the namespaces of DCAT-AP, a subject that takes values, and the five ways to write a graph down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD

from catalog.describe.xml_text import as_xml_text
from core.words import Text

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")  # rdflib's own stops before version 3
DCATAP = Namespace("http://data.europa.eu/r5r/")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

_PREFIXES = {
    "adms": ADMS,
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dct": DCTERMS,
    "foaf": FOAF,
    "geo": GEO,
    "hydra": HYDRA,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "spdx": SPDX,
    "vcard": VCARD,
    "xsd": XSD,
}


@dataclass(frozen=True, slots=True)
class Notation:
    """`writer` is the name by which rdflib knows it."""

    media_type: str
    writer: str


NOTATIONS: Mapping[str, Notation] = MappingProxyType(
    {
        "ttl": Notation("text/turtle", "turtle"),
        "rdf": Notation("application/rdf+xml", "xml"),
        "xml": Notation("application/rdf+xml", "xml"),
        "jsonld": Notation("application/ld+json", "json-ld"),
        "n3": Notation("text/n3", "n3"),
    }
)


def new_graph() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def written(graph: Graph, extension: str) -> bytes:
    """The graph in the notation of this file extension, a key of `NOTATIONS`; JSON-LD with the prefixes above."""
    return graph.serialize(format=NOTATIONS[extension].writer, encoding="utf-8", auto_compact=True)


class Node:
    """A subject in a graph. What is empty is not added, so no property stands without a value."""

    def __init__(self, graph: Graph, uri: str, *kinds: URIRef) -> None:
        self.graph, self.uri = graph, URIRef(uri)
        for kind in kinds:
            graph.add((self.uri, RDF.type, kind))

    def node(self, uri: str, *kinds: URIRef) -> "Node":
        """Another subject of the same graph."""
        return Node(self.graph, uri, *kinds)

    def say(self, predicate: URIRef, text: Text | None) -> None:
        """In both languages; without a language where one text stands for both, since nobody said which it is in."""
        if text is None:
            return
        if text.zh == text.en:
            self.put(predicate, text.zh)
            return
        for tag, said in (("zh", text.zh), ("en", text.en)):
            if said.strip():
                self.graph.add((self.uri, predicate, Literal(as_xml_text(said), lang=tag)))

    def put(self, predicate: URIRef, value: str | int | date | datetime | None, kind: URIRef | None = None) -> None:
        """A text, a number, a day, or a naive UTC moment. `kind` is the datatype where Python's own does not tell."""
        if isinstance(value, datetime):
            value = value.replace(tzinfo=UTC)
        if isinstance(value, str):
            value = as_xml_text(value)
        if value is not None and value != "":
            self.graph.add((self.uri, predicate, Literal(value, datatype=kind)))

    def tell(self, predicate: URIRef, words: list[str], lang: str) -> None:
        for word in words:
            self.graph.add((self.uri, predicate, Literal(as_xml_text(word), lang=lang)))

    def link(self, predicate: URIRef, to: "Node | str | None") -> None:
        if to is not None:
            self.graph.add((self.uri, predicate, to.uri if isinstance(to, Node) else URIRef(to)))
