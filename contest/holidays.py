"""The working days by which notices and appeals are measured, from the datasets that publish a year's holidays."""

from datetime import date

from catalog.catalogue import Catalogue
from catalog.records import Dataset
from catalog.rows.query import RowQuery
from catalog.rows.reading import read_rows
from contest.contests.workdays import Calendar

_SLUG = "holidays-"  # and the year: `holidays-2026`
_DAY, _KIND = "date", "kind"
_OFF, _WORKED = "放假", "调休上班"  # values of the kind
_MOST_DAYS = 366


def working_days(catalogue: Catalogue) -> Calendar:
    """Holidays and worked weekends of every year that the catalogue tells of.

    A year without a dataset has its weekends only: its holidays are not announced yet.
    """
    days = [day for dataset in catalogue.snapshot().datasets for day in _days_of(catalogue, dataset)]
    return Calendar(
        holidays=frozenset(day for day, kind in days if kind == _OFF),
        worked_weekends=frozenset(day for day, kind in days if kind == _WORKED),
    )


def _days_of(catalogue: Catalogue, dataset: Dataset) -> list[tuple[date, str]]:
    """[(day, kind)] of a dataset of holidays; none of any other."""
    version = dataset.resources[0].version if dataset.slug.startswith(_SLUG) else None
    if version is None or not {_DAY, _KIND} <= {field.name for field in version.fields}:
        return []
    asked = RowQuery(columns=(_DAY, _KIND))
    rows = read_rows(catalogue.engine, catalogue.files, version, asked, limit=_MOST_DAYS).to_pylist()
    return [(row[_DAY], row[_KIND]) for row in rows]
