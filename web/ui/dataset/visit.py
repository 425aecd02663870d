"""One visit to a dataset page: what the address asks for, and links to nearby views of the same dataset."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from catalog import charts, queries
from catalog.charts import ChartSpec
from catalog.records import NO_TEXT, Dataset, Resource, Version
from catalog.roles import Roles, roles_of
from catalog.rows.grammar import RESERVED, parse_row_query
from catalog.rows.grammar import as_pairs as row_pairs
from catalog.rows.query import RowQuery
from catalog.rows.reading import count_rows
from core.clock import utc_now
from core.errors import PortalError
from core.words import Lang
from web.portal import Portal, get_portal
from web.ui.chart_labels import Labels, labels_for, labels_of
from web.ui.dataset.words import TABS
from web.ui.links import Pair, link_of_pairs

PER_PAGE = (20, 50, 100, 200)
DEFAULT_PER_PAGE = 50
CLOSED_TABS = ("overview", "fields")
NO_RESOURCE = Resource(id="", name="", title=NO_TEXT, description=NO_TEXT, fields=())
_ROW_WORDS = frozenset({"sort", "columns", "group_by", "measure", "search"})


@dataclass(frozen=True)
class Visit:
    """Everything the parts of the page need.

    resource   `NO_RESOURCE` where the dataset has none
    version    None for a closed dataset, a link, or a file that is no table
    query      what the rows are filtered by; empty when the address asks for something impossible
    problem    … which is then here
    """

    portal: Portal
    lang: Lang
    now: datetime
    dataset: Dataset
    resource: Resource
    version: Version | None
    query: RowQuery
    problem: PortalError | None
    pairs: tuple[Pair, ...]

    # ---- what was asked ------------------------------------------------------------------------------------------

    def asked(self, name: str) -> str:
        """The last value of a parameter, or nothing."""
        return next((value for given, value in reversed(self.pairs) if given == name), "")

    @cached_property
    def tabs(self) -> list[str]:
        """A closed dataset has no rows to show, a link no columns; a map needs coordinates or districts."""
        if self.version is None:
            return [tab for tab in CLOSED_TABS if tab != "fields" or self.resource.is_table]
        return [tab for tab in TABS if tab != "map" or self.has_map]

    @property
    def tab(self) -> str:
        return self.asked("tab") if self.asked("tab") in self.tabs else "overview"

    @cached_property
    def roles(self) -> Roles:
        if self.version is None:
            return roles_of(self.resource.fields)
        return roles_of(self.version.fields, self.version.profile)

    @cached_property
    def labels(self) -> Labels:
        fields = self.version.fields if self.version else self.resource.fields
        return labels_of(fields, self.lang, districts=self.portal.catalogue.city.districts)

    def labels_of(self, spec: ChartSpec) -> Labels:
        """The words of a chart of this table."""
        return labels_for(self.labels, spec, self.roles, self.version)

    @cached_property
    def proposals(self) -> list[ChartSpec]:
        return charts.propose_charts(self.resource) if self.is_newest else []

    @property
    def is_newest(self) -> bool:
        return self.version == self.resource.version

    @property
    def has_map(self) -> bool:
        return self.version is not None and bool(self.roles.coordinates or self.roles.district)

    @cached_property
    def matching_rows(self) -> int:
        """How many rows the current filter leaves."""
        if self.version is None:
            return 0
        engine, files = self.portal.catalogue.engine, self.portal.catalogue.files
        return count_rows(engine, files, self.version, self.query)

    # ---- links ---------------------------------------------------------------------------------------------------

    def link(
        self,
        tab: str | None = None,
        *,
        query: RowQuery | None = None,
        resource: Resource | None = None,
        version: Version | None = None,
        more: Iterable[Pair] = (),
    ) -> str:
        """A view of this dataset. The filter goes along, unless another table is asked for; `more` is added."""
        pairs: list[Pair] = [("id", self.dataset.slug)]
        tab = tab or self.tab
        if tab != "overview":
            pairs.append(("tab", tab))
        if resource is not None and resource.name != self.resource.name:
            pairs.append(("resource", resource.name))
            return link_of_pairs("/dataset", self.lang, [*pairs, *more])
        pairs += self.place(version)
        pairs += row_pairs(self.query if query is None else query)
        return link_of_pairs("/dataset", self.lang, [*pairs, *more])

    def place(self, version: Version | None = None) -> list[Pair]:
        """The table and version, as far as they are not the ones shown without asking."""
        version = version or self.version
        pairs: list[Pair] = []
        if self.dataset.resources and self.resource != queries.get_resource(self.dataset, None):
            pairs.append(("resource", self.resource.name))
        if version is not None and self.resource.version is not None and version.number != self.resource.version.number:
            pairs.append(("version", str(version.number)))
        return pairs

    def chart_link(self, spec: ChartSpec, tab: str = "charts") -> str:
        """A chart over the current filter and the filters of its own."""
        if self.version is None:
            return self.link(tab)
        own = [pair for pair in charts.as_pairs(spec) if pair not in spec.where]
        return self.link(tab, query=charts.with_where(spec, self.query, self.version), more=own)

    def chart_pairs(self) -> list[Pair]:
        """The chart that the address asks for, as it was written."""
        return [(name, value) for name, value in self.pairs if name in ("chart", "x", "y", "color", "aggregate")]

    def download(self, extension: str, *, query: RowQuery | None = None, more: Sequence[Pair] = ()) -> str:
        """A file of the rows of a query (the current one by default)."""
        path = f"/download/{self.dataset.slug}/{self.resource.name}.{extension}"
        pinned = [pair for pair in self.place() if pair[0] == "version"]
        return link_of_pairs(path, self.lang, [*row_pairs(self.query if query is None else query), *pinned, *more])


def open_visit(pairs: Sequence[Pair], lang: Lang) -> Visit:
    """What an address asks for. Raises DatasetNotFound, ResourceNotFound or VersionNotFound.

    A filter that fits no column is no reason to hide the dataset: it is kept in `problem`.
    """
    asked = {name: value for name, value in pairs if value.strip()}
    portal = get_portal()
    dataset = queries.get_dataset(portal.catalogue, asked.get("id", ""))
    name = asked.get("resource")
    resource = queries.get_resource(dataset, name) if dataset.resources or name else NO_RESOURCE
    version = _version(portal, resource, asked.get("version"))
    query, problem = _query(pairs, version)
    return Visit(
        portal=portal,
        lang=lang,
        now=utc_now(),
        dataset=dataset,
        resource=resource,
        version=version,
        query=query,
        problem=problem,
        pairs=tuple(pair for pair in pairs if pair[1].strip()),
    )


def _version(portal: Portal, resource: Resource, number: str | None) -> Version | None:
    if resource.version is None or not number:
        return resource.version
    return queries.get_version(portal.catalogue, resource, int(number) if number.isdecimal() else number)


def _query(pairs: Sequence[Pair], version: Version | None) -> tuple[RowQuery, PortalError | None]:
    own = [(name, value) for name, value in pairs if name in _ROW_WORDS or name not in RESERVED]
    if version is None:
        return RowQuery(), None
    try:
        return parse_row_query(own, version.fields), None
    except PortalError as error:
        return RowQuery(), error
