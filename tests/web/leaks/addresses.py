"""Every address that a reader can open, with what state offers for its blanks.

A page or a route that is not listed here fails a test, so that nobody forgets to have a new one searched.
"""

from collections.abc import Callable, Iterator, Mapping

from core.state import State
from tests.web.leaks.ground import FINISHED, IDEAS, OPEN, contest_of
from tests.web.leaks.readers import Reader
from web.routes.ckan.table import ACTIONS

Query = Mapping[str, str]

_CONTESTS = (FINISHED, OPEN, IDEAS, "secret-1")
_TABS = (
    "overview", "teams", "news", "people", "acts", "screening", "judges", "conflicts", "assigning", "progress",
    "results", "votes", "appeals", "certificates", "exports",
)  # fmt: skip


def _ids(state: State, sql: str, *params: object) -> list[str]:
    return [str(row[0]) for row in state.rows(sql, params)]


def _plain(_state: State, _reader: Reader) -> list[Query]:
    return [{}]


def _of_contests(_state: State, reader: Reader) -> list[Query]:
    """The contests with something to hide; the one that is over and the one in preparation for those it may tempt."""
    is_tempted = reader.role in ("visitor", "judge with works waiting", "organiser of another contest")
    return [{"contest": slug} for slug in (_CONTESTS if is_tempted else (OPEN, IDEAS))]


def _datasets(_state: State, _reader: Reader) -> list[Query]:
    return [{"q": "示例"}]


_RESULTS_DATASET = "SELECT slug FROM dataset WHERE slug LIKE 'contest-results-%' ORDER BY slug"


def _dataset(state: State, _reader: Reader) -> list[Query]:
    published = _ids(state, _RESULTS_DATASET)
    return [{"id": "weather-daily"}, *({"id": slug} for slug in published)]


def _vote(state: State, reader: Reader) -> list[Query]:
    works = _ids(state, "SELECT id FROM work WHERE contest_id = ? ORDER BY id LIMIT 2", contest_of(state, IDEAS))
    hidden = _ids(state, "SELECT id FROM work WHERE contest_id = ? ORDER BY id", contest_of(state, OPEN))
    named = [{"contest": IDEAS, "work": work_id} for work_id in (*works, *hidden[:1])]
    return [*_of_contests(state, reader), *named]


def _judging(state: State, reader: Reader) -> list[Query]:
    """Two of the reader's own works and two of another judge, the stage, and a link that was used."""
    sql = """
        SELECT a.id FROM assignment AS a JOIN judge AS j ON j.id = a.judge_id
        WHERE j.contest_id = ? AND (j.account_id = ?) = ? ORDER BY a.id LIMIT 2
    """
    contest_id = contest_of(state, IDEAS)
    given = [
        *_ids(state, sql, contest_id, reader.account_id, True),
        *_ids(state, sql, contest_id, reader.account_id, False),
    ]
    stages = _ids(state, "SELECT id FROM stage WHERE contest_id = ?", contest_id)
    return [
        *_of_contests(state, reader),
        *({"contest": IDEAS, "work": one} for one in given),
        *({"contest": IDEAS, "stage": one} for one in stages),
        {"contest": IDEAS, "invitation": "nonsense"},
    ]


def _results(state: State, reader: Reader) -> list[Query]:
    runs = state.rows("SELECT c.slug, r.id FROM result_run AS r JOIN contest AS c ON c.id = r.contest_id ORDER BY r.id")
    return [*_of_contests(state, reader), *({"contest": slug, "version": run_id} for slug, run_id in runs)]


def _organisers(state: State, reader: Reader) -> list[Query]:
    """The whole console for those who may open it; for others one section of each contest, and one team and work."""
    official = reader.role in ("organiser", "auditor")
    tabs = [
        {"contest": slug, "tab": tab}
        for slug in (OPEN, IDEAS)
        for tab in (_TABS if official and slug == IDEAS else ("teams",))
    ]
    teams = _ids(state, "SELECT id FROM team WHERE contest_id = ? ORDER BY id LIMIT 1", contest_of(state, IDEAS))
    works = _ids(state, "SELECT id FROM work WHERE contest_id = ? ORDER BY id LIMIT 1", contest_of(state, IDEAS))
    return [
        {},
        *_of_contests(state, reader),
        *tabs,
        *({"contest": IDEAS, "tab": "teams", "team": one} for one in teams),
        *({"contest": IDEAS, "tab": "screening", "work": one} for one in works),
        {"contest": IDEAS, "tab": "results", "run": "unpublished"},
    ]


def _certificate(state: State, _reader: Reader) -> list[Query]:
    return [{"code": code} for code in _ids(state, "SELECT code FROM certificate ORDER BY code LIMIT 1")]


def _receipt(state: State, _reader: Reader) -> list[Query]:
    """A code is a secret of the team: whoever was given one may check it."""
    sql = """
        SELECT v.receipt_code FROM work_version AS v JOIN work AS w ON w.id = v.work_id
        WHERE w.contest_id = ? ORDER BY 1 LIMIT 1
    """
    return [{"code": code} for code in (*_ids(state, sql, contest_of(state, IDEAS)), "AAAA-BBBB")]


def _work(state: State, _reader: Reader) -> list[Query]:
    """A work of the gallery, and by its id one that is still judged."""
    shown = _ids(state, "SELECT slug FROM showcase ORDER BY slug LIMIT 1")
    judged = _ids(state, "SELECT id FROM work WHERE contest_id = ? ORDER BY id LIMIT 1", contest_of(state, IDEAS))
    return [{"work": one} for one in (*shown, *judged)]


def _gallery(state: State, reader: Reader) -> list[Query]:
    return [{}, *_of_contests(state, reader)]


def _link(_state: State, _reader: Reader) -> list[Query]:
    return [{"for": purpose, "key": "nonsense"} for purpose in ("confirm", "reset")]


PAGES: Mapping[str, Callable[[State, Reader], list[Query]]] = {
    "account": _plain,
    "appeal": _of_contests,
    "certificate": _certificate,
    "contest": _of_contests,
    "dataset": _dataset,
    "datasets": _datasets,
    "developers": _plain,
    "forgot": _plain,
    "gallery": _gallery,
    "help": _plain,
    "home": _plain,
    "judging": _judging,
    "link": _link,
    "login": _plain,
    "organisers": _organisers,
    "overview": _plain,
    "receipt": _receipt,
    "register": _plain,
    "results": _results,
    "sql": _plain,
    "submit": _of_contests,
    "team": _of_contests,
    "vote": _vote,
    "work": _work,
}
_OF_EVERYBODY = {
    "home",
    "overview",
    "help",
    "datasets",
    "developers",
    "forgot",
    "register",
    "link",
    "sql",
}  # the same for all who look

_IN_ENGLISH_TOO = ("visitor", "judge with works waiting", "organiser of another contest")


def pages_for(state: State, reader: Reader) -> Iterator[tuple[str, Query]]:
    """(page, query) for everything that this reader can ask for."""
    for page, queries in PAGES.items():
        if page not in _OF_EVERYBODY or reader.role in ("visitor", "voter"):
            asked = queries(state, reader)
            yield from ((page, query) for query in asked)
            if reader.role in _IN_ENGLISH_TOO:
                yield page, {**asked[-1], "lang": "en"}


# ---- routes ----------------------------------------------------------------------------------------------------


def _shell(path: str) -> Callable[[State, Reader], list[str]]:
    def addresses(state: State, reader: Reader) -> list[str]:
        page = path.strip("/") or "home"
        return [f"{path}?{'&'.join(f'{n}={v}' for n, v in query.items())}" for query in PAGES[page](state, reader)[:4]]

    return addresses


def _fixed(*addresses: str) -> Callable[[State, Reader], list[str]]:
    return lambda _state, _reader: list(addresses)


def _filled(path: str, sql: str) -> Callable[[State, Reader], list[str]]:
    """The path with each value that the query gives in the place of {}."""
    return lambda state, _reader: [path.replace("{}", value) for value in _ids(state, sql)]


def _actions(version: str) -> Callable[[State, Reader], list[str]]:
    """Every action of CKAN's, about a dataset and about a person."""

    def addresses(state: State, reader: Reader) -> list[str]:
        somebody = _ids(state, "SELECT id FROM account WHERE email LIKE 'leader@%'")[0]
        return [f"/api{version}/action/{name}?id={one}" for name in ACTIONS for one in ("weather-daily", somebody)]

    return addresses


_AUTOCOMPLETE = (
    "dataset/autocomplete", "group/autocomplete", "organization/autocomplete", "resource/format_autocomplete",
    "tag/autocomplete", "user/autocomplete",
)  # fmt: skip
_RDF = ("jsonld", "n3", "rdf", "ttl", "xml")
_OPEN_DATA: Mapping[str, Callable[[State, Reader], list[str]]] = {
    **{path: _fixed(path) for version in ("", "/1", "/2", "/3") for path in (f"/api{version}", f"/api{version}/")},
    "/api/action/{name:path}": _actions(""),
    "/api/{version:int}/action/{name:path}": _fixed("/api/3/action/user_list", "/api/3/action/package_list"),
    "/api/docs": _fixed("/api/docs"),
    "/api/openapi.json": _fixed("/api/openapi.json"),
    **{f"/api/util/{path}": _fixed(f"/api/util/{path}?q=示例&incomplete=示例") for path in _AUTOCOMPLETE},
    **{f"/api/{{version:int}}/util/{path}": _fixed(f"/api/2/util/{path}?q=l&incomplete=l") for path in _AUTOCOMPLETE},
    "/api/v1/datasets": _fixed("/api/v1/datasets"),
    "/api/v1/datasets/{name}": _filled("/api/v1/datasets/{}", _RESULTS_DATASET),
    "/api/v1/datasets/{name}/openapi.json": _filled("/api/v1/datasets/{}/openapi.json", _RESULTS_DATASET),
    "/api/v1/datasets/{name}/rows": _filled("/api/v1/datasets/{}/rows", _RESULTS_DATASET),
    "/api/v1/datasets/{name}/rows.{format}": _filled("/api/v1/datasets/{}/rows.csv", _RESULTS_DATASET),
    "/api/v1/datasets/{name}/resources/{resource}/rows": _filled(
        "/api/v1/datasets/{}/resources/{}/rows", _RESULTS_DATASET
    ),
    "/api/v1/datasets/{name}/resources/{resource}/rows.{format}": _filled(
        "/api/v1/datasets/{}/resources/{}/rows.json", _RESULTS_DATASET
    ),
    "/api/v1/{rest:path}": _fixed("/api/v1/contests"),
    "/catalog": _fixed("/catalog"),
    "/catalog-1272.xlsx": _fixed("/catalog-1272.xlsx"),
    **{f"/catalog.{form}": _fixed(f"/catalog.{form}") for form in (*_RDF, "csv", "json", "parquet", "xlsx")},
    "/data.json": _fixed("/data.json"),
    **{f"/dataset/{{dataset}}.{form}": _filled(f"/dataset/{{}}.{form}", _RESULTS_DATASET) for form in _RDF},
    "/dataset/{dataset}/croissant.json": _filled("/dataset/{}/croissant.json", _RESULTS_DATASET),
    "/dataset/{dataset}/datapackage.json": _filled("/dataset/{}/datapackage.json", _RESULTS_DATASET),
    "/dataset/{dataset}/resource/{resource}": _filled("/dataset/{}/resource/{}", _RESULTS_DATASET),
    "/dataset/{dataset}/resource/{resource}/download": _filled("/dataset/{}/resource/{}/download", _RESULTS_DATASET),
    "/dataset/{dataset}/resource/{resource}/download/{name}": _filled(
        "/dataset/{}/resource/{}/download/a.csv", _RESULTS_DATASET
    ),
    "/datastore/api_info/{resource}": _filled("/datastore/api_info/{}", _RESULTS_DATASET),
    "/datastore/dump/{resource}": _filled("/datastore/dump/{}", _RESULTS_DATASET),
    "/download/{dataset}/{resource}.csv-metadata.json": _filled("/download/{}/{}.csv-metadata.json", _RESULTS_DATASET),
    "/feeds/dataset.atom": _fixed("/feeds/dataset.atom"),
    "/feeds/dataset/{dataset}.atom": _filled("/feeds/dataset/{}.atom", _RESULTS_DATASET),
    "/feeds/group/{id}.atom": _fixed("/feeds/group/transport.atom"),
    "/feeds/organization/{id}.atom": _fixed("/feeds/organization/a.atom"),
    "/group/{name}": _fixed("/group/transport"),
    "/organization/{name}": _fixed("/organization/a"),
    "/sql/result.{format}": _fixed("/sql/result.csv?sql=SELECT+1"),
}

ROUTES: Mapping[str, Callable[[State, Reader], list[str]]] = {
    **_OPEN_DATA,
    **{("/" if page == "home" else f"/{page}"): _shell("/" if page == "home" else f"/{page}") for page in PAGES},
    "/dataset/{dataset:str}": _fixed("/dataset/weather-daily"),
    "/dataset/{dataset}/view": _fixed("/dataset/weather-daily/view?f.sort=date"),
    "/download/{dataset}.zip": _filled("/download/{}.zip", _RESULTS_DATASET),
    "/download/{dataset}/{resource}/original": _filled("/download/{}/{}/original", _RESULTS_DATASET),
    "/download/{dataset}/{resource}.{format}": lambda state, reader: [
        f"/download/{slug}/{slug}.{form}" for slug in _ids(state, _RESULTS_DATASET) for form in ("csv", "json", "xlsx")
    ],
    "/preferences": _fixed("/preferences?text=large"),
    "/robots.txt": _fixed("/robots.txt"),
    "/sitemap.xml": _fixed("/sitemap.xml"),
    "/opensearch.xml": _fixed("/opensearch.xml"),
    "/suggest": _fixed("/suggest?q=示例", "/suggest?q=shi", "/suggest?q=d"),
    "/contest/certificates/{code}.pdf": _filled(
        "/contest/certificates/{}.pdf", "SELECT code FROM certificate ORDER BY code LIMIT 1"
    ),
    "/contest/results/{run_id}/bundle.json": _filled("/contest/results/{}/bundle.json", "SELECT id FROM result_run"),
    "/contest/results/{run_id}.csv": _filled("/contest/results/{}.csv", "SELECT id FROM result_run"),
    "/contest/attachments/{attachment_id}": _filled("/contest/attachments/{}", "SELECT id FROM attachment"),
    "/contest/receipts/{code}.pdf": _filled(
        "/contest/receipts/{}.pdf", "SELECT receipt_code FROM work_version ORDER BY receipt_code"
    ),
}
