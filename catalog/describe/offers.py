"""The machine-readable descriptions that there are, with their addresses inside the portal: one table for links."""

from dataclasses import dataclass
from urllib.parse import quote

from catalog.describe import words
from catalog.records import Dataset, Resource
from core.words import Text


@dataclass(frozen=True, slots=True)
class Offer:
    """`href` is relative to the portal; `words` name the standard."""

    href: str
    media_type: str
    words: Text


OFFERS_OF_CATALOGUE = (
    Offer("/catalog.ttl", "text/turtle", words.OFFER_DCAT_TURTLE),
    Offer("/catalog.jsonld", "application/ld+json", words.OFFER_DCAT_JSONLD),
    Offer("/catalog.rdf", "application/rdf+xml", words.OFFER_DCAT_XML),
    Offer("/data.json", "application/json", words.OFFER_DCAT_US),
    Offer("/feeds/dataset.atom", "application/atom+xml", words.OFFER_ATOM),
)
FILES_OF_CATALOGUE = (
    Offer("/catalog.csv", "text/csv", words.OFFER_CSV),
    Offer("/catalog.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", words.OFFER_XLSX),
    Offer("/catalog.json", "application/json", words.OFFER_JSON),
    Offer("/catalog.parquet", "application/vnd.apache.parquet", words.OFFER_PARQUET),
    Offer("/catalog-1272.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", words.OFFER_1272),
)

_OF_DATASET = (
    (".ttl", "text/turtle", words.OFFER_DCAT_TURTLE),
    (".jsonld", "application/ld+json", words.OFFER_DCAT_JSONLD),
    (".rdf", "application/rdf+xml", words.OFFER_DCAT_XML),
    ("/datapackage.json", "application/json", words.OFFER_DATA_PACKAGE),
    ("/croissant.json", "application/ld+json", words.OFFER_CROISSANT),
)


def offers_of_dataset(dataset: Dataset) -> tuple[Offer, ...]:
    """The descriptions of the whole dataset, and the feed of its versions."""
    slug = quote(dataset.slug, safe="")
    described = tuple(Offer(f"/dataset/{slug}{tail}", kind, said) for tail, kind, said in _OF_DATASET)
    return (*described, Offer(f"/feeds/dataset/{slug}.atom", "application/atom+xml", words.OFFER_ATOM_VERSIONS))


def offer_of_table(dataset: Dataset, resource: Resource) -> Offer | None:
    """The description of the columns of its CSV; None where there is no CSV."""
    if resource.version is None:
        return None
    address = f"/download/{quote(dataset.slug, safe='')}/{quote(resource.name, safe='')}.csv-metadata.json"
    return Offer(address, "application/csvm+json", words.OFFER_CSVW)
