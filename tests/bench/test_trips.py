"""The data of the benchmark: the same on every machine, and accepted by the portal."""

from pathlib import Path

from bench.trips import DISTRICTS, FIELDS, RARE, prepared_folder, request_of, table, write_folder
from catalog.city import read_city
from catalog.publishing.packages import read_package

CITY = Path(__file__).parents[2] / "datasets"


def test_equal_numbers_of_rows_give_equal_tables():
    assert table(500).equals(table(500))
    assert not table(500).equals(table(501).slice(0, 500))


def test_the_table_has_the_columns_and_values_it_promises():
    trips = table(200_000)

    assert (trips.num_rows, trips.column_names) == (200_000, list(FIELDS))
    assert set(trips["district"].to_pylist()) == set(DISTRICTS)
    assert {len(code) for code in trips["code"].to_pylist()} == {8}
    remarks = trips["remark"].to_pylist()
    assert [1 <= sum(word in remark for remark in remarks) <= 30 for word in RARE] == [True] * 20


def test_requests_are_equal_for_equal_repetitions_and_rotate():
    asked = [request_of(number, 1_000_000) for number in range(30)]

    assert asked == [request_of(number, 1_000_000) for number in range(30)]
    assert [each["offset"] for each in asked[:3]] == [500_000, 500_100, 500_200]
    assert len({(each["district"], each["first"]) for each in asked}) > 25
    assert all("2024-01-01" <= str(each["first"]) < str(each["last"]) <= "2025-12-31" for each in asked)


def test_the_folder_is_a_data_package_that_the_portal_accepts(tmp_path):
    write_folder(tmp_path, table(300), CITY)

    dataset = read_package(tmp_path / "bench-trips", read_city(tmp_path))

    assert dataset.is_simulated
    assert [field.name for field in dataset.resources[0].fields] == list(FIELDS)


def test_the_data_is_written_once_and_described_each_time(tmp_path):
    data = prepared_folder(tmp_path, 300, CITY)
    written_at = data.stat().st_mtime_ns
    (data.parent / "datapackage.json").unlink()

    assert prepared_folder(tmp_path, 300, CITY) == data
    assert data.stat().st_mtime_ns == written_at
    assert (data.parent / "datapackage.json").exists()
