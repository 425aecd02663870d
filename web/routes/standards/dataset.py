"""One dataset: DCAT-AP at `/dataset/{id}.ttl` and its like, Data Package, Croissant, and CSVW beside each CSV."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.routing import Route

from catalog import queries
from catalog.describe import words
from catalog.describe.citation import dataset_url
from catalog.describe.croissant import as_croissant
from catalog.describe.csvw import as_csvw
from catalog.describe.data_package import PackagedFile, as_data_package
from catalog.describe.dcat import as_dcat
from catalog.describe.facts import dataset_uri, download_url
from catalog.describe.rdf import NOTATIONS, written
from catalog.errors import DatasetNotFound
from catalog.records import Dataset
from web.routes.standards.answering import Ask, Description, as_type, describing

_SHOWN_OF_A_WRONG_ID = 100  # characters


def get_dataset(ask: Ask) -> Dataset:
    """Of the same snapshot that the answer is kept for. Raises DatasetNotFound."""
    name = ask.path("dataset")
    found = ask.snapshot.by_slug.get(name) or ask.snapshot.by_id.get(name)
    if found is None:
        raise DatasetNotFound(id=name[:_SHOWN_OF_A_WRONG_ID])
    return found


def as_bytes(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def _rdf(extension: str, ask: Ask) -> Description:
    dataset = get_dataset(ask)
    return Description(
        name=f"{dataset.id}.{extension}",
        media_type=as_type(NOTATIONS[extension].media_type),
        make=lambda: written(as_dcat(dataset, ask.site), extension),
        links=_page(dataset, ask),
    )


def _data_package(ask: Ask) -> Description:
    dataset = get_dataset(ask)
    return Description(
        name=f"{dataset.id}/datapackage",
        media_type="application/json",
        make=lambda: as_bytes(_descriptor(dataset, ask)),
        links=_page(dataset, ask),
    )


def _descriptor(dataset: Dataset, ask: Ask) -> dict[str, Any]:
    """The files are where they can be fetched; what the origin means is said in words, as in every download."""
    files = _files(dataset, ask.public_url)
    descriptor = as_data_package(dataset, ask.snapshot.city, public_url=ask.public_url, files=files)
    note = words.ORIGIN_NOTES[dataset.origin]
    return {**descriptor, "origin_note": note.zh, "origin_note_en": note.en}


def _files(dataset: Dataset, public_url: str) -> dict[str, PackagedFile]:
    """{resource: its CSV where it can be fetched}."""
    return {
        resource.name: PackagedFile(
            download_url(dataset, resource, "csv", public_url), resource.version.csv_bytes, resource.version.csv_sha256
        )
        for resource in dataset.resources
        if resource.version
    }


def _croissant(ask: Ask) -> Description:
    dataset = get_dataset(ask)
    return Description(
        name=f"{dataset.id}/croissant",
        media_type="application/ld+json",
        make=lambda: as_bytes(as_croissant(dataset, ask.snapshot.city, public_url=ask.public_url, lang=ask.lang)),
        links=_page(dataset, ask),
    )


def _csvw(ask: Ask) -> Description:
    dataset = get_dataset(ask)
    resource = queries.get_resource(dataset, ask.path("resource"))
    return Description(
        name=f"{dataset.id}/{resource.id}/csvw",
        media_type="application/csvm+json",
        make=lambda: as_bytes(as_csvw(dataset, resource, ask.snapshot.city, public_url=ask.public_url)),
        links={"describes": download_url(dataset, resource, "csv", ask.public_url), **_page(dataset, ask)},
    )


def _page(dataset: Dataset, ask: Ask) -> dict[str, str]:
    return {
        "alternate": dataset_url(dataset, ask.public_url),
        "canonical": dataset_uri(dataset, ask.public_url),
    }


def _rdf_of(extension: str) -> Callable[[Ask], Description]:
    return partial(_rdf, extension)


ROUTES = [
    *(Route(f"/dataset/{{dataset}}.{extension}", describing(_rdf_of(extension))) for extension in NOTATIONS),
    Route("/dataset/{dataset}/datapackage.json", describing(_data_package)),
    Route("/dataset/{dataset}/croissant.json", describing(_croissant)),
    Route("/download/{dataset}/{resource}.csv-metadata.json", describing(_csvw)),
]
