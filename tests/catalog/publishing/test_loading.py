"""The datasets folder goes into the catalogue: what changed, what is broken, what is gone, what survives a kill."""

import shutil
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from catalog.catalogue import open_catalogue
from catalog.queries import get_dataset, list_versions
from core.audit import broken_links
from tests.builders import CLOSED, NOW, ROWS, add_dataset, field, load, write_package
from tests.servers import new_database

LATER = NOW + timedelta(days=1)


def published(catalogue) -> list[str]:
    return [dataset.slug for dataset in catalogue.snapshot().datasets]


def events(catalogue) -> list[str]:
    return [action for (action,) in catalogue.state.rows("SELECT action FROM audit_event ORDER BY sequence")]


def test_a_folder_is_loaded_and_says_so(catalogue, datasets_dir) -> None:
    write_package(datasets_dir, "bikes")
    write_package(datasets_dir, "register", **CLOSED)
    said: list[str] = []

    report = load(catalogue, said=said)

    assert (report.loaded, report.unchanged, report.refused, report.withdrawn) == (("bikes", "register"), 0, (), ())
    assert [line.split(" · ")[0] for line in said[1:3]] == ["[1/2] bikes", "[2/2] register"]
    assert said[0].startswith("正在检查")
    assert said[-1].startswith("数据集：导入或更新 2，未变 0，未发布 0，撤下 0")
    assert [(d.slug, d.row_count) for d in catalogue.snapshot().datasets] == [("bikes", 3), ("register", 0)]
    assert get_dataset(catalogue, "register").resources[0].version is None


def test_what_did_not_change_is_not_touched(catalogue, datasets_dir) -> None:
    before = add_dataset(catalogue, "bikes")
    revision = catalogue.snapshot().revision

    report = load(catalogue, now=LATER)

    assert (report.loaded, report.unchanged) == ((), 1)
    assert catalogue.snapshot().revision == revision
    assert get_dataset(catalogue, "bikes") == before


def test_new_rows_make_a_new_version_and_leave_the_old_one(catalogue) -> None:
    first = add_dataset(catalogue, "bikes").resources[0].version
    other = add_dataset(catalogue, "buses").resources[0].version

    second = add_dataset(catalogue, "bikes", rows=ROWS[:1], now=LATER).resources[0].version

    assert (second.number, second.row_count, second.created_at) == (2, 1, LATER)
    assert list_versions(catalogue, get_dataset(catalogue, "bikes").resources[0]) == [second, first]
    assert get_dataset(catalogue, "buses").resources[0].version == other
    assert catalogue.files.exists(first.parquet_key)


def test_new_words_change_the_record_and_no_version(catalogue) -> None:
    before = add_dataset(catalogue, "bikes")

    after = add_dataset(catalogue, "bikes", title="改了名", now=LATER)

    assert (after.title.zh, after.metadata_modified_at) == ("改了名", LATER)
    assert after.resources[0].version == before.resources[0].version
    assert events(catalogue) == ["publish_dataset", "update_dataset"]


def test_going_back_to_earlier_bytes_is_a_version_of_its_own(catalogue) -> None:
    first = add_dataset(catalogue, "bikes").resources[0].version
    add_dataset(catalogue, "bikes", rows=ROWS[:1])

    third = add_dataset(catalogue, "bikes").resources[0].version

    assert (third.number, third.id) == (3, first.id)


def test_a_broken_package_is_one_line_and_the_rest_loads(catalogue, datasets_dir) -> None:
    write_package(datasets_dir, "bikes")
    write_package(datasets_dir, "broken", rows=[("0168", "和平区", "many")])
    write_package(datasets_dir, "nameless", title_en="")
    (datasets_dir / "empty").mkdir()
    said: list[str] = []

    report = load(catalogue, said=said)

    assert [(p.file, p.field) for p in report.refused] == [
        ("broken/broken.csv", "docks"),
        ("empty/datapackage.json", "—"),
        ("nameless/datapackage.json", "title_en"),
    ]
    assert said[2] == "[2/4] 未发布：broken/broken.csv · docks · 第 1 行的“many”不是整数，应像 1200。"
    assert published(catalogue) == ["bikes"]


def test_a_good_version_stays_when_its_package_breaks_and_moves_on_when_it_is_mended(catalogue) -> None:
    good = add_dataset(catalogue, "bikes")
    write_package(catalogue.settings.datasets_dir, "bikes", rows=[("x", "和平区", "many")])

    assert [problem.field for problem in load(catalogue).refused] == ["docks"]
    assert get_dataset(catalogue, "bikes") == good

    mended = add_dataset(catalogue, "bikes", rows=ROWS[:2])
    assert (mended.resources[0].version.number, mended.row_count) == (2, 2)


def test_a_folder_that_is_gone_withdraws_its_dataset_and_its_return_publishes_it_again(catalogue, datasets_dir) -> None:
    add_dataset(catalogue, "buses")
    before = add_dataset(catalogue, "bikes")
    shutil.move(datasets_dir / "bikes", datasets_dir.parent / "bikes")

    assert load(catalogue, now=LATER).withdrawn == ("bikes",)
    assert published(catalogue) == ["buses"]
    assert load(catalogue, now=LATER).withdrawn == ()

    shutil.move(datasets_dir.parent / "bikes", datasets_dir / "bikes")
    assert load(catalogue, now=LATER).loaded == ("bikes",)
    assert get_dataset(catalogue, "bikes") == before
    assert events(catalogue) == ["publish_dataset", "publish_dataset", "withdraw_dataset", "update_dataset"]


@pytest.mark.parametrize("is_there", [True, False])
def test_an_empty_or_wrong_folder_withdraws_nothing(catalogue, datasets_dir, is_there) -> None:
    add_dataset(catalogue, "bikes")
    shutil.rmtree(datasets_dir / "bikes") if is_there else shutil.rmtree(datasets_dir)
    said: list[str] = []

    report = load(catalogue, said=said)

    assert (report.withdrawn, published(catalogue)) == ((), ["bikes"])
    assert "PORTAL_DATASETS_DIR" in said[0]


def test_closing_a_dataset_hides_its_versions(catalogue) -> None:
    add_dataset(catalogue, "bikes")

    closed = add_dataset(catalogue, "bikes", **CLOSED)

    assert (closed.row_count, closed.resources[0].version) == (0, None)
    assert list_versions(catalogue, closed.resources[0]) == []


def test_lost_derived_files_are_made_again_at_start(catalogue) -> None:
    dataset = add_dataset(catalogue, "bikes")
    version = dataset.resources[0].version
    content = catalogue.files.read_bytes(version.csv_key)
    catalogue.files.remove(version.csv_key)
    catalogue.files.remove(version.parquet_key)
    said: list[str] = []

    load(catalogue, said=said)

    assert catalogue.files.read_bytes(version.csv_key) == content
    assert said[1] == "bikes 第 1 版的派生文件不在，已由原始文件重建。"
    assert get_dataset(catalogue, "bikes") == dataset


def test_a_lost_original_is_said_and_stops_nothing(catalogue) -> None:
    version = add_dataset(catalogue, "bikes").resources[0].version
    catalogue.files.remove(version.parquet_key)
    catalogue.files.remove(version.original_key)
    said: list[str] = []

    report = load(catalogue, said=said)

    assert report.unchanged == 1
    assert version.original_key in said[1]


def test_an_element_has_one_source(catalogue, datasets_dir) -> None:
    (datasets_dir / "elements.csv").write_text("code,name,office\nE1,站点编号,jtj\n", encoding="utf-8")
    source = [field("code", element="E1", element_role="source")]
    write_package(datasets_dir, "a-first", fields=source, rows=[("1",)])
    write_package(datasets_dir, "b-second", fields=source, rows=[("1",)])
    write_package(
        datasets_dir, "c-reference", fields=[field("code", element="E1", element_role="reference")], rows=[("1",)]
    )
    write_package(
        datasets_dir, "d-unknown", fields=[field("code", element="E9", element_role="reference")], rows=[("1",)]
    )

    report = load(catalogue)

    assert report.loaded == ("a-first", "c-reference")
    assert [(p.file, p.field) for p in report.refused] == [
        ("b-second/datapackage.json", "code.element_role"),
        ("d-unknown/datapackage.json", "code.element"),
    ]
    assert "a-first / a-first / code" in report.refused[0].fix.en


def test_a_package_whose_rows_are_wrong_claims_no_element(catalogue, datasets_dir) -> None:
    (datasets_dir / "elements.csv").write_text("code,name,office\nE1,站点编号,jtj\n", encoding="utf-8")
    claims = {"element": "E1", "element_role": "source"}
    write_package(datasets_dir, "a-broken", fields=[field("code", "integer", **claims)], rows=[("many",)])
    write_package(datasets_dir, "b-whole", fields=[field("code", **claims)], rows=[("1",)])

    report = load(catalogue)

    assert [p.file.split("/")[0] for p in report.refused] == ["a-broken"]
    assert report.loaded == ("b-whole",)


def test_a_dataset_that_stays_in_its_good_state_stays_the_source(catalogue, datasets_dir) -> None:
    (datasets_dir / "elements.csv").write_text("code,name,office\nE1,站点编号,jtj\n", encoding="utf-8")
    claims = {"element": "E1", "element_role": "source"}
    write_package(datasets_dir, "a-first", fields=[field("code", **claims)], rows=[("1",)])
    load(catalogue)
    (datasets_dir / "a-first" / "datapackage.json").write_text("{", encoding="utf-8")
    write_package(datasets_dir, "b-second", fields=[field("code", **claims)], rows=[("1",)])

    report = load(catalogue)

    assert [p.field for p in report.refused] == ["JSON", "code.element_role"]
    assert published(catalogue) == ["a-first"]


def test_another_process_sees_the_catalogue_as_it_was_left(catalogue, settings) -> None:
    dataset = add_dataset(catalogue, "bikes", is_compressed=True)
    catalogue.close()

    again = open_catalogue(settings)

    assert again.snapshot().datasets == (dataset,)
    assert load(again, now=LATER).unchanged == 1
    again.close()


def test_postgresql_and_s3_hold_the_same_catalogue(postgres_server, s3_url, settings, datasets_dir, tmp_path) -> None:
    write_package(datasets_dir, "bikes")
    scaled = replace(settings, database_url=new_database(postgres_server), files_url=f"{s3_url}/{uuid.uuid4().hex}")
    catalogues = [open_catalogue(settings), open_catalogue(replace(scaled, data_dir=tmp_path / "replica"))]

    pictures = []
    for catalogue in catalogues:
        load(catalogue)
        write_package(datasets_dir, "bikes", rows=ROWS[:1])
        load(catalogue, now=LATER)
        write_package(datasets_dir, "bikes")
        dataset = get_dataset(catalogue, "bikes")
        pictures.append((dataset, list_versions(catalogue, dataset.resources[0]), events(catalogue)))
        assert load(catalogue, now=LATER).loaded == ("bikes",)
        assert broken_links(catalogue.state) == []
        catalogue.close()

    assert pictures[0] == pictures[1]
    assert [version.number for version in pictures[0][1]] == [2, 1]
