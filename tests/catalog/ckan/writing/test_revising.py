"""package_revise: only a package that is as expected is changed, part by part."""

import pytest

from catalog.ckan.errors import ValidationFailed
from catalog.ckan.packages import as_package
from catalog.ckan.writing.packages import create_package
from catalog.ckan.writing.revising import revise_package
from tests.builders import NOW


@pytest.fixture
def revise(desk):
    def said(**params):
        def shown(dataset):
            return as_package(dataset, desk.catalogue.city, public_url="")

        return revise_package(desk.catalogue, params, shown, account=desk.administrator, now=NOW)

    return said


@pytest.fixture
def package(desk, request):
    name = request.node.name[:60].lower().replace("[", "-").replace("]", "")
    resources = [{"name": one, "url": f"https://a.example/{one}"} for one in ("one", "two")]
    said = {"name": name, "title": "Old", "notes": "Notes", "resources": resources}
    return create_package(desk.catalogue, said, account=desk.administrator, now=NOW)


def test_parts_are_put_in_where_the_package_matches(package, revise):
    made = revise(
        match={"id": package.slug, "title": "Old"},
        update={"title": "New", "resources": {"1": {"name": "second"}}},
        update__resources__extend=[{"name": "third", "url": "https://a.example/third"}],
    )

    assert made.title.zh == "New"
    assert [(one.title.zh, one.link) for one in made.resources] == [
        ("one", "https://a.example/one"),
        ("second", "https://a.example/two"),
        ("third", "https://a.example/third"),
    ]


def test_a_resource_is_meant_by_the_beginning_of_its_id(package, revise):
    first = package.resources[0].id
    made = revise(**{"match__id": package.id, f"update__resources__{first[:8]}__description": "Told"})

    assert [one.description.zh for one in made.resources] == ["Told", ""]


def test_parts_are_taken_out_unless_they_are_to_stay(package, revise):
    second = package.resources[1].id
    made = revise(match={"id": package.id}, filter=[f"+resources__{second[:8]}", "-resources__*", "-notes"])

    assert ([one.id for one in made.resources], made.summary.zh) == ([second], "")


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({}, {"match__id"}),
        ({"match": "no json"}, {"match"}),
        ({"match": ["x"]}, {"match"}),
        ({"filter": "resources"}, {"filter"}),
        ({"update": {"resources": {"9": {"name": "x"}}}}, {"update"}),
        ({"update__resources__extend": "x"}, {"update"}),
        ({"match__title": "Other"}, {"match"}),
    ],
)
def test_what_does_not_fit_changes_nothing(desk, package, revise, said, fields):
    match = {} if not said or "match" in said else {"match__id": package.id}
    with pytest.raises(ValidationFailed) as refused:
        revise(**match, **said)

    assert set(refused.value.fields) == fields
    assert desk.catalogue.snapshot().by_id[package.id] == package
