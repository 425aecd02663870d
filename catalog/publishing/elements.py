"""一数一源: every data element (信息项) has one authoritative source among the published fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.city_files import listed
from catalog.errors import PackageInvalid
from catalog.records import Dataset
from core.words import Text

FILE = "elements.csv"


@dataclass(frozen=True, slots=True)
class Element:
    """A data element and the office that answers for it."""

    code: str
    name: str
    office: str


def read_elements(folder: Path) -> Mapping[str, Element]:
    """{code: element}; empty when the city keeps no such file. Raises CityInvalid."""
    path = folder / FILE
    if not path.exists():
        return {}
    made = listed(path, lambda row: Element(row["code"], row["name"], row["office"]), key="code")
    return {element.code: element for element in made}


class Sources:
    """Which field is the source of each element, among the datasets taken in so far."""

    def __init__(self, elements: Mapping[str, Element]) -> None:
        self._elements = elements
        self._source: dict[str, tuple[str, str, str]] = {}  # element: (dataset, resource, field)

    def take(self, dataset: Dataset) -> None:
        """Raises PackageInvalid for an unknown element or a second source; nothing of the dataset is taken then."""
        claimed: dict[str, tuple[str, str, str]] = {}
        for resource in dataset.resources:
            for field in resource.fields:
                if field.element is None:
                    continue
                if field.element not in self._elements:
                    raise _unknown(dataset, field.name, field.element)
                if field.element_role == "source":
                    mine = (dataset.slug, resource.name, field.name)
                    first = claimed.get(field.element) or self._source.get(field.element, mine)
                    if first != mine:
                        raise _second_source(dataset, field.name, field.element, first)
                    claimed[field.element] = mine
        self._source |= claimed


def _unknown(dataset: Dataset, field: str, element: str) -> PackageInvalid:
    fix = Text(
        f"{FILE} 里没有信息项“{element}”，请改正或补上这一行。",
        f"{FILE} has no data element “{element}”; correct it or add the line.",
    )
    return PackageInvalid(file=f"{dataset.slug}/datapackage.json", field=f"{field}.element", fix=fix)


def _second_source(dataset: Dataset, field: str, element: str, first: tuple[str, str, str]) -> PackageInvalid:
    place = " / ".join(first)
    fix = Text(
        f"信息项“{element}”的权威来源已是 {place}，这里请改为 reference。",
        f"the source of data element “{element}” is already {place}; make this one a reference.",
    )
    return PackageInvalid(file=f"{dataset.slug}/datapackage.json", field=f"{field}.element_role", fix=fix)
