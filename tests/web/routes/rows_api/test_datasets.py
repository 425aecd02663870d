"""`/api/v1/datasets`: words, facets, pages and everything about one dataset."""

import pytest

LIST = "/api/v1/datasets"


def _names(answer):
    return [one["name"] for one in answer.json()["datasets"]]


def test_words_and_facets_find_datasets(asking):
    assert set(_names(asking.get(f"{LIST}?sort=title"))) == {"bike-stations", "lines", "old-bikes", "secret-bikes"}
    assert _names(asking.get(f"{LIST}?q=旧自行车"))[0] == "old-bikes"
    assert _names(asking.get(f"{LIST}?origin=simulated&theme=transport&theme=culture-tourism")) == ["bike-stations"]
    assert _names(asking.get(f"{LIST}?open_type=closed")) == ["secret-bikes"]


def test_a_page_links_to_the_next(asking):
    first = asking.get(f"{LIST}?per_page=3&sort=title&origin=fact").json()

    assert (first["total"], first["pages"], len(first["datasets"])) == (3, 1, 3)
    second = asking.get(f"{LIST}?per_page=3&sort=title").json()["next"]
    assert second == "https://data.example/api/v1/datasets?per_page=3&sort=title&page=2"
    assert asking.get(second.removeprefix("https://data.example")).json()["next"] is None


def test_facets_say_what_another_choice_would_leave(asking):
    facets = asking.get(f"{LIST}?open_type=closed").json()["facets"]

    assert facets["open_type"] == [
        {"value": "unconditional", "label": {"zh": "无条件开放", "en": "Open"}, "count": 3},
        {"value": "closed", "label": {"zh": "不予开放", "en": "Closed"}, "count": 1},
    ]


def test_one_dataset_tells_its_tables_columns_and_addresses(asking):
    found = asking.get(f"{LIST}/lines").json()

    assert [(one["name"], one["version"], one["rows"], one["rows_url"]) for one in found["resources"]] == [
        ("lines", 1, 2, "https://data.example/api/v1/datasets/lines/rows"),
        ("stops", 1, 2, "https://data.example/api/v1/datasets/lines/resources/stops/rows"),
    ]
    assert found["resources"][0]["fields"][1]["type"] == "integer"
    assert asking.get(f"{LIST}/{found['id']}").json() == found
    assert (found["office"]["id"], found["licence"]["id"]) == ("jtj", "CC-BY-4.0")


def test_a_closed_dataset_is_described_with_its_reason_and_no_rows(asking):
    found = asking.get(f"{LIST}/secret-bikes").json()

    assert found["closed_reason"] == {"zh": "涉及个人隐私", "en": "Private."}
    assert [one["rows_url"] for one in found["resources"]] == [None]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("colour=red", "unknown_parameter"),
        ("theme=no-such", "unknown_value"),
        ("sort=size", "unknown_value"),
        ("page=0", "bad_count"),
        ("per_page=101", "bad_count"),
        (f"q={'x' * 501}", "query_too_long"),
    ],
)
def test_a_mistake_is_told_instead_of_passed_over(asking, question, code):
    answer = asking.get(f"{LIST}?{question}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


def test_what_is_unchanged_is_not_sent_again(asking):
    first = asking.get(f"{LIST}/lines")

    assert asking.get(f"{LIST}/lines", headers={"if-none-match": first.headers["etag"]}).status_code == 304
