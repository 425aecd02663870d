"""The final results as a dataset of the catalogue."""

import csv
from dataclasses import replace

import pytest

from catalog.errors import DatasetKeptElsewhere
from catalog.publishing.packages import dataset_id_of
from catalog.queries import get_dataset
from catalog.store import find_keeper
from contest.results.errors import ResultNotPublic
from contest.statistics.publishing import publish_results_dataset
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.builders import add_dataset, load
from tests.contest.builders import (
    add_award,
    add_contest,
    add_prize,
    add_result_row,
    add_run,
    add_team,
    add_work,
    day,
    insert,
)

pytestmark = pytest.mark.slow  # each writes files and Parquet


@pytest.fixture
def season(catalogue):
    """w1 first, w2 second of the jury; w3, not in the last stage, is the favourite of the public."""
    db, used = catalogue.state, add_dataset(catalogue, "bike-stations")
    add_contest(db, slug="demo-2026")
    add_run(db, status="final")
    for work_id, status in {"w1": "awarded", "w2": "finalist", "w3": "eliminated", "w4": "rejected"}.items():
        add_team(db, f"队 {work_id}", [f"leader-{work_id}"])
        add_work(db, work_id, f"队 {work_id}", status=status)
    add_result_row(db, "w1", 1)
    add_result_row(db, "w2", 2)
    add_prize(db, "first")
    add_prize(db, "favourite", basis="vote", ordinal=9)
    add_award(db, "w1", "first")
    add_award(db, "w3", "favourite")
    insert(
        db,
        "dataset_use",
        work_id="w1",
        number=1,
        dataset_id=used.id,
        versions="{}",
        fields="[]",
        purpose="",
        role="core",
    )
    return catalogue


def publish(catalogue, now=None, is_demo=False):
    return publish_results_dataset(catalogue, "c1", is_demo=is_demo, actor="o1", now=now or day(60))


def rows_of(catalogue, dataset):
    (resource,) = dataset.resources
    with catalogue.files.local_path(resource.version.csv_key).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_results_become_a_dataset_with_public_facts_only(season):
    dataset = publish(season)

    rows = [
        (row["rank"], row["awards"], row["work_title"], row["team_name"], row["datasets"])
        for row in rows_of(season, dataset)
    ]
    assert rows == [
        ("1", "奖项 first", "作品 w1", "队 w1", "bike-stations"),
        ("2", "", "作品 w2", "队 w2", ""),
        ("", "奖项 favourite", "作品 w3", "队 w3", ""),
    ]
    assert (dataset.slug, dataset.origin, dataset.related) == ("contest-results-demo-2026", "fact", ("bike-stations",))
    assert get_dataset(season, "contest-results-demo-2026").row_count == 3
    assert broken_links(season.state) == []


def test_the_datasets_folder_neither_knows_nor_withdraws_it(season):
    dataset = publish(season)

    report = load(season)

    assert report.withdrawn == ()
    assert find_keeper(season.state, dataset.id) == "portal"
    assert get_dataset(season, dataset.slug).row_count == 3


def test_a_demonstration_is_marked_as_simulated(season):
    assert publish(season, is_demo=True).is_simulated


def test_publishing_again_makes_a_version_only_when_something_changed(season):
    first = publish(season)
    same = publish(season, now=day(61))
    with season.state.transaction() as tx:
        tx.execute("UPDATE team SET name = '队 改名' WHERE id = '队 w2'")
    changed = publish(season, now=day(62))

    assert same == first
    assert [one.resources[0].version.number for one in (first, same, changed)] == [1, 1, 2]
    assert replace(changed, resources=(), metadata_modified_at=None) == replace(
        first, resources=(), metadata_modified_at=None
    )


def test_only_an_organiser_publishes_and_only_what_is_final(season):
    with pytest.raises(RoleNeeded):
        publish_results_dataset(season, "c1", is_demo=False, actor="leader-w1", now=day(60))
    with season.state.transaction() as tx:
        tx.execute("UPDATE result_run SET status = 'publicity'")
    with pytest.raises(ResultNotPublic):
        publish(season)

    assert find_keeper(season.state, dataset_id_of("contest-results-demo-2026", season.city)) is None


def test_a_name_that_the_folder_uses_is_refused(season):
    add_dataset(season, "contest-results-demo-2026")

    with pytest.raises(DatasetKeptElsewhere):
        publish(season)

    assert get_dataset(season, "contest-results-demo-2026").title.zh == "contest-results-demo-2026 数据"
