"""Rows that were just written are in every answer, and a walk ends where the table becomes a new version."""

from catalog.live.folding import fold
from catalog.live.writing import Target, put_rows
from catalog.queries import get_dataset
from core.clock import utc_now

ROWS = "/api/v1/datasets/old-bikes/rows"


def _target(portal):
    dataset = get_dataset(portal.catalogue, "old-bikes")
    resource = dataset.resources[0]
    return Target(dataset.id, resource, resource.version, check=lambda tx: None, actor="office")


def _codes(answer):
    assert answer.status_code == 200, answer.text
    return [row["code"] for row in answer.json()["rows"]]


def test_written_rows_are_read_at_once_and_a_walk_ends_when_they_become_a_version(asking, portal):
    before = asking.get(ROWS)
    assert _codes(before) == ["0168", "0012", "0200"]

    for n in range(4):  # the first write makes a version of its own; the others wait
        row = {"code": f"9{n}", "district": "和平区", "docks": n}
        put_rows(portal.catalogue, _target(portal), [row], method="insert", now=utc_now())

    again = asking.get(ROWS, headers={"if-none-match": before.headers["etag"]})
    assert _codes(again) == ["0168", "0012", "0200", "90", "91", "92", "93"]
    assert again.json()["total"] == 7
    assert _codes(asking.get(f"{ROWS}?version=1")) == ["0168", "0012", "0200"]
    assert _codes(asking.get(f"{ROWS}?sort=-docks&limit=2")) == ["0012", "0168"]
    assert asking.get(f"{ROWS}.csv").text.splitlines()[-1] == "93,和平区,3"
    assert len(asking.get(f"{ROWS}.ndjson?district=和平区").text.splitlines()) == 6

    first = asking.get(f"{ROWS}?limit=5")
    following = first.json()["next"].removeprefix("https://data.example")
    assert _codes(asking.get(following)) == ["92", "93"]
    assert asking.get(following).headers["cache-control"] == "public, no-cache"

    fold(portal.catalogue, _target(portal).resource.id, now=utc_now())
    portal.catalogue.look_again()

    assert asking.get(following).json()["error"]["code"] == "bad_cursor"
    assert asking.get(ROWS).json()["version"] == 3
    assert len(_codes(asking.get(ROWS))) == 7
