"""The final results of a contest as a dataset of the catalogue: public facts only, one row a work."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from catalog.catalogue import Catalogue
from catalog.city import City
from catalog.publishing.portal_packages import publish_package
from catalog.records import Dataset
from contest.contests.queries import get_contest, list_prizes, list_stages, list_tracks
from contest.contests.records import Contest
from contest.results.errors import ResultNotPublic
from contest.results.queries import find_run_in_force, list_awards, list_rows
from contest.results.records import ResultRun
from contest.rights import require_organiser
from contest.statistics import words
from core.clock import as_local
from core.state import State, Transaction
from core.words import Text

_WORKS = """
    SELECT w.id, w.track_id, t.name, v.content
    FROM work AS w
    JOIN team AS t ON t.id = w.team_id
    JOIN work_version AS v ON v.work_id = w.id AND v.number = w.current_version
    WHERE w.contest_id = ?
"""
_USES = """
    SELECT u.work_id, d.slug
    FROM dataset_use AS u
    JOIN work AS w ON w.id = u.work_id AND w.current_version = u.number
    JOIN dataset AS d ON d.id = u.dataset_id
    WHERE w.contest_id = ?
    ORDER BY u.work_id, d.slug
"""
_COLUMNS = ("contest", "edition_year", "track", "rank", "awards", "work_title", "team_name", "datasets")
_TYPES = {"edition_year": "year", "rank": "integer"}
_REQUIRED = ("contest", "edition_year", "track", "work_title", "team_name")


def publish_results_dataset(
    catalogue: Catalogue, contest_id: str, *, is_demo: bool, actor: str, now: datetime
) -> Dataset:
    """Publishes or updates the dataset; a demonstration marks it as simulated. By an organiser, once all is final.

    Raises ContestNotFound, RoleNeeded, ResultNotPublic while nothing is final, DatasetKeptElsewhere.
    """
    state = catalogue.state
    require_organiser(state, actor, contest_id)
    contest = get_contest(state, contest_id)
    run = _final_run(state, contest.id)
    rows = results_table(state, contest, run)
    with TemporaryDirectory(dir=catalogue.files.scratch, prefix="results-") as scratch:
        folder = Path(scratch) / f"contest-results-{contest.slug}"
        folder.mkdir()
        _write_csv(folder / "results.csv", rows)
        descriptor = _descriptor(contest, run, rows, catalogue.folder_city, is_demo=is_demo)
        (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), "utf-8")
        return publish_package(catalogue, folder, actor=actor, now=now)


def _final_run(tx: Transaction | State, contest_id: str) -> ResultRun:
    stages = list_stages(tx, contest_id)
    run = find_run_in_force(tx, stages[-1].id) if stages else None
    if run is None or run.status != "final":
        raise ResultNotPublic()
    return run


def results_table(tx: Transaction | State, contest: Contest, run: ResultRun) -> list[dict[str, Any]]:
    """One row a work that was ranked or won a prize, by track and rank, with the columns of the dataset."""
    works = {row[0]: row[1:] for row in tx.rows(_WORKS, (contest.id,))}
    titles = {track.id: track.title.zh for track in list_tracks(tx, contest.id)}
    awards = _awards(tx, contest.id, run.id)
    ranks = {row.work_id: row.rank for row in list_rows(tx, run.id)}
    uses: dict[str, list[str]] = {}
    for work_id, slug in tx.rows(_USES, (contest.id,)):
        uses.setdefault(work_id, []).append(slug)
    rows = []
    for work_id in {*ranks, *awards}:
        track_id, team_name, content = works[work_id]
        rows.append(
            {
                "contest": contest.title.zh,
                "edition_year": contest.edition_year,
                "track": titles[track_id],
                "rank": ranks.get(work_id),
                "awards": words.BETWEEN.zh.join(awards.get(work_id, ())),
                "work_title": json.loads(content).get("title", ""),
                "team_name": team_name,
                "datasets": " ".join(uses.get(work_id, ())),
            }
        )
    order = list(titles.values())
    return sorted(rows, key=lambda row: (order.index(row["track"]), row["rank"] or len(works) + 1, row["work_title"]))


def _awards(tx: Transaction | State, contest_id: str, run_id: str) -> dict[str, list[str]]:
    """{work: titles of its prizes, the highest first}."""
    titles = {prize.id: prize.title.zh for prize in list_prizes(tx, contest_id)}
    awards: dict[str, list[str]] = {}
    for award in list_awards(tx, run_id):
        awards.setdefault(award.work_id, []).append(titles[award.prize_id])
    return awards


def _write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _descriptor(
    contest: Contest, run: ResultRun, rows: Sequence[Mapping[str, Any]], city: City, *, is_demo: bool
) -> dict[str, Any]:
    facts = {"contest": contest.title, "year": contest.edition_year, "count": len(rows), "site": city.site_name}
    day = f"{as_local(run.published_at or run.made_at):%Y-%m-%d}"
    provenance = (words.PROVENANCE_DEMO if is_demo else words.PROVENANCE).filled(**facts)
    library = next((one for one in city.libraries if one.id == "thematic"), city.libraries[0])
    parts = [part.id for part in library.sublibraries]
    return {
        "name": f"contest-results-{contest.slug}",
        **_both("title", words.TITLE.filled(**facts)),
        **_both("description", words.DESCRIPTION.filled(**facts)),
        **_both("limits", words.LIMITS),
        **_both("question", words.QUESTION),
        "keywords": [word.zh for word in words.KEYWORDS],
        "keywords_en": [word.en for word in words.KEYWORDS],
        "created": f"{day}T00:00:00Z",
        "modified": day,
        "licenses": [{"name": next(iter(city.licences_by_id))}],
        "sources": [],
        "contributors": [{**_both("title", city.contact_name), "email": city.contact_email, "roles": ["contact"]}],
        "publisher": next(iter(city.offices_by_id)),
        "library": library.id,
        "sublibrary": "industry" if "industry" in parts else parts[0],
        "theme": "technology" if "technology" in city.themes_by_id else next(iter(city.themes_by_id)),
        "resource_code": f"contest/{contest.slug}",
        "open_type": "unconditional",
        "update_cycle": "irregular",
        "origin": "simulated" if is_demo else "fact",
        "temporal_start": str(contest.edition_year),
        "temporal_end": str(contest.edition_year),
        "spatial_code": city.code,
        "spatial_granularity": "city",
        **_both("provenance", provenance),
        "sensitivity_level": 1,
        "related": sorted({slug for row in rows for slug in row["datasets"].split()}),
        "resources": [_resource()],
    }


def _resource() -> dict[str, Any]:
    return {
        "name": "results",
        **_both("title", words.TABLE),
        "path": "results.csv",
        "schema": {
            "fields": [
                {
                    "name": name,
                    "type": _TYPES.get(name, "string"),
                    **_both("title", words.COLUMNS[name]),
                    "constraints": {"required": name in _REQUIRED},
                }
                for name in _COLUMNS
            ]
        },
    }


def _both(name: str, text: Text) -> dict[str, str]:
    return {name: text.zh, f"{name}_en": text.en}
