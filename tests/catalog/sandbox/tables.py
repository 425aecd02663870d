"""Published datasets that are stored nowhere: records with versions but no rows."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from catalog.records import Dataset, Version
from tests.builders import make_dataset


def published(slug: str, *, tables: tuple[str, ...] = (), **what_matters: Any) -> Dataset:
    """A dataset whose tables have a version each; one table called like the dataset unless said otherwise."""
    dataset = make_dataset(slug, **what_matters)
    (model,) = dataset.resources
    resources = tuple(
        replace(model, id=f"{slug}-{place}-id", name=name, version=_version(f"{slug}-{place}"))
        for place, name in enumerate(tables or (slug,))
    )
    return replace(dataset, resources=resources)


def _version(version_id: str) -> Version:
    return Version(
        id=version_id,
        resource_id="",
        number=1,
        created_at=datetime(2026, 1, 15),
        row_count=0,
        fields=(),
        original_key="",
        original_name="",
        original_bytes=0,
        original_sha256="",
        parquet_key="",
        csv_key="",
        csv_bytes=0,
        csv_sha256="",
        profile=(),
    )
