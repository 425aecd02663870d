"""Datasets that the portal itself makes, such as the results of a contest: a package outside of the datasets folder.

They are kept by `portal`: the folder neither knows nor withdraws them.
"""

from datetime import datetime
from pathlib import Path

from catalog import store
from catalog.catalogue import Catalogue
from catalog.errors import DatasetKeptElsewhere
from catalog.publishing.loading import fingerprint_of
from catalog.publishing.packages import open_package
from catalog.publishing.workbench import open_workbench
from catalog.publishing.writing import dated, version_of, write_dataset
from catalog.queries import get_dataset
from catalog.records import Dataset

KEEPER = "portal"


def publish_package(catalogue: Catalogue, folder: Path, *, actor: str, now: datetime) -> Dataset:
    """Publishes the package in this folder, named like its dataset; the folder may go afterwards.

    What is as it was is left alone; a file that changed becomes the next version. Raises PackageInvalid, or
    DatasetKeptElsewhere for a name that a dataset of another keeper has.
    """
    package = open_package(folder, catalogue.folder_city)
    fingerprint = fingerprint_of(folder, city_fingerprint=catalogue.folder_city.fingerprint)
    current = store.current_versions(catalogue.state)
    with open_workbench(catalogue.files.scratch, threads=catalogue.settings.threads) as bench:
        made = [
            version_of(catalogue.files, one, package, current.get(one.id), now=now, connection=bench)
            for one in package.dataset.resources
        ]
    fresh = [version for version in made if version and version != current.get(version.resource_id)]
    with catalogue.state.transaction() as tx:
        bearer = store.find_owner_of_slug(tx, package.dataset.slug)
        if store.find_keeper(tx, package.dataset.id) not in (None, KEEPER) or bearer not in (None, package.dataset.id):
            raise DatasetKeptElsewhere(slug=package.dataset.slug)
        before = store.find_kept(tx, package.dataset.id)
        if before is None or not before.is_published or before.fingerprint != fingerprint:
            dataset, is_new = dated(package.dataset, before, now), before is None
            write_dataset(
                tx, dataset, fresh, fingerprint=fingerprint, kept_by=KEEPER, actor=actor, is_new=is_new, now=now
            )
    catalogue.look_again()
    return get_dataset(catalogue, package.dataset.slug)
