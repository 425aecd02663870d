"""The reading actions over a small portal: what each answers, whole."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from web.portal import Portal
from web.routes.ckan.table import ACTIONS

Client = TestClient
SITE = "https://data.example"


def ask(client: Client, action: str, /, **params: Any) -> Any:
    answer = client.post(f"/api/3/action/{action}", json=params)
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def refused(client: Client, action: str, /, **params: Any) -> tuple[int, str]:
    answer = client.post(f"/api/3/action/{action}", json=params)
    return answer.status_code, answer.json()["error"]["__type"]


MISSING, UNUSABLE = (404, "Not Found Error"), (409, "Validation Error")


def test_every_action_is_described(client: Client) -> None:
    assert [name for name, action in ACTIONS.items() if len(action.help) < 20] == []
    assert ask(client, "help_show", name="package_show") == ACTIONS["package_show"].help
    assert refused(client, "help_show", name="nothing") == MISSING


def test_the_site_tells_who_it_is(client: Client) -> None:
    assert ask(client, "status_show") == {
        "ckan_version": "2.11.5",
        "site_url": SITE,
        "site_title": "沈阳开放数据",
        "site_description": "找得到、看得懂、拿得走的民生数据",
        "error_emails_to": None,
        "locale_default": "zh_CN",
        "extensions": ["datastore"],
    }
    assert ask(client, "site_read") is True


def test_a_package_is_shown_whole_by_id_and_by_name(client: Client, portal: Portal) -> None:
    record = portal.catalogue.snapshot().by_slug["old-bikes"]
    (resource,) = record.resources
    assert resource.version is not None
    modified = record.metadata_modified_at.isoformat(timespec="microseconds")

    package = ask(client, "package_show", id="old-bikes")

    assert ask(client, "package_show", id=record.id) == package
    assert {name: value for name, value in package.items() if name not in ("extras", "resources", "notes")} == {
        "author": None,
        "author_email": None,
        "creator_user_id": None,
        "id": record.id,
        "isopen": True,
        "license_id": "CC-BY-4.0",
        "license_title": "知识共享 署名 4.0 国际",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "maintainer": "演示服务台",
        "maintainer_email": "data@portal.example",
        "metadata_created": "2026-01-15T00:00:00.000000",
        "metadata_modified": modified,
        "name": "old-bikes",
        "num_resources": 1,
        "num_tags": 1,
        "organization": {
            "id": "jtj",
            "name": "jtj",
            "title": "市交通局",
            "type": "organization",
            "description": "",
            "image_url": "",
            "created": None,
            "is_organization": True,
            "approval_status": "approved",
            "state": "active",
        },
        "owner_org": "jtj",
        "private": False,
        "state": "active",
        "title": "old-bikes 数据",
        "type": "dataset",
        "url": f"{SITE}/dataset/old-bikes",
        "version": "1",
        "groups": [
            {
                "id": "transport",
                "name": "transport",
                "title": "交通出行",
                "display_name": "交通出行",
                "description": "",
                "image_display_url": "",
            }
        ],
        "tags": [
            {"display_name": "自行车", "id": "自行车", "name": "自行车", "state": "active", "vocabulary_id": None}
        ],
        "relationships_as_subject": [],
        "relationships_as_object": [],
    }
    assert package["notes"].startswith("模拟数据：")
    extras = {one["key"]: one["value"] for one in package["extras"]}
    assert (extras["origin"], extras["frequency"], extras["title_en"]) == ("simulated", "annual", "Data of old-bikes")
    assert package["resources"] == [
        {
            "cache_last_updated": None,
            "cache_url": None,
            "created": "2026-01-15T00:00:00.000000",
            "datastore_active": True,
            "description": "",
            "format": "CSV",
            "hash": resource.version.csv_sha256,
            "id": resource.id,
            "last_modified": resource.version.created_at.isoformat(timespec="microseconds"),
            "metadata_modified": modified,
            "mimetype": "text/csv",
            "mimetype_inner": None,
            "name": "old-bikes 表",
            "package_id": record.id,
            "position": 0,
            "resource_type": None,
            "size": resource.version.csv_bytes,
            "state": "active",
            "url": f"{SITE}/dataset/{record.id}/resource/{resource.id}/download/old-bikes.csv",
            "url_type": "upload",
        }
    ]
    assert ask(client, "resource_show", id=resource.id) == package["resources"][0]


def test_packages_are_listed_by_name_page_by_page(client: Client) -> None:
    assert ask(client, "package_list") == ["bike-stations", "old-bikes"]
    assert ask(client, "package_list", limit=1, offset="1") == ["old-bikes"]
    assert ask(client, "package_list", limit=0) == []
    assert ask(client, "package_list", include_private=True, include_drafts=True) == ["bike-stations", "old-bikes"]
    whole = ask(client, "current_package_list_with_resources", limit=1)
    assert [one["name"] for one in whole] == ["bike-stations"]
    assert [one["name"] for one in ask(client, "current_package_list_with_resources", limit=1, page=2)] == ["old-bikes"]


def test_a_search_tells_count_facets_and_packages(client: Client) -> None:
    found = ask(client, "package_search", q="自行车", rows=1, sort="name desc", **{"facet.field": ["organization"]})

    assert found == {
        "count": 2,
        "facets": {"organization": {"jtj": 2}},
        "search_facets": {
            "organization": {
                "items": [{"count": 2, "display_name": "市交通局", "name": "jtj"}],
                "title": "organization",
            }
        },
        "sort": "name desc",
        "results": [ask(client, "package_show", id="old-bikes")],
    }


@pytest.mark.parametrize(
    "address",
    [
        "/api/3/action/package_search?q=&rows=50&start=0&fq=(groups:transport+OR+groups:none)",  # QGIS
        "/api/3/action/package_search?q=&fq=(groups:transport)",
        "/api/3/action/package_search?rows=100&start=0&sort=id+asc&fq=organization:jtj",  # harvesters
        "/api/3/action/package_search?rows=100&start=0&sort=id+asc"
        "&fq=organization:jtj+OR+organization:none+metadata_modified:[2025-12-31T00:00:00Z+TO+*]",
        "/api/action/package_search?q=*:*&fq=-tags:none&fq=%2Bres_format:CSV",
        '/api/3/action/package_search?facet.field=["tags"]&rows=1000',
        "/api/3/action/package_search?fq=metadata_created:%5BNOW-100YEARS+TO+NOW%5D+state:active",
    ],
)
def test_the_addresses_of_known_clients_find_everything(client: Client, address: str) -> None:
    assert sorted(one["name"] for one in client.get(address).json()["result"]["results"]) == [
        "bike-stations",
        "old-bikes",
    ]


def test_a_harvester_pages_until_nothing_comes(client: Client) -> None:
    def page(start: int) -> list[str]:
        asked = {"rows": 1, "start": start, "sort": "id asc"}
        return [one["name"] for one in ask(client, "package_search", **asked)["results"]]

    assert sorted(page(0) + page(1)) == ["bike-stations", "old-bikes"]
    assert page(2) == []


def test_resources_are_found_by_parts_of_their_fields(client: Client) -> None:
    both = ask(client, "resource_search", query="format:cs", order_by="name")
    one = ask(client, "resource_search", query=["name:OLD", "format:csv"])
    sha256 = one["results"][0]["hash"]

    assert [found["name"] for found in both["results"]] == ["bike-stations 表", "old-bikes 表"]
    assert (both["count"], one["count"]) == (2, 1)
    assert ask(client, "resource_search", query="format:cs", limit=1, offset=1)["count"] == 2
    assert ask(client, "resource_search", query=f"hash:{sha256[:6]}")["count"] == 2  # the same rows in both
    assert ask(client, "resource_search", query=f"hash:{sha256[1:7]}")["count"] == 0
    assert ask(client, "resource_search", query="name:表 old")["count"] == 1
    assert refused(client, "resource_search", query="colour:blue") == UNUSABLE
    assert refused(client, "resource_search", query="csv") == UNUSABLE
    assert refused(client, "resource_search") == UNUSABLE


def test_organizations_and_groups_are_those_with_data(client: Client) -> None:
    assert ask(client, "organization_list") == ["jtj"]
    assert ask(client, "group_list") == ["transport"]
    assert ask(client, "group_list", all_fields=True) == [
        {
            "approval_status": "approved",
            "created": None,
            "description": "",
            "display_name": "交通出行",
            "id": "transport",
            "image_display_url": "",
            "image_url": "",
            "is_organization": False,
            "name": "transport",
            "num_followers": 0,
            "package_count": 2,
            "state": "active",
            "title": "交通出行",
            "type": "group",
        }
    ]
    shown = ask(client, "organization_show", id="jtj", include_datasets=True)
    assert [one["name"] for one in shown["packages"]] == ["bike-stations", "old-bikes"]
    assert (shown["package_count"], shown["extras"], shown["users"]) == (2, [], [])
    assert ask(client, "organization_show", id="dsj")["package_count"] == 0  # an office without data has a page too
    assert [one["name"] for one in ask(client, "group_package_show", id="transport", limit=1)] == ["bike-stations"]


def test_members_are_datasets_and_nobody_may_write_without_a_token(client: Client, portal: Portal) -> None:
    ids = [one.id for one in portal.catalogue.snapshot().datasets]

    assert ask(client, "member_list", id="jtj") == [[one, "package", "public"] for one in ids]
    assert ask(client, "member_list", id="transport", object_type="user") == []
    assert ask(client, "organization_list_for_user") == ask(client, "group_list_authz") == []


@pytest.mark.parametrize(
    ("action", "params", "refusal"),
    [
        ("package_show", {}, UNUSABLE),
        ("package_show", {"id": "nothing"}, MISSING),
        ("package_show", {"id": ["a"]}, MISSING),
        ("package_show", {"id": {"a": 1}}, UNUSABLE),
        ("package_list", {"limit": "x"}, UNUSABLE),
        ("package_autocomplete", {}, UNUSABLE),
        ("resource_show", {"id": "nothing"}, MISSING),
        ("resource_view_list", {"id": "nothing"}, MISSING),
        ("resource_view_show", {"id": "nothing"}, MISSING),
        ("organization_show", {"id": "nothing"}, MISSING),
        ("group_show", {"id": "jtj"}, MISSING),
        ("member_list", {"id": "nothing"}, MISSING),
        ("group_list", {"limit": "a"}, UNUSABLE),
        ("group_list", {"offset": "-2"}, UNUSABLE),
        ("group_list", {"sort": "colour"}, UNUSABLE),
        ("group_list", {"sort": "name sideways"}, UNUSABLE),
        ("tag_show", {"id": "nothing"}, MISSING),
        ("tag_list", {"vocabulary_id": "colours"}, MISSING),
        ("vocabulary_show", {"id": "colours"}, MISSING),
        ("package_activity_list", {"id": "nothing"}, MISSING),
        ("package_search", {"colour": "blue"}, (400, "Search Query Error")),
        ("package_search", {"q": "{!func}1"}, (409, "Search Error")),
        ("user_show", {"id": "somebody"}, (403, "Authorization Error")),
    ],
)
def test_what_cannot_be_answered_is_refused(
    client: Client, action: str, params: dict[str, Any], refusal: tuple[int, str]
) -> None:
    assert refused(client, action, **params) == refusal


def test_tags_and_formats_are_completed(client: Client) -> None:
    tag = {"display_name": "自行车", "id": "自行车", "name": "自行车", "state": "active", "vocabulary_id": None}

    assert ask(client, "tag_list") == ["自行车"]
    assert ask(client, "tag_list", query="行车", all_fields=True) == [tag]
    assert ask(client, "tag_list", query="地铁") == []
    assert ask(client, "tag_show", id="自行车") == tag
    shown = ask(client, "tag_show", id="自行车", include_datasets=True)
    assert [one["name"] for one in shown["packages"]] == ["bike-stations", "old-bikes"]
    assert ask(client, "tag_search", query="zixing") == {"count": 1, "results": [tag]}
    assert ask(client, "tag_autocomplete", q="自") == ["自行车"]
    assert ask(client, "tag_autocomplete", q="") == []
    assert ask(client, "tag_search", query=["自", "车"])["count"] == 1
    assert ask(client, "tag_search", query=["自", "铁"])["count"] == 0
    assert ask(client, "format_autocomplete", q="S") == ["csv"]
    assert ask(client, "vocabulary_list") == []
    assert ask(client, "license_list")[0]["id"] == "CC-BY-4.0"


def test_names_and_titles_are_completed(client: Client) -> None:
    assert ask(client, "package_autocomplete", q="ike") == [
        {
            "match_displayed": slug,
            "match_field": "name",
            "name": slug,
            "title": f"{slug} 数据",
        }
        for slug in ("bike-stations", "old-bikes")
    ]
    assert ask(client, "package_autocomplete", q="数", limit=1) == [
        {
            "match_displayed": "bike-stations 数据 (bike-stations)",
            "match_field": "title",
            "name": "bike-stations",
            "title": "bike-stations 数据",
        }
    ]
    assert ask(client, "organization_autocomplete", q="jiaotong") == [{"id": "jtj", "name": "jtj", "title": "市交通局"}]
    assert ask(client, "group_autocomplete", q="卫生") == []


@pytest.mark.parametrize("version", ["", "/1", "/2"])
def test_boxes_of_web_forms_are_completed_without_envelope(client: Client, version: str) -> None:
    def got(path: str) -> Any:
        answer = client.get(f"/api{version}/util/{path}")
        assert answer.headers["content-type"] == "application/json;charset=utf-8"
        return answer.json()

    assert got("dataset/autocomplete?incomplete=old")["ResultSet"]["Result"] == [
        {"match_displayed": "old-bikes", "match_field": "name", "name": "old-bikes", "title": "old-bikes 数据"}
    ]
    assert got("dataset/autocomplete") == {"ResultSet": {"Result": []}}
    assert got("tag/autocomplete?incomplete=行") == {"ResultSet": {"Result": [{"Name": "自行车"}]}}
    assert got("resource/format_autocomplete?incomplete=c") == {"ResultSet": {"Result": [{"Format": "csv"}]}}
    assert got("resource/format_autocomplete") == {"ResultSet": {"Result": []}}
    assert got("group/autocomplete?q=交通") == [{"id": "transport", "name": "transport", "title": "交通出行"}]
    assert got("organization/autocomplete?q=交通") == [{"id": "jtj", "name": "jtj", "title": "市交通局"}]
    assert got("user/autocomplete?q=a") == []


def test_changes_are_listed_without_names(client: Client, portal: Portal) -> None:
    record = portal.catalogue.snapshot().by_slug["old-bikes"]

    recent = ask(client, "recently_changed_packages_activity_list")
    last, first = ask(client, "package_activity_list", id="old-bikes")

    assert sorted(one["data"]["package"]["name"] for one in recent) == ["bike-stations", "old-bikes"]
    assert last in recent
    assert {name: value for name, value in last.items() if name != "id"} == {
        "activity_type": "changed package",
        "data": {"package": {"id": record.id, "name": "old-bikes", "title": "old-bikes 数据"}},
        "object_id": record.id,
        "timestamp": record.metadata_modified_at.isoformat(timespec="microseconds"),
        "user_id": None,
    }
    assert (first["activity_type"], first["timestamp"]) == ("new package", "2026-01-15T00:00:00.000000")
    assert ask(client, "recently_changed_packages_activity_list", limit=0) == []


def test_nobody_is_shown_to_anybody(client: Client) -> None:
    assert ask(client, "user_list") == []
    assert ask(client, "user_autocomplete", q="a") == []


# ---- addresses -------------------------------------------------------------------------------------------------


def test_the_url_of_a_resource_is_its_file(client: Client) -> None:
    resource = ask(client, "package_show", id="old-bikes")["resources"][0]
    path = resource["url"].removeprefix(SITE)

    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["x-data-origin"] == "simulated"
    assert answer.text == "code,district,docks\n0168,和平区,20\n0012,沈河区,35\n0200,和平区,15\n"
    assert len(answer.content) == resource["size"]
    assert client.get(path.rpartition("/")[0]).content == answer.content
    assert client.get(path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_other_addresses_lead_to_their_pages(client: Client) -> None:
    places = {
        "/dataset/old-bikes/resource/x": "/dataset?id=old-bikes&resource=x",
        "/organization/jtj": "/datasets?office=jtj",
        "/group/transport": "/datasets?theme=transport",
        "/group/nothing": "/datasets",
    }

    assert {path: client.get(path).headers["location"] for path in places} == places
    assert client.get("/dataset/nothing/resource/x/download/a.csv").status_code == 404
    assert client.get("/dataset/old-bikes/resource/x/download").status_code == 404
