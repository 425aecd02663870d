"""Every address that a reader can open, with what state offers for its blanks.

A page or a route that is not listed here fails a test, so that nobody forgets to have a new one searched.
"""

from collections.abc import Callable, Iterator, Mapping

from core.state import State
from tests.web.leaks.ground import FINISHED, IDEAS, OPEN, contest_of
from tests.web.leaks.readers import Reader

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
    "submit": _of_contests,
    "team": _of_contests,
    "vote": _vote,
    "work": _work,
}
_OF_EVERYBODY = {"home", "overview", "help", "datasets", "forgot", "register", "link"}  # the same for all who look


def pages_for(state: State, reader: Reader) -> Iterator[tuple[str, Query]]:
    """(page, query) for everything that this reader can ask for."""
    for page, queries in PAGES.items():
        if page not in _OF_EVERYBODY or reader.role in ("visitor", "voter"):
            yield from ((page, query) for query in queries(state, reader))


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


ROUTES: Mapping[str, Callable[[State, Reader], list[str]]] = {
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
